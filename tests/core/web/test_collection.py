import gc
import time
import weakref

from core.web.collection import Collector


class Knot:
    """Something that only a collection can free."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_goes_without_anybody_asking():
    collector = Collector(every_seconds=0.01)
    collector.start()
    gc.disable()
    try:
        seen = weakref.ref(Knot())
        until = time.monotonic() + 5
        while seen() and time.monotonic() < until:
            time.sleep(0.01)
        assert seen() is None
    finally:
        gc.enable()
        collector.stop()
        gc.unfreeze()
