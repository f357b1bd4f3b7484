"""The form «Подати» between two runs: which draft it writes, and every change kept on the server.

A change is saved in the widget's callback, before the screen is drawn again; what cannot be saved
stays in the form, and the form says so. What the draft says is each widget's own default: a field
drawn by a run that another cuts short, as after a lost connection, then still says it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import streamlit as st

from core import clock
from core.domain.drafts import DraftContent, Link
from core.domain.events import EventType
from core.domain.figures import PlanInfo
from core.domain.moments import kyiv_date
from core.domain.permissions import Actor
from core.errors import ConflictError, NotFoundError, PostupError
from core.i18n import _
from core.queries.drafts import Draft, draft
from core.services.drafts import begin_draft, keep_apart, save_draft
from core.storage.unit_of_work import noting, reading
from pages.components import access, address
from pages.components.reading import engine

_SHEET = "sheet"
FIELDS = (
    "type", "title", "held_on", "began_on", "place", "format", "participants", "audience", "media",
    "note", "bodies", "is_late_by_choice", "letter",
)  # fmt: skip
MOST_LINKS = 10


@dataclass(slots=True)
class Sheet:
    """The form in this tab: `form` and `rows` name its widgets, `asked` what the address asked.

    `content` is what the form says, `kept` what of it the server has acknowledged; `event` is
    what it corrects or confirms.
    """

    plan: PlanInfo
    actor: Actor
    body: str
    asked: tuple[object, ...]
    content: DraftContent
    form: int
    kept: DraftContent | None = None
    draft: int | None = None
    event: int | None = None
    version: int = 0
    saved_at: datetime | None = None
    rows: int = 0
    uploads: int = 0
    trouble: str = ""
    notice: str = ""
    refused: list[str] = field(default_factory=list[str])
    copy: int | None = None

    def key(self, name: str) -> str:
        """The key of a field's widget."""
        return f"sheet-{self.form}-{name}"


def open_sheet(plan: PlanInfo, actor: Actor, body: str, first: Callable[[], DraftContent]) -> Sheet:
    """The form of this tab if it still is what the address asks for, else a new one.

    Raises:
        NotFoundError: the draft in the address is not there, or not for this actor.
    """
    view = address.read()
    asked = (view.draft, view.obligation, view.body, view.event)
    known: Sheet | None = st.session_state.get(_SHEET)
    is_same = known and (known.draft == view.draft if view.draft else known.asked == asked)
    if known and is_same and (known.actor, known.plan) == (actor, plan):
        sheet = known
    else:
        content = DraftContent() if view.draft else first()
        sheet = Sheet(plan, actor, body, asked, content, known.form + 1 if known else 1)
        sheet.draft = view.draft
        st.session_state[_SHEET] = sheet
    if sheet.draft is not None:
        _refresh(sheet)
    return sheet


def close_sheet() -> None:
    """Forget the form of this tab."""
    st.session_state.pop(_SHEET, None)


def save(sheet: Sheet) -> None:
    """Keep on the server what the form says now."""
    keep(sheet, _collected(sheet))


def keep(sheet: Sheet, content: DraftContent) -> None:
    """Keep a content on the server; beside the other one where somebody else saved meanwhile."""
    sheet.trouble = sheet.notice = ""
    sheet.content = content
    if content == sheet.kept:
        return
    try:
        _write(sheet, content)
    except PostupError as error:
        sheet.trouble = str(error)


def _write(sheet: Sheet, content: DraftContent) -> None:
    who = access.who_is_it().actor
    try:
        with noting(engine(), who) as work:
            if sheet.draft is None:
                number, version = begin_draft(work, sheet.plan, sheet.body, content), 1
            else:
                number, seen = sheet.draft, sheet.version
                version = save_draft(work, number, content, seen_version=seen)
    except ConflictError:
        with noting(engine(), who) as work:
            sheet.copy = keep_apart(work, sheet.draft or 0, content)
        return
    except NotFoundError:
        with noting(engine(), who) as work:
            number, version = keep_apart(work, sheet.draft or 0, content), 1
        sheet.notice = submitted_meanwhile()
    sheet.draft, sheet.version, sheet.kept = number, version, content
    sheet.saved_at = clock.now()
    _point_at(sheet)


def submitted_meanwhile() -> str:
    """What became of a text whose draft somebody else submitted or dropped."""
    return _(
        "Цю чернетку тим часом подали або видалили в іншому вікні. Ваш текст збережено окремою "
        "чернеткою."
    )


def ensure_draft(sheet: Sheet) -> int:
    """The draft's number; an empty form becomes a draft by what is about to be added."""
    if sheet.draft is None:
        keep(sheet, _collected(sheet))
    return sheet.draft or 0


def _point_at(sheet: Sheet) -> None:
    address.write(draft=sheet.draft, obligation=None, event=None, body=None)


def _refresh(sheet: Sheet) -> None:
    """Take over what the server holds; where another tab saved, its widgets are drawn anew."""
    found = _found(sheet)
    sheet.event = found.event
    if found.version != sheet.version and sheet.copy is None and not sheet.trouble:
        sheet.form += 1
        sheet.version, sheet.body = found.version, found.body
        sheet.content = sheet.kept = found.content
        sheet.saved_at = found.saved_at


def _found(sheet: Sheet) -> Draft:
    """The draft; where it was submitted while two texts stood side by side, the own one."""
    with reading(engine()) as session:
        try:
            return draft(session, sheet.actor, sheet.draft or 0)
        except NotFoundError:
            if sheet.copy is None:
                raise
            sheet.draft, sheet.copy, sheet.version, sheet.trouble = sheet.copy, None, 0, ""
            sheet.notice = submitted_meanwhile()
            _point_at(sheet)
            return draft(session, sheet.actor, sheet.draft)


def _collected(sheet: Sheet) -> DraftContent:
    """What the form's widgets hold; a field that is not drawn keeps what the draft says."""
    given: dict[str, Any] = {}
    for name in FIELDS:
        key = sheet.key(name)
        if key in st.session_state:
            given[name] = _plain(name, st.session_state[key])
    content = replace(sheet.content, **given)
    return replace(content, obligations=_obligations(sheet), links=_links(sheet))


def _plain(name: str, value: Any) -> Any:
    if name == "type" and value not in set(EventType):  # never offered, so never chosen
        return ""
    if name in ("type", "title", "place", "format", "audience", "media", "note", "letter"):
        return value or ""
    return tuple(value or ()) if name == "bodies" else value


def _obligations(sheet: Sheet) -> tuple[str, ...]:
    now = sheet.content.obligations
    state = st.session_state
    first = state.get(sheet.key("obligation"), now[0] if now else None)
    others = state.get(sheet.key("others"), now[1:])
    return tuple(dict.fromkeys(code for code in (first, *others) if code))


def _links(sheet: Sheet) -> tuple[Link, ...]:
    rows: list[Link] = []
    for place in range(MOST_LINKS):
        key = sheet.key(f"link-{sheet.rows}-{place}")
        if key not in st.session_state:
            kept = sheet.content.links[place : place + 1]
            rows.extend(kept)
            continue
        text = (st.session_state[key] or "").strip()
        if text:
            rows.append(Link(text, _seen(sheet, place), _note(sheet, place)))
        elif place < len(sheet.content.links):
            sheet.rows += 1  # the rows below move up, under names of their own
            return (*rows, *sheet.content.links[place + 1 :])
    return tuple(rows)


def _seen(sheet: Sheet, place: int) -> date:
    given = st.session_state.get(sheet.key(f"seen-{sheet.rows}-{place}"))
    return given if isinstance(given, date) else kyiv_date(clock.now())


def _note(sheet: Sheet, place: int) -> str:
    return st.session_state.get(sheet.key(f"saw-{sheet.rows}-{place}")) or ""
