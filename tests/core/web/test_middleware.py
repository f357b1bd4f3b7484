import json
import logging
from typing import Any

import pytest
from starlette.responses import PlainTextResponse

from core.web.addresses import PAGES
from core.web.middleware import (
    NOTES_PER_MINUTE,
    Gate,
    Incidents,
    SecurityHeaders,
    content_security_policy,
)

STREAM = "/_stcore/stream"


async def fine(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await PlainTextResponse("fine", headers={"Server": "x"})(scope, receive, send)


async def broken(_scope: Any, _receive: Any, _send: Any) -> None:
    raise RuntimeError("secret detail")


GATED = SecurityHeaders(Incidents(Gate(fine)))


@pytest.mark.parametrize("path", [*PAGES, "/plan/", "/healthz", "/_stcore/health"])
def test_known_addresses_are_served(ask, path):
    assert ask(GATED, path).text == "fine"


@pytest.mark.parametrize(
    "path",
    [
        "/people",
        "/main",
        "/a/b",
        "/plan/x",
        "/index.html",
        "/static/js/nothing.js",
        "/_stcore/metrics",
        "/_stcore/agent/interact",
        "/%2e%2e/etc/passwd",
        "/<script>",
        "//evil.example",
    ],
)
def test_any_other_address_gets_our_own_page_with_a_way_on(ask, path):
    answer = ask(GATED, path)
    assert answer.status == 404
    assert '<html lang="uk">' in answer.text
    assert 'href="/"' in answer.text
    assert "script" not in answer.text


def test_the_log_is_told_of_refusals_but_not_flooded(ask, caplog):
    gate = SecurityHeaders(Incidents(Gate(fine)))
    for _time in range(NOTES_PER_MINUTE + 5):
        assert ask(gate, "/_stcore/upload_file/somebody/1").status == 403
    told = [json.loads(record.message) for record in caplog.records]
    assert len(told) == NOTES_PER_MINUTE
    assert {one["refused"] for one in told} == {"foreign session"}
    assert {one["path"] for one in told} == {"/_stcore/upload_file/somebody/1"}


def test_not_found_speaks_the_readers_language(ask):
    assert "There is no such page" in ask(GATED, "/people", query="lang=en").text
    assert "There is no such page" in ask(GATED, "/people", cookie="a=b; lang=en").text


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:8501", 200, id="loopback"),
        pytest.param("localhost", 200, id="localhost"),
        pytest.param("[::1]:8501", 200, id="ipv6"),
        pytest.param("LOCALHOST.", 200, id="case and final dot"),
        pytest.param("evil.example", 400, id="foreign"),
        pytest.param("", 400, id="none"),
        pytest.param("localhost@evil.example", 400, id="user part"),
        pytest.param("localhost:no", 400, id="bad port"),
        pytest.param("localhost/x", 400, id="path"),
    ],
)
def test_only_our_own_hosts_are_answered(ask, host, status):
    answer = ask(GATED, "/", host=host)
    assert answer.status == status
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "evil" not in answer.headers["content-security-policy"]


def test_hosts_of_the_settings_are_ours(ask, monkeypatch, fresh_settings):
    monkeypatch.setenv("POSTUP_ALLOWED_HOSTS", "one.example, Two.example")
    monkeypatch.setenv("POSTUP_BASE_URL", "https://three.example/")
    for host in ("one.example", "two.example:443", "three.example"):
        assert ask(GATED, "/", host=host).status == 200


@pytest.mark.parametrize(
    ("origin", "host", "status"),
    [
        pytest.param("http://127.0.0.1:8501", "127.0.0.1:8501", 101, id="same site"),
        pytest.param("", "127.0.0.1:8501", 1008, id="no origin"),
        pytest.param("null", "127.0.0.1:8501", 1008, id="opaque origin"),
        pytest.param("http://evil.example", "127.0.0.1:8501", 1008, id="foreign origin"),
        pytest.param("http://127.0.0.1:9", "127.0.0.1:8501", 1008, id="other port"),
        pytest.param("http://evil.example", "evil.example", 1008, id="foreign host"),
    ],
)
def test_the_websocket_opens_only_to_pages_of_this_site(ask, origin, host, status):
    answer = ask(GATED, STREAM, kind="websocket", origin=origin, host=host)
    assert answer.status == status


def test_no_other_websocket_opens(ask):
    answer = ask(GATED, "/", kind="websocket", origin="http://127.0.0.1:8501")
    assert answer.status == 1008


def test_files_are_not_taken_from_strangers(ask):
    answer = ask(GATED, "/_stcore/upload_file/session/file")
    assert answer.status == 403


def test_a_file_that_no_screen_shows_is_not_there(ask):
    assert ask(GATED, "/media/x.csv").status == 404


def test_every_answer_carries_the_security_headers(ask):
    for path in ("/", "/nope", "/_stcore/upload_file/a/b"):
        headers = ask(GATED, path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]
        assert "server" not in headers


def test_scripts_run_only_from_this_site():
    policy = content_security_policy("postup.example")
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "ws://postup.example" in policy
    assert "frame-ancestors 'none'" in policy


def test_an_unforeseen_error_shows_a_code_that_stands_in_the_log(ask, caplog):
    with caplog.at_level(logging.ERROR, logger="postup"):
        answer = ask(SecurityHeaders(Incidents(broken)), "/")
    code = caplog.messages[0].split()[1].rstrip(":")
    assert answer.status == 500
    assert f"Код {code}." in answer.text
    assert "secret detail" not in answer.text
    assert "x-frame-options" in answer.headers


def test_an_unforeseen_error_closes_a_websocket(ask):
    assert ask(Incidents(broken), STREAM, kind="websocket").status == 1011
