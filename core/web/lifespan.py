"""What happens between the start of the server and its first request, and at its end."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from core.services.installation import initialise
from core.settings import settings
from core.storage.engine import engine_for
from core.web.collection import Collector
from core.web.index import index_html


def prepare() -> None:
    """Bring the installation into a state in which it can serve (migrate, fill if empty)."""
    initialise(engine_for(settings().database))


def warm_up() -> None:
    """Load what the first reader would otherwise wait a second for."""
    import altair  # noqa: F401  slow import
    import pandas  # noqa: F401  slow import

    from core.i18n import LANGUAGES, catalog  # slow import

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
        try:
            yield
        finally:
            collector.stop()

    return around
