"""People to invite, from a workbook that somebody sends: read behind a guard, cell by cell.

The guard looks before it opens: size, kind, number and real size of the members, no macros, no
links to elsewhere. A small file can otherwise unpack into gigabytes (trust §4).
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from core.domain.permissions import Role
from core.errors import InvalidInputError
from core.i18n import _

COLUMNS = ("name", "full_name", "role", "bodies")
LARGEST = 2 * 1024 * 1024
MOST_MEMBERS = 200
LARGEST_MEMBER = 20 * 1024 * 1024
MOST_ROWS = 1000
CHUNK = 64 * 1024
FORBIDDEN = ("vbaproject", "externallinks/", "embeddings/", "activex", "macrosheets/")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A person to invite, with the cell that names them."""

    cell: str
    name: str
    full_name: str
    role: Role
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell."""

    cell: str
    message: str


def read_people(content: bytes) -> tuple[list[Wanted], list[CellProblem]]:
    """Who is to be invited, and everything that is wrong.

    Raises:
        InvalidInputError: it is no workbook, or one that may do harm.
    """
    check_workbook(content)
    rows = _rows(content)
    header = [str(value or "").strip().casefold() for value in (rows[0] if rows else ())]
    if header[: len(COLUMNS)] != list(COLUMNS):
        return [], [CellProblem("A1", _("Перший рядок має бути: {names}.").format(
            names=", ".join(COLUMNS)
        ))]  # fmt: skip
    wanted: list[Wanted] = []
    problems: list[CellProblem] = []
    seen: set[str] = set()
    for number, row in enumerate(rows[1:], start=2):
        texts = [_text(value) for value in (*row, "", "", "", "")[: len(COLUMNS)]]
        if not any(texts):
            continue
        found = _read_row(number, texts, seen)
        (wanted if isinstance(found, Wanted) else problems).append(found)  # type: ignore[arg-type]
    if not wanted and not problems:
        problems.append(CellProblem("A2", _("У таблиці немає жодної людини.")))
    return wanted, problems


def check_workbook(content: bytes) -> None:
    """Refuse what is no workbook or would harm whoever opens it.

    Raises:
        InvalidInputError: with a sentence for the sender.
    """
    if len(content) > LARGEST:
        raise InvalidInputError(_("Файл завеликий: щонайбільше {n} МБ.").format(n=2))
    if not content.startswith(b"PK\x03\x04"):
        raise InvalidInputError(_("Це не книга Excel (.xlsx)."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise InvalidInputError(_("Файл пошкоджено або захищено паролем.")) from error


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = [member.filename.casefold() for member in members]
    if len(members) > MOST_MEMBERS or len(set(names)) < len(names):
        raise InvalidInputError(_("Файл пошкоджено або захищено паролем."))
    if "xl/workbook.xml" not in names:
        raise InvalidInputError(_("Це не книга Excel (.xlsx)."))
    if any(part in name for name in names for part in (*FORBIDDEN, "..")):
        raise InvalidInputError(_("Книга містить макроси або посилання на інші файли."))
    left = LARGEST_MEMBER
    for member in members:
        with archive.open(member) as stream:
            while chunk := stream.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise InvalidInputError(_("Файл розпаковується в завелику таблицю."))


def _rows(content: bytes) -> list[tuple[Any, ...]]:
    from openpyxl import load_workbook  # slow import

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return list(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=10, values_only=True))
    except Exception as error:
        raise InvalidInputError(_("Файл пошкоджено або захищено паролем.")) from error


def _read_row(number: int, texts: list[str], seen: set[str]) -> Wanted | CellProblem:
    name, full_name, role, bodies = texts
    if not name:
        return CellProblem(f"A{number}", _("Бракує імені для входу."))
    if name.casefold() in seen:
        return CellProblem(f"A{number}", _("Ім’я «{name}» повторюється.").format(name=name))
    seen.add(name.casefold())
    known = {one.value for one in Role} - {Role.PUBLIC.value}
    if role not in known:
        return CellProblem(
            f"C{number}",
            _("Немає ролі «{role}». Є: {known}.").format(role=role, known=", ".join(sorted(known))),
        )
    codes = tuple(code.strip() for code in bodies.split(";") if code.strip())
    return Wanted(f"A{number}", name, full_name, Role(role), codes)


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
