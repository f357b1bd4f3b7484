from contextlib import nullcontext
from dataclasses import replace
from datetime import date

import pytest

from core.domain.facts import ConsentState, ExclusionKind, ExclusionState, NilState, OptInState
from core.domain.status import Flag, Status
from core.errors import ForbiddenError, InvalidInputError, RuleViolationError, UnknownCodeError
from core.queries.decisions import public_decisions
from core.queries.requests import exclusion_requests, nil_steps
from core.queries.standings import Scope
from core.services.commitments import (
    ConsentGround,
    opt_in,
    record_consent,
    record_extension,
    record_trigger,
    report_nil,
)
from core.services.exclusions import (
    ExclusionGround,
    decide_exclusion,
    request_exclusion,
    take_back_exclusion,
)
from core.storage.unit_of_work import reading
from tests.core.audit import last_audit
from tests.core.builders import on
from tests.core.world import FOCAL_POINT, SECOND_SECRETARY, focal_point_of

DUTY = "2.1/MVS/2026-H1"
BY_CONSENT = "2.1/NABU/2026-H1"
LATER = on("2026-09-01")
GROUND = ExclusionGround(
    kind=ExclusionKind.NO_BUDGET,
    authority="керівник органу",
    document="лист № 1",
    decided_on=date(2026, 2, 1),
    reason=" Кошти не передбачено. ",
)


def consent(state, effective_on="2026-02-01", measure=None):
    return ConsentGround(
        state=state, effective_on=date.fromisoformat(effective_on), measure=measure, document="№ 2"
    )


def requested(world, obligation=DUTY, day="2026-02-02"):
    with world.at(day, FOCAL_POINT) as work:
        return request_exclusion(work, world.plan, obligation, GROUND)


def decide(world, exclusion, state, day="2026-02-03"):
    with world.at(day) as work:
        decide_exclusion(work, exclusion, state, "Розглянуто.")


def trigger(world, completed="2.1", completed_on="2026-04-01", measure="1.3", day="2026-04-02"):
    with world.at(day) as work:
        opened = record_trigger(
            work, world.plan, measure, completed=completed,
            completed_on=date.fromisoformat(completed_on), document="акт № 5",
        )  # fmt: skip
    return [one.obligation for one in opened]


def test_consent_is_recorded_from_a_date_on(world):
    assert world.standing(BY_CONSENT, LATER).status is Status.CONSENT_PENDING
    with world.at("2026-02-02") as work:
        record_consent(work, world.plan, "NABU", consent(ConsentState.GIVEN))
    assert last_audit(world.engine) == ("olena", "consent.record", "NABU")
    assert world.standing(BY_CONSENT, LATER).status is Status.OVERDUE
    assert world.standing(BY_CONSENT, on("2026-02-01")).status is Status.CONSENT_PENDING


@pytest.mark.parametrize(
    ("body", "measure"),
    [
        pytest.param("MVS", None, id="a body obliged outright"),
        pytest.param("NABU", "3", id="a measure that is not its own"),
        pytest.param("NOBODY", None, id="no such body"),
    ],
)
def test_nobody_else_is_asked_for_consent(world, body, measure):
    with pytest.raises(UnknownCodeError, match="за згодою"), world.at("2026-02-02") as work:
        record_consent(work, world.plan, body, consent(ConsentState.GIVEN, measure=measure))


def test_an_exclusion_counts_once_approved_and_until_lifted(world):
    exclusion = requested(world)
    assert last_audit(world.engine) == ("taras", "exclusion.requested", str(exclusion))
    assert world.standing(DUTY, LATER).status is Status.OVERDUE
    decide(world, exclusion, ExclusionState.APPROVED)
    assert last_audit(world.engine) == ("olena", "exclusion.approved", str(exclusion))
    assert world.standing(DUTY, LATER).status is Status.WAIVED
    decide(world, exclusion, ExclusionState.LIFTED, "2026-08-01")
    assert world.standing(DUTY, LATER).status is Status.OVERDUE
    assert world.standing(DUTY, on("2026-07-15")).status is Status.WAIVED


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param(None, ExclusionState.LIFTED, id="lifted before it was approved"),
        pytest.param(ExclusionState.APPROVED, ExclusionState.APPROVED, id="approved twice"),
        pytest.param(ExclusionState.APPROVED, ExclusionState.REFUSED, id="refused once approved"),
        pytest.param(ExclusionState.REFUSED, ExclusionState.APPROVED, id="approved once refused"),
    ],
)
def test_a_decision_out_of_turn_is_refused(world, first, then):
    exclusion = requested(world)
    if first:
        decide(world, exclusion, first)
    with pytest.raises(RuleViolationError, match="зараз неможливе"):
        decide(world, exclusion, then)


def test_an_exclusion_needs_a_reason_and_an_obligation(world):
    blank = replace(GROUND, reason=" ")
    with pytest.raises(InvalidInputError, match="Вкажіть причину"), world.at("2026-02-02") as work:
        request_exclusion(work, world.plan, DUTY, blank)
    with pytest.raises(UnknownCodeError, match="9/X"):
        requested(world, "9/X")


def test_a_body_joins_an_open_measure_and_leaves_it(world):
    with world.at("2026-02-02") as work:
        opt_in(work, world.plan, "DSNS", "8.1", state=OptInState.IN, document="лист № 3")
    assert last_audit(world.engine) == ("olena", "opt_in.in", "DSNS")
    with world.at("2026-09-02") as work:
        opt_in(work, world.plan, "DSNS", "8.1", state=OptInState.OUT, document="лист № 6")
    days = ("2026-02-02", "2026-02-03", "2026-09-03")
    found = [world.standing("8.1/DSNS/2026", on(day)) for day in days]
    assert found[0] is None
    assert [standing.status for standing in found[1:]] == [Status.IN_PROGRESS, Status.SUPERSEDED]
    assert world.standing("8.1/DSNS/2027", on("2027-02-01")) is None


@pytest.mark.parametrize(
    ("body", "measure", "state", "message"),
    [
        pytest.param("DSNS", "8.1", OptInState.OUT, "вже записано", id="out before in"),
        pytest.param("MINCYFRA", "8.1", OptInState.IN, "не може", id="obliged outright"),
        pytest.param("NABU", "8.1", OptInState.IN, "не може", id="not a central body"),
        pytest.param("DSNS", "2.1", OptInState.IN, "не може", id="no open measure"),
        pytest.param("DSNS", "99", OptInState.IN, "не може", id="no such measure"),
    ],
)
def test_joining_has_its_limits(world, body, measure, state, message):
    with pytest.raises(RuleViolationError, match=message), world.at("2026-02-02") as work:
        opt_in(work, world.plan, body, measure, state=state, document="лист № 3")


def test_a_trigger_opens_an_obligation_from_when_it_was_recorded(world):
    assert trigger(world) == ["1.3/MRG/2026-after-2.1"]
    assert last_audit(world.engine) == ("olena", "trigger.record", "1.3")
    code = "1.3/MRG/2026-after-2.1"
    assert world.standing(code, on("2026-04-02")) is None
    assert world.standing(code, on("2026-04-03")).status is Status.IN_PROGRESS
    assert world.standing(code, on("2026-05-02")).days_overdue == 1


def test_a_second_trigger_of_one_measure_opens_another_obligation(world):
    trigger(world)
    assert trigger(world, completed_on="2026-08-01", day="2026-08-02") == [
        "1.3/MRG/2026-after-2.1-2"
    ]
    assert world.standing("1.3/MRG/2026-after-2.1-2", on("2026-08-03")) is not None


@pytest.mark.parametrize(
    ("about", "error", "message"),
    [
        pytest.param(
            {"completed_on": "2026-04-03"}, InvalidInputError, "в майбутньому", id="tomorrow"
        ),
        pytest.param(
            {"completed_on": "2025-12-31"},
            InvalidInputError,
            r"чинності \(01\.01\.2026\)",
            id="before force",
        ),
        pytest.param({"measure": "99"}, UnknownCodeError, "«99»", id="no such measure"),
        pytest.param({"completed": "99"}, UnknownCodeError, "«99»", id="nothing such to complete"),
        pytest.param({"measure": "2.1"}, UnknownCodeError, "не залежить", id="waits for nothing"),
    ],
)
def test_a_trigger_that_cannot_be_is_refused(world, about, error, message):
    with pytest.raises(error, match=message):
        trigger(world, **about)


def test_an_extension_is_shown_and_moves_no_deadline(world):
    with world.at("2026-06-01") as work:
        record_extension(
            work, world.plan, DUTY, until=date(2026, 12, 31), decided_on=date(2026, 6, 1),
            document="доручення № 4",
        )  # fmt: skip
    assert last_audit(world.engine) == ("olena", "extension.record", DUTY)
    found = world.standing(DUTY, LATER)
    assert (found.status, found.flags) == (Status.OVERDUE, (Flag.EXTENDED,))


def test_an_extension_is_later_than_the_deadline(world):
    with pytest.raises(InvalidInputError, match="пізніше"), world.at("2026-06-01") as work:
        record_extension(
            work, world.plan, DUTY, until=date(2026, 6, 30), decided_on=date(2026, 6, 1),
            document="доручення № 4",
        )  # fmt: skip


def extension(decided_on="2026-06-01", document="доручення № 4"):
    return lambda work, plan: record_extension(
        work, plan, DUTY, until=date(2026, 12, 31), decided_on=date.fromisoformat(decided_on),
        document=document,
    )  # fmt: skip


def joining(document):
    return lambda work, plan: opt_in(
        work, plan, "DSNS", "8.1", state=OptInState.IN, document=document
    )


PAPERLESS = {
    "a consent given": lambda work, plan: record_consent(
        work, plan, "NABU", replace(consent(ConsentState.GIVEN), document=" ")
    ),
    "a consent asked for": lambda work, plan: record_consent(
        work, plan, "NABU", replace(consent(ConsentState.REQUESTED), document="")
    ),
    "a joining recorded for another body": joining(" "),
    "a completion": lambda work, plan: record_trigger(
        work, plan, "1.3", completed="2.1", completed_on=date(2026, 4, 1), document=" "
    ),
    "an extension": extension(document=""),
    "a request for exclusion": lambda work, plan: request_exclusion(
        work, plan, DUTY, replace(GROUND, document=" ")
    ),
}


@pytest.mark.parametrize("name", PAPERLESS)
def test_what_rests_on_a_document_names_it(world, name):
    with (
        pytest.raises(InvalidInputError, match="документ: його назву"),
        world.at("2026-06-01") as w,
    ):
        PAPERLESS[name](w, world.plan)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(extension("2026-06-02"), id="an extension"),
        pytest.param(
            lambda work, plan: request_exclusion(
                work, plan, DUTY, replace(GROUND, decided_on=date(2026, 6, 2))
            ),
            id="a request for exclusion",
        ),
    ],
)
def test_no_document_is_dated_tomorrow(world, act):
    with pytest.raises(InvalidInputError, match="в майбутньому"), world.at("2026-06-01") as work:
        act(work, world.plan)


def test_that_nobody_was_asked_needs_no_document(world):
    with world.at("2026-06-01") as work:
        assert record_consent(
            work, world.plan, "NABU", replace(consent(ConsentState.NOT_ASKED), document="")
        )


def test_a_body_joins_in_its_own_name_without_a_document(world):
    with world.at("2026-02-02", focal_point_of("DSNS")) as work:
        joining("")(work, world.plan)
    assert world.standing("8.1/DSNS/2026", on("2026-02-03")).status is Status.IN_PROGRESS


def test_a_nil_report_is_reported_and_never_done(world):
    with world.at("2026-07-01", FOCAL_POINT) as work:
        report_nil(work, world.plan, DUTY, state=NilState.FILED, reason="Не проводили.")
    assert last_audit(world.engine) == ("taras", "nil.filed", DUTY)
    found = world.standing(DUTY, LATER)
    assert (found.status, found.is_nil, found.is_satisfied) == (Status.OVERDUE, True, False)
    with world.at("2026-07-02", FOCAL_POINT) as work:
        report_nil(work, world.plan, DUTY, state=NilState.WITHDRAWN)
    assert not world.standing(DUTY, LATER).is_nil


def test_a_nil_report_needs_a_reason_and_is_filed_once(world):
    for state, error, words in (
        (NilState.FILED, InvalidInputError, "Вкажіть причину"),
        (NilState.WITHDRAWN, RuleViolationError, "вже записано"),
    ):
        with pytest.raises(error, match=words), world.at("2026-07-01", FOCAL_POINT) as work:
            report_nil(work, world.plan, DUTY, state=state)


def test_the_secretariat_reports_and_withdraws_for_a_body_by_its_letter_only(world):
    for state in (NilState.FILED, NilState.WITHDRAWN):
        with pytest.raises(InvalidInputError, match="лист"), world.at("2026-07-01") as work:
            report_nil(work, world.plan, DUTY, state=state, reason="Не проводили.")
        with world.at("2026-07-02") as work:
            report_nil(work, world.plan, DUTY, state=state, reason="Не проводили.", letter="№ 7")
    with reading(world.engine) as session:
        notes = [step.note for step in nil_steps(session, world.plan, DUTY)]
    assert notes == ["Не проводили. · Лист органу: № 7"] * 2


def test_whoever_asked_decides_nothing_and_another_secretary_does(world):
    with world.at("2026-02-02") as work:
        exclusion = request_exclusion(work, world.plan, DUTY, GROUND)
    for state in (ExclusionState.APPROVED, ExclusionState.REFUSED):
        with pytest.raises(RuleViolationError, match="інша особа"):
            decide(world, exclusion, state)
    with world.at("2026-02-03", SECOND_SECRETARY) as work:
        decide_exclusion(work, exclusion, ExclusionState.APPROVED)
    decide(world, exclusion, ExclusionState.LIFTED, "2026-02-04")
    assert world.standing(DUTY, LATER).status is Status.OVERDUE


def test_a_secretary_of_the_body_decides_on_the_working_groups_own_requests_only(world):
    of_body = replace(SECOND_SECRETARY, bodies=frozenset({"MVS"}))
    asked = requested(world)
    with (
        pytest.raises(RuleViolationError, match="не з органу"),
        world.at("2026-02-03", of_body) as work,
    ):
        decide_exclusion(work, asked, ExclusionState.APPROVED)
    with world.at("2026-02-03") as work:
        of_group = request_exclusion(work, world.plan, "1.2/MRG/2026", GROUND)
    with world.at("2026-02-04", SECOND_SECRETARY) as work:
        decide_exclusion(work, of_group, ExclusionState.APPROVED)
    assert world.standing("1.2/MRG/2026", LATER).status is Status.WAIVED


@pytest.mark.parametrize(
    "states",
    [
        pytest.param((ExclusionState.REFUSED,), id="refused"),
        pytest.param((ExclusionState.APPROVED, ExclusionState.LIFTED), id="lifted"),
    ],
)
def test_a_no_comes_with_its_reason(world, states):
    exclusion = requested(world)
    for state in states[:-1]:
        decide(world, exclusion, state)
    with pytest.raises(InvalidInputError, match="причину"), world.at("2026-02-04") as work:
        decide_exclusion(work, exclusion, states[-1], " ")


def test_people_of_the_successor_do_not_decide_on_the_merged_bodys_request(world):
    with world.at("2026-02-02", focal_point_of("OLD")) as work:
        asked = request_exclusion(work, world.plan, "2.1/OLD/2026-H1", GROUND)
    world.merge("OLD", ended_on="2026-08-31", heir="MVS", recorded_on="2026-09-01")
    of_heir = replace(SECOND_SECRETARY, bodies=frozenset({"MVS"}))
    with (
        pytest.raises(RuleViolationError, match="не з органу"),
        world.at("2026-09-02", of_heir) as work,
    ):
        decide_exclusion(work, asked, ExclusionState.APPROVED)


def test_no_nil_report_is_filed_for_a_period_that_lies_ahead_or_that_is_left_out(world):
    decide(world, requested(world), ExclusionState.APPROVED)
    for duty, words in (("2.1/MVS/2026-H2", "ще не почався"), (DUTY, "поза обліком")):
        with (
            pytest.raises(RuleViolationError, match=words),
            world.at("2026-03-01", FOCAL_POINT) as work,
        ):
            report_nil(work, world.plan, duty, state=NilState.FILED, reason="Не проводили.")


def test_no_nil_report_is_filed_for_what_was_superseded(world):
    world.merge("OLD", ended_on="2026-05-31", heir="MVS", recorded_on="2026-06-01")
    with (
        pytest.raises(RuleViolationError, match="замінено"),
        world.at("2026-06-02", SECOND_SECRETARY) as work,
    ):
        report_nil(
            work, world.plan, "2.1/OLD/2026-H1", state=NilState.FILED, reason="Не проводили.",
            letter="№ 7",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"authority": " "}, "хто ухвалив"),
        ({"document": ""}, "документ"),
        ({"decided_on": date(2026, 2, 3)}, "майбутньому"),
    ],
)
def test_an_exclusion_needs_its_whole_ground(world, change, words):
    with (
        pytest.raises(InvalidInputError, match=words),
        world.at("2026-02-02", FOCAL_POINT) as work,
    ):
        request_exclusion(work, world.plan, DUTY, replace(GROUND, **change))


def test_an_exclusion_is_asked_for_once_until_it_was_refused_or_lifted(world):
    asked = requested(world)
    for state in (None, ExclusionState.APPROVED):
        if state:
            decide(world, asked, state)
        with pytest.raises(RuleViolationError, match="вже є прохання"):
            requested(world)
    decide(world, asked, ExclusionState.LIFTED, "2026-02-04")
    assert world.standing(DUTY, LATER).status is Status.OVERDUE
    again = requested(world, day="2026-02-05")
    decide(world, again, ExclusionState.REFUSED, "2026-02-06")
    assert requested(world, day="2026-02-07") > again


def test_the_secretariat_takes_back_a_bodys_request_by_its_letter_only(world):
    asked = requested(world)
    with pytest.raises(InvalidInputError, match="лист"), world.at("2026-02-03") as work:
        take_back_exclusion(work, asked)
    with world.at("2026-02-03") as work:
        take_back_exclusion(work, asked, "№ 7")
    with reading(world.engine) as session:
        (request,) = exclusion_requests(session, world.plan, obligation=DUTY)
    assert request.steps[-1].note == "Прохання відкликав орган. · Лист органу: № 7"


def test_a_body_takes_back_a_request_that_waits_and_may_ask_anew(world):
    asked = requested(world)
    for actor, error in ((focal_point_of("DSNS"), ForbiddenError), (FOCAL_POINT, None)):
        outcome = pytest.raises(error) if error else nullcontext()
        with outcome, world.at("2026-02-03", actor) as work:
            take_back_exclusion(work, asked)
    assert world.standing(DUTY, LATER).status is Status.OVERDUE
    with reading(world.engine) as session:
        scope = Scope(world.plan, LATER, None)
        assert public_decisions(session, scope, most=9) == []
    with pytest.raises(RuleViolationError, match="зараз неможливе"):
        decide(world, asked, ExclusionState.APPROVED)
    with (
        pytest.raises(RuleViolationError, match="вже розглянуто"),
        world.at("2026-02-04", FOCAL_POINT) as work,
    ):
        take_back_exclusion(work, asked)
    assert requested(world, day="2026-02-05") > asked
