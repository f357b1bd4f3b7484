"""`postup serve` in the flesh."""

import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.core.cli.conftest import COMMAND, Postup

pytestmark = pytest.mark.server
PATIENCE_SECONDS = 60


@contextmanager
def serving(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The server, stopped at the end by SIGTERM."""
    process = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port)],
        env={**os.environ, "POSTUP_DATA_DIR": str(folder)},
        cwd="/",
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
        assert process.stderr
        process.stderr.close()


def words_of(process: subprocess.Popen[bytes], lines: int) -> list[str]:
    """The first lines of its standard error, once there are so many."""
    assert process.stderr
    said = b""
    until = time.monotonic() + PATIENCE_SECONDS
    while said.count(b"\n") < lines and time.monotonic() < until and process.poll() is None:
        if select.select([process.stderr], [], [], 0.2)[0]:
            said += os.read(process.stderr.fileno(), 10_000)
    return said.decode().splitlines()


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_fresh_server_says_where_it_is_and_that_monitoring_began_today(tmp_path: Path):
    port = free_port()

    with serving(tmp_path / "data", port) as process:
        said = words_of(process, 3)

    assert said[:2] == [
        f"«Поступ» відкрито: http://127.0.0.1:{port}",
        "Облік почався сьогодні: що мало бути виконано раніше, нікому не закинуто.",
    ]
    assert f"http://127.0.0.1:{port}/invite?token=" in said[2]


def test_a_demonstration_says_so_when_it_is_served(demo: Postup):
    port = free_port()

    with serving(demo.folder, port) as process:
        said = words_of(process, 2)

    assert said[1] == "Дані вигадані: жоден орган і жодна особа не існують."


@pytest.mark.parametrize("weak", ["short", "a" * 64, "changeme" * 8])
def test_a_weak_secret_key_refuses_the_start_by_its_name(tmp_path: Path, weak: str):
    answer = Postup(tmp_path / "data").process("serve", POSTUP_SECRET_KEY=weak)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "POSTUP_SECRET_KEY заслабкий: потрібно щонайменше 32 випадкових знаків.\n"
    )


def test_a_port_in_use_is_told(demo: Postup):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        answer = demo("serve", "--port", port)

    assert answer.code == 1
    assert answer.err == f"Порт {port} зайнято. Вкажіть інший: postup serve --port 8502.\n"


def test_a_server_that_was_stopped_leaves_no_log_and_a_database_for_its_owner_alone(
    tmp_path: Path,
):
    """What was erased is then nowhere, and nobody else on the machine reads who signs in."""
    folder = tmp_path / "data"
    with serving(folder, free_port()) as process:
        words_of(process, 3)
        modes = {path.name: path.stat().st_mode & 0o077 for path in folder.glob("postup.sqlite*")}
        assert {modes[f"postup.sqlite{ending}"] for ending in ("", "-wal", "-shm")} == {0}
        assert folder.stat().st_mode & 0o077 == 0
    assert not (folder / "postup.sqlite-wal").exists()
