"""How often one address may ask for what costs something: pages, sockets, files, sign-ins."""

import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import Scope

from core.settings import settings
from core.web import addresses
from core.web.forwarded import client_address

MINUTE = 60.0
MOST = 50_000
SIGN_INS_PER_MINUTE = 60


class Limiter:
    """A bucket for each key that fills evenly; empty, it says no."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, per_minute: int) -> bool:
        """Take one from a key's bucket, which holds a minute's worth."""
        now = self._clock()
        left, since = self._buckets.pop(key, (float(per_minute), now))
        left = min(float(per_minute), left + (now - since) * per_minute / MINUTE)
        self._buckets[key] = (max(0.0, left - 1), now)
        while len(self._buckets) > MOST:
            self._buckets.popitem(last=False)
        return left >= 1


def cost_of(scope: Scope) -> tuple[str, int] | None:
    """The bucket a request draws from and what it holds; None for what is served as a file."""
    path, who = scope["path"], client_address(scope)
    if path.startswith(addresses.SESSION):
        return f"session {who}", SIGN_INS_PER_MINUTE
    is_file = path.startswith(f"{addresses.ATTACHMENTS}/")  # each leaves an entry in the journal
    if scope["type"] == "websocket" or is_file or addresses.is_page(path):
        return f"page {who}", settings().requests_per_minute
    return None
