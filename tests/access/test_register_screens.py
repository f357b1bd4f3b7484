"""The secretariat's registers as met in a browser: nothing is saved before its effect was seen."""

import pytest
from playwright.sync_api import expect
from sqlmodel import col, select

from core.queries.plans import plans
from core.queries.requests import exclusions_waiting
from core.storage.fact_tables import ExclusionTransition, OptInTransition
from core.storage.unit_of_work import reading
from tests.access.conftest import Site

pytestmark = pytest.mark.server


def decisions(site: Site) -> list[str]:
    with reading(site.engine) as session:
        rows = session.exec(select(ExclusionTransition).order_by(col(ExclusionTransition.id)))
        return [row.note for row in rows]


def test_a_request_is_decided_once_its_effect_was_seen(site, visit):
    tab = visit(site, "demo-secretary")
    tab.open(f"{site.address}/admin?tab=exclusions&lang=uk")
    tab.page.locator(".postup-table th a").first.click()
    before = decisions(site)
    tab.page.get_by_label("Пояснення до рішення").fill("Кошти справді відсутні.")
    tab.page.get_by_role("button", name="Показати вплив").click()
    expect(tab.page.get_by_text("Увесь план")).to_be_visible()
    expect(tab.page.get_by_text("Зміниться 1 зобов’язання.")).to_be_visible()
    assert decisions(site) == before
    tab.page.get_by_role("button", name="Зберегти", exact=True).click()
    expect(tab.page.get_by_test_id("stAlert")).to_contain_text("Збережено.")
    assert decisions(site) == [*before, "Кошти справді відсутні."]
    assert tab.complaints == []


def test_the_queue_leads_to_the_requests_for_exclusion_that_wait(site, visit):
    tab = visit(site, "demo-secretary")
    with reading(site.engine) as session:
        number = exclusions_waiting(session, plans(session)[0])
    assert number
    tab.open(f"{site.address}/verify?lang=uk")
    tab.page.get_by_role("link", name=f"{number} звернен").click()
    expect(tab.page.get_by_text(f"Чекають на рішення: {number}")).to_be_attached()
    assert tab.complaints == []


def joinings(site: Site, body: str) -> list[tuple[str, str]]:
    with reading(site.engine) as session:
        wanted = select(OptInTransition).where(OptInTransition.body == body)
        rows = session.exec(wanted.order_by(col(OptInTransition.id)))
        return [(row.measure, row.state) for row in rows]


def test_a_body_sees_what_its_own_joining_changes_before_it_is_saved(site, visit):
    tab = visit(site, "demo-focal")
    (body,) = site.accounts["demo-focal"]["bodies"]
    before = joinings(site, body)
    tab.open(f"{site.address}/my?tab=requests&lang=uk")
    button = tab.page.locator(".st-key-join-8-2 button").first
    button.click()
    expect(tab.page.get_by_text("Ще не збережено: вплив на показники")).to_be_visible()
    expect(tab.page.get_by_text("Увесь план").first).to_be_visible()
    assert joinings(site, body) == before
    tab.page.get_by_role("button", name="Не зберігати").click()
    expect(tab.page.get_by_text("Ще не збережено")).to_have_count(0)
    assert joinings(site, body) == before
    words = button.inner_text()
    button.click()
    tab.page.get_by_role("button", name="Зберегти", exact=True).click()
    expect(tab.page.get_by_test_id("stAlert")).to_contain_text("Збережено.")
    expect(button).not_to_have_text(words)
    assert joinings(site, body)[:-1] == before
    assert joinings(site, body)[-1][0] == "8.2"
    assert tab.complaints == []


def test_each_register_offers_its_own_bodies_and_keeps_the_address_clean(site, visit):
    tab = visit(site, "demo-secretary")
    tab.open(f"{site.address}/admin?lang=uk")
    bodies = tab.page.get_by_role("combobox", name="Орган")
    expect(bodies).to_have_value("Усі органи за згодою")
    tab.page.get_by_role("radio", name="Звільнення").click()
    expect(tab.page.get_by_text("Чекають на рішення")).to_be_attached()
    expect(bodies).to_have_value("Усі органи")
    tab.page.get_by_role("radio", name="Долучення, завершення, подовження").click()
    expect(tab.page.get_by_role("radio", name="Подовження", exact=True)).to_be_visible()
    expect(tab.page.locator(".postup-notice")).to_have_count(0)
    assert "body=" not in tab.page.url
    assert tab.complaints == []
