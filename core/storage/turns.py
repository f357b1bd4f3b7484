"""Writers take turns in the order in which they came; SQLite's own waiting knows no order.

Two places beside the database: whoever is next waits for the turn while keeping the place of the
next, so that a writer who has just ended cannot go first again. Within a process threads stand in a
line of their own, and one of them at a time waits outside. A process that is killed leaves both
places: the system takes its locks away. The turn is a courtesy, the lock is still SQLite's: where
no file can be made, or the turn does not come in time, a writer goes on without.
"""

import fcntl
import os
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

PATIENCE_SECONDS = 20.0
"""How long a writer stands in line; then it asks SQLite, which has patience of its own."""
_LOOK_SECONDS, _LOOK_SELDOM_SECONDS = 0.0002, 0.01


class Turn:
    """The turn of one writer; to be ended, by any thread, and once more does no harm."""

    def __init__(self, held: ExitStack) -> None:
        self._held = held

    def end(self) -> None:
        """Let the next writer go."""
        self._held.pop_all().close()


def take_turn(database: Path, seconds: float = PATIENCE_SECONDS) -> Turn:
    """Stand in line for writing to a database, for at most so long."""
    until = time.monotonic() + seconds
    with ExitStack() as held, ExitStack() as waiting:
        line = _line_of(os.path.realpath(database))
        if line.wait(until):
            held.callback(line.leave)
            waiting.enter_context(_place(database, "next", until))
            held.enter_context(_place(database, "turn", until))
        return Turn(held.pop_all())


class _Line:
    """The threads of this process, first come, first served: the turn is handed on."""

    def __init__(self) -> None:
        self._gate = threading.RLock()  # collecting garbage may end a turn in the midst of another
        self._is_taken = False
        self._waiting: deque[threading.Event] = deque()

    def wait(self, until: float) -> bool:
        """Whether it became ours before an instant of the monotonic clock."""
        ours = threading.Event()
        with self._gate:
            if not self._is_taken:
                self._is_taken = True
                return True
            self._waiting.append(ours)
        try:
            ours.wait(max(0.0, until - time.monotonic()))
        except BaseException:
            if not self._gives_up(ours):
                self.leave()
            raise
        return not self._gives_up(ours)

    def leave(self) -> None:
        """Hand on to the first who waits."""
        with self._gate:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False

    def _gives_up(self, ours: threading.Event) -> bool:
        """Leave the line, unless the turn has come."""
        with self._gate:
            if not ours.is_set():
                self._waiting.remove(ours)
            return not ours.is_set()


@cache
def _line_of(_database: str) -> _Line:
    return _Line()


os.register_at_fork(after_in_child=_line_of.cache_clear)


@contextmanager
def _place(database: Path, name: str, until: float) -> Iterator[None]:
    """A place, kept as a lock on an open file; without it where it cannot be had."""
    path = database.with_name(f"{database.name}.{name}")
    try:
        file = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o640)
    except OSError:
        yield
        return
    try:
        is_ours = _is_ours(file, until)
        yield
        if is_ours:
            fcntl.flock(file, fcntl.LOCK_UN)  # closing would not do where a child has the file too
    finally:
        os.close(file)


def _is_ours(file: int, until: float) -> bool:
    pause = _LOOK_SECONDS
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
        except OSError:
            return False
        else:
            return True
        time.sleep(pause)
        pause = min(2 * pause, _LOOK_SELDOM_SECONDS)
