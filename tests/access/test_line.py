"""A connection that breaks while files are being chosen: nothing typed and no file is lost."""

from dataclasses import replace

import pytest
from playwright.sync_api import FileChooser, Page, expect

from core.domain.drafts import DraftContent
from core.queries.plans import plans
from core.services.drafts import begin_draft, drop_draft
from core.storage.unit_of_work import noting
from tests.access.conftest import fallen
from tests.access.hands import Hands
from tests.access.line import line_to
from tests.access.raw_client import raw
from tests.access.submitting import RECEIVED, actor_named, this_half, today_typed
from tests.conftest import running_server
from tests.pages.browsing import Tab

pytestmark = pytest.mark.server
CONNECTED = '[data-testid=stApp][data-test-connection-state="CONNECTED"]'
TITLE = "Брифінг у вагоні"


def choosing(tab: Tab, address: str) -> FileChooser:
    """The dialogue in which files are chosen, over a form in which something is written."""
    tab.open(address)
    hands = Hands(tab.page)
    hands.write("Назва події", TITLE)
    expect(tab.page.locator(".st-key-draft-saved")).to_contain_text("Чернетку збережено о")
    hands.write("Місце", "Фастів")
    tab.settle()
    with tab.page.expect_file_chooser() as asked:
        tab.page.get_by_test_id("stFileUploader").locator("button").first.click()
    return asked.value


def broken(page: Page) -> None:
    """Wait until the page knows that it is on its own."""
    expect(page.locator(CONNECTED)).to_have_count(0)


def mended(page: Page) -> None:
    """Wait until it is connected again."""
    expect(page.locator(CONNECTED)).to_have_count(1, timeout=60_000)


def submitted(page: Page) -> None:
    """Everything is there, and it can be submitted."""
    for name in ("Програма.pdf", "Фото.png"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    expect(page.get_by_role("textbox", name="Назва події")).to_have_value(TITLE)
    expect(page.get_by_role("textbox", name="Місце")).to_have_value("Фастів")
    hands = Hands(page)
    hands.pick_day("Дата проведення", today_typed())
    hands.click("Подати на перевірку")
    expect(page.get_by_role("heading", level=1)).to_have_text(RECEIVED)


@pytest.mark.parametrize("is_chosen_first", [True, False], ids=["chosen while cut", "mended first"])
def test_a_line_cut_while_files_are_chosen_loses_nothing(site, visit, papers, is_chosen_first):
    (body,) = site.accounts["demo-focal"]["bodies"]
    with line_to(site.address) as line:
        tab = visit(replace(site, address=line.address), "demo-focal")
        asked = choosing(tab, f"{line.address}/record?obligation=2.1/{body}/{this_half()}&lang=uk")
        line.cut()
        broken(tab.page)
        if is_chosen_first:
            asked.set_files(papers)
        line.mend()
        mended(tab.page)
        if not is_chosen_first:
            asked.set_files(papers)
        submitted(tab.page)


@pytest.mark.parametrize(
    "is_chosen_first",
    [True, pytest.param(False, marks=pytest.mark.slow)],
    ids=["chosen while it is down", "started first"],
)
def test_a_server_started_anew_while_files_are_chosen_loses_nothing(
    fragile, visit, papers, is_chosen_first
):
    (body,) = fragile.accounts["demo-focal"]["bodies"]
    address = f"{fragile.address}/record?obligation=2.1/{body}/{this_half()}&lang=uk"
    port = int(fragile.address.rsplit(":", 1)[1])
    tab = visit(fragile, "demo-focal")
    with running_server(fragile.folder, port=port):
        asked = choosing(tab, address)
        fallen(fragile)
        broken(tab.page)
        if is_chosen_first:
            asked.set_files(papers)
    with running_server(fragile.folder, port=port):
        mended(tab.page)
        if not is_chosen_first:
            asked.set_files(papers)
        submitted(tab.page)


def test_a_field_says_what_the_draft_says_by_itself_whatever_becomes_of_the_run(site):
    """What is set beside a field is lost with a run that another cuts short."""
    body = site.accounts["demo-focal-2"]["bodies"][0]
    actor = actor_named(site, "demo-focal-2")
    written = DraftContent(type="briefing", title=TITLE, place="Фастів", note="Пояснення")
    with noting(site.engine, actor) as work:
        number = begin_draft(work, plans(work.session)[0], body, written)
    with raw(site.address, cookie=site.cookie("demo-focal-2")) as client:
        drawn = client.run("/record", f"draft={number}")
    for text in (TITLE, "Фастів", "Пояснення"):
        assert f'default: "{text}"' in drawn
    assert "set_value: true" not in drawn
    with noting(site.engine, actor) as work:
        drop_draft(work, number)
