"""The checks, each met and not met, on what was really submitted."""

from dataclasses import replace
from datetime import date

from core.domain.drafts import Link
from core.domain.events import EventType
from core.domain.figures import Titles
from core.domain.moments import AsOf
from core.domain.submissions import Alike
from core.presenters.checklist import Grounds, Verdict, checklist, late_by_choice
from core.queries.plans import plan_text
from core.queries.register import register_at
from core.queries.standings import Scope, obligation_standings
from core.services.verification import send_back
from core.storage.unit_of_work import reading
from tests.core.builders import noon
from tests.core.services.test_filing import (
    BRIEFING,
    corrected,
    filed_event,
    part_of,
    submitted,
    written,
)
from tests.core.world import SECRETARY

TITLES = {"2.1": Titles("Медіабрифінги", "Media briefings", ("briefing",))}


def checked(world, event, *, alike=(), titles=TITLES):
    with reading(world.engine) as session:
        measures = plan_text(session, world.plan).measures
        now = AsOf(noon("2026-12-01"))
        rows = obligation_standings(session, Scope(world.plan, now, 2026, bodies=("MVS",)))
        grounds = Grounds(
            {one.code: one.deadline.rules for one in measures}, titles,
            {row.id: row for row in rows}, alike, register_at(session, now),
        )  # fmt: skip
    return {one.title: one for one in checklist(part_of(world, event), grounds)}, grounds


def test_a_plain_briefing_passes_every_check(world):
    found, _grounds = checked(world, filed_event(world))
    assert {one.verdict for one in found.values()} == {Verdict.FINE, Verdict.TOLD}
    assert found["Дата в межах періоду"].note == "2.1: 01.01.2026 – 30.06.2026"
    assert found["Є чим підтвердити"].note == "1 посилання"
    assert found["2.1, I півріччя 2026: прийнято 0 із 1"].note == "з цією подією буде 1"


def test_an_unusual_type_is_worth_a_look_and_says_what_is_usual(world):
    found, _grounds = checked(world, filed_event(world, replace(BRIEFING, type=EventType.LECTURE)))
    check = found["Незвичний вид для заходу"]
    assert check.verdict is Verdict.LOOK
    assert check.note == "лекція; звичайно підтверджують так: 2.1: брифінг"


def test_a_link_without_a_date_a_note_or_a_file_is_worth_a_look(world):
    bare = replace(BRIEFING, links=(Link("https://example.org/1"),))
    found, _grounds = checked(world, filed_event(world, bare))
    assert found["Сторінку не зафіксовано"].note == "1 посилання без дати і знімка"


def test_what_looks_alike_is_named_and_leads_there(world):
    twin = Alike(7, "MVS", "Брифінг", "briefing", date(2026, 3, 4), has_same_file=True)
    found, _grounds = checked(world, filed_event(world), alike=(twin,))
    ((text, event, body),) = found["Схоже вже подано"].links
    assert (event, body) == (7, "MVS")
    assert text.endswith("04.03.2026 · той самий файл")


def test_late_performance_for_an_earlier_period_asks_for_consent(world):
    late = replace(BRIEFING, held_on=date(2026, 8, 4), is_late_by_choice=True)
    event = submitted(world, written(world, late, day="2026-08-05"), day="2026-08-05")
    found, grounds = checked(world, event)
    check = found["Пізнє виконання за минулий період"]
    assert check.verdict is Verdict.LOOK
    assert "зарахувати за I півріччя 2026; потрібна ваша згода" in check.note
    assert [c.obligation for c in late_by_choice(part_of(world, event), grounds.rules)] == [
        "2.1/MVS/2026-H1"
    ]


def test_an_event_in_its_window_asks_for_no_consent(world):
    event = filed_event(world)
    _found, grounds = checked(world, event)
    assert late_by_choice(part_of(world, event), grounds.rules) == ()


def test_of_two_events_asked_for_the_first_makes_one_of_two(world):
    found, _grounds = checked(
        world, filed_event(world, replace(BRIEFING, obligations=("3/MVS/2026",)))
    )
    assert found["3, 2026: прийнято 0 із 2"].note == "з цією подією буде 1"


def test_an_earlier_return_is_told_with_its_reason(world):
    event = filed_event(world)
    with world.at("2026-03-06", SECRETARY) as work:
        send_back(work, event, "MVS", "Немає програми.", seen_revision=1)
    corrected(world, event, title="Брифінг з програмою")
    found, _grounds = checked(world, event)
    assert found["Уже повертали: 1 раз"].note == "Немає програми."
