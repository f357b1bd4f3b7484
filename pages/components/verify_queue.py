"""The queue: what waits, oldest first; filters, several at once, the other tabs."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import streamlit as st

from core.domain.bodies import ukrainian_order
from core.domain.deciding import Bar, bar_to_line, concerned
from core.domain.register import Register
from core.domain.submissions import Line
from core.i18n import _, ngettext
from core.presenters.event_history import Cast
from core.presenters.labels import body_short, measure_short
from core.presenters.verification import QueueRow, decided_row, queue_row, talk_row
from core.queries.waiting import Queue
from core.web.addresses import ADMIN
from pages.components import (
    access,
    address,
    asking,
    tables,
    verify_asking,
    verify_batch,
    verify_notice,
    verify_rows,
)
from pages.components.reading import Reading, register

FILTERS = ("q", "body", "measure", "age")
AGES = (3, 7, 14, 30)
SIZE = 25


def show(look: Reading, reader: access.Reader) -> None:
    """The title with what waits, the tabs, the filters, the rows."""
    lengths = verify_asking.lengths(look)
    st.title(_headline(lengths), anchor=False)
    verify_notice.show()
    _exclusions(look)
    _tabs(lengths)
    tab = verify_asking.tab()
    if tab == verify_asking.TALK:
        _talk(look)
        return
    _filters(look)
    keys = verify_asking.keys(look)
    page = address.page(tables.last_page(len(keys), SIZE))
    lines = verify_asking.lines(look, tuple(keys[(page - 1) * SIZE : page * SIZE]))
    if not lines:
        tables.empty(_empty(tab), FILTERS)
    elif tab == Queue.DECIDED:
        verify_rows.show(_decided(look, lines))
    else:
        bars = _bars(reader, register(look), look.now.today, lines)
        verify_batch.show(lines, list(_waiting(look, lines, bars)), bars)
    tables.pages(len(keys), page, SIZE)


def _headline(lengths: dict[str, int]) -> str:
    number = lengths[Queue.WAITING] + lengths[Queue.APPEALED]
    if not number:
        return _("На перевірку нічого не чекає")
    words = ngettext("На перевірку чекає {n} подання", "На перевірку чекає {n} подань", number)
    return words.format(n=number)


def _exclusions(look: Reading) -> None:
    """What waits for a decision elsewhere, with the way there."""
    number = look.ask(verify_asking.exclusions, at=look.now)
    if not number:
        return
    words = ngettext(
        "{n} звернення про звільнення чекає на рішення",
        "{n} звернень про звільнення чекає на рішення",
        number,
    )
    tables.way(words.format(n=number), address.link(ADMIN, tab="exclusions"))


def _tabs(lengths: dict[str, int]) -> None:
    names = {
        Queue.WAITING: _("Чекають"), Queue.APPEALED: _("Оскарження"),
        verify_asking.TALK: _("Листування"), Queue.DECIDED: _("Вирішені"),
    }  # fmt: skip
    labels = {
        str(tab): f"{name} {lengths[tab]}" if lengths.get(tab) else name
        for tab, name in names.items()
    }
    address.segments("tab", _("Розділ"), labels, label_visibility="collapsed")


def _filters(look: Reading) -> None:
    known = register(look)
    bodies = {
        code: body_short(known.bodies[code])
        for code in verify_asking.bodies(look)
        if code in known.bodies
    }
    bodies = dict(sorted(bodies.items(), key=lambda item: ukrainian_order(item[1])))
    measures = {
        code: f"{code} {measure_short(titles, '')}".strip()
        for code, titles in look.ask(asking.measure_titles).items()
    }
    ages = {str(age): _age_label(age) for age in AGES}
    asked = address.read()
    if asked.age and asked.age not in AGES:
        ages[str(asked.age)] = _age_label(asked.age)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        hint = _("Подія чи орган")
        address.search("q", _("Пошук"), label_visibility="collapsed", placeholder=hint)
        for name, label, options, blank in (
            ("body", _("Орган"), bodies, _("Усі органи")),
            ("measure", _("Захід"), measures, _("Усі заходи")),
            ("age", _("Скільки чекає"), ages, _("Давні й нові")),
        ):
            address.select(name, label, options, blank=blank, label_visibility="collapsed")


def _age_label(days: int) -> str:
    return ngettext("Чекає {n} день і довше", "Чекає {n} днів і довше", days).format(n=days)


def _bars(
    reader: access.Reader, known: Register, today: date, lines: list[Line]
) -> dict[int, Bar | None]:
    """What keeps the reader from deciding, by the lines' first claims."""
    return {
        line.claim: bar_to_line(
            reader.actor, line, concerned((line.body, *line.bodies), known, today)
        )
        for line in lines
    }


def _waiting(look: Reading, lines: list[Line], bars: dict[int, Bar | None]) -> Iterator[QueueRow]:
    titles, known = look.ask(asking.measure_titles), register(look)
    for line in lines:
        yield queue_row(line, known, titles, look.now.today, bars[line.claim])


def _decided(look: Reading, lines: list[Line]) -> list[QueueRow]:
    actors = tuple(sorted({line.actor for line in lines}))
    cast = Cast(verify_asking.names(look, actors), register(look), names_secretariat=True)
    titles = look.ask(asking.measure_titles)
    return [decided_row(line, cast.register, titles, cast) for line in lines]


def _talk(look: Reading) -> None:
    found = look.ask(verify_asking.talk, at=look.now)
    if not found:
        tables.empty(
            _("Усі зауваження органів мають відповідь, відкликати прийняття ніхто не просить.")
        )
        return
    make = partial(talk_row, register=register(look), today=look.now.today)
    verify_rows.show([make(one) for one in found])


def _empty(tab: str) -> str:
    sentences = {
        str(Queue.WAITING): _("Тут нічого не чекає."),
        str(Queue.APPEALED): _("Оскаржень немає."),
    }
    return sentences.get(tab, _("Рішень ще немає."))
