"""The plan as text understood: tasks, measures, cells, executors (the act's table)."""

from dataclasses import dataclass
from enum import StrEnum

from core.domain.deadline_rules import Rule


class Condition(StrEnum):
    """A reservation the act puts on a measure."""

    BUDGET = "budget"
    RESOURCE = "resource"
    PROFILES = "profiles"
    NEED = "need"


class Severity(StrEnum):
    """Whether a problem leaves something out (error) or only wants a look (warning)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Executor:
    """A responsible executor: a body's or a group's code (`CEB`, `CEB_INTERESTED`)."""

    code: str
    by_consent: bool = False


@dataclass(frozen=True, slots=True)
class DeadlineCell:
    """A deadline as written, as resolved through dittos, and the rules it gives."""

    raw: str
    resolved: str
    from_line: int
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class ExecutorCell:
    """Executors as written, as resolved through dittos, and the bodies and groups named."""

    raw: str
    resolved: str
    from_line: int
    executors: tuple[Executor, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the plan; `source_line` counts from 1 in the document."""

    code: str
    text: str
    source_line: int
    deadline: DeadlineCell
    executors: ExecutorCell
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One task of the plan with its measures in the act's order."""

    number: str
    title: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be understood, where; `column` counts the cells of the row from 1."""

    line: int
    column: int
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class ParsedPlan:
    """A plan's document as understood, with the list of what was not."""

    tasks: tuple[Task, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def by_consent(self) -> frozenset[str]:
        """The executors that take part «за згодою»: shown with a * and apart from the obliged."""
        executors = [e for measure in self.measures for e in measure.executors.executors]
        return frozenset(e.code for e in executors if e.by_consent)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures in the act's order."""
        return tuple(measure for task in self.tasks for measure in task.measures)
