"""The reader's language: `?lang=` in the address, else the cookie, else the setting."""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.types import Scope

from core.i18n import LANGUAGES
from core.settings import settings

COOKIE = "lang"
YEAR_SECONDS = 365 * 24 * 3600


def asked_language(scope: Scope) -> str | None:
    """The language that the address asks for, if it is one of ours."""
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return _known(query.get("lang", [""])[-1])


def reader_language(scope: Scope) -> str:
    """The language to answer a request in."""
    return asked_language(scope) or _remembered(scope) or settings().lang


def remember(language: str) -> str:
    """The `Set-Cookie` value that keeps a choice for a year."""
    secure = "; Secure" if settings().base_url.startswith("https:") else ""
    return f"{COOKIE}={language}; Max-Age={YEAR_SECONDS}; Path=/; SameSite=Lax{secure}"


def _remembered(scope: Scope) -> str | None:
    for name, value in scope.get("headers", ()):
        if name == b"cookie":
            try:
                jar = SimpleCookie(value.decode("latin-1"))
            except CookieError:
                return None
            return _known(jar[COOKIE].value) if COOKIE in jar else None
    return None


def _known(code: str) -> str | None:
    return code if code in LANGUAGES else None
