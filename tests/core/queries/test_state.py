from datetime import timedelta

from sqlmodel import select

from core import clock
from core.domain.moments import TICK, AsOf
from core.queries.state import present
from core.storage.system_tables import DataVersionRow
from core.storage.unit_of_work import reading, writing
from tests.core.world import SECRETARY


def test_the_present_is_now(engine):
    with writing(engine, SECRETARY):
        pass
    before = clock.now()
    with reading(engine) as session:
        assert before <= present(session).instant <= clock.now()


def test_where_the_clock_went_back_the_present_still_sees_the_last_write(engine):
    ahead = clock.now() + timedelta(hours=1)
    with writing(engine, SECRETARY) as work:
        row = work.session.exec(select(DataVersionRow)).one()
        row.last_at = ahead
    with reading(engine) as session:
        assert present(session) == AsOf(ahead + TICK)
