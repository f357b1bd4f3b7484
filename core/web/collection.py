"""Garbage collection by the clock instead of after every rerun.

Streamlit would collect after each rerun, which costs ten times the rerun itself; with
`runner.postScriptGC = false` somebody else has to, or a burst of sessions keeps its memory.
"""

import gc
import threading

EVERY_SECONDS = 5.0
FULL_EVERY_ROUNDS = 12


class Collector:
    """A thread that collects the young every few seconds and everything once a minute."""

    def __init__(self, every_seconds: float = EVERY_SECONDS) -> None:
        self._every_seconds = every_seconds
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="collector", daemon=True)

    def start(self) -> None:
        """Begin; what exists by now (modules, catalogs) is set apart and never scanned again."""
        gc.collect()
        gc.freeze()
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        rounds = 0
        while not self._stopped.wait(self._every_seconds):
            rounds += 1
            gc.collect(2 if rounds % FULL_EVERY_ROUNDS == 0 else 1)
