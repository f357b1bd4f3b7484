"""A plan as understood, in the JSON shape of the contract (`plan parse`)."""

from typing import Any

from core.domain.deadline_rules import rule_to_json
from core.domain.plan import DeadlineCell, ExecutorCell, Measure, ParsedPlan, Problem, Task


def plan_to_json(plan: ParsedPlan) -> dict[str, Any]:
    """The plan's tasks and problems as the contract's object for `plan parse`."""
    return {
        "tasks": [_task(task) for task in plan.tasks],
        "problems": [_problem(problem) for problem in plan.problems],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "number": task.number,
        "title": task.title,
        "measures": [_measure(measure) for measure in task.measures],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "code": measure.code,
        "text": measure.text,
        "source_line": measure.source_line,
        "deadline": _deadline(measure.deadline),
        "executors": _executors(measure.executors),
        "conditions": [condition.value for condition in measure.conditions],
    }


def _deadline(cell: DeadlineCell) -> dict[str, Any]:
    return {
        "raw": cell.raw,
        "resolved": cell.resolved,
        "from_line": cell.from_line,
        "rules": [rule_to_json(rule) for rule in cell.rules],
    }


def _executors(cell: ExecutorCell) -> dict[str, Any]:
    return {
        "raw": cell.raw,
        "resolved": cell.resolved,
        "from_line": cell.from_line,
        "list": [{"code": one.code, "by_consent": one.by_consent} for one in cell.executors],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.value,
        "message": problem.message,
    }
