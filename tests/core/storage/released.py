"""Make the fixture of a released version: a small installation as it stood at a revision, as SQL.

`python -m tests.core.storage.released 0004 > tests/data/released-0004.sql`, once for each revision
that a release ends with, by the program of that release. It is never made anew.
"""

import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from sqlalchemy import Engine

from core.domain.attachments import Record
from core.services.claims import verify_claim
from core.services.commitments import record_consent
from core.services.papers import attach_paper
from core.storage.attachments import AttachmentStore
from core.storage.engine import WRITES, engine_for
from core.storage.migrate import alembic_config
from tests.core.attachments import received, sent_in
from tests.core.services.test_papers import ACTS, AGREED
from tests.core.world import SECRETARY, World, install


def upgrade_to(engine: Engine, revision: str) -> None:
    """Bring an empty database to a revision."""
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        command.upgrade(alembic_config(connection), revision)


def records_with_papers(world: World, store: AttachmentStore) -> None:
    """A document of an event, and one of each record but two consents; one is of nothing yet."""
    sent_in(world, store, event=1)
    for kind, (_body, act) in ACTS.items():
        with received(store) as file, world.at("2026-04-02", SECRETARY) as work:
            attach_paper(work, store, file, [Record(kind, act(work, world.plan))])
    for measure in (None, "5"):
        with world.at("2026-04-03", SECRETARY) as work:
            record_consent(work, world.plan, "NABU", replace(AGREED, measure=measure))
    sent_in(world, store)


def dump(revision: str) -> str:
    """A database at a revision: an event verified, another submitted, records, their audit."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "postup.sqlite"
        engine = engine_for(f"sqlite:///{path}")
        upgrade_to(engine, revision)
        world = install(engine)
        claim = world.submit("2.1/MVS/2026-H1", "2026-03-09")
        world.submit("5/MVS/2026", "2026-04-01")
        with world.at("2026-03-10") as work:
            verify_claim(work, claim)
        records_with_papers(world, AttachmentStore(Path(folder) / "attachments"))
        engine.dispose()
        with closing(sqlite3.connect(path)) as raw:
            return "\n".join(raw.iterdump()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(dump(sys.argv[1]))
