"""The register of decisions in words: what was decided, when, about whom."""

from collections.abc import Sequence

from core.domain.facts import ExclusionKind
from core.domain.figures import Decision, DecisionKind
from core.domain.moments import kyiv_date
from core.domain.register import Register
from core.i18n import _, ngettext
from core.presenters.event_list import foreign
from core.presenters.figures import thousands
from core.presenters.items import Item, Items
from core.presenters.labels import body_short, day_text, period_label


def decision_items(decisions: Sequence[Decision], register: Register) -> Items:
    """Decisions in the order given."""
    return Items(
        tuple(_item(decision, register) for decision in decisions),
        _("Рішень ще немає."),
    )


def _item(decision: Decision, register: Register) -> Item:
    is_event = decision.kind is DecisionKind.EVENT
    words = decision.detail if is_event else _words(decision)
    parts = [day_text(kyiv_date(decision.at)), *_whom(decision, register)]
    if is_event:
        parts.insert(1, _("подію прийнято"))
    return Item(words, " · ".join(parts), lang=foreign(words) if is_event else "")


def _words(decision: Decision) -> str:
    if decision.kind is DecisionKind.APPROVED:
        return _ground(decision.detail)
    day = day_text(decision.day)
    return {
        DecisionKind.LIFTED: _("Зобов’язання повернуто до обліку"),
        DecisionKind.GIVEN: _("Згоду на участь надано, діє з {day}").format(day=day),
        DecisionKind.DECLINED: _("Згоди на участь не надано, діє з {day}").format(day=day),
        DecisionKind.EXTENDED: _("Вирішено подовжити строк до {day}").format(day=day),
        DecisionKind.SUPERSEDED: _("Замінено новою редакцією або через зміну органу"),
        DecisionKind.ADDED: _("З’явилося через зміну плану, органу або рішення"),
    }[decision.kind]


def _ground(kind: str) -> str:
    return {
        ExclusionKind.NOT_APPLICABLE: _("Визнано, що захід не стосується"),
        ExclusionKind.NO_BUDGET: _("Звільнено: немає бюджетних призначень"),
        ExclusionKind.WAIVED: _("Звільнено від виконання"),
    }[ExclusionKind(kind)]


def _whom(decision: Decision, register: Register) -> list[str]:
    """The body and the period of one, or how many there are."""
    is_event = decision.kind is DecisionKind.EVENT
    if decision.number > 1 and not is_event:
        words = ngettext("{n} зобов’язання", "{n} зобов’язань", decision.number)
        return [words.format(n=thousands(decision.number))]
    period = [period_label(decision.period)] if decision.period else []
    return [body_short(register.bodies[decision.body]), *period]
