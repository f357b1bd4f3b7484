"""What one body wrote and did not yet have accepted reaches nobody else, whatever they ask for."""

from collections.abc import Iterator
from datetime import date

import pytest

from core import clock
from core.domain.drafts import DraftContent, Link
from core.domain.facts import ExclusionKind, NilState
from core.domain.moments import AsOf
from core.domain.permissions import Actor, Role
from core.domain.status import Status
from core.queries.plans import plans
from core.queries.receipts import own_receipt
from core.queries.spans import Scope
from core.queries.standings import obligation_standings
from core.services.commitments import report_nil
from core.services.drafts import begin_correction, begin_draft
from core.services.exclusions import ExclusionGround, request_exclusion
from core.services.filing import submit_draft
from core.services.remarks import remark
from core.services.verification import send_back
from core.storage.unit_of_work import reading, writing
from tests.access.conftest import Site
from tests.access.raw_client import raw

pytestmark = pytest.mark.server
SECRET = "Таємн"
OPEN = (Status.IN_PROGRESS, Status.DUE_SOON, Status.OVERDUE)
SECRETARY = Actor("demo:Зоря Паперова", Role.SECRETARIAT)


def deeds_of(site: Site, body: str) -> Iterator[str]:
    """A body drafts, submits, has returned, answers, reports, asks; the addresses of all of it."""
    own = Actor(f"demo:{body}", Role.FOCAL_POINT, frozenset({body}))
    with reading(site.engine) as session:
        plan, now = plans(session)[0], AsOf(clock.now())
        owed = obligation_standings(session, Scope(plan, now, now.today.year, bodies=(body,)))
    row = next(one for one in owed if one.status in OPEN and one.min_count == 1)
    code, held = row.id, row.window_start
    content = DraftContent(
        type="briefing", title="Таємна назва", held_on=held, place="Таємне місце",
        links=(Link("https://example.org/z", now.today),), obligations=(code,),
    )  # fmt: skip
    ground = ExclusionGround(
        kind=ExclusionKind.NO_BUDGET, authority="Таємний орган", document="Таємний документ",
        decided_on=date(2026, 1, 1), reason="Таємне прохання",
    )  # fmt: skip
    with writing(site.engine, own) as work:
        number = begin_draft(work, plan, body, content)
        receipt = submit_draft(work, plan, number, seen_version=1)
        event = own_receipt(work.session, own, receipt).event
    with writing(site.engine, SECRETARY) as work:
        send_back(work, event, body, "Таємна причина", seen_revision=1)
    with writing(site.engine, own) as work:
        remark(work, event, body, "Таємне зауваження")
        report_nil(work, plan, code, state=NilState.FILED, reason="Таємне пояснення")
        request_exclusion(work, plan, code, ground)
        draft = begin_correction(work, plan, event, body)
    yield from (
        f"/my?obligation={code}", f"/my?event={event}", f"/my?event={event}&body={body}",
        f"/my?body={body}", f"/record?draft={draft}", f"/record?event={event}&body={body}",
        f"/record?receipt={receipt}", f"/record?obligation={code}", f"/import?body={body}",
        f"/verify?event={event}&body={body}", "/verify", "/admin?tab=exclusions",
        "/admin?tab=audit", f"/bodies?body={body}", f"/plan?measure={row.measure}", "/calendar",
        "/", "/plan?q=аємна", f"/bodies?body={body}&obligation={code}",
        f"/calendar?day={held}", f"/my?obligation={code}&body=",
        *(f"/my?body={body}&tab={tab}" for tab in ("returned", "drafts", "files", "requests")),
    )  # fmt: skip


@pytest.fixture(scope="module")
def addresses(site: Site) -> list[str]:
    """Wherever the doings of the body of `demo-focal` could be looked for."""
    (body,) = site.accounts["demo-focal"]["bodies"]
    return list(deeds_of(site, body))


@pytest.mark.parametrize("name", ["demo-focal-2", "demo-leader", ""])
def test_nobody_else_reads_what_a_body_has_under_review(site, addresses, name):
    with raw(site.address, cookie=site.cookie(name) if name else "") as client:
        for address in addresses:
            path, _mark, query = address.partition("?")
            assert SECRET not in client.run(path, query), address


def test_its_own_people_and_the_secretariat_read_all_of_it(site, addresses):
    own = addresses[:2]
    with raw(site.address, cookie=site.cookie("demo-focal")) as client:
        drawn = "".join(client.run("/my", address.partition("?")[2]) for address in own)
    for words in ("назва", "причина", "зауваження", "пояснення", "документ"):
        assert words in drawn
    with raw(site.address, cookie=site.cookie("demo-secretary")) as client:
        assert "Таємна назва" in client.run("/my", own[0].partition("?")[2])
