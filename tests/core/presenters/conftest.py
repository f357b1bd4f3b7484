"""Both languages, and small figures to put into words."""

from collections.abc import Iterator

import pytest

from core.i18n import speaking


@pytest.fixture
def in_english() -> Iterator[None]:
    """Texts are made in English."""
    with speaking("en"):
        yield
