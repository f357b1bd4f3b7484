"""What the server does for its data at its start and every hour."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from sqlalchemy import Engine

from core import clock
from core.domain.moments import kyiv_date
from core.errors import NotWritableError
from core.services.erasure import sweep_orphans
from core.services.obligations import keep_years
from core.storage.anchors import Occasion, write_anchor, write_daily_anchor
from core.storage.attachments import AttachmentStore
from core.storage.condition import not_writable


def at_start(engine: Engine) -> None:
    """Write an anchor of the audit chain, if the disk can be written to."""
    _if_writable(partial(write_anchor, engine, Occasion.START))


def hourly(engine: Engine, store: AttachmentStore) -> None:
    """Next year's obligations ready in time, an anchor a day, contents nobody needs removed.

    While the disk cannot be written to, all of it waits for the next hour.
    """
    next_year = kyiv_date(clock.now()).year + 1
    _if_writable(partial(keep_years, engine, through_year=next_year))
    _if_writable(partial(write_daily_anchor, engine))
    _if_writable(partial(sweep_orphans, engine, store))


def _if_writable(task: Callable[[], object]) -> None:
    with suppress(NotWritableError):
        try:
            task()
        except OSError as error:
            raise not_writable(error) or error from None
