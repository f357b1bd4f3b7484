"""Each screen and card, as people meet it: it fits, it is theirs, it bars nobody."""

import re
from itertools import product

import pytest

from tests.pages.browsing import NOTEBOOK, PHONE, WIDE

pytestmark = pytest.mark.server

SCREENS = {
    "demo_server": (
        "/", "/?view=table", "/?tab=method", "/?tab=changes&since=2026-09-01",
        "/?tab=changes&since=2025",
        "/plan",
        "/plan?tab=due&status=overdue", "/plan?measure=2.1",
        "/bodies", "/bodies?view=table", "/bodies?view=heat&sort=name", "/bodies?body=M027",
        "/calendar", "/calendar?view=table", "/calendar?view=month&tab=31",
        "/?year=all", "/plan?tab=obligations", "/bodies?view=heat",
        "/bodies?view=heat&kind=ministry&tab=numbers", "/calendar?year=all", "/calendar?period=M08",
    ),
    "server": ("/", "/plan?measure=2.2", "/bodies", "/bodies?body=NABU", "/calendar"),
}  # fmt: skip
LOOKS = list(product((NOTEBOOK, PHONE, WIDE), ("uk", "en"), ("light", "dark")))
SAMPLE = [(NOTEBOOK, "uk", "light"), (PHONE, "uk", "dark"), (PHONE, "en", "light")]
THOROUGH = ("/", "/bodies?body=M027")
ALL = [(name, screen) for name, screens in SCREENS.items() for screen in screens]


def cases():
    """Each screen in every look; the quick run has one look of each screen, and three of some."""
    for place, (installation, screen) in enumerate(ALL):
        in_turn = SAMPLE if screen in THOROUGH else [SAMPLE[place % len(SAMPLE)]]
        for look in LOOKS:
            marks = () if look in in_turn else (pytest.mark.slow,)
            yield pytest.param(installation, screen, *look, marks=marks)


# The switch of languages, kinds of files, codes of bodies, hosts of links.
SAME_EVERYWHERE = re.compile(r"English|Українська|[nN]|[A-Z]+\d*|example\.org")


@pytest.mark.parametrize(("installation", "screen", "size", "language", "scheme"), [*cases()])
def test_a_screen_fits_speaks_one_language_and_bars_nobody(
    request, tabs, installation, screen, size, language, scheme
):
    server = request.getfixturevalue(installation)
    tab = tabs(*size, scheme)
    tab.open(f"{server}{screen}{'&' if '?' in screen else '?'}lang={language}")
    assert tab.page.get_by_test_id("stAlert").count() == 0
    assert tab.misfits() == []
    assert tab.leftovers(language, SAME_EVERYWHERE) == []
    assert tab.barriers() == []
    assert tab.complaints == []
    assert tab.foreign_requests(server) == []
    if size == NOTEBOOK:
        tab.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        tab.settle()
        assert tab.misfits() == []
