"""What «Перевірка» asks the database: the queue that the address asks for, one submission whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from core.domain.deadline_rules import Rule
from core.domain.events import EventRecord
from core.domain.facts import ClaimState
from core.domain.figures import ObligationStanding
from core.domain.moments import AsOf, end_of
from core.domain.submissions import ActorName, Alike, Line, Submission, Unanswered
from core.presenters.event_history import actors_of
from core.presenters.search import body_texts, matches
from core.queries import waiting
from core.queries.actors import actor_names
from core.queries.alike import alike
from core.queries.remarks import waiting_for_secretariat
from core.queries.requests import exclusions_waiting
from core.queries.standings import Scope, obligation_standings
from core.queries.submissions import claims_of, revisions_of, submission
from core.queries.waiting import Key, Queue, QueueWish
from pages.components import address, asking
from pages.components.reading import Reading, register

TALK = "requests"
TABS = (Queue.WAITING, Queue.APPEALED, TALK, Queue.DECIDED)


def tab() -> str:
    """The tab that the address asks for; the first if it names none."""
    asked = address.read().tab
    return asked if asked in TABS else Queue.WAITING


def wish(look: Reading) -> QueueWish:
    """The queue, as the address narrows it: on a card the body asked for is kept as `of`."""
    view = address.read()
    queue = Queue.WAITING if tab() == TALK else Queue(tab())
    until = end_of(look.now.today - timedelta(days=view.age)) if view.age else None
    body = view.body if view.event is None else view.of
    return QueueWish(queue=queue, body=body, measure=view.measure, before=until)


def keys(look: Reading) -> list[Key]:
    """Which submissions the address asks for, in the order of the queue."""
    if tab() == TALK:
        return [(one.event, one.body) for one in look.ask(talk, at=look.now)]
    wanted, query = wish(look), address.read().q
    found = look.ask(_keys, wanted, at=look.now)
    if not query:
        return found
    titles, known = look.ask(_titles, wanted, at=look.now), register(look).bodies
    texts = {body: body_texts(known[body]) for _event, body in found if body in known}
    return [key for key in found if matches(query, (titles[key], *texts.get(key[1], ())))]


def lines(look: Reading, some: tuple[Key, ...]) -> list[Line]:
    """The lines of some submissions of the queue."""
    return look.ask(_lines, QueueWish(queue=wish(look).queue), some, at=look.now)


def bodies(look: Reading) -> list[str]:
    """The bodies that the queue has anything of."""
    found = look.ask(_keys, QueueWish(queue=wish(look).queue), at=look.now)
    return list(dict.fromkeys(body for _event, body in found))


def lengths(look: Reading) -> dict[str, int]:
    """How much each tab holds; of what was decided nobody asks."""
    counted = {queue: look.ask(_length, queue, at=look.now) for queue in (TABS[0], TABS[1])}
    return {**counted, TALK: len(look.ask(talk, at=look.now))}


@dataclass(frozen=True, slots=True)
class Case:
    """A submission with all that speaks for it or against it.

    `decided` is the record of the last revision that was decided on before this one.
    """

    found: Submission
    revisions: tuple[tuple[int, EventRecord, str, datetime], ...]
    decided: EventRecord | None
    decided_at: datetime | None
    names: Mapping[str, ActorName]
    standings: Mapping[str, ObligationStanding]
    alike: tuple[Alike, ...]


def case(look: Reading, event: int, body: str) -> Case | None:
    """What a body submitted about an event, or None where it submitted nothing."""
    return look.ask(_case, event, body, at=look.now)


def rules(look: Reading) -> dict[str, tuple[Rule, ...]]:
    """The rules of each measure's deadline."""
    return {one.code: one.deadline.rules for one in look.ask(asking.plan_text).measures}


def names(look: Reading, actors: tuple[str, ...]) -> dict[str, ActorName]:
    """The people behind recorded names."""
    return look.ask(_names, actors, at=look.now)


def talk(session: Session, look: Reading, _as_of: AsOf) -> list[Unanswered]:
    """Remarks of bodies and requests to revoke that wait."""
    return waiting_for_secretariat(session, look.plan)


def exclusions(session: Session, look: Reading, _as_of: AsOf) -> int:
    """How many requests for exclusion wait."""
    return exclusions_waiting(session, look.plan)


def _keys(session: Session, look: Reading, _as_of: AsOf, wanted: QueueWish) -> list[Key]:
    return waiting.queue_keys(session, look.plan, wanted)


def _titles(session: Session, look: Reading, _as_of: AsOf, wanted: QueueWish) -> dict[Key, str]:
    return waiting.queue_titles(session, look.plan, wanted)


def _lines(
    session: Session, look: Reading, _as_of: AsOf, wanted: QueueWish, some: tuple[Key, ...]
) -> list[Line]:
    return waiting.queue_lines(session, look.plan, wanted, some)


def _length(session: Session, look: Reading, _as_of: AsOf, queue: Queue) -> int:
    return waiting.queue_length(session, look.plan, QueueWish(queue=queue))


def _names(
    session: Session, _look: Reading, _as_of: AsOf, actors: tuple[str, ...]
) -> dict[str, ActorName]:
    return actor_names(session, actors)


def _case(session: Session, look: Reading, as_of: AsOf, event: int, body: str) -> Case | None:
    claims = claims_of(session, event, body)
    open_ones = [claim for claim in claims if claim.state is ClaimState.SUBMITTED] or claims
    if not open_ones:
        return None
    number = max(claim.last.revision for claim in open_ones)
    found = submission(session, event, body, revision=number)
    if found is None:
        return None
    revisions = tuple(revisions_of(session, event))
    earlier = [
        move
        for claim in claims
        for move in claim.moves
        if move.state in (ClaimState.VERIFIED, ClaimState.RETURNED) and move.revision < number
    ]
    last = max(earlier, key=lambda move: move.at, default=None)
    standings = obligation_standings(session, Scope(look.plan, as_of, None, bodies=(body,)))
    return Case(
        found,
        revisions,
        next((r for n, r, _who, _at in revisions if last and n == last.revision), None),
        last.at if last else None,
        actor_names(session, actors_of(found, revisions)),
        {one.id: one for one in standings},
        tuple(_alike(session, look, found)),
    )


def _alike(session: Session, look: Reading, found: Submission) -> list[Alike]:
    return alike(
        session, look.plan, body=found.body, type_=found.record.type.value,
        held_on=found.record.held_on, title=found.record.title,
        hashes=[file.sha256 for file in found.files], but_event=found.event,
    )  # fmt: skip
