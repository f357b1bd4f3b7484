"""The history of an event and of a body's claims in words: what happened, when, by whom, why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.domain.bodies import Body
from core.domain.events import EventRecord
from core.domain.facts import ClaimState, OrganiserState
from core.domain.permissions import SYSTEM
from core.domain.register import Register
from core.domain.submissions import ActorName, ClaimView, Move, OrganiserMove, Submission
from core.i18n import _
from core.presenters.labels import body_short, period_label
from core.presenters.record_changes import record_changes

INVENTED = "demo:"
DECISIONS = (ClaimState.VERIFIED, ClaimState.RETURNED, ClaimState.REVOKED)
Revisions = Sequence[tuple[int, EventRecord, str, datetime]]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What happened, when, by whom, for which reason."""

    at: datetime
    what: str
    who: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is behind recorded names, and whether people of the secretariat are named.

    A body's people learn that the secretariat decided, not who of it, and which other body
    acted, not who of it. `body` is theirs; nobody's people read all names.
    """

    names: Mapping[str, ActorName]
    register: Register
    names_secretariat: bool
    body: str = ""

    def of(self, actor: str, *, decides: bool = False) -> str:
        """Whoever acted, as the reader may know them.

        Args:
            actor: The recorded name.
            decides: Whether what was done is the secretariat's to do.
        """
        known = self.names.get(actor)
        if not self.names_secretariat and (decides or (known and known.is_secretariat)):
            return _("секретаріат")
        if known and self.body and known.bodies and self.body not in known.bodies:
            return self._contact(min(known.bodies))
        if known:
            return known.name
        if actor == SYSTEM.id:
            return _("система")
        return invented_text(actor, self.register.bodies)

    def short(self, code: str) -> str:
        """A body's short name."""
        body = self.register.bodies.get(code)
        return body_short(body) if body else code

    def _contact(self, code: str) -> str:
        return _contact(code, self.register.bodies)


def invented_text(actor: str, bodies: Mapping[str, Body]) -> str:
    """Who acts in a demonstration: «МВС, контактна особа (вигадана особа)»."""
    who = _contact(actor.removeprefix(INVENTED), bodies)
    return _("{who} (вигадана особа)").format(who=who)


def _contact(code: str, bodies: Mapping[str, Body]) -> str:
    body = bodies.get(code)
    return _("{body}, контактна особа").format(body=body_short(body)) if body else code


def event_history(
    submission: Submission, revisions: Revisions, cast: Cast
) -> tuple[HistoryLine, ...]:
    """All that was written and decided about a body's part in an event, the newest first.

    Args:
        submission: The body's claims of the event.
        revisions: Every revision of its record: number, record, who wrote it, when.
        cast: Who is named, and how.
    """
    lines = [
        *_of_records(revisions, cast),
        *_of_organisers(submission.organisers, cast),
        *_of_claims(submission.claims, cast),
    ]
    return tuple(sorted(lines, key=lambda line: line.at)[::-1])


def actors_of(submission: Submission, revisions: Revisions) -> frozenset[str]:
    """Everybody whose name the history, and the remarks beside it, may want."""
    moves = (move.actor for claim in submission.claims for move in claim.moves)
    authors = (actor for _number, _record, actor, _at in revisions)
    said = (remark.actor for remark in submission.remarks)
    named = (move.actor for move in submission.organisers)
    return frozenset({*moves, *authors, *said, *named, submission.recorded_by})


def claim_text(claim: ClaimView) -> str:
    """What an event is claimed for: «2.1, I півріччя 2026»."""
    return f"{claim.measure}, {period_label(claim.period)}"


def _of_records(revisions: Revisions, cast: Cast) -> list[HistoryLine]:
    lines: list[HistoryLine] = []
    before: EventRecord | None = None
    for _number, record, actor, at in revisions:
        lines.append(HistoryLine(at, _written(before, record), cast.of(actor)))
        before = record
    return lines


def _written(before: EventRecord | None, record: EventRecord) -> str:
    if before is None:
        return _("Подію записано")
    names = ", ".join(change.name.lower() for change in record_changes(before, record))
    return _("Запис виправлено: {fields}").format(fields=names) if names else _("Запис повторено")


def _of_organisers(moves: Sequence[OrganiserMove], cast: Cast) -> list[HistoryLine]:
    out, back = _("Не серед організаторів: {body}"), _("Знову серед організаторів: {body}")
    return [
        HistoryLine(
            move.at,
            (out if move.state is OrganiserState.OUT else back).format(body=cast.short(move.body)),
            cast.of(move.actor),
        )
        for move in moves
    ]


def _of_claims(claims: Sequence[ClaimView], cast: Cast) -> list[HistoryLine]:
    """The moves, those of several claims made in one act as one line."""
    acts: dict[tuple[datetime, ClaimState, bool, bool, str], tuple[Move, list[str]]] = {}
    for claim in claims:
        for before, move in zip((None, *claim.moves), claim.moves, strict=False):
            if move.state is ClaimState.DRAFT or (before and _goes_with(before, move)):
                continue
            act = (move.at, move.state, move.is_undo, move.is_appeal, move.actor)
            acts.setdefault(act, (move, []))[1].append(claim_text(claim))
    return [
        HistoryLine(
            move.at,
            f"{act_text(move)}: {'; '.join(whats)}",
            cast.of(move.actor, decides=move.is_undo or move.state in DECISIONS),
            move.reason,
        )
        for move, whats in acts.values()
    ]


def _goes_with(before: Move, move: Move) -> bool:
    """Whether a move only says that what waited beside an acceptance waits still."""
    is_of_one_act = move.at == before.at and move.is_undo
    is_other = before.is_undo or before.state is ClaimState.REVOKED
    return is_of_one_act and is_other and move.state is ClaimState.SUBMITTED


def act_text(move: Move) -> str:
    """What a move did."""
    if move.is_undo and move.state is ClaimState.VERIFIED:
        return _("Рішення скасовано, прийняття знову чинне")
    if move.is_undo:
        return _("Рішення скасовано, знову на перевірці")
    if move.is_appeal:
        return _("Повернення оскаржено")
    return {
        ClaimState.SUBMITTED: _("Подано на перевірку"),
        ClaimState.VERIFIED: _("Прийнято"),
        ClaimState.RETURNED: _("Повернено на доопрацювання"),
        ClaimState.REVOKED: _("Прийняття відкликано"),
        ClaimState.WITHDRAWN: _("Відкликано органом"),
    }[move.state]
