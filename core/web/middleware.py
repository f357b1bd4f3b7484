"""Pure ASGI middleware, outermost first: `Forwarded`, `SecurityHeaders`, `Incidents`, `Gate`."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.incidents import refused, report
from core.web import addresses, owners, short_pages
from core.web.forwarded import Forwarded, client_address
from core.web.hosts import header, is_host_allowed, is_origin_own
from core.web.identity import identity_in
from core.web.index import inline_script_hashes
from core.web.language import reader_language
from core.web.rates import Limiter, cost_of

POLICY_VIOLATION = 1008
BROKEN_DOWN = 1011
NOTES_PER_MINUTE = 6
"""Of one kind and address: a flood of requests does not become one of lines in the log."""
LONGEST_NOTED = 200
PROTOCOL = b"sec-websocket-protocol"
FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"
    ),
}


def content_security_policy(host: str) -> str:
    """What a page may load and from where; `host` is one that was found to be ours, or empty."""
    scripts = " ".join(("'self'", *inline_script_hashes()))
    sockets = f" ws://{host} wss://{host}" if host else ""
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{sockets}; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    )


class SecurityHeaders:
    """Puts the security headers on every answer, whoever made it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = header(scope, b"host") if is_host_allowed(scope) else ""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(FIXED_HEADERS)
                headers["Content-Security-Policy"] = content_security_policy(host)
                del headers["server"]
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Incidents:
    """Turns an error that nobody caught into a short page with an incident code."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = started or message["type"] in ("http.response.start", "websocket.close")
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except Exception as error:  # noqa: BLE001  (the last resort: it is logged with its code)
            code = report(error)
            if started:
                return
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": BROKEN_DOWN})
            else:
                page = short_pages.broken_down(reader_language(scope), code)
                await page(scope, receive, send)


class Gate:
    """Lets in only our own hosts, addresses and pages; files and sessions only to their owners."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.limiter = Limiter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
            return
        refusal = None
        if scope["type"] == "http":
            refusal = _refusal(scope) or self._too_often(scope)
            if refusal is None and (refusal := await _foreign_file(scope)):
                self._note("foreign session", scope)
        await (refusal or self.app)(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_ours = is_host_allowed(scope) and is_origin_own(scope) and _is_stream(scope)
        if not is_ours:
            self._note("origin", scope)
        if not is_ours or self._too_often(scope):
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        owners.remember_who_makes_files(_media_manager())
        session = _session_named(scope)
        if session and not owners.may_reconnect(session, await _sid_hash(scope)):
            if owners.is_somebodys(session):
                self._note("foreign session", scope)
            scope = _without_session(scope)
        await self.app(scope, receive, send)

    def _too_often(self, scope: Scope) -> ASGIApp | None:
        cost = cost_of(scope)
        if cost is None or self.limiter.take(*cost):
            return None
        self._note("rate", scope)
        return short_pages.too_often(reader_language(scope))

    def _note(self, what: str, scope: Scope) -> None:
        address = client_address(scope)
        if self.limiter.take(f"note {what} {address}", NOTES_PER_MINUTE):
            refused(what, address=address, path=scope["path"][:LONGEST_NOTED])


def _is_stream(scope: Scope) -> bool:
    return scope["path"] == addresses.STREAM


def _refusal(scope: Scope) -> ASGIApp | None:
    language = reader_language(scope)
    if not is_host_allowed(scope):
        return short_pages.foreign_host(language)
    if not addresses.is_known(scope["path"]):
        return short_pages.not_found(language)
    return None


async def _foreign_file(scope: Scope) -> ASGIApp | None:
    """The refusal to send a file into, or to fetch one from, a session that is not the asker's."""
    path = scope["path"]
    if path.startswith(addresses.UPLOAD) and scope["method"] != "OPTIONS":
        session = path.removeprefix(addresses.UPLOAD).strip("/").partition("/")[0]
        if not owners.may_send_to(session, await _sid_hash(scope)):
            return short_pages.refused(reader_language(scope))
    if path.startswith(addresses.MEDIA):
        file, who = owners.file_of(path), await _sid_hash(scope)
        if not owners.may_fetch(_media_manager(), file, who):
            return short_pages.not_found(reader_language(scope))
    return None


def _session_named(scope: Scope) -> str:
    """The Streamlit session that a connection asks for, if any."""
    parts = header(scope, PROTOCOL).split(",")
    return parts[2].strip() if len(parts) > 2 else ""


def _without_session(scope: Scope) -> Scope:
    """The connection without the Streamlit session it names."""
    parts = [part.strip() for part in header(scope, PROTOCOL).split(",")]
    rest = [(name, value) for name, value in scope["headers"] if name != PROTOCOL]
    shortened = (PROTOCOL, ", ".join(parts[:2]).encode("latin-1"))
    return {**scope, "headers": [*rest, shortened], "subprotocols": parts[:2]}


async def _sid_hash(scope: Scope) -> str | None:
    found = await run_in_threadpool(identity_in, scope)
    return found.session if found else None


def _media_manager() -> Any:
    from streamlit.runtime import exists, get_instance  # slow import

    return get_instance().media_file_mgr if exists() else None


def middleware() -> list[Middleware]:
    """The stack in the order in which a request meets it."""
    return [
        Middleware(Forwarded),
        Middleware(SecurityHeaders),
        Middleware(Incidents),
        Middleware(Gate),
    ]
