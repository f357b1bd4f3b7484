"""What happens between the start of the server and its first request, and at its end."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Thread
from typing import Any

from streamlit import config

from core.access.keys import secret_key
from core.access.oidc import check_settings as check_provider
from core.access.passwords import warm_up as warm_up_passwords
from core.incidents import report
from core.services.attachments import store
from core.services.installation import initialise
from core.services.upkeep import at_start, hourly
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.occupancy import serve_from
from core.web.collection import Collector
from core.web.forwarded import trusted_proxies
from core.web.index import index_html

SECONDS_PER_HOUR = 3600


def prepare() -> None:
    """Bring the installation into a state in which it can serve (migrate, fill if empty)."""
    secret_key()
    check_provider()
    trusted_proxies()
    engine = engine_for(settings().database)
    initialise(engine)
    at_start(engine)


def keep_up() -> None:
    """Do what the server does for its data every hour."""
    hourly(engine_for(settings().database), store())


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


def warm_pictures() -> None:
    """Make the first picture quick that a reader takes along; nobody waits for this."""
    from core.charts.picture import make_ready  # slow import

    try:
        make_ready()
    except Exception as error:  # noqa: BLE001  (logged under its code; pictures may still come)
        report(error)


def take_in_as_much_as_is_set() -> None:
    """Let Streamlit's own limit on what is sent in be ours, `POSTUP_ATTACHMENT_MB`."""
    config.set_option("server.maxUploadSize", settings().attachment_mb)


def lifespan(prepare: Callable[[], None] = prepare) -> Callable[[Any], Any]:
    """The lifespan to give to the application; `prepare` runs before the first request."""

    @asynccontextmanager
    async def around(_app: Any) -> AsyncIterator[None]:
        mark = serve_from(engine_for(settings().database))
        await asyncio.to_thread(prepare)
        take_in_as_much_as_is_set()
        await asyncio.to_thread(warm_up)
        Thread(target=warm_pictures, name="postup-pictures", daemon=True).start()
        collector = Collector()
        collector.start()
        upkeep = asyncio.create_task(every(SECONDS_PER_HOUR, keep_up))
        try:
            yield
        finally:
            upkeep.cancel()
            collector.stop()
            if mark:
                mark.close()
            engine_for(settings().database).dispose()  # the last one to close empties the log

    return around
