"""What people write is shown as they wrote it, and never run."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core import clock
from core.domain.events import EventRecord, EventType
from core.domain.moments import AsOf, kyiv_date
from core.domain.permissions import Actor, Role
from core.queries.plans import plans
from core.queries.standings import Scope, obligation_standings
from core.services.claims import claim_obligation, verify_claim
from core.services.events import record_event
from core.storage.engine import engine_for
from core.storage.unit_of_work import reading, writing
from tests.conftest import running_server

pytestmark = pytest.mark.server

HOSTILE = '<img src=x onerror="window.ran=1">\'"><script>window.ran=2</script> | =1+1'


@pytest.fixture(scope="module")
def hostile_server(demo_data: Path, tmp_path_factory: pytest.TempPathFactory):
    """The demonstration with one more verified event, whose title and place are an attack."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(demo_data / "data", folder / "data")
    write_event(folder / "data" / "postup.sqlite")
    with running_server(folder) as address:
        yield address


def write_event(database: Path) -> None:
    engine = engine_for(f"sqlite:///{database}")
    now = clock.now()
    with reading(engine) as session:
        plan = plans(session)[0]
        scope = Scope(plan, AsOf(now), None, measure="2.1", bodies=("M027",))
        obligation = obligation_standings(session, scope)[-1].id
    day = kyiv_date(now) - timedelta(days=1)
    record = EventRecord(type=EventType.BRIEFING, title=HOSTILE, held_on=day, place=HOSTILE)
    author = Actor("taras", Role.FOCAL_POINT, frozenset({"M027"}))
    with writing(engine, author) as work:
        event = record_event(work, plan, record, frozenset({"M027"}))
        claim = claim_obligation(work, plan, event=event, obligation=obligation)
    secretary = Actor("olena", Role.SECRETARIAT)
    with writing(engine, secretary) as work:
        verify_claim(work, claim)


@pytest.mark.parametrize("path", ["/", "/plan?measure=2.1", "/bodies?body=M027"])
def test_a_hostile_title_is_text(hostile_server, tab, path):
    tab.open(hostile_server + path)
    expect(tab.page.get_by_role("link", name=HOSTILE)).to_be_visible()
    assert tab.page.evaluate("window.ran") is None
    assert tab.complaints == []


def test_a_hostile_title_is_text_in_a_charts_tooltip(hostile_server, tab):
    tab.open(hostile_server + "/calendar?body=M027&period=H2")
    for point in tab.page.locator("svg.marks .mark-symbol path").all():
        point.hover(force=True)
        if "onerror" in tab.page.locator("#vg-tooltip-element").inner_text():
            break
    else:
        pytest.fail("no point tells of the event")
    assert tab.page.locator("#vg-tooltip-element img").count() == 0
    assert tab.page.evaluate("window.ran") is None
