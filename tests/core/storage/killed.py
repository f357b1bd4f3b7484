"""What a process does that will be killed: it writes, and says what was acknowledged.

`python -m tests.core.storage.killed URL FOLDER NAME`: events by the product's own services, each
with a file, claims and decisions on some, a line on standard output once both were acknowledged.
"""

import io
import sys
from datetime import date
from pathlib import Path

from core.domain.attachments import Purpose
from core.domain.events import EventRecord, EventType
from core.domain.permissions import Actor, Role
from core.files.kinds import FileKind
from core.queries.plans import plans
from core.services.attachments import Checked, attach_file, link_to_event
from core.services.claims import claim_obligation, verify_claim
from core.services.events import record_event
from core.storage.attachments import AttachmentStore
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading, writing

SECRETARY = Actor("olena", Role.SECRETARIAT)
OBLIGATIONS = tuple(
    (body, f"{measure}/{body}/{period}")
    for body in ("MVS", "DSNS", "OLD", "MINCYFRA")
    for measure, period in (("2.1", "2026-H1"), ("3", "2026"), ("5", "2026"))
)


def main(url: str, folder: str, name: str) -> None:
    """Write until killed."""
    engine, store = engine_for(url), AttachmentStore(Path(folder))
    clerk = Actor(name, Role.FOCAL_POINT, frozenset({"MVS", *(body for body, _ in OBLIGATIONS)}))
    with reading(engine) as session:
        plan = plans(session)[0]
    claim = 0
    for number in range(100_000):
        record = EventRecord(
            type=EventType.BRIEFING, title=f"{name} {number}", held_on=date(2026, 3, 9)
        )
        incoming = store.receive(io.BytesIO(record.title.encode() * 2000), most_bytes=10**7)
        assert incoming is not None
        body, obligation = OBLIGATIONS[number % len(OBLIGATIONS)]
        with writing(engine, clerk) as work:
            event = record_event(work, plan, record, frozenset({"MVS", body}))
            file = Checked(incoming, "звіт.txt", FileKind.TXT)
            attachment = attach_file(work, store, file, body="MVS", purpose=Purpose.DOCUMENT)
            link_to_event(work, attachment, event)
            if number % 3 == 0:  # what is derived of claims is written in the same transaction
                claim = claim_obligation(work, plan, event=event, obligation=obligation)
        if number % 6 == 0:
            with writing(engine, SECRETARY) as work:
                verify_claim(work, claim)
        sys.stdout.write(f"{event} {attachment} {incoming.sha256}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
