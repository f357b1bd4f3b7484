"""Pure ASGI middleware, outermost first: `SecurityHeaders`, `Incidents`, `Gate`."""

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.incidents import report
from core.web import addresses, short_pages
from core.web.hosts import header, is_host_allowed, is_origin_own
from core.web.index import inline_script_hashes
from core.web.language import reader_language

POLICY_VIOLATION = 1008
BROKEN_DOWN = 1011
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
    """Lets in only our own hosts, addresses and pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "websocket":
            if is_host_allowed(scope) and is_origin_own(scope) and _is_stream(scope):
                await self.app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        refusal = _refusal(scope) if scope["type"] == "http" else None
        await (refusal or self.app)(scope, receive, send)


def _is_stream(scope: Scope) -> bool:
    return scope["path"] == addresses.STREAM


def _refusal(scope: Scope) -> ASGIApp | None:
    language = reader_language(scope)
    if not is_host_allowed(scope):
        return short_pages.foreign_host(language)
    if scope["path"].startswith(addresses.UPLOAD):
        return short_pages.refused(language)
    if not addresses.is_known(scope["path"]):
        return short_pages.not_found(language)
    return None


def middleware() -> list[Middleware]:
    """The stack in the order in which a request meets it."""
    return [Middleware(SecurityHeaders), Middleware(Incidents), Middleware(Gate)]
