"""Files are opened in a process of their own, with bounds on time and memory.

A decoder that a hostile file breaks takes nothing with it.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from core.domain.sheets import Sheet
from core.errors import RefusedFileError
from core.files.kinds import FileKind
from core.files.refusals import Refusal, Refused, refusal_sentence
from core.files.workbooks import sheet_of_json

MEGABYTE = 1024 * 1024
INSPECT_SECONDS, INSPECT_BYTES = 3, 120 * MEGABYTE
PREVIEW_SECONDS, PREVIEW_BYTES = 10, 600 * MEGABYTE
SHEET_SECONDS, SHEET_BYTES = 10, 400 * MEGABYTE
PATIENCE = 10
"""How many times longer than its own work a process may wait for a busy machine."""


def inspected(path: Path, name: str) -> FileKind:
    """The kind a file is taken in as.

    Raises:
        RefusedFileError: it is not taken in; the sentence says why.
    """
    answer = _ask("inspect", path, name, INSPECT_SECONDS)
    return FileKind(answer.decode())


def preview(path: Path, kind: FileKind, page: int = 1) -> bytes:
    """A picture or a page of a PDF as PNG for the screen, without anything but its pixels.

    Raises:
        RefusedFileError: it cannot be shown.
    """
    return _ask("preview", path, f"{kind.value}:{page}", PREVIEW_SECONDS)


def sheet(path: Path, most_rows: int, most_columns: int) -> Sheet:
    """The first sheet of a workbook that was inspected.

    Raises:
        RefusedFileError: it cannot be read, or has more rows.
    """
    return sheet_of_json(_ask("sheet", path, f"{most_rows}:{most_columns}", SHEET_SECONDS))


def pages(path: Path) -> int:
    """How many pages a PDF has.

    Raises:
        RefusedFileError: it cannot be opened.
    """
    return int(_ask("pages", path, "", PREVIEW_SECONDS))


def _ask(task: str, path: Path, detail: str, seconds: int) -> bytes:
    words = [
        sys.executable,
        "-m",
        "core.files.apart",
        task,
        str(path.absolute()),
        detail.encode().hex(),
    ]
    try:
        # A process that is stopped leaves what it unpacked; the folder goes with us, not with it.
        with TemporaryDirectory(prefix="postup-") as folder:
            done = subprocess.run(  # noqa: S603 our own module, arguments without a shell
                words, capture_output=True, timeout=seconds * PATIENCE, stdin=subprocess.DEVNULL,
                cwd=Path(__file__).parents[2], env=_surroundings(folder),
            )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise RefusedFileError(refusal_sentence(Refusal.TOO_HARD)) from error
    if done.returncode == 0:
        return done.stdout
    raise RefusedFileError(refusal_sentence(*_verdict(done.stdout)))


def _surroundings(folder: str) -> dict[str, str]:
    """The environment without our settings: a decoder has no business with them."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTUP_")}
    return {**kept, "TMPDIR": folder}


def _verdict(said: bytes) -> tuple[Refusal, str]:
    try:
        refusal, what = json.loads(said)
        return Refusal(refusal), str(what)
    except ValueError:
        return Refusal.TOO_HARD, ""


def _bound(seconds: int, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(task: str, path: str, detail: str) -> int:
    """What the process does: the answer, or the refusal as JSON and exit 1."""
    words = bytes.fromhex(detail).decode()
    try:
        if task == "inspect":
            from core.files.inspecting import inspect  # slow import

            _bound(INSPECT_SECONDS, INSPECT_BYTES)
            answer = inspect(Path(path), words).value.encode()
        elif task == "sheet":
            from core.files.workbooks import sheet_as_json  # slow import

            _bound(SHEET_SECONDS, SHEET_BYTES)
            answer = sheet_as_json(Path(path), *map(int, words.split(":")))
        elif task == "pages":
            from core.files.papers import page_count  # slow import

            _bound(PREVIEW_SECONDS, PREVIEW_BYTES)
            answer = str(page_count(Path(path))).encode()
        else:
            _bound(PREVIEW_SECONDS, PREVIEW_BYTES)
            answer = _drawn(Path(path), *words.split(":"))
    except (Refused, MemoryError) as error:
        refusal = error if isinstance(error, Refused) else Refused(Refusal.TOO_HARD)
        sys.stdout.write(json.dumps([refusal.refusal, refusal.what]))
        return 1
    sys.stdout.buffer.write(answer)
    return 0


def _drawn(path: Path, kind: str, page: str) -> bytes:
    if FileKind(kind) is FileKind.PDF:
        from core.files.papers import page_preview  # slow import

        return page_preview(path, int(page))
    from core.files.pictures import display_copy  # slow import

    return display_copy(path, FileKind(kind))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
