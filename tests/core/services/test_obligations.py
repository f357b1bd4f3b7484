from collections import Counter
from datetime import date

from sqlmodel import col, select

from core.domain.moments import as_of_end
from core.queries.facts import fact_book
from core.queries.standings import Scope, obligation_standings
from core.queries.state import data_version
from core.services.obligations import keep_years, regenerate
from core.storage.plan_tables import ObligationRow
from core.storage.unit_of_work import reading
from tests.core.audit import last_audit


def rows(world):
    with reading(world.engine) as session:
        found = session.exec(select(ObligationRow).order_by(col(ObligationRow.id))).all()
        return [row.model_dump() for row in found]


def test_regenerating_gives_the_same_ids_and_touches_nothing(world):
    world.submit("2.1/MVS/2026-H1", "2026-03-09")
    world.merge("OLD", ended_on="2026-08-31", heir="DSNS", recorded_on="2026-09-05")
    before = rows(world)
    with world.at("2026-10-01") as work:
        assert regenerate(work, world.plan, through_year=2027) == 0
    assert rows(world) == before


def test_regenerating_for_an_earlier_year_takes_nothing_away(world):
    before = rows(world)
    with world.at("2026-10-01") as work:
        assert regenerate(work, world.plan, through_year=2026) == 0
    assert rows(world) == before


def test_a_merger_before_and_after_a_year_was_made_gives_the_same_obligations(world):
    world.merge("OLD", ended_on="2026-08-31", heir="DSNS", recorded_on="2026-09-05")
    keep_years(world.engine, through_year=2028)
    with reading(world.engine) as session:
        book = fact_book(session, world.plan, through_year=2028)
    ends = [
        {
            (o.measure, o.body, o.due_on.month, o.superseded_at)
            for o in book.obligations
            if o.year == y
        }
        for y in (2027, 2028)
    ]
    assert ends[0] == ends[1]


def test_years_roll_over_by_themselves_and_only_once(world):
    keep_years(world.engine, through_year=2028)
    assert last_audit(world.engine)[1] == "obligations.roll_over"
    with reading(world.engine) as session:
        version = data_version(session)
    before = rows(world)
    keep_years(world.engine, through_year=2028)
    assert rows(world) == before
    with reading(world.engine) as session:
        assert data_version(session) == version
    per_year = Counter(row["year"] for row in before)
    assert set(per_year) == {2026, 2027, 2028}
    assert len(set(per_year.values())) == 1


def test_a_body_that_ended_owes_nothing_in_the_years_after_and_is_not_counted_there(world):
    world.merge("OLD", ended_on="2026-08-31", heir="DSNS", recorded_on="2026-09-05")
    keep_years(world.engine, through_year=2028)
    for year in (2027, 2028):
        as_of = as_of_end(date(year, 12, 31))
        with reading(world.engine) as session:
            scope = Scope(world.plan, as_of, year)
            assert "OLD" not in {row.body for row in obligation_standings(session, scope)}
            book = fact_book(session, world.plan, through_year=year)
        assert {o.year for o in book.obligations if o.body == "OLD"} == {2026}
