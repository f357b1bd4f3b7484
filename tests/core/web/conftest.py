"""A way to ask an ASGI application without a server."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest

from core.settings import settings


@dataclass
class Answer:
    """What came back: a status (or a websocket's close code), headers by lower-case name, text."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""


Ask = Callable[..., Answer]


@pytest.fixture
def ask() -> Ask:
    """Send one request and wait for the whole answer."""

    def send_request(
        app: Any, path: str = "/", query: str = "", kind: str = "http", **headers: str
    ) -> Answer:
        answer = Answer()
        given = {"host": "127.0.0.1:8501", **headers}
        scope = {
            "type": kind,
            "method": "GET",
            "path": path,
            "query_string": query.encode(),
            "headers": [(k.encode(), v.encode()) for k, v in given.items() if v],
        }

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = {k.decode().lower(): v.decode() for k, v in message["headers"]}
            elif message["type"] == "http.response.body":
                answer.text += message.get("body", b"").decode()
            else:
                answer.status = message.get("code", 101)

        with ThreadPoolExecutor(1) as thread:  # the browser's tests keep a loop in this one
            thread.submit(asyncio.run, app(scope, receive, send)).result()
        return answer

    return send_request


@pytest.fixture
def fresh_settings() -> Iterator[None]:
    """Settings are read anew in the test, and again after it."""
    settings.cache_clear()
    yield
    settings.cache_clear()
