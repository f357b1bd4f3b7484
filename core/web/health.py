"""`/healthz`: the process answers. `/readyz`: it can do its work, or 503 and what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the installation can serve, and the facts behind that as plain JSON values."""

    is_ready: bool
    facts: dict[str, Any] = field(default_factory=dict)


def nothing_to_check() -> Readiness:
    """Readiness as long as nothing stands behind the screens."""
    return Readiness(is_ready=True)


async def healthz(_request: Request) -> PlainTextResponse:
    """The process is alive."""
    return PlainTextResponse("ok", headers=NO_STORE)


def health_routes(check: Callable[[], Readiness] = nothing_to_check) -> list[Route]:
    """The two routes; `check` runs in a thread, since it may read the database."""

    async def readyz(_request: Request) -> JSONResponse:
        found = await run_in_threadpool(check)
        body = {"ready": found.is_ready, **found.facts}
        return JSONResponse(body, 200 if found.is_ready else 503, NO_STORE)

    return [Route("/healthz", healthz), Route("/readyz", readyz)]
