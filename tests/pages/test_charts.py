"""Charts as they are sent: what changes between two moments is their rows alone."""

import pytest

from tests.pages.screens import screen

pytestmark = pytest.mark.usefixtures("demo_installation")


@pytest.mark.parametrize(
    ("one", "other"),
    [("/", "/?period=H1"), ("/bodies?sort=name", "/bodies?sort=name&as_of=2026-06-30")],
)
def test_another_moment_gives_a_chart_new_rows_and_no_new_description(one, other):
    drawn = [screen(address).app.get("vega_lite_chart")[0].proto for address in (one, other)]
    assert drawn[0].spec == drawn[1].spec
    names, rows = zip(
        *(([d.name for d in it.datasets], [d.data.data for d in it.datasets]) for it in drawn),
        strict=True,
    )
    assert names[0] == names[1]
    assert rows[0] != rows[1]
