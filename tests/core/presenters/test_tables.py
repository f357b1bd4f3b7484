"""What the tables of measures, bodies and obligations say, and where their figures lead."""

from datetime import date

from core.domain.figures import Titles
from core.domain.plan import Task
from core.domain.status import Flag, Status
from core.i18n import speaking
from core.presenters.body_table import body_rate_rows, body_table
from core.presenters.contract import csv_text, obligation_row
from core.presenters.obligation_filter import ObligationFilter, is_due
from core.presenters.obligation_table import by_urgency, obligation_table
from core.presenters.plan_table import plan_table, standing_mark
from core.presenters.strips import measures_strip
from core.presenters.table import Chip, Number, Share, Words
from tests.core.builders import HALF_YEARLY, a_body, a_measure, a_register, on
from tests.core.presenters.figures_of import a_standing, a_tally, link

NOW = on("2026-11-23")
TITLES = {"2.1": Titles("Медіабрифінги", "Media briefings")}
REGISTER = a_register(a_body("MVS"), a_body("DSNS"))
TALLY = a_tally(done_on_time_due=1, overdue=2, in_progress=1, waived=5)


def card(code: str, **parameters: str) -> str:
    return link("/plan", measure=code, **parameters)


def test_a_measure_is_a_row_whose_figures_lead_to_their_obligations():
    entry = (Task("2", "Завдання", ()), a_measure("2.1", HALF_YEARLY))
    (row,) = plan_table([entry], {"2.1": TALLY}, TITLES, card=card).rows
    number, title, deadline, completion, progress, overdue, standing = row.cells
    assert number == Words("2.1")
    assert title == Words("Медіабрифінги", href="/plan|measure=2.1", is_strong=True)
    assert isinstance(deadline, Words)
    assert deadline.lang == "uk"
    assert completion == Share("33,3\u00a0%", "1/3", "/plan|measure=2.1|tab=due")
    assert isinstance(progress, Share)
    assert progress.ratio == "1/4"
    assert progress.href.startswith("/plan|measure=2.1|tab=obligations|status=('done', 'under_")
    assert [(mark.code, n) for mark, n in progress.parts] == [
        ("done", 1), ("in_progress", 1), ("overdue", 2),
    ]  # fmt: skip
    assert overdue == Number(2, "/plan|measure=2.1|status=overdue")
    assert isinstance(standing, Chip)
    assert standing.text == "Прострочено"


def test_a_measure_nobody_owes_has_dashes_and_no_links():
    entry = (Task("2", "Завдання", ()), a_measure("2.1", HALF_YEARLY))
    (row,) = plan_table([entry], {}, {}, card=card).rows
    assert row.cells[3] == Share("—", "0/0")
    assert row.cells[1] == Words("Захід 2.1", href="/plan|measure=2.1", is_strong=True)


def test_the_most_urgent_of_many_gives_the_standing():
    order = ["overdue", "due_soon", "in_progress", "under_review", "not_open", "done_late"]
    for place, first in enumerate(order):
        marks = standing_mark(a_tally(**dict.fromkeys(order[place:], 1)))
        assert marks.code == {"done_late": "done"}.get(first, first)
    assert standing_mark(a_tally(waived=1)).code == "left_out"


def test_a_body_by_consent_carries_a_star():
    table = body_table(
        {"MVS": TALLY, "DSNS": TALLY}, REGISTER, link=link, only=["DSNS", "MVS"],
        apart=frozenset({"MVS"}),
    )  # fmt: skip
    names = [row.cells[0] for row in table.rows]
    assert [name.text for name in names if isinstance(name, Words)] == ["Орган DSNS", "Орган MVS *"]


def test_a_table_can_leave_columns_out():
    table = body_table(
        {"MVS": TALLY}, REGISTER, link=link, only=["MVS"], apart=frozenset(),
        without=("on_time", "review"),
    )  # fmt: skip
    assert [column.sort for column in table.columns] == [
        "name",
        "completion",
        "overdue",
        "progress",
    ]
    assert len(table.rows[0].cells) == 4


def test_bodies_taken_along_are_the_contracts_rates():
    (row,) = body_rate_rows({"MVS": TALLY}, REGISTER, ["MVS"], NOW)
    assert (row["key"], row["completion_n"], row["completion_N"]) == ("MVS", 1, 3)
    assert (row["progress_N"], row["excluded_waived"]) == (4, 5)


def test_an_obligation_says_when_it_was_due_and_how_late_it_is():
    late = a_standing(status=Status.OVERDUE, days_overdue=146, flags=(Flag.RETURNED,))
    done = a_standing(status=Status.DONE_LATE, achieved_on=date(2026, 7, 19), by_consent=True)
    table = obligation_table([late, done], register=REGISTER, titles=TITLES, link=link)
    told = [[getattr(cell, "text", "") for cell in row.cells] for row in table.rows]
    assert told[0] == [
        "MVS", "2.1 Медіабрифінги", "I півріччя 2026", "30.06.2026", "Прострочено",
    ]  # fmt: skip
    assert told[1][0] == "MVS *"
    assert [getattr(row.cells[3], "note", "") for row in table.rows] == [
        "прострочено на 146 днів", "виконано 19.07.2026",
    ]  # fmt: skip
    assert getattr(table.rows[0].cells[4], "flags", ()) == ("↩ повернено",)


def test_obligations_come_by_urgency():
    rows = [a_standing(id=status.value, status=status) for status in Status]
    first = sorted(rows, key=by_urgency)
    assert [row.status for row in first[:2]] == [Status.OVERDUE, Status.DUE_SOON]
    assert first[-1].status is Status.SUPERSEDED


def test_a_filter_asks_by_status_deadline_measure_task_and_words():
    rows = [
        a_standing(status=Status.DONE_LATE),
        a_standing("DSNS", "3", status=Status.OVERDUE),
        a_standing("DSNS", "5", status=Status.NOT_OPEN, due_on=date(2026, 12, 31)),
        a_standing("DSNS", "6.1", status=Status.WAIVED),
    ]

    def found(**wish) -> list[str]:
        wanted = ObligationFilter(**wish)
        return [row.measure for row in wanted.of(rows, NOW, REGISTER, TITLES)]

    assert found() == ["2.1", "3", "5", "6.1"]
    assert found(only_due=True) == ["2.1", "3"]
    assert found(statuses=("done",)) == ["2.1"]
    assert found(statuses=("overdue", "left_out")) == ["3", "6.1"]
    assert found(measure="5") == ["5"]
    assert found(tasks=("2", "3")) == ["2.1", "3"]
    assert found(kinds=("agency",)) == []
    assert found(kinds=("agency", "service"), measure="5") == ["5"]
    assert found(query="МЕДІА") == ["2.1"]
    assert found(query="dsns") == ["3", "5", "6.1"]
    assert ObligationFilter(only_due=True).total(rows, NOW) == 2
    assert not is_due(rows[3], NOW)


def test_a_filter_names_what_no_control_shows():
    assert ObligationFilter(("done",)).words == ()
    wish = ObligationFilter(("done_on_time",), measure="2.1")
    assert wish.words == ("виконано вчасно", "захід 2.1")
    assert ObligationFilter(kinds=("agency",)).words == ("Агентства",)


def test_obligations_taken_along_are_the_contracts_columns():
    text = csv_text([obligation_row(a_standing(conditions=("budget", "need")))])
    header, line = text.splitlines()
    assert header == (
        "id,plan,task,measure,body,period,window_start,due_on,min_count,mode,by_consent,conditions,"
        "status,flags,submitted,verified,achieved_on,days_overdue"
    )
    assert line.startswith(
        "2.1/MVS/2026-H1,781-2020,2,2.1,MVS,2026-H1,2026-01-01,2026-06-30,1,each"
    )
    assert "budget; need" in line


def test_a_strip_goes_by_standing_the_most_urgent_first():
    measures = [a_measure("1.1"), a_measure("2.1"), a_measure("3")]
    tallies = {"1.1": a_tally(done_late=1), "2.1": a_tally(overdue=1), "3": a_tally(overdue=2)}
    with speaking("en"):
        groups = measures_strip(measures, tallies, TITLES, card, chosen="3")
    told = [(group.label, [item.text for item in group.items]) for group in groups]
    assert told == [("Overdue", ["2.1 Media briefings", "3"]), ("Done", ["1.1"])]
    assert [item.is_chosen for item in groups[0].items] == [False, True]
