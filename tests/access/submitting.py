"""What bodies have submitted before a test begins, put there by the services, as screens do."""

import io
import re
from collections.abc import Collection, Iterator
from itertools import islice

from sqlmodel import select

from core import clock
from core.access.identity import actor_id
from core.domain.attachments import Purpose
from core.domain.events import EventRecord, EventType
from core.domain.figures import ObligationStanding
from core.domain.moments import AsOf, kyiv_date
from core.domain.permissions import Actor, Role
from core.domain.status import DONE, Status
from core.queries.plans import plans
from core.queries.standings import Scope, obligation_standings
from core.queries.waiting import QueueWish, queue_keys
from core.services.attachments import arrived, attach_file, link_to_event
from core.services.claims import claim_obligation
from core.services.events import record_event
from core.services.filing import withdraw_submission
from core.storage.access_tables import PersonRow
from core.storage.attachments import AttachmentStore
from core.storage.unit_of_work import reading, writing
from tests.access.conftest import Site

RECEIVED = re.compile(r"Подано\. № \d{4}/\d+")
OPEN = (Status.IN_PROGRESS, Status.DUE_SOON, *DONE)
SECOND = Actor("demo:Зоря Паперова", Role.SECRETARIAT)
"""A secretary whom the demonstration knows and who has no account."""


def this_half() -> str:
    """The half of a year that runs, as periods are named."""
    today = kyiv_date(clock.now())
    return f"{today.year}-H{1 if today.month < 7 else 2}"


def today_typed() -> str:
    """Today as it is typed into a date field."""
    return f"{kyiv_date(clock.now()):%d%m%Y}"


def of_body(body: str) -> Actor:
    """Somebody of a body whom the demonstration knows and who has no account."""
    return Actor(f"demo:{body}", Role.FOCAL_POINT, frozenset({body}))


def actor_named(site: Site, name: str) -> Actor:
    """What services know an account by."""
    with reading(site.engine) as session:
        person = session.exec(select(PersonRow.id).where(PersonRow.name == name)).one()
    one = site.accounts[name]
    return Actor(actor_id(person or 0), Role(one["role"]), frozenset(one["bodies"]))


def owed(
    site: Site, body: str = "", wanted: Collection[Status] = OPEN
) -> Iterator[ObligationStanding]:
    """Obligations of this year that one event meets, of a body or of all."""
    now = AsOf(clock.now())
    with reading(site.engine) as session:
        scope = Scope(plans(session)[0], now, now.today.year, bodies=(body,) if body else ())
        rows = obligation_standings(session, scope)
    return (row for row in rows if row.status in wanted and row.min_count == 1)


def submit(site: Site, row: ObligationStanding, *others: str, title: str = "", **more: str) -> int:
    """File an event of the first day for an obligation (and others of its body); its number."""
    record = EventRecord(
        type=EventType.BRIEFING, title=title or f"Подія за захід {row.measure}",
        held_on=row.window_start, links=("https://example.org/1",), **more,  # pyright: ignore[reportArgumentType]
    )  # fmt: skip
    with writing(site.engine, of_body(row.body)) as work:
        plan = plans(work.session)[0]
        event = record_event(work, plan, record, frozenset({row.body}))
        for code in (row.id, *others):
            claim_obligation(work, plan, event=event, obligation=code)
    return event


def submit_some(site: Site, number: int, *, overdue: bool = False) -> list[tuple[int, str]]:
    """File events in the windows of open obligations, or of overdue ones, which they make good."""
    with reading(site.engine) as session:
        waiting = queue_keys(session, plans(session)[0], QueueWish())
    fitting = owed(site, wanted=(Status.OVERDUE,) if overdue else OPEN)
    made = [(submit(site, row), row.body) for row in islice(fitting, number)]
    assert len(made) == number
    assert not set(made) & set(waiting)
    return made


def send_in(site: Site, event: int, body: str, content: bytes, name: str) -> int:
    """Attach a file to an event; its number."""
    store = AttachmentStore(site.folder / "data" / "attachments")
    with (
        arrived(store, io.BytesIO(content), name) as file,
        writing(site.engine, of_body(body)) as work,
    ):
        number = attach_file(work, store, file, body=body, purpose=Purpose.DOCUMENT)
        link_to_event(work, number, event)
    return number


def take_back(site: Site, made: list[tuple[int, str]]) -> None:
    """Withdraw what was filed, so that the next test begins with an empty queue."""
    for event, body in made:
        with writing(site.engine, of_body(body)) as work:
            withdraw_submission(work, event, body)
