"""The cards of a measure and of a body: what is to be read about one of them (face §1)."""

from collections.abc import Callable, Mapping
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
    task: Task,
    measure: Measure,
    event_types: tuple[str, ...],
    register: Register,
    rows: Mapping[int, str],
) -> tuple[Fact, ...]:
    """A measure's task, deadline and executors as written and as read, conditions, proof.

    `rows` names the measure of each line of the document, for where a ditto took its text from.
    """
    conditions = ", ".join(condition_label(name.value) for name in measure.conditions)
    written = _("{what} у документі, рядок {line}")
    deadline, executors = _("Строк"), _("Виконавці")
    return tuple(
        fact
        for fact in (
            Fact(_("Завдання"), f"{task.number}. {task.title}", lang="uk"),
            Fact(
                written.format(what=deadline, line=measure.source_line),
                measure.deadline.raw,
                lang="uk",
            ),
            Fact(_read(deadline, measure.deadline, rows), measure.deadline.resolved, lang="uk"),
            Fact(
                written.format(what=executors, line=measure.source_line),
                measure.executors.raw,
                lang="uk",
            ),
            Fact(
                _read(executors, measure.executors, rows), _executors(measure.executors, register)
            ),
            Fact(_("Застереження"), conditions or _("немає")),
            Fact(_("Чим підтверджується"), ", ".join(map(event_type_label, event_types))),
        )
        if fact.text
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


def _read(what: str, cell: DeadlineCell | ExecutorCell, rows: Mapping[int, str]) -> str:
    """How a cell was read; the row a ditto repeats is named with its measure."""
    if cell.raw == cell.resolved:
        return _("{what}, як прочитано").format(what=what)
    words = _("{what}, як прочитано: із заходу {code}, рядок {line}")
    return words.format(what=what, code=rows.get(cell.from_line, "?"), line=cell.from_line)


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
