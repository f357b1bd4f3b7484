"""The command over a data folder of its own."""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.cli import run
from core.settings import settings
from core.storage.engine import engine_for

COMMAND = Path(sys.executable).with_name("postup")


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON on standard output, which holds nothing else."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Postup:
    """`postup` over a data folder."""

    folder: Path

    def __call__(self, *words: str) -> Answer:
        """Run a command within this process, which spares it half a second of imports."""
        out, err = io.StringIO(), io.StringIO()
        with (
            pytest.MonkeyPatch.context() as patch,
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            patch.chdir(self.folder.parent)
            for name in [name for name in os.environ if name.startswith("POSTUP_")]:
                patch.delenv(name)
            patch.setenv("POSTUP_DATA_DIR", str(self.folder))
            settings.cache_clear()
            try:
                code = run(words)
            finally:
                if self.database.exists():
                    engine_for(settings().database).dispose()
                settings.cache_clear()
        return Answer(code, out.getvalue(), err.getvalue())

    def process(self, *words: str, **variables: str) -> Answer:
        """Run a command as people do, with further environment variables."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("POSTUP_")}
        done = subprocess.run(
            [COMMAND, *words],
            cwd=self.folder.parent,
            env={**kept, "POSTUP_DATA_DIR": str(self.folder), **variables},
            capture_output=True,
            timeout=120,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / "postup.sqlite"


@pytest.fixture
def postup(tmp_path: Path) -> Postup:
    """The command over an empty folder."""
    return Postup(tmp_path / "data")


@pytest.fixture(scope="session")
def act_year(tmp_path_factory: pytest.TempPathFactory) -> Postup:
    """The plan's own year, with the dates of the act. Read only."""
    run = Postup(tmp_path_factory.mktemp("act") / "data")
    dates = ("--in-force-from", "2020-09-02", "--monitor-from", "2020-09-02")
    assert run("init", "--year", "2020", *dates).code == 0
    return run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Postup:
    """The demonstration as `make demo` makes it. Read only."""
    run = Postup(tmp_path_factory.mktemp("demo") / "data")
    assert run("demo").code == 0
    return run


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[Postup], Postup]:
    """A copy of an installation, to be damaged."""

    def copy(original: Postup) -> Postup:
        shutil.copytree(original.folder, tmp_path / "data")
        return Postup(tmp_path / "data")

    return copy
