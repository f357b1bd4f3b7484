"""The cards of a measure and of a body: what is to be read about one of them (face §1)."""

from collections.abc import Callable
from dataclasses import dataclass

from core.domain.bodies import GROUPS, Body
from core.domain.figures import PlanInfo
from core.domain.plan import DeadlineCell, Executor, ExecutorCell, Measure, Task
from core.domain.register import Register
from core.i18n import _
from core.presenters.labels import (
    body_name,
    condition_label,
    day_text,
    event_type_label,
    kind_label,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A named line of a card; `lang` marks official Ukrainian text on an English screen."""

    name: str
    text: str
    href: str = ""
    lang: str = ""


def measure_facts(
    task: Task, measure: Measure, event_types: tuple[str, ...], register: Register
) -> tuple[Fact, ...]:
    """A measure's task, deadline and executors as written and as resolved, conditions, proof."""
    conditions = ", ".join(condition_label(name.value) for name in measure.conditions)
    return tuple(
        fact
        for fact in (
            Fact(_("Завдання"), f"{task.number}. {task.title}", lang="uk"),
            Fact(_("Строк виконання"), measure.deadline.resolved, lang="uk"),
            _ditto(_("Звідки строк"), measure.deadline),
            Fact(_("Виконавці"), _executors(measure.executors, register)),
            _ditto(_("Звідки виконавці"), measure.executors),
            Fact(_("Застереження"), conditions),
            Fact(_("Чим підтверджується"), ", ".join(map(event_type_label, event_types))),
        )
        if fact is not None and fact.text
    )


def body_facts(
    body: Body, register: Register, plan: PlanInfo, link: Callable[..., str]
) -> tuple[Fact, ...]:
    """A body's kind, parent, validity and successor."""
    parent = register.bodies.get(body.parent)
    heir = register.bodies.get(body.successor or "")
    return tuple(
        fact
        for fact in (
            Fact(_("Вид"), kind_label(body.kind.value)),
            Fact(_("Код"), body.code),
            Fact(_("Підпорядкування"), body_name(parent) if parent else ""),
            Fact(_("Діє з"), day_text(body.valid_from) if body.valid_from else ""),
            Fact(_("Діяв до"), day_text(body.valid_to) if body.valid_to else ""),
            Fact(
                _("Правонаступник"),
                body_name(heir) if heir else "",
                href=link("/bodies", body=heir.code) if heir else "",
            ),
            Fact(_("План"), plan.title, lang="uk"),
        )
        if fact.text
    )


def _ditto(name: str, cell: DeadlineCell | ExecutorCell) -> Fact | None:
    if cell.raw == cell.resolved:
        return None
    text = _("у документі «{raw}» — повторює рядок {line}")
    return Fact(name, text.format(raw=cell.raw, line=cell.from_line))


def _executors(cell: ExecutorCell, register: Register) -> str:
    return "; ".join(_executor(executor, register) for executor in cell.executors)


def _executor(executor: Executor, register: Register) -> str:
    names = {
        GROUPS[0]: _("центральні органи виконавчої влади"),
        GROUPS[1]: _("інші заінтересовані центральні органи (за власним бажанням)"),
    }
    body = register.bodies.get(executor.code)
    name = names.get(executor.code) or (body_name(body) if body else executor.code)
    return _("{name} (за згодою)").format(name=name) if executor.by_consent else name
