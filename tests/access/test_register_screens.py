"""The secretariat's registers as met in a browser: nothing is saved before its effect was seen."""

import pytest
from playwright.sync_api import expect
from sqlmodel import col, select

from core.storage.fact_tables import ExclusionTransition
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
