"""A line between a browser and a server that a test can cut and mend, as a phone's does."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit


class Line:
    """Carries bytes both ways until it is cut; cut, it hangs up on everybody."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self._there = (parts.hostname or "", parts.port or 80)
        self._is_whole = True
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self) -> None:
        """Hang up on whoever is connected and on whoever tries."""
        with self._lock:
            self._is_whole = False
            ends, self._open = self._open, set()
        for end in ends:
            hang_up(end)

    def mend(self) -> None:
        """Carry again what comes from now on."""
        with self._lock:
            self._is_whole = True

    def close(self) -> None:
        """Be no more."""
        self.cut()
        self._door.close()

    def _answer(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._connect(self._door.accept()[0])

    def _connect(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(self._there, timeout=10)
        except OSError:
            hang_up(near)
            return
        far.settimeout(None)
        with self._lock:
            is_whole = self._is_whole
            self._open |= {near, far} if is_whole else set()
        if not is_whole:
            hang_up(near)
            hang_up(far)
            return
        for one, other in ((near, far), (far, near)):
            threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        for end in (one, other):
            hang_up(end)
            with self._lock:
                self._open.discard(end)


def hang_up(end: socket.socket) -> None:
    """Close an end, whoever waits at it."""
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextlib.contextmanager
def line_to(server: str) -> Iterator[Line]:
    """A line to a server, of its own address."""
    line = Line(server)
    try:
        yield line
    finally:
        line.close()
