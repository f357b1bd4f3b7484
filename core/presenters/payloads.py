"""What an entry of the journal holds: JSON, and within it what was recorded of a fact.

A record stands there as an object; entries of earlier versions hold Python's own spelling of it.
"""

import ast
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

_ENUM = re.compile(r"<\w+\.\w+: ('[^']*')>")


def payload_of(text: str) -> dict[str, Any]:
    """The payload as an object; empty where somebody has tampered with it."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def fields_of(value: Any) -> Mapping[str, Any]:
    """The fields of a record by name, dates in ISO form; none where there is no record."""
    if isinstance(value, dict):
        return value
    try:
        call = ast.parse(_ENUM.sub(r"\1", str(value)), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    if not isinstance(call, ast.Call):
        return {}
    return {keyword.arg: _value(keyword.value) for keyword in call.keywords if keyword.arg}


def day_of(value: Any) -> date | None:
    """A date of a payload."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _value(node: ast.expr) -> Any:
    if isinstance(node, ast.Call):  # datetime.date(2026, 3, 9)
        numbers = [_value(argument) for argument in node.args]
        return "-".join(f"{number:02}" for number in numbers if isinstance(number, int))
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None
