"""Tab-separated files of reviewed data: a header, rows of the same width, no quoting."""

from dataclasses import dataclass
from pathlib import Path

from core.errors import InvalidInputError
from core.i18n import _

_SHOWN_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class TabRow:
    """A row: its line from 1 and its cells by the header's names."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def read_rows(source: Path | bytes, columns: tuple[str, ...]) -> list[TabRow]:
    """The rows of a UTF-8 file or of its bytes; it may have more columns than the needed ones.

    Raises:
        InvalidInputError: no such file, another encoding, a column is missing, or a row has
            another number of cells than the header.
    """
    lines = _text(source).splitlines()
    header = lines[0].split("\t") if lines else []
    if missing := [column for column in columns if column not in header]:
        raise InvalidInputError(_("Немає стовпця «{column}».").format(column=missing[0]))
    rows = [(number, line.split("\t")) for number, line in enumerate(lines[1:], 2) if line.strip()]
    for number, cells in rows:
        if len(cells) != len(header):
            message = _("Рядок {line}: клітинок {found}, а має бути {expected}.")
            text = message.format(line=number, found=len(cells), expected=len(header))
            raise InvalidInputError(text)
    return [
        TabRow(number, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
        for number, cells in rows
    ]


def refuse(problems: list[str]) -> None:
    """Stop with the sentences of the problems, one a line, where there are any.

    Raises:
        InvalidInputError: there are.
    """
    if problems:
        raise InvalidInputError("\n".join(problems[:_SHOWN_PROBLEMS]))


def place(row: TabRow, column: str, message: str) -> str:
    """A sentence that begins with the line and the column it speaks of."""
    return _("Рядок {line}, стовпець «{column}»: {message}").format(
        line=row.line, column=column, message=message
    )


def _text(source: Path | bytes) -> str:
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InvalidInputError(
            _("Файл «{name}» не вдалося прочитати.").format(name=source)
        ) from error
    except UnicodeDecodeError as error:
        raise InvalidInputError(_("Файл має бути в UTF-8.")) from error
