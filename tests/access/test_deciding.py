"""Decisions in a browser: revoked, in part, several at once, by two people in one moment."""

import re

import pytest
from playwright.sync_api import Page, expect

from core.domain.facts import ClaimState
from core.queries.submissions import claims_of
from core.services.verification import accept
from core.storage.unit_of_work import reading, writing
from tests.access.conftest import Site
from tests.access.submitting import SECOND, owed, send_in, submit, submit_some
from tests.core.files.samples import paper

pytestmark = pytest.mark.server
CASE = ".postup-case"
SAID = ".postup-said"


def states(site: Site, event: int, body: str) -> list[ClaimState]:
    with reading(site.engine) as session:
        return [claim.state for claim in claims_of(session, event, body)]


def verified(site: Site, body: str, title: str) -> int:
    """An event of a body that a third person accepted."""
    event = submit(site, next(owed(site, body)), title=title)
    with writing(site.engine, SECOND) as work:
        accept(work, event, body, seen_revision=1)
    return event


def test_a_body_asks_to_revoke_the_secretary_finds_the_request_and_revokes(site, visit):
    (body,) = site.accounts["demo-focal"]["bodies"]
    event = verified(site, body, "Подія, якої не було")
    focal, secretary = visit(site, "demo-focal"), visit(site, "demo-secretary")
    focal.open(f"{site.address}/my?event={event}&body={body}&lang=uk")
    focal.page.get_by_text("Попросити відкликати прийняття").first.click()
    focal.page.get_by_label("Чому слід відкликати").fill("Подали помилково: захід скасовано.")
    focal.page.get_by_role("button", name="Попросити відкликати прийняття").click()
    expect(focal.page.get_by_text("Подали помилково: захід скасовано.").first).to_be_visible()
    secretary.open(f"{site.address}/verify?tab=requests&lang=uk")
    row = secretary.page.locator(".postup-queued").filter(has_text="Подія, якої не було")
    expect(row).to_contain_text("Подали помилково")
    row.get_by_role("link").click()
    expect(secretary.page.locator(CASE)).to_contain_text("Прийнято")
    secretary.page.get_by_role("button", name="Відкликати прийняття").click()
    secretary.page.get_by_label("Причина", exact=True).fill("На прохання органу.")
    secretary.page.get_by_role("button", name="Відкликати прийняття").last.click()
    expect(secretary.page.locator(SAID)).to_contain_text("Прийняття відкликано.")
    expect(secretary.page.locator(CASE)).to_contain_text("Прийняття відкликано")
    assert states(site, event, body) == [ClaimState.REVOKED]
    secretary.open(f"{site.address}/verify?tab=requests&lang=uk")
    expect(row).to_have_count(0)
    focal.open(f"{site.address}/my?event={event}&body={body}&lang=uk")
    expect(focal.page.get_by_text("На прохання органу.").first).to_be_visible()
    assert focal.complaints + secretary.complaints == []


def test_a_remark_is_announced_to_the_other_side_until_it_is_read_or_answered(site, visit):
    (body,) = site.accounts["demo-focal"]["bodies"]
    row = next(owed(site, body))
    event = submit(site, row, title="Подія з листуванням")
    secretary, focal = visit(site, "demo-secretary"), visit(site, "demo-focal")
    secretary.open(f"{site.address}/verify?event={event}&body={row.body}&lang=uk")
    secretary.page.get_by_label("Зауваження для органу").fill("Додайте програму.")
    secretary.page.get_by_role("button", name="Надіслати").click()
    expect(secretary.page.locator(SAID)).to_contain_text("Зауваження надіслано.")
    focal.open(f"{site.address}/my?body={row.body}&lang=uk")
    told = focal.page.get_by_role("table", name="Секретаріат пише")
    expect(told).to_contain_text("Додайте програму.")
    told.get_by_role("link", name="Подія з листуванням").click()
    focal.page.get_by_label("Написати (бачать орган і секретаріат)").fill("Програма буде завтра.")
    focal.page.get_by_role("button", name="Надіслати").click()
    expect(focal.page.locator(".postup-remarks")).to_contain_text("Програма буде завтра.")
    focal.open(f"{site.address}/my?body={row.body}&lang=uk")
    expect(focal.page.get_by_role("table", name="Треба зробити")).to_be_visible()
    expect(told).to_have_count(0)
    secretary.open(f"{site.address}/verify?tab=requests&lang=uk")
    said = secretary.page.locator(".postup-queued").filter(has_text="Програма буде завтра.")
    said.get_by_role("link").click()
    secretary.page.get_by_role("button", name="Прочитано").click()
    expect(secretary.page.locator(".postup-remarks")).to_contain_text("Прочитано")
    secretary.open(f"{site.address}/verify?tab=requests&lang=uk")
    expect(secretary.page.locator("h1")).to_be_visible()
    expect(said).to_have_count(0)
    assert focal.complaints + secretary.complaints == []


def test_part_of_what_an_event_is_claimed_for_is_accepted_and_the_rest_waits(site, visit):
    row = next(owed(site))
    other = next(one for one in owed(site, row.body) if one.measure != row.measure
                 and one.window_start <= row.window_start <= one.due_on)  # fmt: skip
    event = submit(site, row, other.id)
    tab = visit(site, "demo-secretary")
    tab.open(f"{site.address}/verify?event={event}&body={row.body}&lang=uk")
    boxes = tab.page.get_by_role("checkbox", name=re.compile(r"до \d\d\.\d\d\.\d{4}"))
    expect(boxes).to_have_count(2)
    tab.page.locator("label").filter(has_text=f"{other.measure} ").click()
    tab.settle()
    tab.page.get_by_role("button", name="Прийняти").click()
    expect(tab.page.locator(SAID)).to_contain_text("Прийнято за 1 зобов’язання.")
    with reading(site.engine) as session:
        found = {c.obligation: c.state for c in claims_of(session, event, row.body)}
    assert found == {row.id: ClaimState.VERIFIED, other.id: ClaimState.SUBMITTED}


def test_a_preview_is_turned_over_page_by_page(site, visit):
    ((event, body),) = submit_some(site, 1)
    send_in(site, event, body, paper(pages=3), "Програма.pdf")
    tab = visit(site, "demo-secretary")
    tab.open(f"{site.address}/verify?event={event}&body={body}&lang=uk")
    address = tab.page.url
    for turn, page in (("", 1), ("Наступна", 2), ("Наступна", 3), ("Попередня", 2)):
        if turn:
            tab.page.get_by_role("button", name=f"{turn} сторінка").click()
        picture = tab.page.get_by_alt_text(f"Програма.pdf, сторінка {page} із 3")
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.naturalWidth") > 100
    assert tab.page.url == address
    assert tab.complaints == []


def test_several_are_accepted_at_once_and_the_note_reaches_each_body(site, visit):
    made = submit_some(site, 2)
    tab = visit(site, "demo-secretary")
    tab.open(f"{site.address}/verify?q=Подія за&lang=uk")
    tab.page.get_by_text("Вибрати всі на сторінці").click()
    expect(tab.page.get_by_label("Вибрати: Подія за").last).to_be_checked()
    tab.page.get_by_label("Одна примітка").fill("Дякуємо за повні матеріали.")
    tab.page.keyboard.press("Tab")
    tab.page.get_by_role("button", name="Прийняти вибрані").click()
    expect(tab.page.locator(SAID)).to_contain_text(re.compile(r"Виконано: (\d+) із \1\."))
    for event, body in made:
        assert states(site, event, body) == [ClaimState.VERIFIED]
        tab.open(f"{site.address}/verify?event={event}&body={body}&lang=uk")
        expect(tab.page.get_by_text("Дякуємо за повні матеріали.")).to_be_visible()
    assert tab.complaints == []


def test_two_who_decide_in_one_moment_make_one_decision_and_the_other_learns_whose(site, visit):
    ((event, body),) = submit_some(site, 1)
    pages: list[Page] = []
    for name in ("demo-secretary", "demo-secretary-2"):
        tab = visit(site, name)
        tab.open(f"{site.address}/verify?event={event}&body={body}&lang=uk")
        expect(tab.page.get_by_role("button", name="Прийняти")).to_be_enabled()
        pages.append(tab.page)
    press = "() => document.querySelector('[class*=st-key-verify-accept] button').click()"
    for page in pages:
        page.evaluate(press)
    for page in pages:
        expect(page.locator(SAID)).to_be_visible()
    said = [page.locator(SAID).inner_text() for page in pages]
    (slower,) = [text for text in said if "тим часом" in text]
    winner = next(place for place, text in enumerate(said) if text != slower)
    whose = ("Демо: секретарка", "Демо: другий секретар")[winner]
    assert f"Прийнято: {whose}" in slower
    assert said[winner].startswith("Прийнято за 1 зобов’язання.")
    with reading(site.engine) as session:
        (claim,) = claims_of(session, event, body)
    assert [move.state for move in claim.moves] == [ClaimState.SUBMITTED, ClaimState.VERIFIED]
