"""Why a figure is what it is, how it is cited, and by which rules everything is counted."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from core.domain.moments import TICK, AsOf, as_of_end, parse_as_of
from core.domain.obligations import SOON_DAYS, SOON_DAYS_LONG_WINDOW
from core.domain.rates import Bucket, RateName, Tally
from core.domain.status import Status
from core.i18n import speaking
from core.presenters.labels import GROUPS
from core.presenters.method import book_rules, legend_rule, rate_table, rules, status_table
from core.presenters.table import Chip
from core.presenters.why import Subject, pinned_text, reasons
from tests.core.builders import on
from tests.core.presenters.figures_of import a_tally, link

NOW = on("2026-08-31")
SUBJECT = Subject("МВС", "2026", NOW, NOW)
TALLY = a_tally(done_on_time_due=2, done_late=1, overdue=1, in_progress=4, waived=3)


def why(name: RateName):
    (found,) = reasons(TALLY, SUBJECT, lambda **more: link("/plan", **more), [name])
    return found


def test_a_rate_is_told_by_its_parts_that_add_up():
    found = why(RateName.COMPLETION)
    assert found.figure == "75\u00a0% = 3/4".replace("75", "75,0")
    assert found.numerator == "3: виконано вчасно 2, виконано із запізненням 1"
    assert found.denominator == "4: усі в обліку, строк яких настав"
    assert found.left_out == "Очікувано 11; поза обліком: звільнено 3."
    assert found.href == "/plan|tab=due"


def test_a_report_that_nothing_was_held_is_told_as_what_was_reported():
    nil = Tally({Bucket(Status.OVERDUE, is_due=True, is_nil=True): 2})
    subject_link = partial(link, "/plan")
    (found,) = reasons(TALLY + nil, SUBJECT, subject_link, [RateName.REPORTING])
    assert found.numerator == (
        "5: виконано вчасно 2, виконано із запізненням 1, звіт «не проводилося» 2"
    )
    assert found.denominator == "6: усі в обліку, строк яких настав"


def test_every_rate_leads_to_the_obligations_of_its_denominator():
    due, every = "/plan|tab=due", "/plan|tab=obligations"
    counted = "status=('done', 'under_review', 'in_progress', 'not_open', 'due_soon', 'overdue')"
    assert {name: why(name).href for name in RateName} == {
        RateName.COMPLETION: due,
        RateName.PROGRESS: f"{every}|{counted}",
        RateName.ON_TIME: due,
        RateName.REPORTING: due,
        RateName.VERIFIED_SHARE: f"{due}|status=('done', 'under_review')",
    }


def test_a_citation_has_the_figure_its_formula_who_when_and_what_is_left_out():
    said = why(RateName.ON_TIME).citation
    assert said == (
        "Вчасно з тих, чий строк настав: 50,0\u00a0% = 2/4 "
        "(МВС, 2026; станом на 31.08.2026, 15:00). "
        "Очікувано 11; поза обліком: звільнено 3. Джерело: «Поступ»"
    )


def test_a_share_of_nothing_has_no_figure():
    (found,) = reasons(a_tally(in_progress=1), SUBJECT, link_of_nothing, [RateName.COMPLETION])
    assert found.figure == "—"


def link_of_nothing(**_more: str) -> str:
    return ""


def test_every_status_and_every_rate_has_its_rule_in_both_languages():
    for language in ("uk", "en"):
        with speaking(language):
            statuses, rates = status_table(), rate_table()
            assert len(statuses.rows) == len(Status)
            assert len(rates.rows) == len(RateName)
            assert all(isinstance(row.cells[0], Chip) for row in statuses.rows)
            assert all(legend_rule(mark) for mark, _statuses in GROUPS)
            assert len(book_rules()) == len(rules()) + len(RateName)


@pytest.mark.parametrize("days", [SOON_DAYS, SOON_DAYS_LONG_WINDOW])
def test_the_days_told_are_those_in_force(days):
    told = " ".join(sentence for rule in rules() for sentence in rule.sentences)
    assert f" {days} днів" in told


LATE = datetime(2026, 11, 23, 12, 34, 56, 789, tzinfo=UTC)


@pytest.mark.parametrize(
    ("as_of", "changed", "text"),
    [
        (as_of_end(date(2026, 8, 31)), LATE, "2026-08-31"),
        (AsOf(LATE), datetime(2026, 11, 23, 12, 33, tzinfo=UTC), "2026-11-23T12:34Z"),
        (AsOf(LATE), datetime(2026, 11, 23, 12, 34, 30, tzinfo=UTC), "2026-11-23T12:34:56Z"),
        (AsOf(LATE), LATE - TICK, "2026-11-23T12:34:56.000789Z"),
        (AsOf(LATE), None, "2026-11-23T12:34Z"),
        (
            AsOf(datetime(2026, 11, 22, 22, 0, 30, tzinfo=UTC)),
            None,
            "2026-11-22T22:00:30Z",
        ),
    ],
)
def test_a_quoted_moment_is_as_short_as_keeps_the_figures(as_of, changed, text):
    assert pinned_text(as_of, changed) == text
    pinned = parse_as_of(text)
    assert pinned.today == as_of.today
    assert pinned <= as_of
    assert changed is None or as_of <= AsOf(changed) or pinned > AsOf(changed)
