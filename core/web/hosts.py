"""Which host names may reach this server, and which pages may open its websocket."""

from urllib.parse import urlsplit

from starlette.types import Scope

from core.settings import settings

LOCAL = ("localhost", "127.0.0.1", "::1")


def header(scope: Scope, name: bytes) -> str:
    """The first header of that name, or an empty text."""
    return next((v.decode("latin-1") for k, v in scope["headers"] if k == name), "")


def allowed_hosts() -> frozenset[str]:
    """Host names without a port: this machine, the base address, those of the setting."""
    listed = settings().allowed_hosts.replace(",", " ").split()
    base = urlsplit(settings().base_url).hostname
    return frozenset(name.lower().strip("[]") for name in (*LOCAL, *listed, base or "") if name)


def is_host_allowed(scope: Scope) -> bool:
    """Whether the request names a host of ours (else a foreign name points at us)."""
    return _host_name(header(scope, b"host")) in allowed_hosts()


def is_origin_own(scope: Scope) -> bool:
    """Whether a websocket was opened by a page of this same site; browsers always say."""
    origin = urlsplit(header(scope, b"origin"))
    own = {header(scope, b"host").lower(), urlsplit(settings().base_url).netloc.lower()}
    return bool(origin.netloc) and origin.netloc.lower() in own


def _host_name(host: str) -> str:
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018  (reading it checks it)
    except ValueError:
        return ""
    if parts.path or parts.query or parts.fragment or "@" in host:
        return ""
    return (parts.hostname or "").rstrip(".")
