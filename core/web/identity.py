"""Who asks: from the cookie of a request to an identity, an actor, the digest of a session."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.types import Scope

from core.access.identity import Identity
from core.access.sessions import resolve
from core.domain.permissions import NOBODY, Actor
from core.settings import settings
from core.storage.engine import engine_for
from core.web.cookies import cookies_of, sid_cookie


def identity_in(scope: Scope, *, touch: bool = False) -> Identity | None:
    """Who a request's cookie belongs to; it reads the database."""
    sid = cookies_of(scope).get(sid_cookie())
    return resolve(engine_for(settings().database), sid, touch=touch) if sid else None


async def actor_of(request: HTTPConnection) -> Actor:
    """What services know the sender of a request by; the public where nobody is signed in."""
    found = await run_in_threadpool(identity_in, request.scope, touch=True)
    return found.actor if found else NOBODY
