"""Through real submissions: what a body and the secretariat did, told to each of them."""

from core.domain.facts import ClaimState
from core.domain.moments import AsOf
from core.domain.submissions import ActorName, ClaimView
from core.presenters.event_history import Cast, actors_of, event_history
from core.queries.register import register_at
from core.queries.submissions import revisions_of, submission
from core.services.claims import appeal_return
from core.services.verification import accept, revoke, send_back, undo
from core.storage.unit_of_work import reading
from tests.core.builders import noon
from tests.core.queries.test_waiting import TWO
from tests.core.services.test_filing import MVS, corrected, filed_event, part_of
from tests.core.world import SECOND_SECRETARY, SECRETARY

NAMES = {
    "olena": ActorName("Олена Секретар", is_secretariat=True),
    "ihor": ActorName("Ігор Другий", is_secretariat=True),
    "taras": ActorName("Тарас Контакт", is_secretariat=False),
}


def told(world, event, *, names_secretariat=True, names=NAMES):
    with reading(world.engine) as session:
        found = submission(session, event, "MVS")
        assert found
        revisions = revisions_of(session, event)
        register = register_at(session, AsOf(noon("2026-04-01")))
    cast = Cast(names, register, names_secretariat)
    return [(line.what, line.who, line.reason) for line in event_history(found, revisions, cast)]


def test_people_of_another_body_are_named_by_it_to_whoever_is_not_of_it(world):
    with reading(world.engine) as session:
        register = register_at(session, AsOf(noon("2026-04-01")))
    names = {"p": ActorName("Петро Сусід", is_secretariat=False, bodies=frozenset({"DSNS"}))}
    of = {body: Cast(names, register, False, body).of("p") for body in ("", "MVS", "DSNS")}
    assert of[""] == of["DSNS"] == "Петро Сусід"
    assert "Петро" not in of["MVS"]
    assert of["MVS"].endswith(", контактна особа")


def a_story(world) -> int:
    """Submitted for two obligations, returned, corrected, accepted, taken back."""
    event = filed_event(world, TWO)
    with world.at("2026-03-06", SECRETARY) as work:
        send_back(work, event, "MVS", "Немає програми.", seen_revision=1)
    corrected(world, event, title="Брифінг з програмою", obligations=TWO.obligations)
    with world.at("2026-03-13", SECRETARY) as work:
        accept(work, event, "MVS", seen_revision=2)
    with world.at("2026-03-14", SECOND_SECRETARY) as work:
        undo(work, event, "MVS", "Помилка.")
    return event


def test_the_secretariat_reads_everything_with_names_the_newest_first(world):
    both = "2.1, I півріччя 2026; 3, 2026"
    taras, olena, ihor = (one.name for one in (NAMES["taras"], NAMES["olena"], NAMES["ihor"]))
    assert told(world, a_story(world)) == [
        (f"Рішення скасовано, знову на перевірці: {both}", ihor, "Помилка."),
        (f"Прийнято: {both}", olena, ""),
        (f"Подано на перевірку: {both}", taras, ""),
        ("Запис виправлено: назва", taras, ""),
        (f"Повернено на доопрацювання: {both}", olena, "Немає програми."),
        (f"Подано на перевірку: {both}", taras, ""),
        ("Подію записано", taras, ""),
    ]


def test_a_bodys_people_read_that_the_secretariat_decided_and_not_who(world):
    lines = told(world, a_story(world), names_secretariat=False)
    assert {who for _what, who, _reason in lines} == {"секретаріат", "Тарас Контакт"}
    unknown = told(world, a_story(world), names_secretariat=False, names={})
    assert not any("olena" in who or "ihor" in who for _what, who, _reason in unknown)


def test_an_appeal_is_told_with_its_reason(world):
    event = filed_event(world)
    with world.at("2026-03-06", SECRETARY) as work:
        send_back(work, event, "MVS", "Не той захід.", seen_revision=1)
    claim: ClaimView
    (claim,) = part_of(world, event).claims
    assert claim.state is ClaimState.RETURNED
    with world.at("2026-03-07", MVS) as work:
        appeal_return(work, claim.id, "Захід саме той.")
    what, who, reason = told(world, event)[0]
    assert (what, who) == ("Повернення оскаржено: 2.1, I півріччя 2026", "Тарас Контакт")
    assert reason == "Захід саме той."


def test_everybody_who_acted_is_asked_for_by_name(world):
    event = a_story(world)
    with reading(world.engine) as session:
        found = submission(session, event, "MVS")
        assert found
        assert actors_of(found, revisions_of(session, event)) == {"taras", "olena", "ihor"}


def test_invented_people_and_the_system_are_told_in_words(world):
    with reading(world.engine) as session:
        cast = Cast({}, register_at(session, AsOf(noon("2026-04-01"))), names_secretariat=True)
    assert cast.of("demo:Зоря Паперова") == "Зоря Паперова (вигадана особа)"
    assert cast.of("demo:MVS").endswith("контактна особа (вигадана особа)")
    assert cast.of("system") == "система"


def test_a_revocation_beside_a_correction_that_waits_reads_as_one_act_and_so_does_undoing_it(world):
    event = filed_event(world)
    with world.at("2026-03-06", SECRETARY) as work:
        accept(work, event, "MVS", seen_revision=1)
    corrected(world, event, title="Брифінг з програмою")
    with world.at("2026-03-13", SECRETARY) as work:
        revoke(work, event, "MVS", "Не та дата.")
    with world.at("2026-03-14", SECRETARY) as work:
        undo(work, event, "MVS", "Дату підтверджено.")
    one, olena = "2.1, I півріччя 2026", NAMES["olena"].name
    assert told(world, event)[:3] == [
        (f"Рішення скасовано, прийняття знову чинне: {one}", olena, "Дату підтверджено."),
        (f"Прийняття відкликано: {one}", olena, "Не та дата."),
        (f"Подано на перевірку: {one}", NAMES["taras"].name, ""),
    ]
