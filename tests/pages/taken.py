"""What a screen offers to take along, without a browser."""

from collections.abc import Callable

import pytest
import streamlit as st

from tests.pages.screens import screen


def offered(address: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The workbooks of a screen by their names, as its buttons would make them."""
    found: dict[str, Callable[[], bytes]] = {}

    def button(_label: str, *, data: Callable[[], bytes], file_name: str, **_look: object) -> None:
        found[file_name] = data

    with monkeypatch.context() as patch:
        patch.setattr(st, "download_button", button)
        screen(address)
        return {name: make() for name, make in found.items() if name.endswith(".xlsx")}
