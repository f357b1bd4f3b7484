"""An event's record as named lines, and where its claims stand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from core.domain.bodies import Body
from core.domain.drafts import Link, content_of
from core.domain.events import EventRecord
from core.domain.figures import Titles
from core.domain.submissions import Submission
from core.i18n import _
from core.presenters.cards import Fact
from core.presenters.event_list import foreign
from core.presenters.filing import clock_text, format_text, state_mark, state_text, type_text
from core.presenters.labels import body_name, day_text, measure_short, period_label
from core.presenters.table import Chip, Column, Row, TableView, Words


def event_facts(found: Submission, bodies: Mapping[str, Body]) -> tuple[Fact, ...]:
    """What the record says; what it does not say is left out."""
    record, content = found.record, content_of(found.record)
    names = [body_name(bodies[code]) if code in bodies else code for code in found.bodies]
    days = day_text(record.held_on)
    if record.began_on:
        days = f"{day_text(record.began_on)}–{days}"
    lines = (
        Fact(_("Вид події"), type_text(record.type.value)),
        Fact(_("Дата проведення"), days),
        Fact(_("Хто провів"), "; ".join(names)),
        Fact(_("Місце"), _place(record)),
        Fact(_("Учасники"), "" if record.participants is None else str(record.participants)),
        Fact(_("Для кого"), content.audience),
        Fact(_("Медіа"), content.media),
        *(Fact(_("Сторінка"), page_text(link), href=link.address) for link in content.links),
        Fact(_("Пояснення"), content.note),
        Fact(_("Лист органу"), content.letter if found.is_by_letter else ""),
    )
    return tuple(replace(line, lang=foreign(line.text)) for line in lines if line.text)


def page_text(link: Link) -> str:
    """A page's address with when it was seen and what stood there."""
    seen = _("переглянуто {day}").format(day=day_text(link.seen_on)) if link.seen_on else ""
    return " · ".join(part for part in (link.address, seen, link.note) if part)


def stand_table(found: Submission, titles: Mapping[str, Titles], today: date) -> TableView:
    """Each claim of a body: for which obligation, where it stands, since when and why."""
    return TableView(
        caption=_("За що подано"),
        columns=(Column(_("Зобов’язання")), Column(_("Стан")), Column(_("З якого часу"))),
        rows=tuple(
            Row((
                Words(f"{claim.measure} {measure_short(titles.get(claim.measure), '')} · "
                      f"{period_label(claim.period)}", note=claim.last.reason,
                      note_lang=foreign(claim.last.reason)),
                Chip(state_mark(claim.state), state_text(claim.state)),
                Words(clock_text(claim.last.at, today)),
            ))
            for claim in found.claims
        ),
        empty=_("Орган ще не подав цієї події за жодне зобов’язання."),
    )  # fmt: skip


def _place(record: EventRecord) -> str:
    return " · ".join(part for part in (record.place, format_text(record.format.value)) if part)
