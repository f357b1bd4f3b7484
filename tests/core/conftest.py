"""A real, migrated SQLite database for every test that asks for one; a disk that is soon full."""

import os
import shutil
import subprocess
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


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB of the test's own."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(["mount", *options], capture_output=True).returncode:
        pytest.skip("only root may mount a small disk here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
