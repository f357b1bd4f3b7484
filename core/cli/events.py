"""`postup events`: the sheet of a body for filing in bulk, and filing it (contract, «Commands»)."""

import sys
from collections.abc import Sequence
from pathlib import Path

from sqlmodel import Session

from core import clock
from core.cli.figures import opened
from core.documents.events_sheet import event_book
from core.domain.event_sheet import MOST_MB
from core.domain.moments import kyiv_date
from core.domain.permissions import SYSTEM
from core.domain.sheets import CellProblem
from core.errors import InvalidInputError, UnknownCodeError
from core.i18n import _
from core.presenters.contract import json_text
from core.presenters.event_book import body_book
from core.presenters.event_sheet import sheet_words
from core.queries.plans import measure_titles, plan_named
from core.queries.register import register_at
from core.queries.state import present
from core.services.event_import import ImportPlan, carry_out, plan_import
from core.services.event_sheets import filed_in, owed_in, read_sheet
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.occupancy import at_work
from core.storage.unit_of_work import writing

AT_FAULT = 1


def template_command(body: str, year: int | None, out: Path, plan: str | None) -> None:
    """Write the sheet of a body for a year: what it filed, and rows for what is still to be filed.

    Raises:
        UnknownCodeError: there is no such body or plan.
        StateError: there is no database yet.
    """
    with opened() as session:
        found = plan_named(session, plan)
        _check_body(session, body)
        wanted = year or kyiv_date(clock.now()).year
        book = body_book(
            owed_in(session, found, body, wanted), filed_in(session, found, body, wanted),
            measure_titles(session, found),
        )  # fmt: skip
    try:
        out.write_bytes(event_book(book))
    except OSError as error:
        raise InvalidInputError(_("Не вдалося записати файл {path}.").format(path=out)) from error
    sys.stderr.write(_("Шаблон записано: {path}").format(path=out) + "\n")


def import_command(file: Path, body: str, plan: str | None, *, letter: str, is_trial: bool) -> int:
    """File the events of a sheet, all or none; what was done, or every problem, as JSON.

    Returns 0, or 1 where anything is wrong: then nothing was written.

    Raises:
        InvalidInputError: the file cannot be read, or is too large.
        RefusedFileError: it is no workbook, or may do harm.
        UnknownCodeError: there is no such body or plan.
    """
    with opened() as session:
        found = plan_named(session, plan)
        _check_body(session, body)
    lines, problems = read_sheet(_content(file), file.name, sheet_words())
    if problems:
        return _tell(ImportPlan((), (), 0, ()), problems)
    engine = engine_for(settings().database)
    with at_work(engine), writing(engine, SYSTEM) as work:
        wanted = plan_import(work, found, body, lines, letter=letter)
        if wanted.problems or is_trial:
            work.session.rollback()
        else:
            carry_out(work, found, body, wanted)
    return _tell(wanted, wanted.problems)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(MOST_MB * 1024 * 1024 + 1)
    except OSError as error:
        raise InvalidInputError(_("Не вдалося прочитати {path}.").format(path=file)) from error


def _check_body(session: Session, code: str) -> None:
    if code not in register_at(session, present(session)).bodies:
        raise UnknownCodeError(_("Немає органу «{code}».").format(code=code))


def _tell(wanted: ImportPlan, problems: Sequence[CellProblem]) -> int:
    said = {
        "submitted": 0 if problems else len(wanted.submit),
        "drafts": 0 if problems else len(wanted.draft),
        "known": wanted.known,
        "problems": _cells(problems),
        "notes": _cells(wanted.notes),
    }
    sys.stdout.write(json_text(said) + "\n")
    return AT_FAULT if problems else 0


def _cells(said: Sequence[CellProblem]) -> list[dict[str, str]]:
    return [{"cell": one.cell, "message": one.message} for one in said]
