"""Both languages, and small figures to put into words."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from core.i18n import speaking
from tests.core.world import World, install


@pytest.fixture
def in_english() -> Iterator[None]:
    """Texts are made in English."""
    with speaking("en"):
        yield


@pytest.fixture
def world(engine: Engine) -> World:
    """The small installation of `tests.core.world`."""
    return install(engine)
