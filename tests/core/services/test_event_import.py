import json
import shutil
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from core.documents.events_sheet import event_book
from core.domain.drafts import DraftContent, Link
from core.domain.events import EventType
from core.domain.permissions import SYSTEM
from core.errors import ForbiddenError, InvalidInputError, RefusedFileError
from core.i18n import LANGUAGES, speaking
from core.presenters.event_book import body_book
from core.presenters.event_sheet import columns, row_of, sheet_words
from core.queries.drafts import drafts
from core.queries.health import _heads
from core.queries.plans import measure_titles
from core.queries.receipts import false_receipts, receipts_of
from core.queries.waiting import QueueWish, filed, queue, queue_length
from core.services.drafts import begin_correction, begin_draft, save_draft
from core.services.event_import import carry_out, plan_import
from core.services.event_sheets import filed_in, owed_in, read_sheet
from core.services.filing import submit_draft
from core.services.verification import send_back
from core.storage.engine import engine_for
from core.storage.unit_of_work import planning, reading
from tests.core.workbooks import book_of
from tests.core.world import FOCAL_POINT, SECRETARY, focal_point_of, install

DAY = "2026-03-05"
EVENT = DraftContent(
    type=EventType.BRIEFING,
    title="Брифінг про запобігання",
    held_on=date(2026, 3, 4),
    participants=12,
    links=(Link("https://example.org/1"),),
    obligations=("2.1/MVS/2026-H1",),
)


ALL = QueueWish()


@pytest.fixture
def other_world(migrated_file, tmp_path):
    engine = engine_for(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'other.sqlite')}")
    yield install(engine)
    engine.dispose()


def sheet(*contents: DraftContent) -> bytes:
    return book_of([one.title for one in columns()], *(row_of(one) for one in contents))


def imported(world, content: bytes, actor=FOCAL_POINT, body="MVS", letter="", day=DAY):
    lines, problems = read_sheet(content, "події.xlsx", sheet_words())
    assert problems == []
    with world.at(day, actor) as work:
        wanted = plan_import(work, world.plan, body, lines, letter=letter)
        if not wanted.problems:
            carry_out(work, world.plan, body, wanted)
    return wanted


def said(world, content: bytes) -> list[tuple[str, str]]:
    """The problems that a sheet has, by cell; nothing is written by it."""
    before = lines_of(world)
    lines, problems = read_sheet(content, "події.xlsx", sheet_words())
    if not problems:
        with world.at(DAY, FOCAL_POINT) as work:
            problems = [*plan_import(work, world.plan, "MVS", lines).problems]
    assert lines_of(world) == before
    return [(one.cell, one.message) for one in problems]


def lines_of(world):
    with reading(world.engine) as session:
        return filed(session, world.plan, ("MVS",))


def test_rows_with_a_page_are_submitted_and_the_others_wait_as_drafts_for_files(world):
    bare = replace(EVENT, title="Без сторінки", links=())
    wanted = imported(world, sheet(EVENT, bare))
    assert (len(wanted.submit), len(wanted.draft), wanted.known) == (1, 1, 0)
    assert [line.title for line in lines_of(world)] == [EVENT.title]
    with reading(world.engine) as session:
        (kept,) = drafts(session, world.plan, FOCAL_POINT)
        assert kept.content.title == "Без сторінки"
        assert queue_length(session, world.plan, QueueWish()) == 1
        assert false_receipts(session) == []
        assert _heads(session) == []


def test_a_sheet_twice_is_the_sheet_once(world):
    content = sheet(EVENT, replace(EVENT, title="Без сторінки", links=()))
    imported(world, content)
    again = imported(world, content)
    assert (again.submit, again.draft, again.known) == ((), (), 2)
    assert len(lines_of(world)) == 1


def test_what_was_filed_in_the_form_is_known_to_the_sheet(world):
    with world.at(DAY, FOCAL_POINT) as work:
        number = begin_draft(work, world.plan, "MVS", EVENT)
        submit_draft(work, world.plan, number, seen_version=1)
    assert imported(world, sheet(EVENT)).known == 1


def test_what_was_filed_is_known_by_each_title_it_had_and_by_its_number(world):
    imported(world, sheet(EVENT))
    (line,) = lines_of(world)
    with world.at("2026-03-06", SECRETARY) as work:
        send_back(work, line.event, "MVS", "уточніть назву", seen_revision=1)
    renamed = replace(EVENT, title="Зовсім інша назва")
    with world.at("2026-03-07", FOCAL_POINT) as work:
        number = begin_correction(work, world.plan, line.event, "MVS")
        submit_draft(
            work, world.plan, number, seen_version=save_draft(work, number, renamed, seen_version=1)
        )
    heads, edited = (
        [one.title for one in columns()],
        replace(EVENT, title="Ще інша", participants=9),
    )
    by_number = book_of(heads, row_of(edited, line.event))
    for content, noted in ((sheet(EVENT), 1), (sheet(renamed), 0), (by_number, 1)):
        again = imported(world, content)
        assert (again.submit, again.known, len(again.notes)) == ((), 1, noted)
    assert "з іншими даними" in again.notes[0].message
    assert "немає події № 99" in dict(said(world, book_of(heads, row_of(EVENT, 99))))["O2"]


def test_one_event_in_two_rows_is_not_filed_as_two(world):
    other = replace(EVENT, obligations=("5/MVS/2026",))
    spelt = replace(other, title="БРИФІНГ про  запобігання")
    assert "впишіть там це зобов’язання" in dict(said(world, sheet(EVENT, spelt)))["C3"]
    imported(world, sheet(EVENT))
    assert "Це вже подана подія № 1" in dict(said(world, sheet(other)))["A2"]
    more = replace(EVENT, obligations=("2.1/MVS/2026-H1", "5/MVS/2026"))
    assert "Це вже подана подія № 1" in dict(said(world, sheet(more)))["M2"]
    alike = replace(EVENT, title="Брифінг про запобігання корупцій", held_on=date(2026, 3, 3))
    twin = replace(alike, title="Брифінги про запобігання корупцій")
    wanted = imported(world, sheet(alike, twin))
    assert [one.message for one in wanted.notes] == [
        "Схоже на подію в рядку 2. Якщо вона одна, лишіть один рядок."
    ]
    assert len(wanted.submit) == 2


def test_a_draft_that_somebody_else_kept_for_the_body_is_known(world):
    bare = sheet(replace(EVENT, links=()))
    assert len(imported(world, bare).draft) == 1
    assert imported(world, bare, SYSTEM).known == 1
    wanted = imported(world, bare, SECRETARY, letter="№ 12/34")
    assert (wanted.known, wanted.draft) == (1, ())


def test_the_secretariat_imports_by_a_letter_that_marks_what_is_filed(world):
    with pytest.raises(InvalidInputError, match="листа органу"):
        imported(world, sheet(EVENT), SECRETARY)
    imported(world, sheet(EVENT), SECRETARY, letter="№ 12/34")
    imported(world, sheet(replace(EVENT, title="Своя")), letter="не питають")
    with reading(world.engine) as session:
        marks = {one.title: one.is_by_letter for one in queue(session, world.plan, ALL, most=9)}
    assert marks == {EVENT.title: True, "Своя": False}


def test_what_is_exported_can_be_imported_elsewhere(world, other_world):
    late = replace(EVENT, held_on=date(2026, 8, 4), is_late_by_choice=True)
    pages = (Link("https://example.org/a,b?x=1;y=2"), Link("https://example.org/2"))
    for content in (late, replace(EVENT, title="Зі сторінками", links=pages)):
        with world.at("2026-08-05", FOCAL_POINT) as work:
            number = begin_draft(work, world.plan, "MVS", content)
            submit_draft(work, world.plan, number, seen_version=1)
    with reading(world.engine) as session:
        out = [one.content for one in filed_in(session, world.plan, "MVS", 2026)]
    wanted = imported(other_world, sheet(*out), day="2026-08-06")
    assert wanted.problems == ()
    assert {tuple(x.address for x in one.content.links) for one in wanted.submit} == {
        tuple(x.address for x in late.links), tuple(x.address for x in pages)
    }  # fmt: skip


def test_each_receipt_of_an_import_has_an_entry_in_the_journal(world):
    imported(world, sheet(EVENT, replace(EVENT, title="Друга")))
    with reading(world.engine) as session:
        rows = session.connection().exec_driver_sql(
            "SELECT entity_id, payload FROM audit WHERE action = 'receipt.issue' ORDER BY seq"
        )
        told = [(number, json.loads(payload)) for number, payload in rows]
        proofs = receipts_of(session, 1, "MVS") + receipts_of(session, 2, "MVS")
    assert [number for number, _payload in told] == ["2026/1", "2026/2"]
    assert [payload["sha256"] for _number, payload in told] == [one.sha256 for one in proofs]


def test_an_import_does_what_the_form_does(world):
    imported(world, sheet(EVENT))
    with world.at(DAY, focal_point_of("DSNS")) as work:
        content = replace(EVENT, obligations=("2.1/DSNS/2026-H1",))
        submit_draft(
            work, world.plan, begin_draft(work, world.plan, "DSNS", content), seen_version=1
        )
    with reading(world.engine) as session:
        mine, theirs = (filed(session, world.plan, (body,))[0] for body in ("MVS", "DSNS"))
    same = ("state", "revision", "title", "type", "held_on", "due_on", "submitted_by", "reason")
    assert [getattr(mine, name) for name in same] == [getattr(theirs, name) for name in same]


def test_one_bad_row_keeps_all_out_and_each_problem_names_its_cell(world):
    rows = (
        EVENT,
        replace(EVENT, title=""),
        replace(EVENT, held_on=date(2026, 8, 1), title="Завтра"),
        replace(EVENT, obligations=("2.1/NABU/2026-H1",), title="Чуже"),
        replace(EVENT, links=(Link("ftp://x"),), title="Посилання"),
        EVENT,
        replace(EVENT, obligations=("2.1/MVS/2026-H1", "2.1/MVS/2026-H2"), title="Двічі"),
    )
    cells = dict(said(world, sheet(*rows)))
    assert {"C3", "D4", "A5", "K6", "C7", "M8"} <= set(cells)
    assert "немає зобов’язання «2.1/NABU/2026-H1»" in cells["A5"]
    assert "повторює рядок 2" in cells["C7"]


def test_cells_that_cannot_be_read_are_named_each(world):
    heads = [one.title for one in columns()]
    row = ["2.1/MVS/2026-H1", "Свято", "Назва", "31.02.2026", None, "", "", "багато"]
    cells = dict(said(world, book_of(heads, row)))
    assert {"B2", "D2", "H2"} <= set(cells)
    assert "«31.02.2026» не є датою" in cells["D2"]


def test_dates_as_text_and_cyrillic_letters_in_a_code_are_understood(world):
    heads = [one.title for one in columns()]
    row = ["2.1/МVS/2026-Н1", "брифінг", "Назва", "04.03.2026"] + [None] * 6 + ["https://a.ua/1"]
    assert said(world, book_of(heads, row)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_of_a_body_comes_back_in_any_language(world, language):
    with world.at(DAY, FOCAL_POINT) as work:
        number = begin_draft(work, world.plan, "MVS", EVENT)
        submit_draft(work, world.plan, number, seen_version=1)
    with speaking(language), reading(world.engine) as session:
        content = event_book(
            body_book(
                owed_in(session, world.plan, "MVS", 2026),
                filed_in(session, world.plan, "MVS", 2026),
                measure_titles(session, world.plan),
            )
        )
    book = load_workbook(BytesIO(content))
    assert len(book.worksheets[0].data_validations.dataValidation) == 4
    assert imported(world, content).known == 1


def test_an_empty_sheet_and_one_of_another_kind_say_so(world):
    assert "немає жодної події" in said(world, sheet())[0][1]
    assert "шаблон" in said(world, book_of(["Ім’я", "Роль"], ["a", "b"]))[0][1]
    with pytest.raises(RefusedFileError):
        read_sheet(b"a;b;c", "події.xlsx", sheet_words())


def test_a_sheet_is_looked_at_while_somebody_else_writes(world):
    lines, _problems = read_sheet(sheet(EVENT), "події.xlsx", sheet_words())
    with world.at(DAY, FOCAL_POINT) as other:
        other.session.flush()
        with planning(world.engine, FOCAL_POINT) as work:
            assert len(plan_import(work, world.plan, "MVS", lines).submit) == 1


def test_nobody_imports_for_another_body(world):
    lines, _problems = read_sheet(sheet(EVENT), "події.xlsx", sheet_words())
    with pytest.raises(ForbiddenError), world.at(DAY, focal_point_of("DSNS")) as work:
        plan_import(work, world.plan, "MVS", lines)
