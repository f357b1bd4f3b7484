"""What came back is put right in a few steps, with a mouse or with a keyboard alone."""

import pytest
from playwright.sync_api import expect

from core.domain.facts import ClaimState
from core.queries.submissions import submission
from core.services.verification import send_back
from core.storage.unit_of_work import reading, writing
from tests.access.hands import Hands, Keyboard
from tests.access.submitting import RECEIVED, SECOND, owed, submit, this_half, today_typed

pytestmark = pytest.mark.server


@pytest.mark.parametrize("with_what", [Hands, Keyboard])
def test_a_returned_event_is_put_right_in_five_steps(site, visit, with_what):
    (body,) = site.accounts["demo-focal"]["bodies"]
    title = "Повернена подія, " + ("миша" if with_what is Hands else "клавіші")
    event = submit(site, next(owed(site, body)), title=title)
    with writing(site.engine, SECOND) as work:
        send_back(work, event, body, "Назвіть місце.", seen_revision=1)
    tab = visit(site, "demo-focal")
    tab.open(f"{site.address}/my?lang=uk")
    hands = with_what(tab.page)
    hands.click(title, "link")
    expect(tab.page.get_by_test_id("stAlert")).to_contain_text("Назвіть місце.")
    hands.click("Виправити")
    hands.write("Місце", "Київ, зала «Ліхтар»")
    expect(tab.page.locator(".st-key-draft-saved")).to_contain_text("Чернетку збережено о")
    hands.click("Подати на перевірку")
    expect(tab.page.get_by_role("heading", level=1)).to_have_text(RECEIVED)
    assert hands.count <= 5
    with reading(site.engine) as session:
        found = submission(session, event, body)
    assert found is not None
    assert found.record.place == "Київ, зала «Ліхтар»"
    assert [claim.state for claim in found.claims] == [ClaimState.SUBMITTED]
    assert tab.complaints == []


@pytest.mark.slow
def test_a_briefing_with_two_files_is_filed_by_keyboard_alone(site, visit, papers):
    (body,) = site.accounts["demo-focal"]["bodies"]
    tab = visit(site, "demo-focal")
    tab.open(f"{site.address}/record?obligation=2.1/{body}/{this_half()}&lang=uk")
    hands = Keyboard(tab.page)
    hands.write("Назва події", "Брифінг без миші")
    expect(tab.page.locator(".st-key-draft-saved")).to_contain_text("Чернетку збережено о")
    hands.pick_day("Дата проведення", today_typed())
    hands.write("Місце", "Київ")
    hands.send(*papers)
    expect(tab.page.get_by_role("link", name="Фото.png")).to_be_visible()
    hands.click("Подати на перевірку")
    expect(tab.page.get_by_role("heading", level=1)).to_have_text(RECEIVED)
    assert hands.count <= 12
