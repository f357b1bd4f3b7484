"""The contract's rows as people read them in a workbook."""

from datetime import UTC, date, datetime

from core.domain.moments import AsOf, as_of_end
from core.domain.status import Status
from core.presenters.contract import csv_text, flat_rate, obligation_row, rate_json
from core.presenters.sheets import drawn_view, sheet_view, with_names
from core.presenters.timeline import deadline_rows
from tests.core.builders import on
from tests.core.presenters.figures_of import a_demand, a_standing, a_tally

NOW = on("2026-08-31")
RATES = [
    flat_rate(rate_json(code, f"Орган {code}", a_tally(done_late=1, overdue=2, waived=n), NOW))
    for n, code in enumerate(("MVS", "NABU"))
]


def test_rates_have_headings_and_what_left_nothing_out_has_no_column():
    view = sheet_view(RATES)
    titles = [column.title for column in view.columns]
    assert titles[:5] == [
        "Код", "Назва", "Виконано з тих, чий строк настав, n",
        "Виконано з тих, чий строк настав, N", "Виконано з тих, чий строк настав, %",
    ]  # fmt: skip
    assert view.rows[0][:5] == ("MVS", "Орган MVS", 1, 3, 1 / 3)
    assert [title for title in titles if "Поза обліком" in title] == ["Поза обліком: звільнено"]
    assert "Станом на" not in titles
    assert view.keys == len(("Код", "Назва"))


def test_moments_of_a_trend_are_dates_of_kyiv_in_the_table_and_the_chart():
    moments = [as_of_end(day) for day in (date(2025, 12, 31), date(2026, 6, 30))]
    moments.append(AsOf(datetime(2026, 7, 1, 21, 30, tzinfo=UTC)))
    rows = [flat_rate(rate_json("781", "План", a_tally(overdue=1), m)) for m in moments]
    view = sheet_view(rows)
    assert (view.columns[0].title, view.columns[0].kind, view.keys) == ("Станом на", "day", 3)
    days = [date(2025, 12, 31), date(2026, 6, 30), date(2026, 7, 2)]
    assert [row[0] for row in view.rows] == days
    assert [row[0] for row in drawn_view(rows).rows] == ["31.12.2025", "30.06.2026", "02.07.2026"]
    assert "2025-12-31T22:00:00.000000Z" in csv_text(rows)


def test_deadlines_have_columns_of_what_is_counted_and_of_what_left_anything_out():
    demands = [a_demand("2.1", "2026-06-30", done_late=1, waived=2)]
    titles = [column.title for column in sheet_view(deadline_rows(demands, {})).columns]
    assert "Звільнено" in titles
    assert "Прострочено" in titles
    assert "Замінено новою редакцією" not in titles


def test_obligations_are_told_in_words_and_dates_stay_dates():
    view = sheet_view([obligation_row(a_standing(status=Status.OVERDUE, days_overdue=3))])
    told = dict(zip((column.title for column in view.columns), view.rows[0], strict=True))
    assert told["Стан"] == "Прострочено"
    assert told["Період"] == "I півріччя 2026"
    assert told["Строк"] == date(2026, 6, 30)
    assert (told["За згодою"], told["Днів прострочення"]) == ("ні", 3)


def test_a_chart_shows_shares_of_what_is_named_or_counts_by_status():
    assert drawn_view(RATES).rows == (("Орган MVS", 1 / 3), ("Орган NABU", 1 / 3))
    rows = [obligation_row(a_standing(status=s)) for s in (Status.OVERDUE, Status.OVERDUE)]
    assert drawn_view(rows).rows == (("Прострочено", 2),)
    demands = deadline_rows([a_demand("2.1", "2026-06-30", overdue=3, done_late=1)], {})
    assert drawn_view(demands).rows == (("Прострочено", 3), ("Виконано із запізненням", 1))
    assert drawn_view([]).rows == ()
    sums = drawn_view([{"body": "MVS", "label": "МВС", "better": 2, "worse": 3, "other": 1}])
    assert [column.title for column in sums.columns] == ["Назва", "Гірше", "Краще", "Інше"]
    assert sums.rows == (("МВС", 3, 2, 1),)


def test_a_body_is_named_beside_its_code_unless_the_row_has_a_label():
    rows = [{"id": "2.1/MVS/2026", "body": "MVS", "measure": "2.1"}]
    view = sheet_view(with_names(rows, {"MVS": "МВС України"}))
    titles = [column.title for column in view.columns]
    assert titles == ["Зобов’язання", "Орган", "Код органу", "Захід"]
    assert view.rows == (("2.1/MVS/2026", "МВС України", "MVS", "2.1"),)
    labelled = [{"body": "MVS", "label": "МВС України"}]
    assert with_names(labelled, {}) == labelled
