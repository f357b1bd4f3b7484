"""Write the demonstration: events in bulk, the rarer facts through their services."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import Engine, insert
from sqlmodel import Session, col, select

from core import clock
from core.domain.figures import PlanInfo
from core.domain.moments import kyiv_date, start_of
from core.domain.permissions import SYSTEM
from core.errors import InvalidInputError
from core.i18n import _
from core.queries.plans import measure_titles, plans
from core.queries.state import instance
from core.services.demo.decisions import decide
from core.services.demo.outcomes import Story, diligence_of, story_of
from core.services.demo.world import demo_world
from core.services.installation import Beginning, initialise
from core.settings import ROOT
from core.storage.fact_tables import (
    ClaimRow,
    ClaimTransition,
    EventBodyRow,
    EventRevisionRow,
    EventRow,
)
from core.storage.migrate import migrate
from core.storage.plan_tables import ObligationRow
from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import Writing, reading, writing

TEXTS = ROOT / "data" / "demo" / "texts.toml"
SHARED = {"2.5": ("3", "7"), "4.1": ("4.3",)}
CHUNK = 5000


@dataclass(frozen=True, slots=True)
class DemoWish:
    """How much to invent: central bodies, years until now, events (None: as they come), seed."""

    bodies: int = 40
    years: int = 2
    events: int | None = None
    seed: int = 781


@dataclass(slots=True)
class _Batch:
    events: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    bodies: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    revisions: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    claims: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    moves: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def write(self, work: Writing) -> None:
        """Insert all and start anew."""
        tables = (EventRow, EventBodyRow, EventRevisionRow, ClaimRow, ClaimTransition)
        rows = (self.events, self.bodies, self.revisions, self.claims, self.moves)
        for table, some in zip(tables, rows, strict=True):
            if some:
                work.session.connection().execute(insert(table), some)
                some.clear()


def fill_demo(engine: Engine, wish: DemoWish) -> dict[str, Any]:
    """Make a demonstration in an empty database, or tell what the one there holds.

    Raises:
        InvalidInputError: the database holds a real installation, or a demonstration that was
            invented from another wish.
    """
    migrate(engine)
    with reading(engine) as session:
        known, earlier = instance(session), _wish_of(session)
    if known is not None and not known.is_demo:
        raise InvalidInputError(
            _("У цій базі справжні дані. Демонстрація потребує окремої теки даних.")
        )
    if earlier is not None and earlier != str(wish):
        raise InvalidInputError(
            _("Тут уже є демонстрація з іншими параметрами. Для нової потрібна порожня тека даних.")
        )
    plan = initialise(
        engine,
        None if known else _beginning(wish),
        lambda: demo_world(bodies=wish.bodies, seed=wish.seed),
    )
    if earlier is None:
        with writing(engine, SYSTEM) as work:
            counts = _invent(work, plan, wish)
            work.audit("demo.fill", "instance", 1, wish=str(wish), **counts)
    return {"seed": wish.seed, **_counts(engine)}


def _wish_of(session: Session) -> str | None:
    """What the demonstration there was invented from; None before it is whole."""
    payload = session.exec(
        select(AuditRow.payload).where(AuditRow.action == "demo.fill").limit(1)
    ).first()
    return None if payload is None else json.loads(payload)["wish"]


def _beginning(wish: DemoWish) -> Beginning:
    first = kyiv_date(clock.now()).year - wish.years + 1
    monitor_from = date(first, 7 if wish.years > 1 else 1, 1)
    return Beginning(first, date(first, 1, 1), monitor_from)


def _invent(work: Writing, plan: PlanInfo, wish: DemoWish) -> dict[str, int]:
    random = Random(wish.seed)  # noqa: S311 invented data, not a secret
    decide(work, plan, random, before_events=True)
    writer = _Writer(work, plan, random)
    written = writer.write(_obligations(work, plan), wish.events)
    decide(work, plan, random, before_events=False)
    return {"events": written}


def _obligations(work: Writing, plan: PlanInfo) -> list[ObligationRow]:
    today = kyiv_date(work.at)
    return list(
        work.session.exec(
            select(ObligationRow)
            .where(
                ObligationRow.plan_id == plan.id,
                ObligationRow.window_start <= today,
                ObligationRow.elapsed == False,  # noqa: E712 a column
            )
            .order_by(col(ObligationRow.due_on), col(ObligationRow.code))
        )
    )


class _Writer:
    """Turns stories into rows with numbers of their own."""

    def __init__(self, work: Writing, plan: PlanInfo, random: Random) -> None:
        self.work, self.plan, self.random = work, plan, random
        self.until = start_of(kyiv_date(work.at))
        self.texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
        titles = measure_titles(work.session, plan)
        self.types = {code: t.event_types or ("publication",) for code, t in titles.items()}
        self.batch = _Batch()
        self.event = self.claim = 0
        self.diligence: dict[str, float] = {}

    def write(self, obligations: list[ObligationRow], wanted: int | None) -> int:
        """Write the events of the obligations until there are as many as wanted."""
        yearly = {(o.body, o.measure, o.year): o for o in obligations}
        for obligation, story in islice(self._stories(obligations, wanted), wanted):
            self._note(obligation, story, self._also(obligation, story, yearly))
            if len(self.batch.events) >= CHUNK:
                self.batch.write(self.work)
        self.batch.write(self.work)
        return self.event

    def _stories(
        self, obligations: list[ObligationRow], wanted: int | None
    ) -> Iterator[tuple[ObligationRow, Story]]:
        rounds = 1 if wanted is None else 1 + 3 * wanted // max(1, len(obligations))
        for _round in range(rounds):
            for obligation in obligations:
                diligence = self.diligence.setdefault(obligation.body, diligence_of(self.random))
                for _time in range(obligation.min_count):
                    story = story_of(obligation, diligence, self.until, self.random)
                    if story:
                        yield obligation, story

    def _also(
        self,
        obligation: ObligationRow,
        story: Story,
        yearly: dict[tuple[str, str, int], ObligationRow],
    ) -> list[ObligationRow]:
        if self.random.random() > 0.15:
            return []
        found = (
            yearly.get((obligation.body, code, obligation.year))
            for code in SHARED.get(obligation.measure, ())
        )
        return [
            other
            for other in found
            if other and other.window_start <= story.held_on[-1] <= other.due_on
        ]

    def _note(self, obligation: ObligationRow, story: Story, also: list[ObligationRow]) -> None:
        self.event += 1
        author = f"demo:{obligation.body}"
        self.batch.events.append(
            {"id": self.event, "plan_id": self.plan.id, "created_by": author,
             "created_at": story.written_at[0]}
        )  # fmt: skip
        self.batch.bodies.append({"event_id": self.event, "body": obligation.body})
        self._note_revisions(obligation, story, author)
        for place, target in enumerate((obligation, *also)):
            self.claim += 1
            self.batch.claims.append(
                {"id": self.claim, "event_id": self.event, "obligation_id": target.id,
                 "is_primary": place == 0}
            )  # fmt: skip
            self._note_moves(story, author)

    def _note_revisions(self, obligation: ObligationRow, story: Story, author: str) -> None:
        kind = self.random.choice(self.types[obligation.measure])
        title = self.texts["titles"][kind].format(topic=self.random.choice(self.texts["topics"]))
        place = self.random.choice(self.texts["places"])
        for number, (held_on, at) in enumerate(
            zip(story.held_on, story.written_at, strict=True), start=1
        ):
            self.batch.revisions.append(
                {"event_id": self.event, "revision": number, "type": kind, "title": title,
                 "held_on": held_on, "place": place,
                 "format": "online" if place == "онлайн" else "in_person",
                 "participants": self.random.randrange(8, 240), "details": {},
                 "links": [f"https://example.org/demo/{self.event}"], "actor": author, "at": at}
            )  # fmt: skip

    def _note_moves(self, story: Story, author: str) -> None:
        secretary = f"demo:{self.texts['people'][self.event % len(self.texts['people'])]}"
        for state, revision, at in story.moves:
            is_own = state in ("draft", "submitted")
            reason = "Додайте посилання на публікацію." if state in ("returned", "revoked") else ""
            self.batch.moves.append(
                {"claim_id": self.claim, "state": state.value, "revision": revision, "at": at,
                 "actor": author if is_own else secretary, "reason": reason}
            )  # fmt: skip


def _counts(engine: Engine) -> dict[str, Any]:
    tables = {"obligations": ObligationRow.id, "events": EventRow.id, "claims": ClaimRow.id}
    with reading(engine) as session:
        plan = plans(session)[0]
        made = {name: len(session.exec(select(column)).all()) for name, column in tables.items()}
        bodies = Counter(session.exec(select(ObligationRow.body)).all())
        years = list(plan.years_until(kyiv_date(clock.now()).year))
    return {"plan": plan.key, "years": years, "bodies": len(bodies), **made}
