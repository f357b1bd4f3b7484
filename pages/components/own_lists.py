"""The lists of «Мій орган», one at a time."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from core.domain.facts import ClaimState
from core.domain.figures import ObligationStanding, Titles
from core.domain.submissions import Line
from core.i18n import _
from core.presenters import own_body
from core.presenters.filing import clock_text
from core.presenters.requests import consents_table, requests_table
from core.queries.attachments import sent_by
from core.queries.drafts import Draft, drafts
from core.queries.remarks import waiting_for_body
from core.queries.requests import consents_of, exclusion_requests, joinable
from core.queries.waiting import filed, invited
from core.storage.unit_of_work import reading
from core.web.addresses import RECORD
from pages.components import access, address, file_line, frame, owing, own_joining, tables
from pages.components.reading import Reading, engine


@dataclass(frozen=True, slots=True)
class Own:
    """What the screen knows of a body: obligations, what it submitted, its people's drafts."""

    look: Reading
    reader: access.Reader
    body: str
    rows: tuple[ObligationStanding, ...]
    titles: dict[str, Titles]
    lines: tuple[Line, ...]
    drafts: tuple[Draft, ...]

    def stand(self, *states: ClaimState) -> list[Line]:
        """What was submitted and stands so."""
        return [line for line in self.lines if line.state in states]


def own(look: Reading, reader: access.Reader, body: str) -> Own:
    """Read it all; nothing of it is shared between readers."""
    with reading(engine()) as session:
        lines = filed(session, look.plan, (body,))
        mine = [one for one in drafts(session, look.plan, reader.actor) if one.body == body]
    rows = tuple(look.ask(owing.owed_by, body).values())
    return Own(look, reader, body, rows, look.ask(owing.titles), tuple(lines), tuple(mine))


def tabs(known: Own) -> dict[str, str]:
    """The lists with how long they are."""
    counts = {
        "todo": (_("Треба зробити"), len(own_body.to_do(known.rows))),
        "returned": (_("Повернено"), len(own_body.came_back(known.lines))),
        "review": (_("На перевірці"), len(known.stand(ClaimState.SUBMITTED))),
        "done": (_("Прийнято"), len(known.stand(ClaimState.VERIFIED))),
        "drafts": (_("Чернетки"), len(known.drafts)),
    }
    named = {code: f"{words} ({n})" for code, (words, n) in counts.items()}
    return {**named, "files": _("Файли"), "requests": _("Звернення")}


def show(known: Own, tab: str) -> None:
    """One list."""
    _LISTS[tab](known)


def _to_do(known: Own) -> None:
    with reading(engine()) as session:
        common = invited(session, known.look.plan, (known.body,))
        said = waiting_for_body(session, known.look.plan, (known.body,))
    back = own_body.came_back(known.lines)
    rows = own_body.to_do(known.rows)
    today = known.look.now.today
    lists = [own_body.invited_table(common, address.link)] if common else []
    if said:
        lists.append(own_body.remarks_table(said, address.link))
    if back:
        lists.append(own_body.lines_table(back, _("Повернено"), "", today, address.link))
    lists.append(own_body.to_do_table(rows, known.titles, back, today, address.link))
    for table in lists:
        if len(lists) > 1:
            frame.part(table.caption)
        tables.show(table)


def _lines(*states: ClaimState) -> Callable[[Own], None]:
    def draw(known: Own) -> None:
        caption, empty = _("Подані події"), _("Тут поки нічого немає.")
        lines, today = known.stand(*states), known.look.now.today
        tables.show(own_body.lines_table(lines, caption, empty, today, address.link))

    return draw


def _drafts(known: Own) -> None:
    if not known.drafts:
        tables.empty(_("Чернеток немає: усе введене у формі «Подати» з’явиться тут."))
    for one in known.drafts:
        title = one.content.title or _("Без назви")
        at = clock_text(one.saved_at, known.look.now.today)
        link = tables.anchor(title, address.link(RECORD, draft=one.id))
        words = _("збережено о {at}").format(at=at)
        st.html(f'<p class="postup-file">{link}<small>{words}</small></p>')


def _files(known: Own) -> None:
    with reading(engine()) as session:
        found = sent_by(session, known.body)
    if not found:
        tables.empty(_("Файлів ще немає."))
        return
    frame.note(_("Файли вашого органу, останні спочатку."))
    for file in found:
        file_line.show(file)


def _requests(known: Own) -> None:
    plan, body = known.look.plan, known.body
    with reading(engine()) as session:
        found = exclusion_requests(session, plan, body=body)
        stands = consents_of(session, plan, body)
        open_ = joinable(session, plan, body, known.look.now)
    tables.show(requests_table(found))
    frame.note(_("Щоб попросити звільнення, відкрийте зобов’язання зі списку «Треба зробити»."))
    if any(row.by_consent for row in known.rows):
        tables.show(consents_table(stands))
    own_joining.show(known.look, known.reader, body, open_, known.titles)


_LISTS: dict[str, Callable[[Own], None]] = {
    "todo": _to_do,
    "returned": _lines(*own_body.BACK),
    "review": _lines(ClaimState.SUBMITTED),
    "done": _lines(ClaimState.VERIFIED),
    "drafts": _drafts,
    "files": _files,
    "requests": _requests,
}
