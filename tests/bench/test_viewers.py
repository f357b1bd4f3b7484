"""Many viewers at once, and what a rerun costs the server, over the middle demonstration."""

import pytest

from tests.bench.conftest import MIDDLE, SMALL
from tests.bench.viewer import drawn_by, play, watch

pytestmark = pytest.mark.bench
QUERIES = ["year=2026", "year=2025", "", "view=table", "as_of=2026-06-30"]
RUNS = 40


def cost_of_a_rerun(place, queries):
    """Processor milliseconds a rerun of one viewer who does not think, caches warm."""
    play(watch(place.address, queries, viewers=1, runs=len(queries) * 2, think=0))
    before = place.cpu_seconds()
    crowd = play(watch(place.address, queries, viewers=1, runs=RUNS, think=0))
    assert crowd.failures == 0
    return (place.cpu_seconds() - before) / (RUNS + 1) * 1000


def test_what_a_rerun_costs(goals, product, empty, bare, stock):
    """The bare page tells what Streamlit takes for as many elements: nobody gets below it."""
    goals.head("Processor time of a rerun")
    own = cost_of_a_rerun(product(SMALL), QUERIES)
    drawn = play(drawn_by(product(SMALL).address))
    least = cost_of_a_rerun(bare(drawn), [""])
    floor, as_it_comes = (cost_of_a_rerun(place, [""]) for place in (empty, stock))
    goals.tell("empty page, collection by the clock", floor, "ms")
    goals.tell("empty page as Streamlit comes", as_it_comes, "ms")
    goals.tell("the overview", own, "ms")
    goals.tell(f"a bare page of as many elements ({sum(drawn.values())})", least, "ms")
    why = "a bare page of as many elements takes"
    goals.note("the overview ÷ the empty page", own / floor, goal=4, floor=least / floor, why=why)
    goals.note(
        "the overview ÷ the empty page as Streamlit comes", own / as_it_comes, goal=0.3,
        floor=least / as_it_comes, why=why,
    )  # fmt: skip


@pytest.mark.parametrize(("viewers", "most"), [(100, 100), (200, 200)])
def test_viewers_who_think(goals, product, viewers, most):
    place = product(MIDDLE)
    goals.head(f"{viewers} viewers of the overview who think 10 s")
    play(watch(place.address, QUERIES, viewers=1, runs=len(QUERIES), think=0))  # shared by all
    before = place.megabytes()
    crowd = play(watch(place.address, QUERIES, viewers=viewers, runs=6, think=10))
    goals.note("95 % of reruns within", crowd.percentile(0.95), goal=most, unit="ms")
    goals.tell("half of reruns within", crowd.percentile(0.5), "ms")
    goals.note("failures", crowd.failures, goal=0.5)
    goals.note("memory of the server", place.megabytes(), goal=450, unit="MB")
    goals.note("a session", (place.megabytes() - before) / viewers, goal=1, unit="MB")
    goals.note("sent a rerun", sorted(crowd.sent)[len(crowd.sent) // 2] / 1024, goal=150, unit="KB")


def test_a_meeting_begins(goals, product):
    place = product(MIDDLE)
    goals.head("100 viewers who all click at once")
    crowd = play(watch(place.address, ["year=2026"], viewers=100, runs=1, think=0))
    goals.note("all are served within", crowd.percentile(1) / 1000, goal=2.5, unit="s")
    goals.note("failures", crowd.failures, goal=0.5)
