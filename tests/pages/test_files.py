"""Files that readers take along: what they say of themselves."""

import io

import pytest
from openpyxl import load_workbook

from core.domain.register import Register
from tests.pages.taken import offered

pytestmark = pytest.mark.usefixtures("demo_installation")


def test_files_of_different_things_have_different_names(monkeypatch):
    addresses = (
        "/plan?measure=2.1", "/bodies?body=M027", "/plan?tab=obligations&status=overdue",
        "/?tab=changes&since=2026-06-30", "/?tab=changes&since=2026-03-31",
        "/?tab=changes&since=2027&year=2026", "/bodies", "/bodies?kind=service",
        "/bodies?view=heat", "/bodies?view=heat&q=слу", "/calendar", "/calendar?body=M027",
        "/plan", "/plan?task=2",
    )  # fmt: skip
    names = [name for address in addresses for name in offered(address, monkeypatch)]
    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in names)


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("/bodies?body=M027&measure=2.1", "-m027-2-1-2026-", "захід 2.1"),
        ("/plan?tab=due&status=overdue", "-overdue-due-2026-", "стан: прострочено; строк настав"),
        ("/?tab=changes&since=2026-06-30", "-vid-2026-06-30-", "порівняно: 30.06.2026 — "),
    ],
)
def test_a_file_says_in_its_name_and_inside_what_part_it_holds(
    address, code, words, monkeypatch, demo_register: Register
):
    (name, book), *_rest = offered(address, monkeypatch).items()
    assert code in name
    told = load_workbook(io.BytesIO(book)).worksheets[-1]
    said = {line[0].value: line[1].value for line in told.iter_rows(min_row=3)}
    assert words in said["Що це"]
    assert ("M027" not in address) or demo_register.bodies["M027"].name_uk in said["Що це"]
