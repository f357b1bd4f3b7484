"""The fields of «Подати»: what was held, when, for which obligations, with which pages."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from core.domain.bodies import Body, ukrainian_order
from core.domain.drafts import PARTS, Part
from core.domain.events import EventFormat, EventType
from core.domain.figures import ObligationStanding, Titles
from core.i18n import _
from core.presenters.filing import format_text, obligation_text, type_text, types_offered
from core.presenters.labels import body_name, day_text, period_label
from core.services.filing import LONGEST_TEXT, LONGEST_TITLE
from pages.components import frame
from pages.components.sheet import MOST_LINKS, Sheet, save


def obligations(
    sheet: Sheet, rows: Mapping[str, ObligationStanding], titles: Mapping[str, Titles]
) -> None:
    """Which obligation the event is for."""
    now = sheet.content.obligations
    options = list(dict.fromkeys([*now[:1], *rows]))
    _select(
        sheet, "obligation", _("За яке зобов’язання"), options, now[0] if now else None,
        words=lambda code: obligation_text(rows[code], titles) if code in rows else code,
        placeholder=_("Виберіть зобов’язання"),
    )  # fmt: skip


def record(sheet: Sheet, titles: Titles | None, today: date) -> None:
    """What was held: type, title, days, and what its type has."""
    content = sheet.content
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _select(
            sheet, "type", _("Вид події"), types_offered(titles), content.type or None,
            words=type_text, placeholder=_("Виберіть вид"), width=320,
        )  # fmt: skip
        _day(sheet, "held_on", _("Дата проведення"), content.held_on, today)
        if content.began_on or st.session_state.get(sheet.key("several")):
            _day(sheet, "began_on", _("Перший день"), content.began_on, today)
        st.toggle(
            _("Тривала кілька днів"), value=content.began_on is not None, key=sheet.key("several")
        )
    _text(sheet, "title", _("Назва події"), content.title, most=LONGEST_TITLE)
    parts = PARTS[EventType(content.type)] if content.type else frozenset(Part) - {Part.LINK}
    _place(sheet, parts)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if Part.PARTICIPANTS in parts:
            st.number_input(
                _("Скільки учасників"), min_value=0, max_value=10_000_000, step=1,
                value=content.participants, key=sheet.key("participants"), width=200,
                on_change=save, args=(sheet,),
            )  # fmt: skip
        _text(sheet, "audience", _("Для кого (за потреби)"), content.audience, width="stretch")
    if Part.MEDIA in parts:
        _text(sheet, "media", _("Які медіа були або повідомили (за потреби)"), content.media)


def links(sheet: Sheet, today: date) -> None:
    """Addresses of pages, each with the day it was seen and what stood there."""
    rows = sheet.content.links
    for place in range(min(len(rows) + 1, MOST_LINKS)):
        link = rows[place] if place < len(rows) else None
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _text(
                sheet, f"link-{sheet.rows}-{place}",
                _("Адреса сторінки {n}").format(n=place + 1), link.address if link else "",
                width="stretch",
            )  # fmt: skip
            if link:
                _day(sheet, f"seen-{sheet.rows}-{place}", _("Переглянуто"), link.seen_on, today)
                _text(
                    sheet, f"saw-{sheet.rows}-{place}", _("Що на сторінці (за потреби)"),
                    link.note, width="stretch",
                )  # fmt: skip


def more(
    sheet: Sheet,
    rows: Mapping[str, ObligationStanding],
    titles: Mapping[str, Titles],
    bodies: Mapping[str, Body],
    confirmed: Mapping[str, Body],
) -> None:
    """What few events need: other obligations, other bodies, an explanation.

    Who has confirmed the event, in `confirmed`, stays.
    """
    content = sheet.content
    is_used = bool(content.obligations[1:] or content.bodies or content.note)
    with st.expander(_("Ще зобов’язання, співорганізатори, пояснення"), expanded=is_used):
        first = content.obligations[:1]
        _several(
            sheet, "others", _("Зарахувати ще за"), [c for c in rows if c not in first],
            content.obligations[1:], lambda code: obligation_text(rows[code], titles),
        )  # fmt: skip
        frame.note(_("Одна подія може виконати кілька зобов’язань, а в підсумках подій вона одна."))
        offered = bodies.keys() - {sheet.body, *confirmed}
        others = sorted(offered, key=lambda c: _order(bodies[c]))
        _several(
            sheet, "bodies", _("Хто ще провів подію"), others, content.bodies,
            lambda code: body_name(bodies[code]),
        )  # fmt: skip
        if confirmed:
            names = "; ".join(map(body_name, confirmed.values()))
            frame.note(_("Уже підтвердили участь: {names}.").format(names=names))
        frame.note(
            _(
                "Кожен орган сам підтверджує участь і зарахування. Запис і пояснення він бачить, "
                "ваших файлів і листування — ні."
            )
        )
        st.text_area(
            _("Пояснення для перевірки"), value=content.note, key=sheet.key("note"),
            max_chars=LONGEST_TEXT, on_change=save, args=(sheet,),
        )  # fmt: skip


def letter(sheet: Sheet) -> None:
    """The paper by which a body wrote, where the secretariat files for it."""
    label = _("Лист органу: номер і дата")
    _text(sheet, "letter", label, sheet.content.letter, placeholder="№ 12/34")
    frame.note(_("Подання буде позначено як подане за листом; перевіряє його інша людина."))


def late_choice(sheet: Sheet, rows: Mapping[str, ObligationStanding]) -> None:
    """What the chosen day means for each obligation: too early, late, or late by choice."""
    held = sheet.content.held_on
    claimed = [rows[code] for code in sheet.content.obligations if code in rows]
    if held is None:
        return
    early = _("{what}: подія {day} була до початку періоду ({start}).")
    late = _("{what}: подія {day} відбулася після строку ({due}), це виконання із запізненням.")
    for row in claimed:
        given = {"what": _short(row), "day": day_text(held)}
        if held < row.window_start:
            st.warning(early.format(**given, start=day_text(row.window_start)))
        elif held > row.due_on:
            st.info(late.format(**given, due=day_text(row.due_on)))
    if not any(held > row.due_on for row in claimed):
        return
    st.checkbox(
        _("Зарахувати за прострочене зобов’язання, а не за інший період"),
        value=sheet.content.is_late_by_choice, key=sheet.key("is_late_by_choice"),
        on_change=save, args=(sheet,),
    )  # fmt: skip


def _short(row: ObligationStanding) -> str:
    return f"{row.measure} · {period_label(row.period)}"


def _place(sheet: Sheet, parts: frozenset[Part]) -> None:
    if Part.PLACE not in parts:
        return
    content = sheet.content
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _text(sheet, "place", _("Місце"), content.place, width="stretch")
        st.segmented_control(
            _("Формат"), [each.value for each in EventFormat], format_func=format_text,
            default=content.format or None, key=sheet.key("format"), on_change=save, args=(sheet,),
        )  # fmt: skip


def _text(
    sheet: Sheet, name: str, label: str, value: str, *, most: int = 1000, **look: Any
) -> None:
    st.text_input(
        label,
        value=value,
        key=sheet.key(name),
        max_chars=most,
        on_change=save,
        args=(sheet,),
        **look,
    )


def _day(sheet: Sheet, name: str, label: str, value: date | None, today: date) -> None:
    st.date_input(
        label, value=value, key=sheet.key(name), format="DD.MM.YYYY",
        min_value=date(2000, 1, 1), max_value=max(today, value or today), width=170,
        on_change=save, args=(sheet,),
    )  # fmt: skip


def _select(
    sheet: Sheet, name: str, label: str, options: list[str], value: str | None, *,
    words: Any, **look: Any,
) -> None:  # fmt: skip
    st.selectbox(
        label, options, index=options.index(value) if value in options else None,
        format_func=words, key=sheet.key(name),
        on_change=save, args=(sheet,), **look,
    )  # fmt: skip


def _several(
    sheet: Sheet, name: str, label: str, options: list[str], value: tuple[str, ...], words: Any
) -> None:
    key = sheet.key(name)
    chosen = st.session_state.get(key, ())
    if not set(chosen) <= set(options):
        st.session_state[key] = [code for code in chosen if code in options]
    st.multiselect(
        label, options, default=[code for code in value if code in options], format_func=words,
        key=key, placeholder=_("Нікого або нічого"),
        on_change=partial(save, sheet),
    )  # fmt: skip


def _order(body: Body) -> Any:
    return ukrainian_order(body_name(body))
