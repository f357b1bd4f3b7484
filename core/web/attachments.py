"""`GET /attachments/ID`: a file for whoever may have it, always as a file to save (trust §4)."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.domain.permissions import Actor
from core.errors import NotFoundError, PostupError
from core.i18n import speaking
from core.incidents import refused
from core.services.attachments import Download, attachment_for_download, store
from core.settings import settings
from core.storage.engine import engine_for
from core.web import short_pages
from core.web.addresses import ATTACHMENTS
from core.web.forwarded import client_address
from core.web.identity import actor_of
from core.web.language import reader_language


async def serve_attachment(request: Request) -> Response:
    """The file, or a short page that does not tell whether there is one."""
    language = reader_language(request.scope)
    number = request.path_params["number"]
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        return short_pages.not_found(language)
    actor = await actor_of(request)
    try:
        with speaking(language):
            found = await run_in_threadpool(_fetch, actor, int(number))
    except NotFoundError:
        refused("file", who=actor.id, number=int(number), address=client_address(request.scope))
        return short_pages.not_found(language)
    except PostupError as error:
        return short_pages.unavailable(language, str(error))
    return Response(found.content, media_type=found.media_type, headers=_headers(found))


def attachment_routes() -> list[Route]:
    """The route of attachments."""
    return [Route(f"{ATTACHMENTS}/{{number}}", serve_attachment, methods=["GET"])]


def content_disposition(name: str) -> str:
    """The header that makes a browser save the file under its name (RFC 6266, RFC 5987)."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._- ") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _fetch(actor: Actor, number: int) -> Download:
    engine = engine_for(settings().database)
    return attachment_for_download(engine, store(), actor, number)


def _headers(found: Download) -> dict[str, str]:
    return {
        "Content-Disposition": content_disposition(found.name),
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
