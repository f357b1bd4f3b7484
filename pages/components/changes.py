"""«Що змінилося»: two moments or two years side by side, and each obligation that changed."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from core.domain.moments import AsOf
from core.domain.register import Register
from core.i18n import _
from core.presenters.change_sums import (
    body_changes_rows,
    body_changes_table,
    changes_by_body,
)
from core.presenters.changes import (
    Change,
    Sides,
    change_rows,
    change_table,
    changes_headline,
    compared_rates,
)
from core.presenters.figures import bare_moment
from core.presenters.files import About, compared_with
from core.presenters.labels import day_text
from pages.components import address, asking, behind, downloads, frame, pieces, shell, tables
from pages.components.reading import Reading

SIZE = 50
MOST_BODIES = 12


def show(look: Reading, known: Register) -> None:
    """Draw the comparison with a moment before, or with another year where the address has one."""
    tables.way(_("← Огляд"), address.link("/"))
    since = address.read().since
    if isinstance(since, int) and since in look.years and since != look.year:
        _years(look, known, since)
        return
    earlier = since if isinstance(since, AsOf) and since < look.as_of else look.week_ago
    if since is not None and earlier is not since:
        address.refuse("since", _("З цією датою немає чого порівняти."))
    found = look.ask(asking.changed, earlier)
    sides = Sides(
        day_text(earlier.today), bare_moment(look.as_of), behind.at(look, earlier),
        behind.at(look, look.as_of),
    )  # fmt: skip
    _top(look, changes_headline(found), sides)
    then = look.ask(asking.plan_tally, at=earlier)
    tables.show(compared_rates(then, look.ask(asking.plan_tally), sides))
    about = compared_with(earlier, sides.after)
    _for_whom(look, known, found, about)
    _list(look, known, found, about)


def _top(look: Reading, title: str, sides: Sides) -> None:
    shell.entitle(_("Що змінилося"))
    what = _("порівняно: {before} — {after}")
    frame.headline(title, look, what.format(before=sides.before, after=sides.after))
    with frame.controls(look):
        if not isinstance(address.read().since, int):
            _since(look)
    _other_years(look)


def _other_years(look: Reading) -> None:
    """Links that put another year beside this one, or lead back to two moments."""
    chosen = address.read().since
    links = [
        tables.anchor(str(year), address.here(since=year) if year != chosen else "")
        for year in reversed(look.years)
        if year != look.year and not look.is_every_year
    ]
    if isinstance(chosen, int):
        links.append(tables.anchor(_("дві дати"), address.here(since=None)))
    if links:
        label = escape(_("Порівняти з роком:"))
        pieces.write(f'<p class="postup-context">{label} {" · ".join(links)}</p>')


def _since(look: Reading) -> None:
    with st.popover(_("Змінити дату порівняння")):
        earliest = min(look.plan.frame.in_force_from, look.week_ago.today)
        address.day(
            "since",
            _("Порівняти з"),
            default=look.week_ago.today,
            earliest=earliest,
            latest=look.as_of.today,
        )


def _years(look: Reading, known: Register, other: int) -> None:
    """Two years as of the same moment; their obligations are different ones."""
    before = look.ask(asking.tally_of_year, other)
    link = partial(address.link, "/plan")
    sides = Sides(str(other), str(look.year), partial(link, year=other), link)
    title = _("Роки {before} і {after} поруч").format(before=other, after=look.year)
    _top(look, title, sides)
    tables.show(compared_rates(before, look.ask(asking.plan_tally), sides))
    found = look.ask(asking.differing, other)
    about = compared_with(other, sides.after)
    _for_whom(look, known, found, about, is_of_years=True)
    _list(look, known, found, about, sides)


def _for_whom(
    look: Reading,
    known: Register,
    found: Sequence[Change],
    about: About,
    *,
    is_of_years: bool = False,
) -> None:
    """How many obligations of each body stand better or worse, the most worse first."""
    sums = changes_by_body(found, known, look.as_of.today, is_of_years=is_of_years)
    if not sums:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = _("Для кого змінилося: {n}").format(n=len(sums))
        pieces.heading(heading)
        downloads.table(
            "changes-by-body", look, lambda: body_changes_rows(sums, known), about=about
        )
    tables.show(body_changes_table(sums[:MOST_BODIES], known, address.link))
    if len(sums) > MOST_BODIES:
        frame.note(_("Показано перші {n}; усі — у файлі.").format(n=MOST_BODIES))


def _list(
    look: Reading,
    known: Register,
    found: Sequence[Change],
    about: About,
    years: Sides | None = None,
) -> None:
    """Each obligation that differs."""
    with st.container(horizontal=True, vertical_alignment="center"):
        heading = _("Зобов’язання: {n}").format(n=len(found))
        pieces.heading(heading)
        downloads.table("changes", look, lambda: change_rows(found), known, about=about)
    page = address.page(tables.last_page(len(found), SIZE))
    part = found[(page - 1) * SIZE : page * SIZE]
    titles = look.ask(asking.measure_titles)
    tables.show(change_table(part, known, titles, address.link, look.as_of.today, years))
    tables.pages(len(found), page, SIZE)
