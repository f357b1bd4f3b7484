"""The small installation, ready in a database of the test's own."""

import pytest
from sqlalchemy import Engine

from tests.core.world import World, install


@pytest.fixture
def world(engine: Engine) -> World:
    """The small installation of `tests.core.world`."""
    return install(engine)
