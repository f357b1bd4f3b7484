"""Our cookies: `sid` of who is signed in, `pre` of a browser that is about to sign in.

Behind TLS they are `Secure` and carry the prefix `__Host-`, so that no neighbouring site or plain
connection can set them. Scripts cannot read either.
"""

from starlette.requests import cookie_parser
from starlette.types import Scope

from core.settings import settings

PREFIX = "__Host-"


def sid_cookie() -> str:
    """The name of the cookie of a session."""
    return _named("sid")


def browser_cookie() -> str:
    """The name of the cookie that a ticket is bound to."""
    return _named("pre")


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies of a request; what is malformed is left out."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        if name == b"cookie":
            found.update(cookie_parser(value.decode("latin-1")))
    return found


def set_cookie(name: str, value: str) -> str:
    """The `Set-Cookie` value of one of ours, kept until the browser is closed."""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{_secure()}"


def drop_cookie(name: str) -> str:
    """The `Set-Cookie` value that makes a browser forget one of ours."""
    return f"{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{_secure()}"


def _named(name: str) -> str:
    return f"{PREFIX}{name}" if settings().is_secure else name


def _secure() -> str:
    return "; Secure" if settings().is_secure else ""
