import pytest
from starlette.applications import Starlette

from core.access.accounts import invite
from core.access.grants import RoleWish
from core.access.identity import actor_id
from core.access.people import person_named
from core.access.sessions import open_session
from core.domain.permissions import NOBODY, SYSTEM, Role
from core.services.attachments import publish_attachment, store
from core.services.claims import verify_claim
from core.settings import settings
from core.storage.fact_tables import ClaimRow
from core.storage.unit_of_work import passing, reading, writing
from core.web.attachments import attachment_routes
from core.web.cookies import sid_cookie
from core.web.middleware import middleware
from tests.core.attachments import TEXT, sent_in
from tests.core.audit import last_audit
from tests.core.world import FOCAL_POINT, World, install


@pytest.fixture
def world(engine, tmp_path, monkeypatch, fresh_settings) -> World:
    monkeypatch.setenv("POSTUP_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    return install(engine)


@pytest.fixture
def app() -> Starlette:
    return Starlette(routes=list(attachment_routes()), middleware=middleware())


def a_public_file(world: World) -> int:
    claim = world.submit("2.1/MVS/2026-H1", "2026-03-09")
    with reading(world.engine) as session:
        event = session.get_one(ClaimRow, claim).event_id
    number = sent_in(world, store(), event=event)
    with world.at("2026-03-10", FOCAL_POINT) as work:
        publish_attachment(work, number, is_public=True)
    with world.at("2026-03-11") as work:
        verify_claim(work, claim)
    return number


def test_a_public_file_is_handed_out_to_be_saved_and_that_is_audited(world, app, ask):
    number = a_public_file(world)
    answer = ask(app, f"/attachments/{number}")
    assert (answer.status, answer.text.encode()) == (200, TEXT)
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert "filename*=UTF-8''%D0%B7" in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"].startswith("text/plain")
    assert last_audit(world.engine) == (NOBODY.id, "attachment.download", str(number))


def test_who_may_not_have_a_file_is_not_told_that_there_is_one(world, app, ask):
    private = sent_in(world, store())
    refused, absent = (ask(app, f"/attachments/{n}") for n in (private, private + 1))
    assert refused.status == absent.status == 404
    assert refused.text == absent.text


@pytest.mark.parametrize("number", ["", "-1", "1x", "٣", "9" * 40, "..", "1.0", "%00"])
def test_what_is_no_number_is_not_found(world, app, ask, number):
    assert ask(app, f"/attachments/{number}").status == 404


def test_the_actor_is_whoever_the_request_is_from(world, app, ask):
    number = sent_in(world, store())
    with writing(world.engine, SYSTEM) as work:
        invite(work, "own", RoleWish(role=Role.FOCAL_POINT, bodies=("MVS",)))
    with passing(world.engine) as session:
        person = person_named(session, "own")
        sid = open_session(session, person, "password", address="", agent="")
    answer = ask(app, f"/attachments/{number}", cookie=f"{sid_cookie()}={sid}")
    assert answer.status == 200
    assert last_audit(world.engine)[0] == actor_id(person.id or 0)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_damaged_file_is_told_and_not_handed_out(world, app, ask, language):
    number = a_public_file(world)
    (sha256,) = store().hashes()
    store().place(sha256).write_bytes(b"something else")
    answer = ask(app, f"/attachments/{number}", query=f"lang={language}")
    assert answer.status == 503
    assert ("пошкоджено" if language == "uk" else "is damaged") in answer.text
    assert "something else" not in answer.text
