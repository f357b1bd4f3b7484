"""Where a browser gets its cookie for a ticket, and where it loses it again."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from core.access.sessions import resolve, sign_out
from core.access.sign_in import redeem
from core.incidents import refused
from core.settings import settings
from core.storage.engine import engine_for
from core.web import addresses
from core.web.cookies import browser_cookie, cookies_of, drop_cookie, set_cookie, sid_cookie
from core.web.forwarded import client_address

NO_STORE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


async def open_session(request: Request) -> RedirectResponse:
    """Redeem a ticket: the cookie, and on to where the person was going."""
    cookies = cookies_of(request.scope)
    arrival = await run_in_threadpool(_arrive, request, cookies)
    if arrival is None:
        return redirect_to(f"{addresses.SIGN_IN}?failed=ticket")
    sid, then = arrival
    answer = redirect_to(safe_target(then) if then else await run_in_threadpool(_landing, sid))
    answer.headers.append("Set-Cookie", set_cookie(sid_cookie(), sid))
    answer.headers.append("Set-Cookie", drop_cookie(browser_cookie()))
    return answer


async def close_session(request: Request) -> RedirectResponse:
    """Forget the cookie of a session that has ended; one that is open stays.

    So a link on somebody else's site cannot sign anybody out.
    """
    sid = cookies_of(request.scope).get(sid_cookie())
    is_open = bool(sid) and await run_in_threadpool(_holder, sid)
    answer = redirect_to(safe_target(request.query_params.get("then", "")))
    if sid and not is_open:
        answer.headers.append("Set-Cookie", drop_cookie(sid_cookie()))
    return answer


def session_routes() -> list[Route]:
    """The two routes."""
    return [
        Route(addresses.SESSION_OPEN, open_session, methods=["GET"]),
        Route(addresses.SESSION_CLOSE, close_session, methods=["GET"]),
    ]


def safe_target(text: str) -> str:
    """Where to go on: an address of ours with its query, else the overview."""
    path, _mark, _query = text.partition("?")
    is_ours = addresses.is_page(path) and path not in (addresses.SIGN_IN, addresses.INVITE)
    is_plain = text.isprintable() and "\\" not in text and len(text) < 2000
    return text if is_ours and is_plain and text.startswith("/") else addresses.OVERVIEW


def _arrive(request: Request, cookies: dict[str, str]) -> tuple[str, str] | None:
    engine = engine_for(settings().database)
    arrival = redeem(
        engine,
        request.query_params.get("ticket", ""),
        cookies.get(browser_cookie(), ""),
        address=client_address(request.scope),
        agent=request.headers.get("user-agent", ""),
    )
    if arrival is None:
        refused("ticket", address=client_address(request.scope))
        return None
    earlier = resolve(engine, cookies.get(sid_cookie()), touch=False)
    if earlier is not None:
        sign_out(engine, earlier)
    return arrival.sid, arrival.then


def _landing(sid: str) -> str:
    """Where somebody arrives who was going nowhere in particular: by role."""
    who = resolve(engine_for(settings().database), sid, touch=False)
    return addresses.LANDINGS.get(who.actor.role, addresses.OVERVIEW) if who else addresses.OVERVIEW


def _holder(sid: str) -> bool:
    return resolve(engine_for(settings().database), sid, touch=False) is not None


def redirect_to(target: str) -> RedirectResponse:
    """Send a browser on to an address of ours."""
    return RedirectResponse(settings().base_path + target, 303, NO_STORE)
