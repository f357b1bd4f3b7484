"""Ten minutes of a hundred viewers: whether the server keeps its pace and its memory (goal 4)."""

import asyncio

import pytest

from tests.bench.conftest import MIDDLE, Place
from tests.bench.test_viewers import QUERIES
from tests.bench.viewer import play, watch

pytestmark = [pytest.mark.bench, pytest.mark.endurance]
VIEWERS, MINUTES, THINK = 100, 10, 10
SAMPLES_A_MINUTE = 4


async def sample(place: Place, found: list[float]) -> None:
    """Note the server's memory every few seconds until cancelled."""
    while True:
        await asyncio.sleep(60 / SAMPLES_A_MINUTE)
        found.append(place.megabytes())


def test_ten_minutes_of_a_hundred_viewers(goals, product):
    place, memory = product(MIDDLE), []

    async def both():
        sampling = asyncio.create_task(sample(place, memory))
        runs = MINUTES * 60 // THINK
        crowd = await watch(place.address, QUERIES, viewers=VIEWERS, runs=runs, think=THINK)
        sampling.cancel()
        return crowd

    crowd = play(both())
    goals.head(f"{VIEWERS} viewers of the overview who think {THINK} s, {MINUTES} minutes")
    goals.tell("reruns", len(crowd.later))
    goals.note("95 % of reruns within", crowd.percentile(0.95), goal=100, unit="ms")
    goals.note("failures", crowd.failures, goal=0.5)
    goals.note("memory at its most", max(memory), goal=450, unit="MB")
    third = memory[2 * SAMPLES_A_MINUTE]
    goals.note("memory at the end ÷ in the third minute", memory[-1] / third, goal=1.1)
