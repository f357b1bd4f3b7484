"""The contract's rows as columns with headings and words that people read: for workbooks."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Any

from core.domain.moments import parse_as_of
from core.domain.rates import RateName
from core.domain.status import LEFT_OUT, Flag, Status
from core.i18n import _
from core.presenters.figures import rate_label
from core.presenters.labels import (
    DONE_MARK,
    GROUPS,
    OPEN_MARK,
    OVERDUE_MARK,
    Mark,
    code_label,
    condition_label,
    day_text,
    flag_text,
    group_label,
    period_label,
    status_label,
)

TEXT, COUNT, SHARE, DAY = "text", "count", "share", "day"
WIDE, NARROW = 44, 13
DROPPED = frozenset({"plan", "mode"})
KEYS = frozenset({"as_of", "id", "key", "label", "body", "measure", "title", "period"})
"""What a row is about, where it stands before everything else."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A heading, the kind of its values (text, count, share, day) and its width in letters.

    `mark` gives the colours of its bars in a chart of several.
    """

    title: str
    kind: str
    width: int
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class SheetView:
    """A table as typed values; its first `keys` columns say what a row is about."""

    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Any, ...], ...]
    keys: int = 0


def with_names(
    rows: Sequence[Mapping[str, Any]], names: Mapping[str, str]
) -> list[Mapping[str, Any]]:
    """Rows with the name of each body before its code; a row that has a label needs none."""
    return [_named(row, names) if "body" in row and "label" not in row else row for row in rows]


def _named(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in row.items():
        if key == "body":
            found["body_name"] = names.get(value, "")
        found[key] = value
    return found


def sheet_view(rows: Sequence[Mapping[str, Any]]) -> SheetView:
    """Rows of the contract (`rates`, `obligations`, …) under words instead of codes."""
    wanted = (name for name in (rows[0] if rows else ()) if _is_wanted(name, rows))
    names = sorted(wanted, key=lambda name: name != "as_of")
    columns = tuple(_column(name) for name in names)
    told = tuple(tuple(_value(name, row[name]) for name in names) for row in rows)
    return SheetView(columns, told, len(tuple(takewhile(KEYS.__contains__, names))))


def drawn_view(rows: Sequence[Mapping[str, Any]]) -> SheetView:
    """What of the rows a chart shows: shares of what is named, directions, or counts by status."""
    if rows and "worse" in rows[0]:
        return _directions(rows)
    if rows and "progress_rate" in rows[0] and "body" not in rows[0]:
        name = "as_of" if len({row["label"] for row in rows}) < len(rows) else "label"
        shown = [(_drawn_label(name, row[name]), row["progress_rate"]) for row in rows]
        title = rate_label(RateName.PROGRESS)
        return _pair(shown, SheetColumn(title, SHARE, NARROW))
    counts = Counter(row["status"] for row in rows if "status" in row)
    counts.update(row["standing"] for row in rows if "standing" in row)
    counts.update(row["after"] for row in rows if row.get("after"))
    for row in rows:
        counts.update({s.value: row[s.value] for s in Status if row.get(s.value)})
    shown = [(code_label(code), number) for code, number in counts.most_common()]
    return _pair(shown, SheetColumn(_("Скільки"), COUNT, NARROW))


def _directions(rows: Sequence[Mapping[str, Any]]) -> SheetView:
    """How many obligations of each body stand worse, better or otherwise."""
    parts = (("worse", OVERDUE_MARK), ("better", DONE_MARK), ("other", OPEN_MARK))
    numbers = [replace(_known()[name], mark=mark) for name, mark in parts]
    columns = (SheetColumn(_("Назва"), TEXT, WIDE), *numbers)
    return SheetView(
        columns, tuple((row["label"], *(row[name] for name, _mark in parts)) for row in rows)
    )


def _is_wanted(name: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Not what is the same in each row and said elsewhere, nor a reason that left nothing out.

    What is counted in a rate keeps its column also where there is none of it.
    """
    if name == "as_of":
        return len({row[name] for row in rows}) > 1
    if name.startswith("excluded_") or name in LEFT_OUT:
        return any(row[name] for row in rows)
    return name not in DROPPED


def _pair(rows: Iterable[tuple[str, Any]], column: SheetColumn) -> SheetView:
    return SheetView((SheetColumn(_("Назва"), TEXT, WIDE), column), tuple(rows))


def _drawn_label(name: str, value: Any) -> str:
    return day_text(_kyiv_day(value)) if name == "as_of" else str(value)


def _kyiv_day(instant: str) -> date:
    """The Kyiv date that a moment of the contract closes or falls on."""
    return parse_as_of(instant).today


def _column(name: str) -> SheetColumn:
    rate, _mark, part = name.rpartition("_")
    if rate in set(RateName):
        words = {"n": "n", "N": "N", "rate": "%"}
        title = f"{rate_label(RateName(rate))}, {words[part]}"
        return SheetColumn(title, SHARE if part == "rate" else COUNT, NARROW + 3)
    if name.startswith("excluded_"):
        status = Status(name.removeprefix("excluded_"))
        words = _("Поза обліком: {status}").format(status=status_label(status).lower())
        return SheetColumn(words, COUNT, NARROW + 3)
    if name in set(Status):
        return SheetColumn(status_label(Status(name)), COUNT, NARROW + 1)
    return _known()[name]


def _known() -> dict[str, SheetColumn]:
    return {
        "id": SheetColumn(_("Зобов’язання"), TEXT, 26),
        "key": SheetColumn(_("Код"), TEXT, NARROW),
        "label": SheetColumn(_("Назва"), TEXT, WIDE),
        "task": SheetColumn(_("Завдання"), TEXT, 10),
        "measure": SheetColumn(_("Захід"), TEXT, 10),
        "title": SheetColumn(_("Назва"), TEXT, WIDE),
        "body": SheetColumn(_("Код органу"), TEXT, 12),
        "body_name": SheetColumn(_("Орган"), TEXT, WIDE),
        "better": SheetColumn(_("Краще"), COUNT, NARROW),
        "worse": SheetColumn(_("Гірше"), COUNT, NARROW),
        "other": SheetColumn(_("Інше"), COUNT, NARROW),
        "standing": SheetColumn(_("Стан"), TEXT, 20),
        "before": SheetColumn(_("Було"), TEXT, 24),
        "after": SheetColumn(_("Стало"), TEXT, 24),
        "period": SheetColumn(_("Період"), TEXT, 20),
        "window_start": SheetColumn(_("Початок"), DAY, NARROW),
        "due_on": SheetColumn(_("Строк"), DAY, NARROW),
        "min_count": SheetColumn(_("Скільки подій треба"), COUNT, NARROW),
        "by_consent": SheetColumn(_("За згодою"), TEXT, NARROW),
        "conditions": SheetColumn(_("Застереження"), TEXT, 26),
        "status": SheetColumn(_("Стан"), TEXT, 24),
        "flags": SheetColumn(_("Примітки"), TEXT, 20),
        "submitted": SheetColumn(_("Подано подій"), COUNT, NARROW),
        "verified": SheetColumn(_("Прийнято подій"), COUNT, NARROW),
        "achieved_on": SheetColumn(_("Виконано"), DAY, NARROW),
        "days_overdue": SheetColumn(_("Днів прострочення"), COUNT, NARROW),
        "as_of": SheetColumn(_("Станом на"), DAY, NARROW),
    }


def _value(name: str, value: Any) -> Any:
    if isinstance(value, bool):
        return _("так") if value else _("ні")
    if isinstance(value, int | float | date) or value is None:
        return value
    return _kyiv_day(value) if name == "as_of" else _in_words(name, value)


def _in_words(name: str, value: Any) -> str:
    if name in ("status", "before", "after"):
        return status_label(Status(value))
    if name == "standing":
        return next(group_label(mark) for mark, _statuses in GROUPS if mark.code == value)
    if name == "period":
        return period_label(value)
    if name == "flags":
        return "; ".join(flag_text(Flag(flag)) for flag in value)
    if name == "conditions":
        return "; ".join(condition_label(condition) for condition in value)
    return str(value)
