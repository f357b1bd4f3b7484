"""A real, migrated SQLite database for every test that asks for one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from core.storage.engine import engine_for
from core.storage.migrate import migrate

settings.register_profile("brief", max_examples=60, deadline=None)
settings.load_profile("brief")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest revision, to be copied."""
    path = tmp_path_factory.mktemp("template") / "postup.sqlite"
    engine = engine_for(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def engine(migrated_file: Path, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of this test's own."""
    path = shutil.copy(migrated_file, tmp_path / "postup.sqlite")
    engine = engine_for(f"sqlite:///{path}")
    yield engine
    engine.dispose()
