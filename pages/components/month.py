"""A month as a grid of days, on a phone as a list; a day opens into what it holds."""

from datetime import date
from html import escape

from core.domain.figures import Demand
from core.domain.register import Register
from core.i18n import _
from core.presenters.deadline_ways import Ways
from core.presenters.event_list import event_items
from core.presenters.labels import PARTS, day_text
from core.presenters.month import (
    MonthDay,
    MonthItem,
    MonthSource,
    MonthView,
    month_name,
    month_view,
    neighbours,
)
from core.presenters.timeline import filing_note
from pages.components import address, asking, charts, lists, pieces, tables
from pages.components.reading import Reading
from pages.components.tables import anchor, chip

MOST_SHOWN, MOST_EVENTS = 4, 200


def draw(
    look: Reading, known: Register, demands: list[Demand], bodies: tuple[str, ...], ways: Ways
) -> None:
    """Draw the month and, below it, the day chosen."""
    first = _first(look)
    year, month = first.year, first.month
    titles = look.ask(asking.measure_titles)
    events = look.ask(asking.event_days, year, month, bodies)
    chosen = address.read().tab
    source = MonthSource(demands, titles, events, look.as_of.today, chosen)
    view = month_view(
        first,
        source,
        ways=ways,
        day_href=lambda day: address.here(year=year, period=f"M{month:02}", tab=day),
    )
    _heading(view, first, look)
    charts.legend()
    _grid(view)
    day = next((day for day in view.days if day.is_chosen), None)
    if day is not None:
        _day(look, known, day, bodies)


def _first(look: Reading) -> date:
    """The month asked for; else that of T, if it is in the part of the year; else the first."""
    first, last = PARTS.get(look.part, (1, 12))
    today = look.as_of.today
    is_now = today.year == look.year and first <= today.month <= last
    return date(look.year, today.month if is_now else first, 1)


def _heading(view: MonthView, first: date, look: Reading) -> None:
    before, after = neighbours(first, look.years)
    links = "".join(
        f"<span>{anchor(text, _address(month))}</span>"
        for month, text in (
            (before, f"← {month_name(before)}" if before else ""),
            (after, f"{month_name(after)} →" if after else ""),
        )
        if month
    )
    pieces.heading(view.title)
    label = escape(_("Місяці"))
    pieces.write(f'<nav class="postup-pages" aria-label="{label}">{links}</nav>')


def _address(month: date) -> str:
    return address.here(year=month.year, period=f"M{month.month:02}", tab=None)


def _grid(view: MonthView) -> None:
    heads = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in view.weekdays)
    rows = "".join(
        f'<tr role="row">{"".join(_cell(day, view) for day in week)}</tr>' for week in view.weeks
    )
    pieces.write(
        f'<div class="postup-month"><table role="table"><caption>{escape(view.title)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _cell(day: MonthDay | None, view: MonthView) -> str:
    if day is None:
        return '<td role="cell" class="postup-none"></td>'
    kinds = {"postup-none": not day.href, "postup-today": day.is_today, "chosen": day.is_chosen}
    names = " ".join(name for name, holds in kinds.items() if holds)
    weekday = view.weekdays[day.day.weekday()]
    number = anchor(str(day.day.day), day.href)
    current = ' aria-current="date"' if day.is_today else ""
    shown = "".join(map(_deadline, day.deadlines[:MOST_SHOWN]))
    rest = len(day.deadlines) - MOST_SHOWN
    words = _("ще {n}").format(n=rest)
    more = f"<small>{escape(words)}</small>" if rest > 0 else ""
    events = f"<small>{escape(day.events_text)}</small>" if day.events else ""
    return (
        f'<td role="cell" class="{names}"{current}><p><b>{number}</b> '
        f'<span class="postup-weekday">{weekday}</span></p>{shown}{more}{events}</td>'
    )


def _deadline(item: MonthItem) -> str:
    text = escape(" · ".join(part for part in (item.text, filing_note(item.forms)) if part))
    return (
        f'<a class="postup-chip postup-{item.mark.code}" href="{escape(item.href)}" '
        f'target="_self" title="{text}" aria-label="{text}">{item.mark.glyph} '
        f"{escape(item.code)}</a>"
    )


def _forms(item: MonthItem) -> str:
    """What the reader has to file by the deadline."""
    links = " · ".join(
        anchor(_("Подати: {body}").format(body=form.body), form.href) for form in item.forms
    )
    return f"<small>{links}</small>" if links else ""


def _day(look: Reading, known: Register, day: MonthDay, bodies: tuple[str, ...]) -> None:
    pieces.heading(day_text(day.day))
    if day.deadlines:
        items = "".join(
            f"<li>{chip(item.mark, item.code)} {anchor(item.text, item.card)}{_forms(item)}</li>"
            for item in day.deadlines
        )
        pieces.write(f'<ul class="postup-list">{items}</ul>')
    else:
        tables.empty(_("Цього дня строків немає."))
    if day.events:
        events = look.ask(asking.events_of_day, day.day, MOST_EVENTS, bodies)
        lists.show(event_items(events, known, address.link))
