"""To the identity provider and back: it ends in the same ticket and session as a password."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from core.access.keys import new_token
from core.access.oidc import ProviderError, StrangerError, answer, ask, is_on
from core.access.sign_in import issue_ticket
from core.incidents import report
from core.settings import settings
from core.storage.engine import engine_for
from core.web import addresses
from core.web.cookies import browser_cookie, cookies_of, set_cookie
from core.web.session_routes import redirect_to, safe_target

METHOD = "oidc"


async def go_to_provider(request: Request) -> RedirectResponse:
    """Send the browser to the provider, with a cookie to know it by when it comes back."""
    if not is_on():
        return redirect_to(addresses.SIGN_IN)
    browser = cookies_of(request.scope).get(browser_cookie()) or new_token()
    asked = request.query_params.get("then", "")
    then = safe_target(asked) if asked else ""
    try:
        address = await run_in_threadpool(ask, browser, then, _back_to())
    except Exception as error:  # noqa: BLE001  (the provider is away: logged under its code)
        report(error)
        return redirect_to(f"{addresses.SIGN_IN}?failed=provider")
    page = RedirectResponse(address, 303, {"Cache-Control": "no-store"})
    page.headers.append("Set-Cookie", set_cookie(browser_cookie(), browser))
    return page


async def come_back(request: Request) -> RedirectResponse:
    """Take the provider's answer; a good one becomes a ticket for this browser."""
    if not is_on():
        return redirect_to(addresses.SIGN_IN)
    try:
        ticket = await run_in_threadpool(_ticket, request)
    except StrangerError:
        return redirect_to(f"{addresses.SIGN_IN}?failed=stranger")
    except ProviderError:
        return redirect_to(f"{addresses.SIGN_IN}?failed=provider")
    return redirect_to(f"{addresses.SESSION_OPEN}?{urlencode({'ticket': ticket})}")


def oidc_routes() -> list[Route]:
    """The two routes."""
    return [
        Route(addresses.OIDC, go_to_provider, methods=["GET"]),
        Route(addresses.OIDC_BACK, come_back, methods=["GET"]),
    ]


def _ticket(request: Request) -> str:
    engine = engine_for(settings().database)
    browser = cookies_of(request.scope).get(browser_cookie(), "")
    told = request.query_params
    verdict, then = answer(engine, browser, told.get("state", ""), told.get("code", ""), _back_to())
    return issue_ticket(engine, verdict, browser, then, METHOD)


def _back_to() -> str:
    return settings().base_url.rstrip("/") + addresses.OIDC_BACK
