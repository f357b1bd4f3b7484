"""What happens between the start of the server and its first request, and at its end."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from core import clock
from core.access.keys import secret_key
from core.access.oidc import check_settings as check_provider
from core.access.passwords import warm_up as warm_up_passwords
from core.domain.moments import kyiv_date
from core.incidents import report
from core.services.installation import initialise
from core.services.obligations import keep_years
from core.settings import settings
from core.storage.engine import engine_for
from core.web.collection import Collector
from core.web.forwarded import trusted_proxies
from core.web.index import index_html

SECONDS_PER_HOUR = 3600


def prepare() -> None:
    """Bring the installation into a state in which it can serve (migrate, fill if empty)."""
    secret_key()
    check_provider()
    trusted_proxies()
    initialise(engine_for(settings().database))


def keep_up() -> None:
    """See to it that the obligations of next year stand ready before this one ends (rules §2)."""
    keep_years(engine_for(settings().database), through_year=kyiv_date(clock.now()).year + 1)


async def every(seconds: float, task: Callable[[], None]) -> None:
    """Run a task again and again for as long as the server lives; a failure waits for the next."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await asyncio.to_thread(task)
        except Exception as error:  # noqa: BLE001  (logged under its code)
            report(error)


def warm_up() -> None:
    """Load what the first reader would otherwise wait a second for."""
    import altair  # noqa: F401  slow import
    import pandas  # noqa: F401  slow import

    from core.i18n import LANGUAGES, catalog  # slow import

    warm_up_passwords()
    for language in LANGUAGES:
        catalog(language)
        index_html(language)


def lifespan(prepare: Callable[[], None] = prepare) -> Callable[[Any], Any]:
    """The lifespan to give to the application; `prepare` runs before the first request."""

    @asynccontextmanager
    async def around(_app: Any) -> AsyncIterator[None]:
        await asyncio.to_thread(prepare)
        await asyncio.to_thread(warm_up)
        collector = Collector()
        collector.start()
        upkeep = asyncio.create_task(every(SECONDS_PER_HOUR, keep_up))
        try:
            yield
        finally:
            upkeep.cancel()
            collector.stop()

    return around
