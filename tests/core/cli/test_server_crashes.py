"""A running server is killed or stopped in mid-write: what it answered is kept, it comes back."""

import os
import random
import signal
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import func, select

from core.queries.health import findings
from core.queries.plans import plans
from core.queries.state import present
from core.services.attachments import publish_attachment
from core.services.claims import verify_claim
from core.storage.anchors import anchors_file, read_anchors
from core.storage.attachments import AttachmentStore
from core.storage.engine import engine_for
from core.storage.fact_tables import ClaimRow
from core.storage.plan_tables import ObligationRow
from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import reading
from tests.core.attachments import TEXT, sent_in
from tests.core.cli.conftest import Postup
from tests.core.cli.test_server import free_port, serving, words_of
from tests.core.world import FOCAL_POINT, World

pytestmark = pytest.mark.server
READERS = 3


@pytest.fixture
def published(copy_of: Callable[[Postup], Postup], act_year: Postup) -> tuple[Postup, int]:
    """A real installation with a file that everyone may fetch, and its number."""
    copy = copy_of(act_year)
    engine = engine_for(f"sqlite:///{copy.database}")
    with reading(engine) as session:
        world = World(engine, plans(session)[0])
        obligation = session.exec(
            select(ObligationRow.code).where(
                ObligationRow.body == "MVS",
                ObligationRow.period == "2026-H1",
            )
        ).first()
    assert obligation
    claim = world.submit(obligation, "2026-03-09")
    with reading(engine) as session:
        event = session.get_one(ClaimRow, claim).event_id
    number = sent_in(world, AttachmentStore(copy.folder / "attachments"), event=event)
    with world.at("2026-03-10", FOCAL_POINT) as work:
        publish_attachment(work, number, is_public=True)
    with world.at("2026-03-11") as work:
        verify_claim(work, claim)
    engine.dispose()
    return copy, number


def fetch_until_it_ends(address: str, answered: list[int], enough: threading.Event, most: int):
    """Fetch again and again: each answer was audited before it was given."""
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                if answer.read() == TEXT:
                    answered.append(answer.status)
        except OSError:
            return
        if len(answered) >= most:
            enough.set()


def interrupted(folder: Path, number: int, how: signal.Signals, after: int) -> int:
    """Serve, and end the server while it writes, after so many answers; how many there were."""
    answered: list[int] = []
    enough = threading.Event()
    port = free_port()
    with serving(folder, port) as process:
        assert words_of(process, 1)[0].endswith(str(port))
        arguments = (f"http://127.0.0.1:{port}/attachments/{number}", answered, enough, after)
        readers = [
            threading.Thread(target=fetch_until_it_ends, args=arguments) for _ in range(READERS)
        ]
        for reader in readers:
            reader.start()
        assert enough.wait(60)
        os.kill(process.pid, how)
        process.wait(60)
        for reader in readers:
            reader.join()
    return len(answered)


def downloads(folder: Path) -> int:
    """How many downloads the audit tells of, once everything was found to hold."""
    engine = engine_for(f"sqlite:///{folder / 'postup.sqlite'}")
    store = AttachmentStore(folder / "attachments")
    with reading(engine) as session:
        anchors = read_anchors(anchors_file(engine))
        assert findings(session, present(session), anchors=anchors, store=store) == []
        found = session.exec(
            select(func.count()).where(AuditRow.action == "attachment.download")
        ).one()
    engine.dispose()
    return found


@pytest.mark.parametrize(
    "ends",
    [
        pytest.param((signal.SIGKILL, signal.SIGTERM), id="a sample"),
        pytest.param((signal.SIGKILL, signal.SIGTERM) * 8, id="in full", marks=pytest.mark.slow),
    ],
)
def test_a_server_that_is_ended_in_mid_write_keeps_what_it_answered(published, ends):
    """Each start is over what the end before it left."""
    postup, number = published
    chance = random.Random(781)  # noqa: S311 no secret
    answered = 0
    for times, how in enumerate(ends, 1):
        answered += interrupted(postup.folder, number, how, chance.randint(1, 40))
        assert answered <= downloads(postup.folder) <= answered + READERS * times


@pytest.mark.slow
def test_a_first_start_that_is_killed_begins_anew(tmp_path):
    """Killed anywhere in its first load; the moments only spread the trials."""
    for number in range(2, 16):
        folder = tmp_path / str(number)
        with serving(folder, free_port()) as process:
            threading.Event().wait(number / 5)
            os.kill(process.pid, signal.SIGKILL)
            process.wait(60)
        port = free_port()
        with serving(folder, port) as process:
            assert words_of(process, 1)[0].endswith(str(port))
        assert downloads(folder) == 0


def test_no_server_starts_while_a_restore_runs(act_year: Postup, copy_of):
    from core.storage.occupancy import take_alone

    copy = copy_of(act_year)
    with take_alone(engine_for(f"sqlite:///{copy.database}")):
        answer = copy.process("serve", "--port", str(free_port()))
    assert (answer.code, answer.err) == (
        1, "Триває відновлення з резервної копії. Повторіть, коли воно завершиться.\n",
    )  # fmt: skip
