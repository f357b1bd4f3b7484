"""What an act would change, in words and two tables: «Було … стане …»."""

from collections.abc import Mapping

from core.domain.bodies import Body
from core.domain.effects import Effect, Moved
from core.domain.figures import ObligationStanding
from core.domain.rates import RateName, Tally
from core.domain.status import Status
from core.i18n import _, ngettext
from core.presenters.figures import percent, ratio, thousands
from core.presenters.labels import body_short, flag_text, mark_of, period_label, status_label
from core.presenters.table import Chip, Column, Number, Row, TableView, Words

SHOWN = 20


def effect_words(effect: Effect) -> str:
    """How many obligations change, and whether the figures do."""
    number = len(effect.changed)
    if not number:
        words = _("Жодне зобов’язання стану не змінить, показники лишаться такими, як є.")
    else:
        words = ngettext(
            "Зміниться {n} зобов’язання.", "Зміниться {n} зобов’язань.", number
        ).format(n=thousands(number))
        if all(moved.before == moved.after for moved in effect.figures):
            words += " " + _("Показники лишаться такими, як є.")
    return f"{words} {_ahead(effect)}".strip()


def figures_table(effect: Effect, bodies: Mapping[str, Body]) -> TableView:
    """Completion and what is overdue, of each body and of the plan, before and after."""
    return TableView(
        caption=_("Вплив на показники"),
        columns=(
            Column(_("Чиї показники")), Column(_("Виконано було")), Column(_("Виконано стане")),
            Column(_("Прострочено було"), is_number=True),
            Column(_("Прострочено стане"), is_number=True),
        ),
        rows=tuple(_figures(moved, bodies) for moved in effect.figures),
    )  # fmt: skip


def changed_table(effect: Effect, bodies: Mapping[str, Body]) -> TableView:
    """The obligations that change, the first of them."""
    return TableView(
        caption=_("Зобов’язання, які зміняться"),
        columns=(Column(_("Зобов’язання")), Column(_("Було")), Column(_("Стане"))),
        rows=tuple(
            Row((
                Words(obligation_words(pair.now.id, bodies)),
                _stand(pair.before), _stand(pair.after),
            ))
            for pair in effect.changed[:SHOWN]
        ),
    )  # fmt: skip


def rest_words(effect: Effect) -> str:
    """How many changing obligations the table leaves out; empty where none."""
    left = len(effect.changed) - SHOWN
    return _("Показано перші {n}, ще {left}.").format(n=SHOWN, left=left) if left > 0 else ""


def obligation_words(code: str, bodies: Mapping[str, Body]) -> str:
    """An obligation as people say it: «2.1, МВС, I півріччя 2026»."""
    measure, body, period = code.split("/")
    short = body_short(bodies[body]) if body in bodies else body
    return f"{measure}, {short}, {period_label(period)}"


def _ahead(effect: Effect) -> str:
    number = len(effect.ahead)
    if not number:
        return ""
    return ngettext(
        "Ще {n} зобов’язання відкриється, його рахуватимуть у своєму році.",
        "Ще {n} зобов’язань відкриється, їх рахуватимуть у своєму році.",
        number,
    ).format(n=thousands(number))


def _figures(moved: Moved, bodies: Mapping[str, Body]) -> Row:
    whose = body_short(bodies[moved.body]) if moved.body in bodies else moved.body
    named = _("{whose}, {year} рік").format(whose=whose or _("Увесь план"), year=moved.year)
    return Row((
        Words(named), Words(_share(moved.before)),
        Words(_share(moved.after), is_strong=_share(moved.before) != _share(moved.after)),
        Number(moved.before.of(Status.OVERDUE)), Number(moved.after.of(Status.OVERDUE)),
    ))  # fmt: skip


def _share(tally: Tally) -> str:
    rate = tally.rates[RateName.COMPLETION]
    return _("{ratio} ({percent})").format(ratio=ratio(rate), percent=percent(rate))


def _stand(row: ObligationStanding | None) -> Chip | Words:
    if row is None:
        return Words(_("немає"))
    return Chip(mark_of(row.status), status_label(row.status), tuple(map(flag_text, row.flags)))
