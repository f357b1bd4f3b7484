"""The story of an obligation: whole for those concerned, for others what was decided alone."""

from datetime import date

import pytest

from core.domain.attachments import Record, RecordKind
from core.domain.facts import ConsentState, ExclusionState, NilState, OptInState
from core.domain.permissions import NOBODY, Actor, Role
from core.domain.story import Deed, Story
from core.domain.submissions import ActorName
from core.presenters.event_history import Cast
from core.presenters.obligation_story import obligation_story as told_in_words
from core.queries.register import register_at
from core.queries.stories import obligation_story
from core.services.claims import claim_obligation, return_claim, revoke_claim, verify_claim
from core.services.commitments import (
    ConsentGround,
    opt_in,
    record_consent,
    record_extension,
    record_trigger,
    report_nil,
)
from core.services.exclusions import decide_exclusion, request_exclusion
from core.services.papers import attach_paper
from core.storage.attachments import AttachmentStore
from core.storage.unit_of_work import reading
from tests.core.attachments import received
from tests.core.builders import on
from tests.core.services.test_commitments import GROUND
from tests.core.world import FOCAL_POINT, SECRETARY, World

DUTY = "2.1/MVS/2026-H1"
NOW = on("2026-11-01")
HEAD = Actor("head", Role.LEADERSHIP, frozenset({"MVS"}))
CONCERNED = (FOCAL_POINT, HEAD, SECRETARY)
OTHERS = (
    NOBODY,
    Actor("petro", Role.FOCAL_POINT, frozenset({"DSNS"})),
    Actor("other", Role.LEADERSHIP, frozenset({"DSNS"})),
    Actor("admin", Role.ADMINISTRATOR),
)


@pytest.fixture
def lived(world, tmp_path) -> World:
    """An obligation with everything that can happen to one."""
    store = AttachmentStore(tmp_path / "attachments")
    claim = world.submit(DUTY, "2026-03-09")
    with world.at("2026-03-10", SECRETARY) as work:
        return_claim(work, claim, "Немає програми.")
    with world.at("2026-03-11", FOCAL_POINT) as work:
        claim_obligation(work, world.plan, event=1, obligation=DUTY)
    with world.at("2026-03-12", SECRETARY) as work:
        verify_claim(work, claim)
    with world.at("2026-03-20", FOCAL_POINT) as work:
        report_nil(work, world.plan, DUTY, state=NilState.FILED, reason="Зал зайнято.")
    for day, state in (("2026-04-01", ExclusionState.REFUSED), ("2026-04-03", "approved")):
        with received(store) as file, world.at(day, FOCAL_POINT) as work:
            asked = request_exclusion(work, world.plan, DUTY, GROUND)
            attach_paper(work, store, file, [Record(RecordKind.EXCLUSION, asked)])
        with world.at(day.replace("-04-0", "-04-1"), SECRETARY) as work:
            decide_exclusion(work, asked, ExclusionState(state), "Кошти є в наказі.")
    with world.at("2026-06-01", SECRETARY) as work:
        record_extension(
            work, world.plan, DUTY, until=date(2026, 8, 1), decided_on=date(2026, 6, 1),
            document="доручення № 4",
        )  # fmt: skip
    return world


def story_of(world: World, reader: Actor, code: str = DUTY, as_of=NOW) -> Story:
    with reading(world.engine) as session:
        found = obligation_story(session, world.plan, code, as_of, reader)
    assert found is not None
    return found


def words_of(world: World, story: Story, *, names_secretariat: bool = True) -> list[str]:
    with reading(world.engine) as session:
        register = register_at(session, NOW)
    names = {"olena": ActorName("Олена", is_secretariat=True),
             "taras": ActorName("Тарас", is_secretariat=False)}  # fmt: skip
    return [line.what for line in told_in_words(story, Cast(names, register, names_secretariat))]


@pytest.mark.parametrize("reader", CONCERNED, ids=lambda actor: actor.id)
def test_those_concerned_read_all_of_it_as_one_story(lived, reader):
    story = story_of(lived, reader)
    assert story.is_whole
    assert words_of(lived, story) == [
        "Визначено заходом 2.1 плану (акт № 781 від 02.09.2020), строк за текстом:",
        "Подано на перевірку",
        "Повернено на доопрацювання",
        "Подано на перевірку",
        "Прийнято",
        "Орган повідомив, що захід не проводився",
        "Подано прохання звільнити від зобов’язання: немає бюджетних призначень",
        "Подано прохання звільнити від зобов’язання: немає бюджетних призначень",
        "У звільненні відмовлено",
        "Звільнення погоджено: немає бюджетних призначень",
        "Вирішено подовжити строк до 01.08.2026; строк за планом лишається",
    ]
    assert [one.reason for one in story.told if one.deed is Deed.CLAIM] == [
        "", "Немає програми.", "", ""
    ]  # fmt: skip
    assert [file.name for one in story.told for file in one.files] == ["звіт.txt"] * 2
    assert story.actors == {"olena", "taras"}


@pytest.mark.parametrize("reader", OTHERS, ids=lambda actor: actor.id)
def test_everybody_else_reads_what_was_decided_and_nobodys_words_or_papers(lived, reader):
    story = story_of(lived, reader)
    assert not story.is_whole
    assert words_of(lived, story) == [
        "Визначено заходом 2.1 плану (акт № 781 від 02.09.2020), строк за текстом:",
        "Прийнято подію, проведену 09.03.2026",
        "Звільнення погоджено: немає бюджетних призначень",
        "Вирішено подовжити строк до 01.08.2026; строк за планом лишається",
    ]
    assert story.actors == frozenset()
    private = [(one.reason, one.document, one.files, one.event, one.move) for one in story.told]
    assert private == [("", "", (), None, None)] * len(private)
    for word in ("програми", "наказі", "Зал", "доручення", "лист", "звіт.txt", "taras", "olena"):
        assert word not in repr(list(story.told))


def test_a_bodys_people_do_not_learn_who_of_the_secretariat_decided(lived):
    story = story_of(lived, FOCAL_POINT)
    with reading(lived.engine) as session:
        register = register_at(session, NOW)
    names = {"taras": ActorName("Тарас", is_secretariat=False)}
    lines = told_in_words(story, Cast(names, register, names_secretariat=False))
    assert {line.who for line in lines} == {"", "Тарас", "секретаріат"}


def test_what_is_accepted_no_more_is_gone_for_others_and_told_to_those_concerned(lived):
    with lived.at("2026-07-01", SECRETARY) as work:
        revoke_claim(work, 1, "Подія не відбулася.")
    assert Deed.ACCEPTED not in {one.deed for one in story_of(lived, NOBODY).told}
    assert "Прийняття відкликано" in words_of(lived, story_of(lived, FOCAL_POINT))


def test_a_story_of_the_past_ends_there(lived):
    assert len(story_of(lived, SECRETARY, as_of=on("2026-03-11")).told) == 3
    assert len(story_of(lived, NOBODY, as_of=on("2026-03-11")).told) == 1


def test_a_joining_a_completion_and_a_change_tell_why_it_is_owed(world):
    with world.at("2026-02-02", SECRETARY) as work:
        opt_in(work, world.plan, "DSNS", "8.1", state=OptInState.IN, document="лист № 3")
    with world.at("2026-04-02", SECRETARY) as work:
        record_trigger(
            work, world.plan, "1.3", completed="2.1", completed_on=date(2026, 4, 1),
            document="акт № 5",
        )  # fmt: skip
    world.merge("OLD", ended_on="2026-03-31", heir="DSNS", recorded_on="2026-04-10")
    joined = words_of(world, story_of(world, NOBODY, "8.1/DSNS/2026"))
    assert joined[1:] == ["Орган долучився до заходу 8.1"]
    opened = words_of(world, story_of(world, NOBODY, "1.3/MRG/2026-after-2.1"))
    assert opened[1:] == ["Захід 2.1 завершено 01.04.2026: від цього дня рахують строк"]
    ended = words_of(world, story_of(world, NOBODY, "2.1/OLD/2026-H1"))
    assert ended[1:] == ["Замінено новою редакцією або через зміну органу"]


def test_an_heir_reads_the_whole_story_of_what_it_took_over(world):
    heir = Actor("dsns", Role.FOCAL_POINT, frozenset({"DSNS"}))
    assert not story_of(world, heir, "2.1/OLD/2026-H1").is_whole
    world.merge("OLD", ended_on="2026-03-31", heir="DSNS", recorded_on="2026-04-10")
    assert story_of(world, heir, "2.1/OLD/2026-H1").is_whole


def test_a_consent_is_told_once_it_is_given_or_declined(world):
    for day, state in (("2026-02-02", ConsentState.REQUESTED), ("2026-02-09", ConsentState.GIVEN)):
        with world.at(day, SECRETARY) as work:
            ground = ConsentGround(state=state, effective_on=date(2026, 2, 1), document="лист № 2")
            record_consent(work, world.plan, "NABU", ground)
            other = ConsentGround(
                state=ConsentState.DECLINED, effective_on=date(2026, 2, 1), measure="5",
                document="лист № 2",
            )  # fmt: skip
            record_consent(work, world.plan, "NABU", other)
    given = "Згоду надано: усі заходи за згодою, діє з 01.02.2026"
    asked = "Згоду запитано: усі заходи за згодою, діє з 01.02.2026"
    code = "2.1/NABU/2026-H1"
    assert words_of(world, story_of(world, NOBODY, code))[1:] == [given]
    assert words_of(world, story_of(world, SECRETARY, code))[1:] == [asked, given]


def test_an_unknown_obligation_has_no_story(world):
    with reading(world.engine) as session:
        assert obligation_story(session, world.plan, "9/X/2026", NOW, SECRETARY) is None
