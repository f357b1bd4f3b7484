"""People to invite, from a sheet that somebody sent: read cell by cell."""

from dataclasses import dataclass

from core.domain.permissions import Role
from core.domain.sheets import CellProblem, Sheet, cell_name
from core.i18n import _

COLUMNS = ("name", "full_name", "role", "bodies")
MOST_MB, MOST_ROWS = 2, 1000
_NAME, _ROLE = 0, 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """A person to invite, with the cell that names them."""

    cell: str
    name: str
    full_name: str
    role: Role
    bodies: tuple[str, ...]


def read_people(sheet: Sheet) -> tuple[list[Wanted], list[CellProblem]]:
    """Who is to be invited, and everything that is wrong."""
    header = [text.casefold() for text in sheet.texts(0, len(COLUMNS))] if sheet.rows else []
    if header != list(COLUMNS):
        told = _("Перший рядок має бути: {names}.").format(names=", ".join(COLUMNS))
        return [], [CellProblem(cell_name(0, 0), told)]
    wanted: list[Wanted] = []
    problems: list[CellProblem] = []
    seen: set[str] = set()
    for row in range(1, len(sheet.rows)):
        texts = sheet.texts(row, len(COLUMNS))
        if not any(texts):
            continue
        found = _read_row(row, texts, seen)
        if isinstance(found, Wanted):
            wanted.append(found)
        else:
            problems.append(found)
    if not wanted and not problems:
        problems.append(CellProblem(cell_name(1, 0), _("У таблиці немає жодної людини.")))
    return wanted, problems


def _read_row(row: int, texts: list[str], seen: set[str]) -> Wanted | CellProblem:
    name, full_name, role, bodies = texts
    cell = cell_name(row, _NAME)
    if not name:
        return CellProblem(cell, _("Бракує імені для входу."))
    if name.casefold() in seen:
        return CellProblem(cell, _("Ім’я «{name}» повторюється.").format(name=name))
    seen.add(name.casefold())
    known = {one.value for one in Role} - {Role.PUBLIC.value}
    if role not in known:
        return CellProblem(
            cell_name(row, _ROLE),
            _("Немає ролі «{role}». Є: {known}.").format(role=role, known=", ".join(sorted(known))),
        )
    codes = tuple(code.strip() for code in bodies.split(";") if code.strip())
    return Wanted(cell, name, full_name, Role(role), codes)
