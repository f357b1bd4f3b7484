"""Taking a table or a chart along: made only when asked for, under a name that says what it is."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from core.charts.look import ON_LIGHT, Drawing, Ink
from core.charts.picture import picture
from core.documents.book import Book, BookColumn, BookTable, Kind
from core.documents.workbook import workbook_bytes
from core.domain.register import Register
from core.i18n import _, language, speaking
from core.presenters.contract import csv_text
from core.presenters.figures import moment_text, opening
from core.presenters.files import EVERYTHING, About, asked_for, file_name, what_name
from core.presenters.labels import body_name, day_text
from core.presenters.method import book_rules
from core.presenters.sheets import SheetColumn, SheetView, drawn_view, sheet_view, with_names
from pages.components import address
from pages.components.reading import Reading

BOM = "\ufeff"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICTURES = {"png": "image/png", "svg": "image/svg+xml"}
Rows = Callable[[], Sequence[Mapping[str, Any]]]


def asked(names: Collection[str], register: Register) -> About:
    """What the address of this run asks for by some of its parameters."""
    return asked_for(address.read(), names, register.bodies)


def table(
    name: str,
    look: Reading,
    rows: Rows,
    bodies: Register | None = None,
    *,
    about: About = EVERYTHING,
) -> None:
    """Buttons that download rows as a workbook, with the names of `bodies`, and as CSV."""
    entries = bodies.bodies.values() if bodies else ()

    def named() -> Sequence[Mapping[str, Any]]:
        return with_names(rows(), {body.code: body_name(body) for body in entries})

    _button("XLSX", name, look, about, lambda: _workbook(name, look, about, named()), XLSX)
    _button("CSV", name, look, about, lambda: (BOM + csv_text(rows())).encode(), "text/csv")


def drawing(
    name: str,
    look: Reading,
    chart: Callable[[Ink], Drawing],
    finding: str,
    legend: Sequence[tuple[str, str]] = (),
    *,
    about: About = EVERYTHING,
) -> None:
    """Buttons that download a chart as a picture: PNG and SVG, on white paper."""
    note = f"{opening(moment_text(look.as_of, look.now))} · {_source()}"

    def draw(kind: str) -> bytes:
        return picture(chart(ON_LIGHT), kind, title=finding, note=note, legend=legend)

    for kind, mime in PICTURES.items():
        _button(kind.upper(), name, look, about, partial(draw, kind), mime)


def _in(speech: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file, in the reader's language: it is called outside of a run."""

    def made() -> bytes:
        with speaking(speech):
            return make()

    return made


def _button(
    kind: str, name: str, look: Reading, about: About, data: Callable[[], bytes], mime: str
) -> None:
    day = day_text(look.as_of.today)
    st.download_button(
        kind,
        data=_in(language(), data),
        file_name=file_name(name, _period(look), look.as_of.today, kind.lower(), about),
        mime=mime,
        on_click="ignore",
        key=f"{kind.lower()}-{name}",
        help=_("{what}, {kind}, станом на {day}").format(what=what_name(name), kind=kind, day=day),
    )


def _workbook(name: str, look: Reading, about: About, rows: Sequence[Mapping[str, Any]]) -> bytes:
    title = "; ".join((f"{what_name(name)}, {look.period_words}", *about.words))
    drawn = drawn_view(rows)
    book = Book(
        title=title,
        about_title=_("Про файл"),
        about=(
            (_("Що це"), title),
            (_("План"), look.plan.title),
            (_("Станом на"), moment_text(look.as_of, look.now)),
            (_("Рядків"), str(len(rows))),
            *book_rules(),
            (_("Джерело"), _source()),
        ),
        table=_book_table(what_name(name), sheet_view(rows)),
        drawn=_book_table(_("Діаграма"), drawn) if drawn.rows else None,
    )
    return workbook_bytes(book)


def _book_table(title: str, view: SheetView) -> BookTable:
    columns = tuple(map(_book_column, view.columns))
    return BookTable(title, columns, view.rows, view.keys)


def _book_column(column: SheetColumn) -> BookColumn:
    mark = column.mark
    colours = [colour.lstrip("#") for colour in (mark.fill, mark.ink)] if mark else []
    return BookColumn(column.title, Kind(column.kind), column.width, *colours)


def _period(look: Reading) -> str:
    year = "all" if look.is_every_year else str(look.year)
    return f"{year}-{look.part.lower()}" if look.part else year


def _source() -> str:
    return _("Поступ, відкриті дані про виконання плану")
