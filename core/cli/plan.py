"""`postup plan parse`: what was understood of a plan's document (contract, «Commands»)."""

import json
import sys
from pathlib import Path

from core.domain.plan import ParsedPlan
from core.errors import PostupError
from core.i18n import _
from core.importing.body_register import read_bodies
from core.importing.bundled import BODIES
from core.importing.plan_document import read_plan
from core.importing.plan_json import plan_to_json

DONE = 0
AT_FAULT = 1


def parse_command(file: Path | str) -> int:
    """Write what was understood of a file as JSON to standard output; nothing is stored.

    Returns 0, with problems listed too, or 1 with a sentence where the file is no plan at all.
    """
    try:
        plan = read_plan(file, read_bodies(BODIES))
    except PostupError as error:
        sys.stderr.write(f"{error}\n")
        return AT_FAULT
    json.dump(plan_to_json(plan), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    sys.stderr.write(_summary(plan) + "\n")
    return DONE


def _summary(plan: ParsedPlan) -> str:
    message = _("Завдань: {tasks}, заходів: {measures}, зауважень: {problems}.")
    return message.format(
        tasks=len(plan.tasks), measures=len(plan.measures), problems=len(plan.problems)
    )
