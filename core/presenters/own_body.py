"""«Мій орган»: what is to be filed and by when, what came back, what is under review."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from core.domain.facts import ClaimState
from core.domain.figures import ObligationStanding, Titles
from core.domain.moments import kyiv_date
from core.domain.status import DONE, Flag, Status
from core.domain.submissions import Invited, Line, Unanswered
from core.i18n import _, ngettext
from core.presenters.event_list import foreign
from core.presenters.figures import days_count, days_left
from core.presenters.filing import clock_text, state_mark, state_text, type_text
from core.presenters.labels import (
    day_text,
    flag_text,
    mark_of,
    measure_short,
    period_label,
    status_label,
)
from core.presenters.obligation_table import by_urgency
from core.presenters.table import Chip, Column, Row, TableView, Words

TO_DO = frozenset({Status.OVERDUE, Status.DUE_SOON, Status.IN_PROGRESS})
BACK = frozenset({ClaimState.RETURNED, ClaimState.REVOKED})
Link = Callable[..., str]


def to_do(rows: Iterable[ObligationStanding]) -> list[ObligationStanding]:
    """What is still to be filed, the most urgent first; what is reported as nil comes last."""
    open_ = [row for row in rows if row.status in TO_DO]
    return sorted(open_, key=lambda row: (Flag.NIL in row.flags, by_urgency(row)))


def came_back(lines: Iterable[Line]) -> list[Line]:
    """What was returned or revoked and not submitted anew."""
    return [line for line in lines if line.state in BACK]


def finding(rows: Sequence[ObligationStanding], back: int) -> str:
    """«Звітувати за 5 зобов’язань; прострочено 2; повернено 1», or that nothing is owed now."""
    open_ = [row for row in to_do(rows) if Flag.NIL not in row.flags]
    overdue = sum(row.status is Status.OVERDUE for row in open_)
    parts = [ngettext("Звітувати за {n} зобов’язання", "Звітувати за {n} зобов’язань", len(open_))
             .format(n=len(open_))] if open_ else [_("Звітувати зараз немає за що")]  # fmt: skip
    if overdue:
        parts.append(_("прострочено {n}").format(n=overdue))
    if back:
        parts.append(_("повернено {n}").format(n=back))
    return "; ".join(parts)


def nearest(rows: Iterable[ObligationStanding], today: date) -> str:
    """«Найближчий строк 31.12.2026, лишилося 37 днів»."""
    ahead = [row.due_on for row in rows if row.status in TO_DO and row.due_on >= today]
    if not ahead:
        return ""
    day = min(ahead)
    words = _("Найближчий строк {day}, {left}")
    return words.format(day=day_text(day), left=days_left((day - today).days))


def to_do_table(
    rows: Sequence[ObligationStanding],
    titles: Mapping[str, Titles],
    back: Sequence[Line],
    today: date,
    link: Link,
) -> TableView:
    """What is to be filed: what, by when, how it stands, where to file it."""
    reasons = {code: line.reason for line in back for code in line.obligations}
    return TableView(
        caption=_("Треба зробити"),
        columns=(
            Column(_("Захід")), Column(_("Період")), Column(_("Строк")), Column(_("Стан")),
            Column(_("Дія")),
        ),
        rows=tuple(_to_do_row(row, titles, reasons.get(row.id, ""), today, link) for row in rows),
        empty=_("Усе подано. Нові зобов’язання з’являться тут самі."),
    )  # fmt: skip


def lines_table(
    lines: Sequence[Line], caption: str, empty: str, today: date, link: Link
) -> TableView:
    """What was submitted: the event, for what, where it stands and since when."""
    return TableView(
        caption=caption,
        columns=(
            Column(_("Подія")), Column(_("Дата")), Column(_("За зобов’язання")), Column(_("Стан")),
        ),
        rows=tuple(_line_row(line, today, link) for line in lines),
        empty=empty,
    )  # fmt: skip


def invited_table(rows: Sequence[Invited], link: Link) -> TableView:
    """Events that others say this body held too, to be confirmed."""
    return TableView(
        caption=_("Спільні події, які слід підтвердити"),
        columns=(Column(_("Подія")), Column(_("Дата")), Column(_("Дія"))),
        rows=tuple(
            Row((
                Words(row.title, note=type_text(row.type), lang=foreign(row.title)),
                Words(day_text(row.held_on)),
                Words(
                    _("Підтвердити і подати"),
                    href=link("/record", event=row.event, body=row.body),
                ),
            ))
            for row in rows
        ),
    )  # fmt: skip


def remarks_table(rows: Sequence[Unanswered], link: Link) -> TableView:
    """What the secretariat wrote about events of the body and was not answered."""
    return TableView(
        caption=_("Секретаріат пише"),
        columns=(Column(_("Подія")), Column(_("Зауваження")), Column(_("Коли"))),
        rows=tuple(
            Row((
                Words(
                    one.title, note=type_text(one.type), lang=foreign(one.title),
                    href=link("/my", event=one.event, body=one.body),
                ),
                Words(one.text, lang=foreign(one.text)),
                Words(day_text(kyiv_date(one.at))),
            ))
            for one in rows
        ),
    )  # fmt: skip


def settled(rows: Iterable[ObligationStanding]) -> list[ObligationStanding]:
    """What is done, the latest deadline first."""
    return sorted((r for r in rows if r.status in DONE), key=lambda r: r.due_on, reverse=True)


def _to_do_row(
    row: ObligationStanding, titles: Mapping[str, Titles], reason: str, today: date, link: Link
) -> Row:
    measure = f"{row.measure} {measure_short(titles.get(row.measure), '')}".strip()
    progress = _("прийнято {n} із {need}").format(n=row.verified, need=row.min_count)
    note = " · ".join(filter(None, [progress if row.min_count > 1 else "", reason]))
    return Row((
        Words(measure, note=note, note_lang=foreign(reason), href=link("/my", obligation=row.id)),
        Words(period_label(row.period)),
        Words(day_text(row.due_on), note=_time_left(row, today), is_strong=bool(row.days_overdue)),
        Chip(mark_of(row.status), status_label(row.status), tuple(map(flag_text, row.flags))),
        Words(_("Подати"), href=link("/record", obligation=row.id), is_strong=True),
    ))  # fmt: skip


def _time_left(row: ObligationStanding, today: date) -> str:
    if row.days_overdue is not None:
        return _("прострочено на {days}").format(days=days_count(row.days_overdue))
    return days_left((row.due_on - today).days)


def _line_row(line: Line, today: date, link: Link) -> Row:
    when = _("з {at}").format(at=clock_text(line.at, today))
    note = line.reason if line.state in BACK else type_text(line.type)
    obligations = ", ".join(_short(code) for code in line.obligations)
    return Row((
        Words(
            line.title, note=note, href=link("/my", event=line.event, body=line.body),
            lang=foreign(line.title), note_lang=foreign(note),
        ),
        Words(day_text(line.held_on)),
        Words(obligations),
        Chip(state_mark(line.state), state_text(line.state), (when,)),
    ))  # fmt: skip


def _short(code: str) -> str:
    measure, _body, period = code.split("/")
    return f"{measure}, {period_label(period)}"
