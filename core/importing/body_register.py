"""The register of bodies read from its reviewed file (product §3)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from core.domain.bodies import GROUPS, Body, BodyKind
from core.i18n import _
from core.importing.tab_table import TabRow, place, read_rows, refuse

_COLUMNS = (
    "code", "name_uk", "short_uk", "name_en", "kind", "parent", "aliases",
    "central_executive_body", "valid_from", "valid_to", "successor", "note",
)  # fmt: skip
_KINDS = frozenset(kind.value for kind in BodyKind)
_FILLED = ("name_uk", "short_uk", "name_en")
_CODE = re.compile(r"[A-Z][A-Z0-9_]*")
_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_NOBODY = "-"


def read_bodies(source: Path | bytes) -> tuple[Body, ...]:
    """The bodies of a tab-separated register, in the file's order.

    Dates are inclusive; a year or a month alone begins with its first day and ends with its last
    one. Of parents given with a mark of doubt («KMU/MINFIN?») the first is kept.

    Raises:
        InvalidInputError: the file or some rows are bad; a sentence for each, by line and column.
    """
    rows = read_rows(source, _COLUMNS)
    refuse([problem for row in rows for problem in _problems(row)])
    refuse(list(_problems_between(rows)))
    return tuple(_body(row) for row in rows)


def _problems(row: TabRow) -> Iterator[str]:
    if not _CODE.fullmatch(row["code"]) or row["code"] in GROUPS:
        yield place(row, "code", _("код «{code}» не годиться.").format(code=row["code"]))
    if row["kind"] not in _KINDS:
        yield place(row, "kind", _("невідомий вид органу «{kind}».").format(kind=row["kind"]))
    if row["central_executive_body"] not in ("yes", "no"):
        yield place(row, "central_executive_body", _("має бути yes або no."))
    for column in _FILLED:
        if not row[column]:
            yield place(row, column, _("клітинка порожня."))
    yield from _date_problems(row)


def _date_problems(row: TabRow) -> Iterator[str]:
    bad = [name for name in ("valid_from", "valid_to") if row[name] and not _first(row[name])]
    for column in bad:
        message = _("дати «{date}» не буває; напишіть РРРР-ММ-ДД.")
        yield place(row, column, message.format(date=row[column]))
    starts, ends = _first(row["valid_from"]), _last(row["valid_to"])
    if starts and ends and ends < starts:
        yield place(row, "valid_to", _("орган закінчився раніше, ніж почався."))


def _problems_between(rows: list[TabRow]) -> Iterator[str]:
    successors = {row["code"]: row["successor"] for row in rows}
    lines: dict[str, int] = {}
    for row in rows:
        if row["code"] in lines:
            message = _("код {code} уже є в рядку {line}.")
            yield place(row, "code", message.format(code=row["code"], line=lines[row["code"]]))
        lines.setdefault(row["code"], row.line)
        if row["successor"] and row["successor"] not in successors:
            message = _("наступника {code} немає в реєстрі.")
            yield place(row, "successor", message.format(code=row["successor"]))
        elif _succeeds_itself(row["code"], successors):
            yield place(row, "successor", _("орган стає власним наступником."))


def _succeeds_itself(code: str, successors: dict[str, str]) -> bool:
    passed: set[str] = set()
    following = successors[code]
    while following and following not in passed and following != code:
        passed.add(following)
        following = successors.get(following, "")
    return following == code


def _body(row: TabRow) -> Body:
    return Body(
        code=row["code"],
        name_uk=row["name_uk"],
        short_uk=row["short_uk"],
        name_en=row["name_en"],
        kind=BodyKind(row["kind"]),
        parent=_parent(row["parent"]),
        aliases=tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip()),
        is_central=row["central_executive_body"] == "yes",
        valid_from=_first(row["valid_from"]),
        valid_to=_last(row["valid_to"]),
        successor=row["successor"] or None,
        note=row["note"],
    )


def _parent(cell: str) -> str:
    first = cell.partition("/")[0].removesuffix("?")
    return "" if first == _NOBODY else first


def _first(cell: str) -> date | None:
    """The first day of a date, a month or a year; None where it is blank or impossible."""
    found = _DATE.fullmatch(cell)
    return _real(found["year"], found["month"] or 1, found["day"] or 1) if found else None


def _last(cell: str) -> date | None:
    """The last day of a date, a month or a year; None where it is blank or impossible."""
    found, first = _DATE.fullmatch(cell), _first(cell)
    if found is None or first is None or found["day"]:
        return first
    month = first.month if found["month"] else 12
    return date(first.year, month, monthrange(first.year, month)[1])


def _real(year: str, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
