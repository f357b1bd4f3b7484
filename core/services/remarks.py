"""Remarks between a body and the secretariat about an event."""

from core.domain.claims import ClaimState
from core.domain.permissions import Action, files_by_paper
from core.domain.remarks import RemarkKind
from core.errors import InvalidInputError, NotFoundError, RuleViolationError
from core.i18n import _
from core.queries.submissions import claims_of, has_part, submission
from core.services.permission import check_may
from core.storage.filing_tables import RemarkRow
from core.storage.unit_of_work import Writing

LONGEST = 2000


def remark(
    work: Writing, event: int, body: str, text: str, kind: RemarkKind = RemarkKind.NOTE
) -> None:
    """Write to the other side about a body's part in an event.

    Raises:
        ForbiddenError: the actor files for another body.
        NotFoundError: the body has no part in such an event.
        InvalidInputError: nothing is said, or too much.
        RuleViolationError: it asks for the revocation of what is not accepted.
    """
    _check(work, event, body)
    said = text.strip()
    if not said:
        raise InvalidInputError(_("Напишіть, що саме."))
    if len(said) > LONGEST:
        raise InvalidInputError(_("Задовго: не більше {most} знаків.").format(most=LONGEST))
    if kind is RemarkKind.REVOCATION and not _is_verified(work, event, body):
        raise RuleViolationError(_("Подію не прийнято: її можна просто відкликати."))
    _write(work, event, body, kind, said)


def mark_seen(work: Writing, event: int, body: str) -> None:
    """Say that what the other side wrote was read and needs no other answer; else nothing is said.

    Raises:
        ForbiddenError: the actor files for another body.
        NotFoundError: the body has no part in such an event.
    """
    _check(work, event, body)
    found = submission(work.session, event, body)
    is_bodys = not files_by_paper(work.actor, body)
    if found and found.ends_with_note(from_secretariat=is_bodys):
        _write(work, event, body, RemarkKind.SEEN, RemarkKind.SEEN.value)


def _check(work: Writing, event: int, body: str) -> None:
    check_may(work, Action.REMARK, [body])
    if not has_part(work.session, event, body):
        raise NotFoundError(_("Немає події № {number}.").format(number=event))


def _write(work: Writing, event: int, body: str, kind: RemarkKind, said: str) -> None:
    work.session.add(
        RemarkRow(
            event_id=event, body=body, kind=kind.value, text=said, actor=work.actor.id, at=work.at,
            is_from_secretariat=files_by_paper(work.actor, body),
        )
    )  # fmt: skip
    work.audit(f"remark.{kind.value}", "event", event, body=body, text=said)


def _is_verified(work: Writing, event: int, body: str) -> bool:
    claims = claims_of(work.session, event, body)
    return any(
        claim.verified_by is not None or claim.state is ClaimState.VERIFIED for claim in claims
    )
