"""Through an identity provider: a real one on this machine, asked as a browser would."""

import http.cookiejar
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from core import clock
from core.access import accounts, oidc
from core.access.grants import RoleWish
from core.access.keys import digest
from core.domain.permissions import SYSTEM, Role
from core.settings import settings
from core.storage.unit_of_work import writing
from tests.access.conftest import Site, holder
from tests.access.raw_client import Stay
from tests.conftest import free_port, running_server

pytestmark = pytest.mark.server
PATIENCE_SECONDS = 30
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@dataclass
class Visitor:
    """Something with cookies that follows redirects."""

    def __post_init__(self) -> None:
        """Begin without cookies."""
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def open(self, url: str, **form: str) -> str:
        """The address one ends at."""
        data = urllib.parse.urlencode(form).encode() if form else None
        with self.opener.open(url, data, timeout=PATIENCE_SECONDS) as answer:
            return answer.url

    @property
    def sid(self) -> str | None:
        """The cookie of a session, if there is one."""
        return next((cookie.value for cookie in self.jar if cookie.name == "sid"), None)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of an OpenID provider that believes whatever it is told."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def oidc_site(demo_with_accounts: Site, provider: str) -> Iterator[Site]:
    """A server that takes people from the provider as well as by password."""
    port = free_port()
    with running_server(
        demo_with_accounts.folder,
        port=port,
        POSTUP_AUTH_MODE="both",
        POSTUP_OIDC_ISSUER=provider,
        POSTUP_OIDC_CLIENT_ID="postup",
        POSTUP_OIDC_CLIENT_SECRET="a secret of the provider",
        POSTUP_BASE_URL=f"http://127.0.0.1:{port}",
        AUTHLIB_INSECURE_TRANSPORT="1",
    ) as address:
        yield replace(demo_with_accounts, address=address)


def tell_provider(provider: str, sub: str, **claims: object) -> None:
    """Let the provider know a person."""
    request = urllib.request.Request(
        f"{provider}/users/{sub}",
        json.dumps({"sub": sub, **claims}).encode(),
        {"Content-Type": "application/json"},
        method="PUT",
    )
    urllib.request.urlopen(request, timeout=PATIENCE_SECONDS).close()


def come(site: Site, sub: str, then: str = "/plan") -> tuple[Visitor, str]:
    """Go to the provider, sign in there, come back; where one ends."""
    visitor = Visitor()
    form = visitor.open(f"{site.address}/session/oidc?then={then}")
    return visitor, visitor.open(form, sub=sub)


def invite(site: Site, name: str) -> None:
    """Make an account without a password."""
    with writing(site.engine, SYSTEM, moves_figures=False) as work:
        accounts.invite(work, name, RoleWish(role=Role.LEADERSHIP))


def test_an_invited_person_comes_in_and_lands_where_they_were_going(oidc_site, provider):
    invite(oidc_site, "demo-anna@example.org")
    tell_provider(provider, "77", email="demo-anna@example.org", email_verified=True)
    for _time in range(2):
        visitor, end = come(oidc_site, "77")
        assert end == f"{oidc_site.address}/plan"
        who = holder(oidc_site.engine, visitor.sid)
        assert (who.name, who.method, who.role) == (
            "demo-anna@example.org",
            "oidc",
            Role.LEADERSHIP,
        )


@pytest.mark.parametrize(
    ("sub", "claims"),
    [
        pytest.param("900", {"email": "nobody@example.org", "email_verified": True}, id="unknown"),
        pytest.param("901", {"email": "demo-vira@example.org"}, id="an address nobody verified"),
        pytest.param("902", {"preferred_username": "demo-admin"}, id="an account with a password"),
    ],
)
def test_who_is_unknown_gets_a_sentence_and_no_account(oidc_site, provider, sub, claims):
    with writing(oidc_site.engine, SYSTEM, moves_figures=False) as work:
        if "vira" in str(claims):
            accounts.invite(work, "demo-vira@example.org", RoleWish(role=Role.LEADERSHIP))
    tell_provider(provider, sub, **claims)
    visitor, end = come(oidc_site, sub)
    assert end == f"{oidc_site.address}/sign-in?failed=stranger"
    assert visitor.sid is None


def test_a_disabled_person_stays_out(oidc_site, provider):
    invite(oidc_site, "demo-petro")
    tell_provider(provider, "78", preferred_username="demo-petro")
    assert come(oidc_site, "78")[0].sid
    with writing(oidc_site.engine, SYSTEM, moves_figures=False) as work:
        accounts.disable(work, "demo-petro")
    assert come(oidc_site, "78")[1].endswith("failed=stranger")


def test_an_answer_is_taken_once_and_from_the_browser_that_asked(oidc_site, provider):
    invite(oidc_site, "demo-iryna")
    tell_provider(provider, "79", preferred_username="demo-iryna")
    visitor = Visitor()
    form = visitor.open(f"{oidc_site.address}/session/oidc?then=/plan")

    with pytest.raises(urllib.error.HTTPError) as sent_back:
        urllib.request.build_opener(Stay()).open(form, b"sub=79", timeout=PATIENCE_SECONDS)
    back = sent_back.value.headers["Location"]
    sent_back.value.close()
    assert Visitor().open(back).endswith("failed=provider")
    assert visitor.open(back).endswith("failed=provider")
    assert visitor.sid is None


@pytest.fixture
def signed(monkeypatch) -> Iterator[Callable[..., str]]:
    """Makes tokens of a provider that this process believes."""
    key = RSAKey.generate_key(2048)
    key.ensure_kid()
    monkeypatch.setenv("POSTUP_OIDC_CLIENT_ID", "postup")
    settings.cache_clear()
    monkeypatch.setattr(oidc, "discovered", lambda: {"issuer": "https://id.example"})
    monkeypatch.setattr(oidc, "_keys", lambda: KeySet([key]))

    def sign(**changes: object) -> str:
        claims = {
            "iss": "https://id.example", "aud": "postup", "sub": "7", "nonce": "n",
            "iat": int(NOW.timestamp()), "exp": int(NOW.timestamp()) + 3600, **changes,
        }  # fmt: skip
        return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)

    yield sign
    settings.cache_clear()


@pytest.mark.parametrize(
    ("seconds", "is_fine"), [(-6, False), (-5, True), (0, True), (120, True), (121, False)]
)
def test_an_answer_is_good_for_two_minutes(signed, seconds, is_fine):
    later = NOW + timedelta(seconds=seconds)
    assert_taken(signed(), later, is_fine=is_fine)


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://other.example"}, {"aud": "somebody else"}, {"aud": ["postup", "else"]},
        {"nonce": "another"}, {"sub": ""}, {"exp": int(NOW.timestamp()) - 1},
    ],
    ids=str,
)  # fmt: skip
def test_an_answer_that_is_not_for_us_is_refused(signed, changes):
    assert_taken(signed(**changes), NOW, is_fine=False)


def test_an_answer_signed_by_somebody_else_is_refused(signed, monkeypatch):
    token, other = signed(), RSAKey.generate_key(2048)
    other.ensure_kid()
    monkeypatch.setattr(oidc, "_keys", lambda: KeySet([other]))
    with pytest.raises((ValueError, JoseError)):
        oidc.checked_claims(token, "n", NOW)


def test_why_a_provider_could_not_be_asked_stands_in_the_log(engine, monkeypatch, caplog):
    monkeypatch.setenv("POSTUP_OIDC_ISSUER", f"http://127.0.0.1:{free_port()}")
    settings.cache_clear()
    oidc.discovered.cache_clear()
    asked = oidc.Asked(digest("browser"), "nonce", "verifier", "/", clock.now())
    monkeypatch.setitem(oidc._pending, "state", asked)
    with pytest.raises(oidc.ProviderError):
        oidc.answer(engine, "browser", "state", "code", "http://127.0.0.1/session/oidc-back")
    assert "incident" in caplog.text
    assert "Connection refused" in caplog.text


def assert_taken(token: str, now: datetime, *, is_fine: bool) -> None:
    """Whether the answer is accepted at a moment."""
    if is_fine:
        assert oidc.checked_claims(token, "n", now)["sub"] == "7"
    else:
        with pytest.raises(ValueError, match="does not hold"):
            oidc.checked_claims(token, "n", now)
