"""«Перевірка» as a secretary meets it: by keys alone, counted, with figures that follow."""

import csv
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from core import clock
from core.domain.events import EventRecord, EventType
from core.domain.moments import AsOf
from core.domain.permissions import Actor, Role
from core.domain.status import Status
from core.queries.plans import plans
from core.queries.standings import Scope, obligation_standings
from core.queries.submissions import claims_of
from core.services.claims import claim_obligation
from core.services.events import record_event
from core.services.filing import withdraw_submission
from core.services.verification import send_back
from core.storage.unit_of_work import reading, writing
from tests.access.conftest import COMMAND, Site
from tests.access.submitting import SECOND, actor_named, submit_some, take_back
from tests.pages.browsing import NOTEBOOK, PHONE, WIDE, Tab

pytestmark = pytest.mark.server
CASE = ".postup-case"
SAME_EVERYWHERE = re.compile(
    r"English|Українська|Демо: .*|[A-Z]+\d*|[A-Z]+\d* · .*|https://example\.org\S*|.*\(Enter\)"
    r"|.*Демо: .*|Select: .*|Вибрати: .*|Демо.*|.*SHA-256.*|.*example\.org.*"
)


@dataclass
class Hands:
    """Somebody at a keyboard, whose presses are counted."""

    page: Page
    presses: int = 0
    seen: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def on_case(self) -> str:
        """Which submission is on screen."""
        return self.page.locator(CASE).get_attribute("data-key") or ""

    def until_another(self) -> None:
        """Wait until another submission, or the queue, stands there."""
        before = self.seen[-1] if self.seen else ""
        self.page.wait_for_function(
            """before => {
              const now = document.querySelector('.postup-case');
              const isQueue = !location.search.includes('event');
              return now ? now.dataset.key !== before : before && isQueue;
            }""",
            arg=before,
        )
        if self.page.locator(CASE).count():
            self.seen.append(self.on_case())


@pytest.fixture
def queue_of(site: Site, visit: Callable[..., Tab]) -> Callable[[int], Hands]:
    """Opens the queue of some fresh submissions for the secretary."""

    def open_queue(number: int, *, overdue: bool = False) -> Hands:
        submit_some(site, number, overdue=overdue)
        tab = visit(site, "demo-secretary")
        tab.open(f"{site.address}/verify?q=Подія за&lang=uk")
        expect(tab.page.locator("a.postup-following")).to_be_visible()
        return Hands(tab.page)

    return open_queue


def done_of(site: Site) -> int:
    """How many obligations of the plan are done, by the command line."""
    said = subprocess.run(
        [COMMAND, "rates", "--by", "plan"],
        env={"POSTUP_DATA_DIR": str(site.folder / "data"), "PATH": "/usr/bin:/bin"},
        capture_output=True, check=True,
    )  # fmt: skip
    (plan,) = json.loads(said.stdout)
    return plan["completion"]["n"]


def done_on_screen(page: Page, site: Site) -> int:
    """How many the overview says are done."""
    page.goto(f"{site.address}/?lang=uk")
    title = page.locator("h1")
    expect(title).to_contain_text("Виконано", timeout=30_000)
    number = re.search(r"Виконано (\d+)", title.text_content() or "")
    assert number
    return int(number[1])


def done_in_csv(tab: Page, site: Site) -> int:
    """How many the bodies' CSV adds up to."""
    tab.goto(f"{site.address}/bodies?view=table&lang=uk")
    with tab.expect_download() as download:
        tab.get_by_role("button", name="CSV", exact=True).first.click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    return sum(int(row["completion_n"]) for row in csv.DictReader(text.splitlines()))


def watching(page: Page, site: Site, done: int) -> Page:
    """Somebody else's page with the overview open, which is not loaded anew from now on."""
    assert done_on_screen(page, site) == done
    page.evaluate("window.isTheSame = true")
    return page


def test_three_are_decided_by_keys_alone_and_every_figure_follows(site, queue_of, visit):
    before = done_of(site)
    witness = watching(visit(site, "demo-leader").page, site, before)
    hands = queue_of(3, overdue=True)
    page = hands.page
    hands.press("j")
    hands.until_another()
    hands.press("a")
    hands.until_another()
    expect(page.locator(".postup-said")).to_contain_text("Прийнято")
    hands.press("t")
    expect(page.locator(".st-key-verify-reasons input").first).to_be_focused()
    hands.press("2", "Enter")
    hands.until_another()
    expect(page.locator(".postup-said")).to_contain_text("Повернено")
    hands.press("a")
    hands.until_another()
    assert hands.presses <= 3 * 3
    expect(page.locator(".postup-empty")).to_be_visible()
    page.locator(".st-key-verify-undo button").click()
    expect(page.locator(CASE)).to_contain_text("На перевірці")
    assert hands.on_case() == hands.seen[-1]
    page.keyboard.press("a")
    expect(page.locator(".postup-empty")).to_be_visible()
    assert done_of(site) == before + 2
    assert done_on_screen(page, site) == before + 2
    assert done_in_csv(page, site) == before + 2
    witness.get_by_test_id("stButtonGroup").get_by_text("Рік", exact=True).click()
    expect(witness.locator("h1")).to_contain_text(f"Виконано {before + 2} ")
    assert witness.evaluate("window.isTheSame")


@pytest.mark.slow
def test_twenty_are_verified_with_at_most_sixty_key_presses(site, queue_of):
    hands = queue_of(20)
    hands.press("j")
    hands.until_another()
    for _one in range(20):
        hands.press("a")
        hands.until_another()
    assert hands.presses <= 60
    expect(hands.page.locator(".postup-empty")).to_be_visible()


def test_keys_do_nothing_while_somebody_writes_or_when_they_are_off(site, queue_of):
    hands = queue_of(1)
    page = hands.page
    hands.press("j")
    hands.until_another()
    remark = page.get_by_label("Зауваження для органу")
    remark.click()
    page.keyboard.type("Tak a t")
    expect(remark).to_have_value("Tak a t")
    page.locator("h1").click()
    page.keyboard.press("?")
    page.get_by_label("Клавіші ввімкнено").uncheck()
    page.get_by_role("button", name="Закрити").click()
    page.keyboard.press("a")
    page.reload()
    expect(page.locator(CASE)).to_contain_text("На перевірці")
    page.locator(".postup-keys").click()
    page.get_by_label("Клавіші ввімкнено").check()
    page.get_by_role("button", name="Закрити").click()
    page.keyboard.press("a")
    expect(page.locator(".postup-empty")).to_be_visible()


def test_late_performance_is_accepted_on_its_card_by_consent_and_never_with_several(site, visit):
    with reading(site.engine) as session:
        plan, now = plans(session)[0], AsOf(clock.now())
        rows = obligation_standings(session, Scope(plan, now, None, measure="2.4"))
    row = next(one for one in rows if one.status is Status.OVERDUE)
    record = EventRecord(
        type=EventType.BRIEFING, title="Подія за минуле півріччя",
        held_on=row.due_on + timedelta(days=3), links=("https://example.org/1",),
    )  # fmt: skip
    with writing(site.engine, Actor("x", Role.FOCAL_POINT, frozenset({row.body}))) as work:
        event = record_event(work, plan, record, frozenset({row.body}))
        claim_obligation(work, plan, event=event, obligation=row.id, late_by_choice=True)
    made = submit_some(site, 1)
    page = visit(site, "demo-secretary").page
    page.goto(f"{site.address}/verify?q=Подія за&lang=uk")
    page.get_by_label("Вибрати: Подія за минуле півріччя").check(force=True)
    page.get_by_role("button", name="Прийняти вибрані").click()
    expect(page.locator(".postup-said")).to_contain_text("з окремою згодою на пізнє виконання")
    page.goto(f"{site.address}/verify?event={event}&body={row.body}&lang=uk")
    page.get_by_role("button", name="Погодити пізнє виконання").click()
    expect(page.locator(".postup-said")).to_contain_text("Прийнято за 1 зобов’язання.")
    take_back(site, made)


def test_each_person_at_one_device_has_their_own_switch_of_the_keys(site, visit):
    made = submit_some(site, 1)
    page = visit(site, "demo-secretary").page

    def are_on(name: str) -> bool:
        sid = {"name": "sid", "value": site.cookie(name), "url": site.address}
        page.context.add_cookies([sid])  # pyright: ignore[reportArgumentType]
        page.goto(f"{site.address}/verify?q=Подія за&lang=uk")
        expect(page.locator("a.postup-following")).to_be_visible(timeout=30_000)
        page.locator("a.postup-following").click()
        page.locator(".postup-keys").click()
        return page.get_by_label("Клавіші ввімкнено").is_checked()

    assert are_on("demo-secretary")
    page.get_by_label("Клавіші ввімкнено").uncheck()
    assert are_on("demo-secretary-2")
    page.get_by_label("Клавіші ввімкнено").check()
    assert not are_on("demo-secretary")
    page.goto(f"{site.address}/verify?q=Подія за&lang=uk")
    expect(page.locator("a.postup-following")).to_be_visible(timeout=30_000)
    page.keyboard.press("j")
    page.keyboard.press("?")
    assert page.locator(".postup-keys-list").count() == page.locator(CASE).count() == 0
    take_back(site, made)


def test_several_are_returned_at_once_with_one_note(site, queue_of):
    page = queue_of(2).page
    page.get_by_text("Вибрати всі на сторінці").click()
    expect(page.get_by_label("Вибрати: Подія за").last).to_be_checked()
    page.get_by_label("Одна примітка").fill("Додайте програму.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Повернути вибрані").click()
    expect(page.locator(".postup-said")).to_contain_text("Виконано: 2 із 2.")
    page.locator(".st-key-verify-undo button").click()
    expect(page.locator(".postup-said")).to_contain_text("знову на перевірці")
    expect(page.locator(".postup-queue, .postup-queued").first).to_be_visible()
    page.get_by_text("Вибрати всі на сторінці").click()
    expect(page.get_by_label("Вибрати: Подія за").last).to_be_checked()
    page.get_by_label("Одна примітка").fill("Додайте програму.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Повернути вибрані").click()
    expect(page.locator(".postup-said")).to_contain_text("Виконано: 2 із 2.")
    page.goto(f"{site.address}/verify?tab=decided&q=Подія за&lang=uk")
    expect(page.locator(".postup-queue li").first).to_contain_text("Додайте програму.")


def test_who_was_slower_reads_who_decided_and_sees_what_stands(site, visit):
    ((event, body),) = submit_some(site, 1)
    tab = visit(site, "demo-secretary")
    tab.open(f"{site.address}/verify?event={event}&body={body}&lang=uk")
    with writing(site.engine, SECOND) as work:
        send_back(work, event, body, "Немає програми.", seen_revision=1)
    tab.page.get_by_role("button", name="Прийняти").click()
    said = tab.page.locator(".postup-trouble")
    expect(said).to_contain_text("тим часом змінився")
    expect(said).to_contain_text("Повернено на доопрацювання: Зоря Паперова")
    expect(tab.page.locator(CASE)).to_contain_text("Повернено")
    expect(tab.page.get_by_role("button", name="Прийняти")).to_have_count(0)


def test_nobody_decides_on_what_they_submitted_and_the_screen_says_so(site, visit):
    ((event, body),) = submit_some(site, 1)
    tab = visit(site, "demo-secretary")
    own = Actor(actor_named(site, "demo-secretary").id, Role.FOCAL_POINT, frozenset({body}))
    with writing(site.engine, own) as work:
        withdraw_submission(work, event, body)
        (claim,) = claims_of(work.session, event, body)
        claim_obligation(work, plans(work.session)[0], event=event, obligation=claim.obligation)
    tab.open(f"{site.address}/verify?event={event}&body={body}&lang=uk")
    expect(tab.page.locator(".postup-barred")).to_contain_text("рішення ухвалює інша людина")
    expect(tab.page.get_by_role("button", name="Прийняти")).to_have_count(0)


@pytest.mark.parametrize(
    ("screen", "size", "language", "scheme"),
    [
        ("queue", NOTEBOOK, "uk", "light"),
        ("card", PHONE, "en", "dark"),
        ("queue", PHONE, "uk", "dark"),
        pytest.param("card", WIDE, "uk", "light", marks=pytest.mark.slow),
        ("card", NOTEBOOK, "uk", "light"),
    ],
)
def test_the_screen_fits_speaks_one_language_and_bars_nobody(
    site, visit, screen, size, language, scheme
):
    ((event, body),) = submit_some(site, 1)
    tab = visit(site, "demo-secretary", size, scheme)
    query = f"event={event}&body={body}&" if screen == "card" else ""
    tab.open(f"{site.address}/verify?{query}lang={language}")
    assert tab.misfits() == []
    assert tab.leftovers(language, SAME_EVERYWHERE) == []
    assert tab.barriers() == []
    assert tab.complaints == []


def test_the_secretariat_lands_on_what_waits_and_others_on_the_overview(site, visit):
    for name, landing in (("demo-secretary", "/verify"), ("demo-leader", "/")):
        page = visit(site).page
        page.goto(f"{site.address}/sign-in?lang=uk")
        page.get_by_label("Ім’я для входу").fill(name)
        page.get_by_label("Пароль", exact=True).fill(site.accounts[name]["password"])
        page.get_by_role("button", name="Увійти").click()
        page.wait_for_url(f"{site.address}{landing}")
