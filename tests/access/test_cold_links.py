"""A deep link as the very first request of a fresh server; what is kept for one body is its own."""

from itertools import islice

import pytest

from tests.access.raw_client import raw
from tests.access.submitting import owed, submit
from tests.conftest import running_server

pytestmark = pytest.mark.server
TROUBLE = "Сталася помилка"


@pytest.mark.parametrize(
    ("page", "name", "query", "words"),
    [
        ("/my", "demo-focal", "event={event}&body={body}", "Холодна подія"),
        pytest.param("/verify", "demo-secretary", "event={event}&body={body}", "Холодна подія",
                     marks=pytest.mark.slow),
        pytest.param("/record", "demo-focal", "obligation={obligation}", "Подати на перевірку",
                     marks=pytest.mark.slow),
    ],
)  # fmt: skip
def test_a_deep_link_works_as_the_first_request_of_a_fresh_server(
    demo_with_accounts, page, name, query, words
):
    site = demo_with_accounts
    (body,) = site.accounts["demo-focal"]["bodies"]
    row = next(owed(site, body))
    event = submit(site, row, title="Холодна подія")
    query = query.format(event=event, body=body, obligation=row.id)
    with (
        running_server(site.folder) as address,
        raw(address, cookie=site.cookie(name)) as client,
    ):
        drawn = client.run(page, query)
    assert words in drawn
    assert TROUBLE not in drawn


def test_what_is_kept_of_one_body_never_reaches_another(site):
    """Each asks in turn, twice: the second time everything is answered from what was kept."""
    codes = [*site.accounts["demo-focal"]["bodies"], *site.accounts["demo-focal-2"]["bodies"]]
    titles = {}
    for code in codes:
        (row,) = islice(owed(site, code), 1)
        titles[code] = f"Лише органу {code}:"
        submit(site, row, title=titles[code])
    for _time in range(2):
        for name in ("demo-focal", "demo-focal-2"):
            own = site.accounts[name]["bodies"]
            with raw(site.address, cookie=site.cookie(name)) as client:
                for asked in own:
                    for query in (f"body={asked}&tab=review", f"body={asked}"):
                        drawn = client.run("/my", query)
                        seen = {code for code, title in titles.items() if title in drawn}
                        assert seen <= {asked}
                        assert seen or "tab" not in query
                    drawn = client.run("/record", f"body={asked}")
                    assert not [one for one in titles.values() if one in drawn]
