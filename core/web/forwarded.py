"""What a proxy says of the browser behind it, believed only from proxies that we trust."""

from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from core.errors import SettingError
from core.i18n import _
from core.settings import settings
from core.web.hosts import header

Network = IPv4Network | IPv6Network


class Forwarded:
    """Puts the browser's own address and scheme into the scope, and takes the base path off.

    From anybody else the `X-Forwarded-*` headers are dropped unread.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        base = settings().base_path
        if scope["type"] == "http" and base and scope["path"] == base:
            # the page names its parts relative to a folder
            await RedirectResponse(base + "/", 308)(scope, receive, send)
            return
        if scope["type"] in ("http", "websocket"):
            scope = _told(scope)
        await self.app(scope, receive, send)


def trusted_proxies() -> tuple[Network, ...]:
    """The networks of `POSTUP_TRUSTED_PROXIES`.

    Raises:
        SettingError: one of them is no address and no network.
    """
    return _networks(settings().trusted_proxies)


@cache
def _networks(text: str) -> tuple[Network, ...]:
    try:
        listed = text.replace(",", " ").split()
        return tuple(ip_network(address, strict=False) for address in listed)
    except ValueError as error:
        raise SettingError(
            _("Налаштування {name} має хибне значення.").format(name="POSTUP_TRUSTED_PROXIES")
        ) from error


def is_trusted(address: str) -> bool:
    """Whether an address is that of a proxy of ours."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in trusted_proxies())


def client_address(scope: Scope) -> str:
    """The address a request came from, as far as we believe it."""
    client = scope.get("client")
    return client[0] if client else ""


def _told(scope: Scope) -> Scope:
    told = {**scope, "path": without_base(scope["path"])}
    if is_trusted(client_address(scope)):
        steps = [step.strip() for step in header(scope, b"x-forwarded-for").split(",")]
        beyond = next((step for step in reversed(steps) if step and not is_trusted(step)), "")
        if beyond:
            told["client"] = (beyond[:64], 0)
        if header(scope, b"x-forwarded-proto") == "https":
            told["scheme"] = "https" if scope["type"] == "http" else "wss"
    told["headers"] = [
        (name, value) for name, value in scope["headers"] if not name.startswith(b"x-forwarded-")
    ]
    return told


def without_base(path: str) -> str:
    """The path within the application, whether or not the proxy took the base path off."""
    base = settings().base_path
    if base and (path == base or path.startswith(base + "/")):
        return path[len(base) :] or "/"
    return path
