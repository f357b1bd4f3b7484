"""`/healthz`: the process answers. `/readyz`: it can do its work, or 503 and what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

from core.queries.state import readiness
from core.settings import settings
from core.storage.condition import Condition, condition
from core.storage.engine import engine_for
from core.storage.migrate import newest_revision
from core.storage.unit_of_work import reading

NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the installation can serve, and the facts behind that as plain JSON values."""

    is_ready: bool
    facts: dict[str, Any] = field(default_factory=dict)


def check_database() -> Readiness:
    """Whether the database answers at the revision this version works with (contract).

    A disk that is full or only reads is no reason not to be ready: figures are shown from it.
    """
    engine = engine_for(settings().database)
    try:
        with reading(engine) as session:
            found = readiness(session)
    except SQLAlchemyError as error:
        return Readiness(is_ready=False, facts={"database": type(error).__name__})
    facts = {
        "database": "ok",
        "writable": condition(engine) is Condition.WRITABLE,
        "revision": found.revision,
        "audit": {"count": found.audit.count, "hash": found.audit.hash},
        "data_version": found.data_version,
    }
    return Readiness(is_ready=found.revision == newest_revision(), facts=facts)


async def healthz(_request: Request) -> PlainTextResponse:
    """The process is alive."""
    return PlainTextResponse("ok", headers=NO_STORE)


def health_routes(check: Callable[[], Readiness] = check_database) -> list[Route]:
    """The two routes; `check` runs in a thread, since it may read the database."""

    async def readyz(_request: Request) -> JSONResponse:
        found = await run_in_threadpool(check)
        body = {"ready": found.is_ready, **found.facts}
        return JSONResponse(body, 200 if found.is_ready else 503, NO_STORE)

    return [Route("/healthz", healthz), Route("/readyz", readyz)]
