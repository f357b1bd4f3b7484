"""Against a real server: who gets what over raw connections, with whose cookie."""

import pytest
from websockets.exceptions import InvalidStatus

from core.access import accounts
from core.access.sessions import resolve, sign_out
from core.domain.permissions import SYSTEM
from core.storage.unit_of_work import writing
from core.web.addresses import PAGES
from tests.access.conftest import HEARTBEAT_SECONDS, holder
from tests.access.raw_client import get, raw
from tests.conftest import running_server

pytestmark = pytest.mark.server

NEEDS_SIGN_IN = "відкривається після входу"
NOT_YOURS = "Ваша роль не відкриває"
TO_DRAW = 3
"""Seconds for a refusal to be drawn, on a busy machine too."""
PEOPLE = {
    "public": "", "leadership": "demo-leader", "focal_point": "demo-focal",
    "secretariat": "demo-secretary", "administrator": "demo-admin",
}  # fmt: skip
#             public leadership focal_point secretariat administrator
WHO_SEES = """
/             + + + + +
/plan         + + + + +
/bodies       + + + + +
/calendar     + + + + +
/my           ? - + + -
/record       ? - + + -
/import       ? - + + -
/verify       ? - - + -
/account      ? + + + +
/admin        ? - - + +
/sign-in      + + + + +
/invite       + + + + +
"""
TABLE = {path: marks for path, *marks in map(str.split, WHO_SEES.strip().splitlines())}


def send_file(site, path, cookie):
    """Send a file in as Streamlit's own page does, with its token; the status."""
    token = get(site, "/_stcore/health", cookie)[1]["Set-Cookie"].partition(";")[0]
    boundary = "x" * 20
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        f"text\r\n--{boundary}--\r\n"
    ).encode()
    headers = {
        "Cookie": f"{token}; sid={cookie}",
        "X-Xsrftoken": token.partition("=")[2].strip('"'),
        "Content-Type": f"multipart/form-data; boundary={boundary}",
    }
    return get(site, path, "", "PUT", body, **headers)[0]


def test_every_screen_is_in_the_table():
    assert tuple(TABLE) == PAGES


@pytest.mark.parametrize("role", PEOPLE)
def test_each_role_sees_its_screens_and_no_other(site, role):
    name = PEOPLE[role]
    cookie = site.cookie(name) if name else ""
    found = {}
    with raw(site.address, cookie=cookie) as client:
        for path in PAGES:
            drawn = client.run(path)
            found[path] = "?" if NEEDS_SIGN_IN in drawn else "-" if NOT_YOURS in drawn else "+"
            assert ("demo-secretary" in drawn) is (
                path == "/admin" and role == "administrator"
            ) or (path == "/account")
    place = list(PEOPLE).index(role)
    assert found == {path: marks[place] for path, marks in TABLE.items()}


@pytest.mark.parametrize(
    ("role", "open_tabs"),
    [
        ("administrator", {"people", "consent", "audit"}),
        ("secretariat", {"consent", "exclusions", "more"}),
        ("focal_point", set()),
        ("leadership", set()),
    ],
)
def test_each_role_opens_its_parts_of_the_registers_and_no_other(site, role, open_tabs):
    with raw(site.address, cookie=site.cookie(PEOPLE[role])) as client:
        found = {
            tab
            for tab in ("people", "consent", "exclusions", "more", "audit")
            if NOT_YOURS not in client.run("/admin", f"tab={tab}")
        }
    assert found == open_tabs


def test_what_is_kept_for_one_reader_never_reaches_another(site):
    """Answers are kept for the process: each in turn sees the own name and nobody else's."""
    people = ("demo-admin", "demo-leader", "demo-focal-2", "demo-secretary", "")
    with site.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, full_name FROM person").all()
    full_names = {name: f'"{full_name}' for name, full_name in rows}
    cookies = {name: site.cookie(name) if name else "" for name in people}
    for _time in range(2):  # the second time everything is answered from what was kept
        for path in PAGES:
            for name in people:
                with raw(site.address, cookie=cookies[name]) as client:
                    drawn = client.run(path)
                if path == "/admin" and name == "demo-admin":
                    continue
                seen = {n for n in people[:-1] if n in drawn or full_names[n] in drawn}
                assert seen <= {name}, path


@pytest.mark.parametrize("path", ["/admin", pytest.param("/account", marks=pytest.mark.slow)])
def test_an_address_as_the_first_request_of_a_fresh_server_leaks_nothing(demo_with_accounts, path):
    with running_server(demo_with_accounts.folder) as address, raw(address) as client:
        drawn = client.run(path)
        assert NEEDS_SIGN_IN in drawn
        assert "demo-secretary" not in drawn


@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "http://127.0.0.1:9"])
def test_the_socket_opens_to_our_own_pages_only(site, origin):
    with pytest.raises(InvalidStatus), raw(site.address, origin=origin):
        pytest.fail("it opened")


def test_somebodys_streamlit_session_cannot_be_taken_over(site):
    cookie = site.cookie("demo-admin")
    with raw(site.address, cookie=cookie) as victim:
        assert "demo-secretary" in victim.run("/admin")
        for other in ("", site.cookie("demo-leader"), "garbage"):
            with raw(site.address, cookie=other, session=victim.session) as thief:
                assert "demo-secretary" not in thief.run("/admin")
                assert thief.session != victim.session
        assert "demo-secretary" in victim.run("/admin")
    left = victim.session
    with raw(site.address, cookie="", session=left) as thief:
        assert "demo-secretary" not in thief.run("/admin")
        assert thief.session != left
    with raw(site.address, cookie=cookie, session=left) as again:
        again.run("/admin")
        assert again.session == left


def test_nobodys_session_cannot_be_taken_over_either(site):
    with raw(site.address) as somebody:
        somebody.run("/sign-in")
        with raw(site.address, session=somebody.session) as thief:
            thief.run("/sign-in")
            assert thief.session != somebody.session


def test_replay_after_signing_out_opens_nothing(site):
    cookie = site.cookie("demo-admin")
    with raw(site.address, cookie=cookie) as client:
        assert "demo-secretary" in client.run("/admin")
    sign_out(site.engine, holder(site.engine, cookie))
    opened = 0
    for _time in range(20):
        with raw(site.address, cookie=cookie) as client:
            opened += NEEDS_SIGN_IN not in client.run("/admin")
    assert opened == 0


def test_an_open_tab_of_somebody_disabled_refuses_at_its_next_run(site):
    cookie = site.cookie("demo-secretary-2")
    with raw(site.address, cookie=cookie) as client:
        assert "demo-secretary-2" in client.run("/account")
        with writing(site.engine, SYSTEM, moves_figures=False) as work:
            accounts.disable(work, "demo-secretary-2")
        assert NEEDS_SIGN_IN in client.run("/account")
    with writing(site.engine, SYSTEM, moves_figures=False) as work:
        accounts.enable(work, "demo-secretary-2")


def test_files_are_neither_taken_from_nor_given_to_strangers(site):
    cookie = site.cookie("demo-admin")
    with raw(site.address, cookie=cookie) as client:
        client.run("/admin")
        path = f"/_stcore/upload_file/{client.session}/file"
        for other in ("", site.cookie("demo-leader")):
            assert get(site, path, other, "PUT", b"x")[0] == 403
        assert get(site, path, cookie, "PUT", b"x")[0] == 403  # without Streamlit's own token
        assert send_file(site, path, cookie) == 204
        for other in ("", site.cookie("demo-leader")):
            assert send_file(site, path, other) == 403
    assert get(site, "/media/0123456789abcdef.csv")[0] == 404


@pytest.mark.parametrize("cookie", ["garbage", "x" * 5000, "%00", "../../etc"])
def test_odd_cookies_are_nobodys(site, cookie):
    with raw(site.address, cookie=cookie) as client:
        assert NEEDS_SIGN_IN in client.run("/admin")


def test_a_ticket_that_is_none_leads_back_to_the_sign_in_without_a_cookie(site):
    status, headers = get(site, "/session/open?ticket=garbage")
    assert (status, headers["Location"]) == (303, "/sign-in?failed=ticket")
    assert headers["Set-Cookie"] is None
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"


def test_a_link_elsewhere_signs_nobody_out(site):
    cookie = site.cookie("demo-leader")
    _status, headers = get(site, "/session/close", cookie)
    assert headers["Set-Cookie"] is None
    assert resolve(site.engine, cookie) is not None
    sign_out(site.engine, holder(site.engine, cookie))
    assert "Max-Age=0" in get(site, "/session/close", cookie)[1]["Set-Cookie"]


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil", "/nope"])
def test_nobody_is_sent_to_another_site(site, target):
    _status, headers = get(site, f"/session/close?then={target}")
    assert headers["Location"] == "/"


def test_the_sign_in_page_brings_a_cookie_that_scripts_cannot_read(site):
    given = get(site, "/sign-in")[1]["Set-Cookie"]
    assert given.startswith("pre=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in given.split(";")}
    assert get(site, "/")[1]["Set-Cookie"] is None


def test_an_idle_tab_of_somebody_disabled_refuses_within_one_heartbeat(site, browser):
    context = browser.new_context(locale="uk-UA")
    cookie = site.cookie("demo-leader")
    context.add_cookies([{"name": "sid", "value": cookie, "url": site.address}])
    page = context.new_page()
    page.goto(f"{site.address}/account?lang=uk")
    page.get_by_role("button", name="Вийти", exact=True).wait_for(timeout=30_000)
    with writing(site.engine, SYSTEM, moves_figures=False) as work:
        accounts.disable(work, "demo-leader")
    page.get_by_text(NEEDS_SIGN_IN).wait_for(timeout=(HEARTBEAT_SECONDS + TO_DRAW) * 1000)
    with writing(site.engine, SYSTEM, moves_figures=False) as work:
        accounts.enable(work, "demo-leader")
    context.close()
