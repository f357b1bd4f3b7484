"""Submit a draft: the event, its files, its claims and the receipt, all of it or nothing."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlmodel import func, select

from core.domain.drafts import PARTS, DraftContent, Part, record_of
from core.domain.events import EventType
from core.domain.facts import ClaimState
from core.domain.figures import PlanInfo
from core.domain.moments import kyiv_date
from core.domain.permissions import Action, files_by_paper
from core.errors import ConflictError, InvalidInputError
from core.i18n import _
from core.queries.drafts import Draft, draft
from core.queries.organisers import holders
from core.queries.receipts import canonical, hash_of
from core.queries.submissions import claims_of, confirmed, event_record, files_of
from core.services.attachments import link_to_event, publish_attachment, remove_attachment
from core.services.claims import claim_obligation, withdraw_claim
from core.services.drafts import close_draft
from core.services.events import join_event, leave_event, record_event, revise_event
from core.services.permission import check_letter, check_may
from core.storage.filing_tables import ReceiptRow
from core.storage.idempotency import once
from core.storage.unit_of_work import Writing

LONGEST_TITLE = 300
LONGEST_TEXT = 5000


class Lack(NamedTuple):
    """What a draft lacks before it can be submitted: the field, and the sentence beside it."""

    field: str
    sentence: str


def lacks(content: DraftContent, today: date, *, files: int, by_paper: bool = False) -> list[Lack]:
    """Everything that keeps a draft from being submitted, in the order of the form.

    Args:
        content: What the draft says.
        today: The date in Kyiv.
        files: How many files will stand with the event.
        by_paper: Whether the secretariat files for a body that wrote on paper.
    """
    return [
        Lack(field, sentence)
        for field, is_wrong, sentence in (
            ("obligations", not content.obligations, _("Виберіть зобов’язання.")),
            ("letter", by_paper and not content.letter.strip(),
             _("Вкажіть номер і дату листа органу.")),
            *_about_the_record(content),
            *_about_the_days(content, today),
            *_about_the_proof(content, files),
        )
        if is_wrong
    ]  # fmt: skip


def submit_draft(work: Writing, plan: PlanInfo, number: int, *, seen_version: int) -> int:
    """Submit a draft for its obligations, once however often it is asked; the receipt's id.

    Raises:
        NotFoundError: there is no such draft for this actor.
        InvalidInputError: something lacks; the sentence says all of it.
        ConflictError: the draft or the event's record was changed by somebody else meanwhile.
        RuleViolationError: the event cannot count for one of the obligations.
    """
    return once(
        work, f"draft:{number}", "event.submit", lambda: _submit(work, plan, number, seen_version)
    )


def withdraw_submission(work: Writing, event: int, body: str, letter: str = "") -> None:
    """Take back all that a body submitted about an event and that is not decided on.

    Args:
        work: The write under way.
        event: Its number.
        body: Who submitted.
        letter: By which the body asked for it, where the secretariat withdraws for it.

    Raises:
        InvalidInputError: nothing of it waits, or the letter is not named.
    """
    check_may(work, Action.FILE_CLAIM, [body])
    check_letter(work, body, letter)
    waiting = [
        claim
        for claim in claims_of(work.session, event, body)
        if claim.state in (ClaimState.SUBMITTED, ClaimState.RETURNED)
    ]
    if not waiting:
        raise InvalidInputError(_("Тут немає що відкликати."))
    for claim in waiting:
        withdraw_claim(work, claim.id, letter)


def _submit(work: Writing, plan: PlanInfo, number: int, seen_version: int) -> int:
    found = draft(work.session, work.actor, number)
    check_may(work, Action.FILE_CLAIM, [found.body])
    _check_seen(found, seen_version)
    _check_whole(work, found)
    event, revision = _write_record(work, plan, found)
    _attach(work, found, event)
    _claim(work, plan, found, event)
    receipt = _receipt(work, event, revision, found.body)
    close_draft(work, number, event=event, revision=revision)
    return receipt


def _check_seen(found: Draft, seen_version: int) -> None:
    if found.version != seen_version:
        raise ConflictError(_("Цю чернетку тим часом змінили в іншому вікні."))


def _check_whole(work: Writing, found: Draft) -> None:
    kept = files_of(work.session, found.event, found.body) if found.event else []
    staying = [file for file in kept if file.id not in found.content.dropped_files]
    missing = lacks(
        found.content,
        kyiv_date(work.at),
        files=len(staying) + len(found.files),
        by_paper=files_by_paper(work.actor, found.body),
    )
    if missing:
        raise InvalidInputError(" ".join(lack.sentence for lack in missing))


def _write_record(work: Writing, plan: PlanInfo, found: Draft) -> tuple[int, int]:
    """The event and the revision by which it is submitted."""
    record = record_of(found.content)
    if found.event is None:
        return record_event(work, plan, record, frozenset({found.body, *found.content.bodies})), 1
    known = event_record(work.session, found.event)
    _name_organisers(work, found, found.event)
    is_first = not claims_of(work.session, found.event, found.body)
    if is_first and known is not None and known[0] == record:
        return found.event, known[1]
    seen = found.base_revision or 0
    return found.event, revise_event(work, found.event, record, seen_revision=seen)


def _name_organisers(work: Writing, found: Draft, event: int) -> None:
    """Those that a draft names hold the event; who confirmed it does, though it be left out."""
    now, named = holders(work.session, event), frozenset(found.content.bodies)
    for body in sorted(named - now):
        join_event(work, event, body)
    for body in sorted(now - named - confirmed(work.session, event) - {found.body}):
        leave_event(work, event, body)


def _attach(work: Writing, found: Draft, event: int) -> None:
    there = {file.id for file in files_of(work.session, event, found.body)}
    for number in there.intersection(found.content.dropped_files):
        remove_attachment(work, number)
    for file in found.files:
        link_to_event(work, file.attachment.id, event)
        if file.is_public:
            publish_attachment(work, file.attachment.id, is_public=True)


def _claim(work: Writing, plan: PlanInfo, found: Draft, event: int) -> None:
    wanted = found.content.obligations
    for claim in claims_of(work.session, event, found.body):
        is_open = claim.state in (ClaimState.SUBMITTED, ClaimState.RETURNED)
        if is_open and claim.obligation not in wanted:
            withdraw_claim(work, claim.id)
    for code in wanted:
        claim_obligation(
            work, plan, event=event, obligation=code,
            late_by_choice=found.content.is_late_by_choice,
        )  # fmt: skip


def _receipt(work: Writing, event: int, revision: int, body: str) -> int:
    year = kyiv_date(work.at).year
    last = work.session.exec(
        select(func.max(ReceiptRow.number)).where(ReceiptRow.year == year)
    ).one()
    content = canonical(work.session, event=event, revision=revision, body=body, at=work.at)
    row = ReceiptRow(
        year=year, number=(last or 0) + 1, event_id=event, revision=revision, body=body,
        sha256=hash_of(content), actor=work.actor.id, at=work.at,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.audit(
        "receipt.issue", "receipt", f"{row.year}/{row.number}", event=event, revision=revision,
        body=body, sha256=row.sha256,
    )  # fmt: skip
    return row.id or 0


def _about_the_record(content: DraftContent) -> list[tuple[str, bool, str]]:
    title = content.title.strip()
    too_long = _("Назва події задовга: не більше {most} знаків.").format(most=LONGEST_TITLE)
    texts = (content.place, content.audience, content.media, content.note, content.letter)
    return [
        ("type", not content.type, _("Виберіть вид події.")),
        ("title", not title, _("Вкажіть назву події.")),
        ("title", len(title) > LONGEST_TITLE, too_long),
        ("note", any(len(text) > LONGEST_TEXT for text in texts),
         _("Пояснення задовге: не більше {most} знаків.").format(most=LONGEST_TEXT)),
    ]  # fmt: skip


def _about_the_days(content: DraftContent, today: date) -> list[tuple[str, bool, str]]:
    held, began = content.held_on, content.began_on
    late = _("Дата проведення має бути не пізніше сьогодні ({today}).")
    return [
        ("held_on", held is None, _("Вкажіть дату проведення.")),
        ("held_on", bool(held and held > today), late.format(today=f"{today:%d.%m.%Y}")),
        ("held_on", bool(held and began and began > held),
         _("Подія не може закінчитися раніше, ніж почалася.")),
    ]  # fmt: skip


def _about_the_proof(content: DraftContent, files: int) -> list[tuple[str, bool, str]]:
    wants_link = content.type in set(EventType) and Part.LINK in PARTS[EventType(content.type)]
    bad = next((one.address for one in content.links if not is_page(one.address)), "")
    return [
        ("links", bool(bad), _("«{link}» не є адресою сторінки. Адреса починається з https://.").format(link=bad[:60])),
        ("links", wants_link and not content.links, _("Додайте адресу сторінки з публікацією.")),
        ("files", not content.links and not files,
         _("Додайте файл або посилання: без них подію не перевірити.")),
    ]  # fmt: skip


def is_page(address: str) -> bool:
    """Whether a text is the address of a page on the web."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and " " not in address.strip()
