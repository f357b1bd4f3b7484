"""Workbooks that people send: the one way to what is in them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from core.domain.sheets import Sheet
from core.errors import RefusedFileError
from core.files import apart
from core.files.kinds import FileKind
from core.files.names import kept_name
from core.i18n import _

MEGABYTE = 1024 * 1024


def sent_sheet(
    content: bytes, name: str, *, most_mb: int, most_rows: int, most_columns: int
) -> Sheet:
    """The first visible sheet of a workbook somebody sent, as plain values.

    It is held to the rules for every file people send, and opened, in a process apart; so call it
    before a transaction begins. Rows count from below the heading to the last that holds anything.

    Raises:
        RefusedFileError: it is too large, no workbook, may do harm or cannot be read; the sentence
            says why.
    """
    if len(content) > most_mb * MEGABYTE:
        raise RefusedFileError(_("Файл більший за {most} МБ.").format(most=most_mb))
    with TemporaryDirectory(prefix="postup-") as folder:
        path = Path(folder) / "workbook"
        path.write_bytes(content)
        if apart.inspected(path, kept_name(name)) is not FileKind.XLSX:
            raise RefusedFileError(_("Це не книга Excel (.xlsx)."))
        return apart.sheet(path, most_rows, most_columns)
