"""The secretariat's registers: what was recorded, by whom, on which paper, where it stands."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from core.domain.attachments import Record, RecordKind
from core.domain.commitments import consent_stands
from core.domain.facts import ConsentState, NilState, OptInState
from core.presenters.commitments import (
    Names,
    consent_history,
    nil_table,
    opt_ins_table,
    stands_table,
)
from core.queries.commitments import (
    consent_records,
    consenting,
    extension_records,
    open_to_joining,
    opt_in_records,
    trigger_records,
)
from core.queries.requests import nil_notices
from core.services.attachments import arrived
from core.services.commitments import (
    ConsentGround,
    opt_in,
    record_consent,
    record_extension,
    record_trigger,
    report_nil,
)
from core.services.papers import attach_paper
from core.storage.attachments import AttachmentStore
from core.storage.unit_of_work import reading, writing
from tests.core.builders import on
from tests.core.files.samples import paper
from tests.core.world import BODIES, SECRETARY

GIVEN = ConsentGround(
    state=ConsentState.GIVEN, effective_on=date(2026, 2, 1), document="лист № 2"
)  # fmt: skip
NAMES = Names({body.code: body for body in BODIES}, {"olena": "Олена"}, lambda n: f"/files/{n}")


def agree(world, day, ground=GIVEN):
    with world.at(day) as work:
        record_consent(work, world.plan, "NABU", ground)


def test_a_consent_stands_from_its_day_on_and_what_comes_is_said(world):
    agree(world, "2026-02-02")
    agree(world, "2026-02-03", replace(GIVEN, state=ConsentState.DECLINED, measure="5"))
    later = replace(GIVEN, state=ConsentState.DECLINED, effective_on=date(2026, 12, 1))
    agree(world, "2026-02-04", later)
    with reading(world.engine) as session:
        records, known = consent_records(session, world.plan), consenting(session, world.plan)
    assert known == {"NABU": ("2.1", "5"), "RPK": ("2.2",)}
    stands = consent_stands(records, known, date(2026, 3, 1))
    found = [(one.body, one.measure, one.state.value, len(one.ahead)) for one in stands]
    assert found == [
        ("NABU", None, "given", 1), ("NABU", "5", "declined", 0), ("RPK", None, "not_asked", 0)
    ]  # fmt: skip
    then = consent_stands(records, ["NABU"], date(2026, 12, 1))
    assert [one.state for one in then] == [ConsentState.DECLINED] * 2
    table = stands_table(stands, NAMES, lambda **about: f"?body={about['body']}")
    assert "з 01.12.2026: У згоді відмовлено" in str(table.rows[0])
    history = str(consent_history(records, NAMES).rows)
    assert "Згоду надано: усі заходи за згодою, діє з 01.02.2026" in history
    assert "Олена" in history


def test_a_file_belongs_to_the_record_it_was_sent_in_with(world, tmp_path):
    agree(world, "2026-02-02")
    kept_in = AttachmentStore(tmp_path / "attachments")
    with (
        arrived(kept_in, BytesIO(paper()), "Лист.pdf") as checked,
        writing(world.engine, SECRETARY) as work,
    ):
        number = record_consent(work, world.plan, "NABU", GIVEN)
        record_consent(work, world.plan, "NABU", replace(GIVEN, measure="5"))
        attach_paper(work, kept_in, checked, [Record(RecordKind.CONSENT, number)])
    with reading(world.engine) as session:
        files = [one.paper.files for one in consent_records(session, world.plan)]
    assert [[file.name for file in some] for some in files] == [[], ["Лист.pdf"], []]


def test_joinings_completions_and_extensions_are_kept_with_their_papers(world):
    with world.at("2026-02-02") as work:
        opt_in(work, world.plan, "DSNS", "8.1", state=OptInState.IN, document="лист № 3")
    with world.at("2026-04-02") as work:
        record_trigger(
            work, world.plan, "1.3", completed="2.1", completed_on=date(2026, 4, 1),
            document="акт № 1",
        )  # fmt: skip
    with world.at("2026-04-03") as work:
        record_extension(
            work, world.plan, "2.1/MVS/2026-H1", until=date(2026, 12, 1),
            decided_on=date(2026, 4, 2), document="доручення № 4",
        )  # fmt: skip
    with reading(world.engine) as session:
        joined = opt_in_records(session, world.plan)
        (completed,) = trigger_records(session, world.plan)
        (extended,) = extension_records(session, world.plan)
        open_ = open_to_joining(session, world.plan, on("2026-04-04"))
    assert [(one.body, one.measure, one.paper.document) for one in joined] == [
        ("DSNS", "8.1", "лист № 3")
    ]
    assert "долучився" in str(opt_ins_table(joined, NAMES).rows)
    assert (completed.obligation, completed.completed) == ("1.3/MRG/2026-after-2.1", "2.1")
    assert completed.paper.document == "акт № 1"
    assert (extended.due_on, extended.until) == (date(2026, 6, 30), date(2026, 12, 1))
    assert set(open_["8.1"]) == {"DSNS", "MVS", "OLD"}


def test_what_bodies_say_was_not_held_is_listed_while_it_stands(world):
    for day, duty, state in (
        ("2026-02-01", "2.1/MVS/2026-H1", NilState.FILED),
        ("2026-02-02", "2.1/DSNS/2026-H1", NilState.FILED),
        ("2026-02-03", "3/MVS/2026", NilState.FILED),
        ("2026-02-04", "3/MVS/2026", NilState.WITHDRAWN),
    ):
        with world.at(day) as work:
            report_nil(work, world.plan, duty, state=state, reason=f"Причина {day}", letter="№ 5")
    with reading(world.engine) as session:
        found = nil_notices(session, world.plan)
        of_one = nil_notices(session, world.plan, "MVS")
    assert [one.obligation for one in found] == ["2.1/DSNS/2026-H1", "2.1/MVS/2026-H1"]
    assert [(one.body, one.reason) for one in of_one] == [
        ("MVS", "Причина 2026-02-01 · Лист органу: № 5")
    ]
    assert "Олена" in str(nil_table(found, NAMES).rows[0])
