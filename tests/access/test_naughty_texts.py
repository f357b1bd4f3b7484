"""What people write is shown as they wrote it on their own screens too, and never carried out."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pytest

from core.domain.drafts import DraftContent, Link
from core.queries.plans import plans
from core.queries.receipts import receipt
from core.services.drafts import begin_draft
from core.services.filing import submit_draft
from core.services.remarks import remark
from core.services.verification import send_back
from core.storage.unit_of_work import writing
from tests.access.conftest import Site
from tests.access.submitting import SECOND, of_body, owed
from tests.conftest import running_server
from tests.core.naughty import NAUGHTY, seen
from tests.pages.browsing import Tab

pytestmark = pytest.mark.server
SIZE = 6
MARKUP = re.compile(r"<|javascript:|[$*`_\[]|:[a-z]+:|--|->|^[#>+-]")
WRITTEN = """() => [document.querySelector('[data-testid=stMain]').textContent,
  ...[...document.querySelectorAll('input, textarea')].map((one) => one.value)].join(' | ')"""
CARRIED_OUT = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
  .filter((one) => one.matches('script, iframe, object, embed, [href^="javascript:"]')
    || [...one.attributes].some((each) => each.name.startsWith('on')))
  .map((one) => one.outerHTML.slice(0, 100))"""


def telling() -> list[str]:
    """One of each way to be taken for markup, and some that are merely hard to show."""
    tricky = [text for text in NAUGHTY if MARKUP.search(text) and seen(text)]
    return [*tricky[::12], *MARKDOWN, *[text for text in NAUGHTY[::60] if seen(text)]]


MARKDOWN = (
    "**жирно** _косо_ ~ні~ `код`", "# не заголовок", "[сюди](https://evil.example)",
    "ціна $5 і $6, формула $x^2$", ":red[червоне] :material/close: :+1:", "a -> b -- c <= d",
    "![x](https://evil.example/x.png)", "- не перелік", "1. не перелік", "> не цитата",
    "<b>не жирно</b> &amp; &lt;",
)  # fmt: skip


@pytest.fixture(scope="module")
def naughty_site(demo_with_accounts: Site, tmp_path_factory) -> Iterator[Site]:
    """An installation of its own, in which such things are written."""
    folder = tmp_path_factory.mktemp("naughty")
    shutil.copytree(demo_with_accounts.folder / "data", folder / "data")
    with running_server(folder) as address:
        yield replace(demo_with_accounts, folder=folder, address=address)


@dataclass(frozen=True)
class Written:
    """What was written: an event, its receipt, a draft that says the same."""

    event: int
    receipt: int
    draft: int


def groups(texts: Sequence[str]) -> list[list[str]]:
    """So many at a time as an event has fields for."""
    ring = [*texts, *texts[:SIZE]]
    return [ring[start : start + SIZE] for start in range(0, len(texts), SIZE)]


def write(site: Site, body: str, texts: Sequence[str]) -> Written:
    """An event and a draft that say these, in every field; the event came back with the last."""
    title, place, audience, media, note, last = texts
    row = next(owed(site, body))
    content = DraftContent(
        type="briefing", title=title, place=place, audience=audience, media=media, note=note,
        held_on=row.window_start, links=(Link("https://example.org/1", row.window_start, last),),
        obligations=(row.id,),
    )  # fmt: skip
    with writing(site.engine, of_body(body)) as work:
        plan = plans(work.session)[0]
        number = begin_draft(work, plan, body, content)
        kept = begin_draft(work, plan, body, replace(content, letter=last))
        receipt_id = submit_draft(work, plan, number, seen_version=1)
        proof = receipt(work.session, receipt_id)
        assert proof is not None
        remark(work, proof.event, body, last)
    with writing(site.engine, SECOND) as work:
        send_back(work, proof.event, body, media, seen_revision=1)
    return Written(proof.event, receipt_id, kept)


def looked_at(tab: Tab, address: str, *texts: str) -> None:
    """Open a screen: these are on it to the letter, and nothing of them was carried out."""
    tab.open(f"{address}&lang=uk")
    shown = seen(tab.page.evaluate(WRITTEN))
    assert [text for text in texts if seen(text) not in shown] == []
    assert tab.page.evaluate(CARRIED_OUT) == []


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(telling(), id="telling"),
        pytest.param([*filter(seen, NAUGHTY)], id="all", marks=pytest.mark.slow),
    ],
)
def test_every_text_is_on_every_screen_as_it_was_written(naughty_site, visit, texts):
    site = naughty_site
    (body,) = site.accounts["demo-focal"]["bodies"]
    focal, secretary = visit(site, "demo-focal"), visit(site, "demo-secretary")
    dialogs: list[str] = []
    for tab in (focal, secretary):
        tab.page.on("dialog", lambda one: (dialogs.append(one.message), one.dismiss()))
    titles = []
    for some in groups(texts):
        written = write(site, body, some)
        titles.append(some[0])
        of_it = f"event={written.event}&body={body}"
        looked_at(focal, f"{site.address}/my?{of_it}", *some)
        looked_at(focal, f"{site.address}/record?draft={written.draft}", *some)
        looked_at(focal, f"{site.address}/record?receipt={written.receipt}", some[0])
        looked_at(secretary, f"{site.address}/verify?{of_it}", *some)
    looked_at(focal, f"{site.address}/my?tab=returned", *titles)
    looked_at(focal, f"{site.address}/my?tab=drafts", *titles)
    assert dialogs == []
    for tab in (focal, secretary):
        assert tab.complaints == []
        assert tab.foreign_requests(site.address) == []
