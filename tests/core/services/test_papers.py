"""Documents that come with records: tied to them, and to nothing else."""

from datetime import date

import pytest

from core.domain.attachments import Record, RecordKind
from core.domain.facts import ConsentState, OptInState
from core.domain.permissions import Actor, Role
from core.errors import NotFoundError, RuleViolationError
from core.queries.attachments import sent_by
from core.queries.commitments import extension_records, opt_in_records, trigger_records
from core.queries.papers import papers_of
from core.services.commitments import (
    ConsentGround,
    opt_in,
    record_consent,
    record_extension,
    record_trigger,
)
from core.services.erasure import erase_attachment
from core.services.exclusions import request_exclusion
from core.services.papers import attach_paper
from core.storage.attachments import AttachmentStore
from core.storage.unit_of_work import reading
from tests.core.attachments import received
from tests.core.audit import last_audit
from tests.core.services.test_commitments import DUTY, GROUND
from tests.core.world import FOCAL_POINT, SECRETARY

DAY = date(2026, 4, 1)
AGREED = ConsentGround(state=ConsentState.GIVEN, effective_on=DAY, document="лист № 2")
ACTS = {
    RecordKind.EXCLUSION: (
        "MVS", lambda work, plan: request_exclusion(work, plan, DUTY, GROUND)
    ),
    RecordKind.CONSENT: ("NABU", lambda work, plan: record_consent(work, plan, "NABU", AGREED)),
    RecordKind.OPT_IN: (
        "DSNS",
        lambda work, plan: opt_in(
            work, plan, "DSNS", "8.1", state=OptInState.IN, document="лист № 3"
        ),
    ),
    RecordKind.TRIGGER: (
        "MRG",
        lambda work, plan: record_trigger(
            work, plan, "1.3", completed="2.1", completed_on=DAY, document="акт № 4"
        )[0].trigger,
    ),
    RecordKind.EXTENSION: (
        "MVS",
        lambda work, plan: record_extension(
            work, plan, DUTY, until=date(2026, 12, 1), decided_on=DAY, document="доручення № 5"
        ),
    ),
}  # fmt: skip


@pytest.fixture
def store(tmp_path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


@pytest.mark.parametrize("kind", RecordKind)
def test_a_document_is_tied_to_its_record_and_kept_for_its_body(world, store, kind):
    body, act = ACTS[kind]
    with received(store) as file, world.at("2026-04-02", SECRETARY) as work:
        record = Record(kind, act(work, world.plan))
        (number,) = attach_paper(work, store, file, [record])
    assert last_audit(world.engine) == ("olena", "attachment.link", str(number))
    with reading(world.engine) as session:
        found = papers_of(session, kind, [record.id, 99])
        assert [paper.id for paper in sent_by(session, body)] == [number]
        others = [papers_of(session, other, [record.id]) for other in RecordKind if other != kind]
    assert ([paper.id for paper in found[record.id]], found[99]) == ([number], ())
    assert others == [{record.id: ()}] * len(others)


def test_every_register_shows_the_documents_of_its_records(world, store):
    for kind in (RecordKind.OPT_IN, RecordKind.TRIGGER, RecordKind.EXTENSION):
        with received(store) as file, world.at("2026-04-02", SECRETARY) as work:
            attach_paper(work, store, file, [Record(kind, ACTS[kind][1](work, world.plan))])
    with reading(world.engine) as session:
        registers = (opt_in_records, trigger_records, extension_records)
        found = [read(session, world.plan)[0].paper.files for read in registers]
    assert [[(file.name, file.body) for file in files] for files in found] == [
        [("звіт.txt", "DSNS")], [("звіт.txt", "MRG")], [("звіт.txt", "MVS")]
    ]  # fmt: skip


def test_one_document_for_records_of_two_bodies_is_kept_for_each(world, store):
    with received(store) as file, world.at("2026-04-02", SECRETARY) as work:
        records = [
            Record(RecordKind.OPT_IN, opt_in(
                work, world.plan, body, "8.1", state=OptInState.IN, document="лист № 3"
            ))
            for body in ("DSNS", "MVS")
        ]  # fmt: skip
        numbers = attach_paper(work, store, file, records)
    with reading(world.engine) as session:
        papers = papers_of(session, RecordKind.OPT_IN, [record.id for record in records])
    found = [[(paper.id, paper.body) for paper in papers[record.id]] for record in records]
    assert found == [[(numbers[0], "DSNS")], [(numbers[1], "MVS")]]


def test_nobody_sends_documents_with_another_bodys_record(world, store):
    with world.at("2026-04-02", FOCAL_POINT) as work:
        asked = Record(RecordKind.EXCLUSION, request_exclusion(work, world.plan, DUTY, GROUND))
    stranger = Actor("petro", Role.FOCAL_POINT, frozenset({"DSNS"}))
    with (
        pytest.raises(RuleViolationError, match="відповідає"),
        received(store) as file,
        world.at("2026-04-03", stranger) as work,
    ):
        attach_paper(work, store, file, [asked])
    with (
        pytest.raises(NotFoundError),
        received(store) as file,
        world.at("2026-04-03", SECRETARY) as work,
    ):
        attach_paper(work, store, file, [Record(RecordKind.CONSENT, 99)])


def test_an_erased_document_is_gone_from_its_record(world, store):
    with received(store) as file, world.at("2026-04-02", SECRETARY) as work:
        record = Record(RecordKind.CONSENT, ACTS[RecordKind.CONSENT][1](work, world.plan))
        (number,) = attach_paper(work, store, file, [record])
    with world.at("2026-04-03", SECRETARY) as work:
        erase_attachment(work, number, "Особисті дані.")
    with reading(world.engine) as session:
        assert papers_of(session, RecordKind.CONSENT, [record.id]) == {record.id: ()}
