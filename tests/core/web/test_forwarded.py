"""What a proxy says is believed from proxies of ours; requests are counted for each address."""

import asyncio

import pytest

from core.errors import SettingError
from core.settings import settings
from core.web.forwarded import Forwarded, client_address, trusted_proxies, without_base
from core.web.rates import Limiter, cost_of


def told(client, **headers):
    """The scope as the application sees it."""
    seen = {}

    async def note(scope, _receive, _send):
        seen.update(scope)

    scope = {
        "type": "http",
        "path": "/plan",
        "scheme": "http",
        "client": (client, 1),
        "headers": [(name.replace("_", "-").encode(), v.encode()) for name, v in headers.items()],
    }
    asyncio.run(Forwarded(note)(scope, None, None))  # type: ignore[arg-type]
    return seen


def test_our_own_proxy_is_believed():
    scope = told("127.0.0.1", x_forwarded_for="203.0.113.9", x_forwarded_proto="https")
    assert (client_address(scope), scope["scheme"]) == ("203.0.113.9", "https")


def test_what_a_browser_writes_before_the_proxy_is_not():
    scope = told("127.0.0.1", x_forwarded_for="1.2.3.4, 203.0.113.9, 127.0.0.1")
    assert client_address(scope) == "203.0.113.9"


def test_anybody_else_is_not_believed_and_nothing_is_left_to_read():
    scope = told("203.0.113.9", x_forwarded_for="1.2.3.4", x_forwarded_proto="https")
    assert (client_address(scope), scope["scheme"]) == ("203.0.113.9", "http")
    assert scope["headers"] == []


def test_the_proxies_are_those_of_the_setting(monkeypatch, fresh_settings):
    monkeypatch.setenv("POSTUP_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.1")
    settings.cache_clear()
    assert client_address(told("10.1.2.3", x_forwarded_for="203.0.113.9")) == "203.0.113.9"
    assert client_address(told("127.0.0.1", x_forwarded_for="203.0.113.9")) == "127.0.0.1"
    monkeypatch.setenv("POSTUP_TRUSTED_PROXIES", "everybody")
    settings.cache_clear()
    with pytest.raises(SettingError, match="POSTUP_TRUSTED_PROXIES"):
        trusted_proxies()


@pytest.mark.parametrize(
    ("path", "within"),
    [("/postup/plan", "/plan"), ("/postup", "/"), ("/plan", "/plan"), ("/postupx", "/postupx")],
)
def test_a_base_path_is_taken_off(monkeypatch, fresh_settings, path, within):
    monkeypatch.setenv("POSTUP_BASE_URL", "https://example.gov.ua/postup/")
    settings.cache_clear()
    assert without_base(path) == within


def test_a_bucket_empties_and_fills_again():
    now = [0.0]
    limiter = Limiter(lambda: now[0])
    assert [limiter.take("a", 3) for _time in range(5)] == [True, True, True, False, False]
    assert limiter.take("b", 3)
    now[0] += 20
    assert [limiter.take("a", 3) for _time in range(2)] == [True, False]


@pytest.mark.parametrize(
    ("kind", "path", "is_counted"),
    [
        ("http", "/plan", True), ("http", "/session/open", True),
        ("websocket", "/_stcore/stream", True), ("http", "/app/static/mark.svg", False),
        ("http", "/healthz", False), ("http", "/attachments/7", True),
    ],
)  # fmt: skip
def test_what_costs_something_is_counted(kind, path, is_counted):
    scope = {"type": kind, "path": path, "client": ("a", 1)}
    assert (cost_of(scope) is not None) is is_counted
