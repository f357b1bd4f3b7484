"""Viewers without a browser: Streamlit's own protocol, so that one machine can play hundreds."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import streamlit  # noqa: F401  its messages need it first
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE_SECONDS = 60
Result = TypeVar("Result")


@dataclass
class Viewer:
    """One session: runs a screen, remembers what the server need not send again."""

    socket: Any
    origin: str
    page: str = ""
    script: str = ""
    known: set[str] = field(default_factory=set)
    drawn: Counter[str] = field(default_factory=Counter)
    received: int = 0
    failures: int = 0

    async def run(self, query: str = "") -> float:
        """Run the screen with a query; the seconds until the server was done.

        What is `drawn` tells how many elements of each kind the server sent in full.
        """
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash = query, self.script
        rerun.page_name = "" if self.script else self.page
        rerun.cached_message_hashes.extend(self.known)
        rerun.context_info.timezone, rerun.context_info.locale = "Europe/Kyiv", "uk-UA"
        rerun.context_info.url = f"{self.origin}/{self.page}"
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        await asyncio.wait_for(self._finish(), PATIENCE_SECONDS)
        return time.perf_counter() - began

    async def _finish(self) -> None:
        self.received = 0
        while True:
            raw = await self.socket.recv()
            self.received += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.script = message.navigation.page_script_hash
            elif kind == "delta":
                self._note(message)
            elif (
                kind == "script_finished"
                and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                return

    def _note(self, message: Any) -> None:
        added = message.delta.WhichOneof("type")
        element = message.delta.new_element.WhichOneof("type")
        self.drawn[element if added == "new_element" else str(added)] += 1
        if message.metadata.cacheable:
            self.known.add(message.hash)
        if message.delta.new_element.WhichOneof("type") == "exception":
            self.failures += 1


def play(scene: Coroutine[Any, Any, Result]) -> Result:
    """Run viewers to their end, on a thread of their own: a browser may hold this one's loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, scene).result()


@asynccontextmanager
async def viewing(address: str, page: str = "", sid: str = "") -> AsyncIterator[Viewer]:
    """A viewer connected as a browser would be, with its origin; `sid` is whose it is."""
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with websockets.connect(
        stream,
        subprotocols=["streamlit"],  # pyright: ignore[reportArgumentType]
        origin=address,  # pyright: ignore[reportArgumentType]
        additional_headers={"Cookie": f"sid={sid}"} if sid else None,
        max_size=None,
        compression=None,
        ping_interval=None,
        open_timeout=PATIENCE_SECONDS,
    ) as socket:
        yield Viewer(socket, address, page)


async def drawn_by(address: str, screen: str = "/", sid: str = "") -> dict[str, int]:
    """How many elements of each kind a screen has, for anybody or for whose session it is."""
    page, _mark, query = screen.strip("/").partition("?")
    async with viewing(address, page, sid) as viewer:
        await viewer.run(query)
        return dict(viewer.drawn)


@dataclass
class Crowd:
    """What a number of viewers met: seconds of first and later runs, bytes, failures."""

    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    failures: int = 0

    def percentile(self, share: float) -> float:
        """Milliseconds within which this share of the later runs was done."""
        ordered = sorted(self.later)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


async def watch(
    address: str, queries: list[str], *, viewers: int, runs: int, think: float, page: str = ""
) -> Crowd:
    """So many viewers, each running the screen so often, thinking 0–2 × `think` s in between."""
    crowd = Crowd()

    async def one(place: int, everybody: asyncio.Barrier) -> None:
        async with viewing(address, page) as viewer:
            crowd.first.append(await viewer.run())
            await everybody.wait()
            for turn in _turns(queries, place, runs):
                await asyncio.sleep(random.uniform(0, 2 * think))  # noqa: S311 not a secret
                crowd.later.append(await viewer.run(turn))
                crowd.sent.append(viewer.received)
            crowd.failures += viewer.failures

    everybody = asyncio.Barrier(viewers)
    results = await asyncio.gather(
        *(one(place, everybody) for place in range(viewers)), return_exceptions=True
    )
    crowd.failures += sum(isinstance(result, BaseException) for result in results)
    return crowd


def _turns(queries: list[str], place: int, runs: int) -> Iterator[str]:
    for turn in range(runs):
        yield queries[(place + turn) % len(queries)]
