"""Whatever people write comes back as they wrote it, or is refused with a sentence."""

import io
import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from openpyxl import load_workbook

from core.documents.events_sheet import event_book
from core.documents.receipt import receipt_pdf
from core.domain.drafts import DraftContent, Link, content_of
from core.domain.event_sheet import EventBook
from core.domain.events import EventType
from core.errors import InvalidInputError
from core.presenters.event_sheet import columns, row_of, sheet_words
from core.queries.drafts import draft
from core.queries.receipts import receipt
from core.queries.submissions import submission
from core.services.claims import appeal_return
from core.services.drafts import begin_draft
from core.services.event_sheets import read_sheet
from core.services.filing import submit_draft
from core.services.remarks import remark
from core.services.verification import accept, send_back
from core.storage.audit_chain import first_break
from core.storage.unit_of_work import reading
from tests.core.naughty import NAUGHTY, seen
from tests.core.world import FOCAL_POINT, SECOND_SECRETARY, World

DAY = date(2026, 3, 4)
PLAIN = DraftContent(
    type=EventType.BRIEFING, title="Брифінг", held_on=DAY, obligations=("2.1/MVS/2026-H1",),
    links=(Link("https://example.org/1", DAY),),
)  # fmt: skip
FIELDS = ("title", "place", "audience", "media", "note")


def saying(texts: list[str]) -> DraftContent:
    """A draft with a naughty text in each field; the last is the note beside its link."""
    given = dict(zip(FIELDS, texts, strict=False))
    return replace(PLAIN, **given, links=(Link("https://example.org/1", DAY, texts[-1]),))


def groups() -> list[list[str]]:
    """All of them, so many as an event has fields for; each is the title of one event or more."""
    size = len(FIELDS) + 1
    ring = [*NAUGHTY, *NAUGHTY[:size]]
    return [ring[start : start + size] for start in range(0, len(NAUGHTY), size)]


def kept_and_submitted(world: World, content: DraftContent) -> int:
    """The event of a draft that was kept exactly as it was written."""
    with world.at("2026-03-05", FOCAL_POINT) as work:
        number = begin_draft(work, world.plan, "MVS", content)
        assert draft(work.session, FOCAL_POINT, number).content == content
        proof = receipt(work.session, submit_draft(work, world.plan, number, seen_version=1))
    assert proof is not None
    return proof.event


def test_every_text_is_kept_as_written_through_filing_deciding_and_talking(world):
    refused = 0
    for texts in groups():
        content = saying(texts)
        if not content.title.strip():
            with pytest.raises(InvalidInputError, match="Вкажіть назву події"):
                kept_and_submitted(world, content)
            refused += 1
            continue
        event = kept_and_submitted(world, content)
        said, reason, why = [text.strip() for text in texts if text.strip()][:3]
        with world.at("2026-03-06", FOCAL_POINT) as work:
            remark(work, event, "MVS", said)
        with world.at("2026-03-07") as work:
            send_back(work, event, "MVS", reason, seen_revision=1)
        with reading(world.engine) as session:
            found = submission(session, event, "MVS")
        assert found is not None
        told = content_of(found.record, obligations=PLAIN.obligations)
        stripped = {name: getattr(content, name).strip() for name in FIELDS}
        assert {name: getattr(told, name) for name in FIELDS} == stripped
        assert told.links[0].note == texts[-1].strip()
        assert [one.text for one in found.remarks] == [said]
        assert found.claims[0].last.reason == reason
        with world.at("2026-03-08", FOCAL_POINT) as work:
            appeal_return(work, found.claims[0].id, why)
        with world.at("2026-03-09", SECOND_SECRETARY) as work:
            accept(work, event, "MVS", seen_revision=1)
    assert refused < 5
    with reading(world.engine) as session:
        assert first_break(session) is None


def test_a_sheet_of_them_all_says_them_again_and_runs_none():
    rows = [
        replace(PLAIN, title=f"№ {place} {text}", place=text, note=text)
        for place, text in enumerate(NAUGHTY)
    ]
    book = EventBook("Події", columns(), [row_of(one) for one in rows], "Що є", [], "Списки", "")
    content = event_book(book)
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    for line, row in zip(sheet.iter_rows(min_row=2, max_row=len(rows) + 1), rows, strict=True):
        for cell, text in zip(
            (line[2], line[5], line[11]), (row.title, row.place, row.note), strict=True
        ):
            assert cell.data_type in ("s", "inlineStr") or not text
            assert seen(str(cell.value or "")) == seen(text)
    again, problems = read_sheet(content, "події.xlsx", sheet_words())
    assert problems == []
    assert [seen(line.content.title) for line in again] == [seen(row.title) for row in rows]


def test_a_receipt_of_any_of_them_is_made_and_says_what_its_letters_can():
    lines = [(str(place), text) for place, text in enumerate(NAUGHTY)]
    made = receipt_pdf("Квитанція № 2026/117", lines, "Поступ")
    paper = pypdfium2.PdfDocument(made)
    text = seen(" ".join(page.get_textpage().get_text_range() for page in paper))
    plain = [one for one in NAUGHTY if re.fullmatch(r"[ -~]{4,40}", one)]
    assert len(plain) > 100
    assert [one for one in plain if seen(one).replace(" ", "") not in text.replace(" ", "")] == []
