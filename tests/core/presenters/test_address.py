from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.moments import as_of_end, parse_as_of
from core.presenters.address import NAMES, SEVERAL, View, query_string, read_view

GOOD = {
    "plan": ["781-2020"],
    "year": ["2026"],
    "as_of": ["2026-08-31"],
    "lang": ["uk"],
    "body": ["MINJUST"],
    "measure": ["2.1"],
    "task": ["2", "3"],
    "kind": ["briefing"],
    "status": ["overdue", "done"],
    "period": ["2026-H1"],
    "q": ["навчання"],
    "view": ["table"],
    "sort": ["-overdue"],
    "page": ["3"],
    "tab": ["people"],
}


def test_a_whole_address_is_read():
    assert read_view(GOOD) == View(
        plan="781-2020",
        year=2026,
        as_of=as_of_end(date(2026, 8, 31)),
        lang="uk",
        body="MINJUST",
        measure="2.1",
        task=("2", "3"),
        kind=("briefing",),
        status=("overdue", "done"),
        period="2026-H1",
        q="навчання",
        view="table",
        sort="-overdue",
        page=3,
        tab="people",
    )


def test_what_was_read_can_be_written():
    assert parse_qs(query_string(GOOD)) == GOOD


def test_an_empty_address_asks_for_the_defaults():
    assert read_view({}) == View()


def test_unknown_names_and_empty_values_are_passed_over():
    assert read_view({"utm_source": ["x"], "year": [""], "Body": ["MINJUST"]}) == View()


def test_the_last_of_several_values_counts():
    assert read_view({"year": ["x", "2026"]}).year == 2026


def test_an_instant_keeps_its_zone_through_an_address():
    (text,) = parse_qs("as_of=2026-08-31T12:00:00+03:00")["as_of"]
    assert read_view({"as_of": [text]}).as_of == parse_as_of("2026-08-31T12:00:00+03:00")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        pytest.param("year", "1", "«1» в адресі не є роком", id="year too small"),
        pytest.param("year", "²026", "не є роком", id="digits that are none"),
        pytest.param("as_of", "2026-02-30", "не є датою", id="impossible date"),
        pytest.param("as_of", "9999-12-31", "не є датою", id="the end of time"),
        pytest.param("body", "<script>", "«<script>» параметра body", id="script"),
        pytest.param("status", "late", "«late» параметра status", id="unknown status"),
        pytest.param("lang", "ru", "параметра lang", id="unknown language"),
        pytest.param("page", "0", "параметра page", id="page zero"),
        pytest.param("view", "pie", "параметра view", id="unknown view"),
        pytest.param("q", "а" * 101, "Шуканий текст", id="long search"),
        pytest.param("q", "a\x00b", "«a·b»", id="control character"),
        pytest.param("sort", "a;drop", "параметра sort", id="no column"),
    ],
)
def test_a_bad_value_gets_a_sentence_and_the_rest_stands(name, value, said):
    view = read_view({**GOOD, name: [value]})
    assert [problem.name for problem in view.problems] == [name]
    assert said in view.problems[0].sentence
    kept = "measure" if name == "plan" else "plan"
    assert getattr(view, kept) == GOOD[kept][0]


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(), max_size=30)))
def test_any_text_is_a_value_or_a_problem(parameters):
    view = read_view(parameters)
    wrong = {problem.name for problem in view.problems}
    asked = {name for name, texts in parameters.items() if any(texts)}
    default = View()
    assert wrong <= asked
    for name in set(NAMES) - asked | wrong:
        assert getattr(view, name) == getattr(default, name)


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(min_size=1), min_size=1)))
def test_writing_an_address_loses_nothing(parameters):
    found = parse_qs(query_string(parameters), errors="surrogatepass", keep_blank_values=True)
    assert found == parameters


def test_several_values_are_kept_in_order_without_repeats():
    assert frozenset({"status", "task", "kind"}) == SEVERAL
    assert read_view({"task": ["3", "2", "3"]}).task == ("3", "2")
