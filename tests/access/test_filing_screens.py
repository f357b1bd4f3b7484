"""Filing as a body's people meet it: few steps, nothing lost, nothing of another body's."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core.domain.attachments import AttachmentState
from core.domain.facts import ClaimState
from core.queries.drafts import drafts
from core.queries.organisers import holders
from core.queries.plans import plans
from core.queries.submissions import files_of
from core.queries.waiting import filed
from core.services.events import join_event
from core.storage.unit_of_work import reading, writing
from tests.access.conftest import fallen
from tests.access.hands import Hands
from tests.access.submitting import (
    RECEIVED,
    actor_named,
    of_body,
    owed,
    send_in,
    submit,
    this_half,
    today_typed,
)
from tests.conftest import running_server

pytestmark = pytest.mark.server
SAVED = ".st-key-draft-saved"


def test_a_briefing_with_two_files_is_filed_in_few_steps_and_survives_a_reload(site, visit, papers):
    tab = visit(site, "demo-focal")
    (body,) = site.accounts["demo-focal"]["bodies"]
    tab.open(f"{site.address}/record?obligation=2.1/{body}/{this_half()}&lang=uk")
    hands = Hands(tab.page)
    hands.write("Назва події", "Брифінг про декларування")
    expect(tab.page.locator(SAVED)).to_contain_text("Чернетку збережено о")
    hands.send(*papers)
    expect(tab.page.get_by_role("link", name="Програма.pdf")).to_be_visible()
    tab.page.reload()
    tab.settle()
    expect(tab.page.get_by_role("textbox", name="Назва події")).to_have_value(
        "Брифінг про декларування"
    )
    expect(tab.page.get_by_role("link", name="Фото.png")).to_be_visible()
    hands.pick_day("Дата проведення", today_typed())
    hands.write("Місце", "Київ")
    hands.click("Подати на перевірку")
    title = tab.page.get_by_role("heading", level=1)
    expect(title).to_have_text(RECEIVED)
    assert hands.count <= 12
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="Квитанція (PDF)").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert tab.complaints == []
    actor = actor_named(site, "demo-focal")
    with reading(site.engine) as session:
        plan = plans(session)[0]
        left = [one.content.title for one in drafts(session, plan, actor)]
        assert "Брифінг про декларування" not in left
        titles = [line.title for line in filed(session, plan, (body,))]
    assert titles.count("Брифінг про декларування") == 1


def test_what_lacks_is_said_at_once_and_nothing_is_submitted(site, visit):
    tab = visit(site, "demo-focal")
    tab.open(f"{site.address}/record?lang=uk")
    tab.page.get_by_role("button", name="Подати на перевірку").click()
    alerts = tab.page.get_by_test_id("stAlert")
    expect(alerts.first).to_be_visible()
    said = " ".join(alerts.all_inner_texts())
    for words in ("Виберіть зобов’язання", "Вкажіть назву", "Вкажіть дату", "Додайте файл"):
        assert words in said


def test_another_bodys_draft_receipt_event_and_obligation_are_not_shown(site, visit, papers):
    mine = visit(site, "demo-focal")
    (body,) = site.accounts["demo-focal"]["bodies"]
    mine.open(f"{site.address}/record?obligation=2.4/{body}/{this_half()}&lang=uk")
    Hands(mine.page).write("Назва події", "Таємна чернетка")
    expect(mine.page.locator(SAVED)).to_contain_text("Чернетку збережено о")
    number = re.search(r"draft=(\d+)", mine.page.url)
    assert number
    other = visit(site, "demo-focal-2")
    for address in (
        f"/record?draft={number[1]}", "/record?receipt=1", f"/my?event=1&body={body}",
        f"/my?obligation=2.4/{body}/{this_half()}", f"/record?obligation=2.4/{body}/{this_half()}",
        f"/my?body={body}&tab=drafts",
    ):  # fmt: skip
        other.open(f"{site.address}{address}{'&' if '?' in address else '?'}lang=uk")
        assert "Таємна" not in other.page.content()
        assert "Брифінг про декларування" not in other.page.content()
        assert other.page.get_by_role("textbox", name="Назва події").count() == 0 or (
            f"obligation=2.4/{body}" not in other.page.url
            or other.page.locator(".postup-notice").count() == 1
        )


def test_a_killed_server_loses_nothing_that_the_form_said_was_kept(fragile, visit, papers):
    site, page, folder = fragile, visit(fragile, "demo-focal").page, fragile.folder
    (body,) = site.accounts["demo-focal"]["bodies"]
    port = int(site.address.rsplit(":", 1)[1])
    hands = Hands(page)
    with running_server(folder, port=port):
        page.goto(f"{site.address}/record?obligation=2.1/{body}/{this_half()}&lang=uk")
        hands.write("Назва події", "Брифінг перед вимкненням")
        expect(page.locator(SAVED)).to_contain_text("Чернетку збережено о")
        fallen(site)
    with running_server(folder, port=port):
        page.reload()
        expect(page.get_by_role("textbox", name="Назва події")).to_have_value(
            "Брифінг перед вимкненням"
        )
        hands.send(*papers)
        expect(page.get_by_role("link", name="Програма.pdf")).to_be_visible()
        fallen(site)
    with running_server(folder, port=port):
        page.reload()
        expect(page.get_by_role("link", name="Програма.pdf")).to_be_visible()
        expect(page.get_by_role("link", name="Фото.png")).to_be_visible()
        hands.pick_day("Дата проведення", today_typed())
        hands.click("Подати на перевірку")
        title = page.get_by_role("heading", level=1)
        expect(title).to_have_text(RECEIVED)
        fallen(site)
    with running_server(folder, port=port):
        page.reload()
        expect(title).to_have_text(RECEIVED)
        with reading(site.engine) as session:
            lines = filed(session, plans(session)[0], (body,))
        assert [line.title for line in lines].count("Брифінг перед вимкненням") == 1


def test_twenty_clicks_on_submit_file_one_event(site, visit, papers):
    tab = visit(site, "demo-focal")
    (body,) = site.accounts["demo-focal"]["bodies"]
    tab.open(f"{site.address}/record?obligation=2.1/{body}/{this_half()}&lang=uk")
    hands = Hands(tab.page)
    hands.write("Назва події", "Багато натискань")
    expect(tab.page.locator(SAVED)).to_contain_text("Чернетку збережено о")
    hands.send(papers[0])
    expect(tab.page.get_by_role("link", name="Програма.pdf")).to_be_visible()
    hands.pick_day("Дата проведення", today_typed())
    tab.settle()
    tab.page.get_by_role("button", name="Подати на перевірку").evaluate(
        "button => { for (let i = 0; i < 20; i += 1) button.click(); }"
    )
    title = tab.page.get_by_role("heading", level=1)
    expect(title).to_have_text(RECEIVED)
    with reading(site.engine) as session:
        titles = [line.title for line in filed(session, plans(session)[0], (body,))]
    assert titles.count("Багато натискань") == 1


def test_a_deadline_in_the_calendar_leads_whoever_owes_it_to_the_form(site, visit):
    (body,) = site.accounts["demo-focal"]["bodies"]
    month = f"{site.address}/calendar?view=month&period=M12&lang=uk"
    tab = visit(site, "demo-focal")
    tab.open(month)
    chip = tab.page.locator(".postup-month a.postup-chip", has_text="2.4")
    assert f"obligation=2.4%2F{body}%2F" in (chip.get_attribute("href") or "")
    expect(chip).to_have_accessible_name(re.compile(r"подати: "))
    chip.click()
    expect(tab.page.get_by_role("heading", name="Подати подію")).to_be_visible()
    expect(tab.page).to_have_url(re.compile(r"/record\?.*obligation=2\.4%2F"))
    for name in ("demo-secretary", "demo-leader"):
        other = visit(site, name)
        other.open(month)
        chips = other.page.locator(".postup-month a.postup-chip")
        assert body not in " ".join(chip.get_attribute("href") or "" for chip in chips.all())
    secretary = visit(site, "demo-secretary")
    secretary.open(f"{month}&body={body}")
    chip = secretary.page.locator(".postup-month a.postup-chip", has_text="2.4")
    assert f"obligation=2.4%2F{body}%2F" in (chip.get_attribute("href") or "")
    assert tab.complaints == secretary.complaints == []


def test_an_obligations_story_is_whole_for_its_body_and_public_for_others(site, visit):
    (body,) = site.accounts["demo-focal"]["bodies"]
    with reading(site.engine) as session:
        plan = plans(session)[0]
        line = next(
            one for one in filed(session, plan, (body,)) if one.state is ClaimState.VERIFIED
        )
    address = f"{site.address}/bodies?body={body}&obligation={line.obligations[0]}&lang=uk"
    told = {}
    for name in ("demo-focal", "demo-focal-2", "demo-secretary"):
        tab = visit(site, name)
        tab.open(address)
        expect(tab.page.get_by_role("heading", name="Історія зобов’язання")).to_be_visible()
        told[name] = tab.page.get_by_test_id("stMain").inner_text()
        assert tab.complaints == []
    assert all("Визначено заходом" in text for text in told.values())
    assert "Подано на перевірку" in told["demo-focal"]
    assert "секретаріат" in told["demo-focal"]
    assert "вигадана особа" in told["demo-secretary"]
    for word in ("Подано на перевірку", "секретаріат", "вигадана особа"):
        assert word not in told["demo-focal-2"]
    assert line.title in told["demo-focal-2"]


def test_a_body_named_by_another_for_an_event_it_did_not_hold_says_so(site, visit):
    (body,) = site.accounts["demo-focal"]["bodies"]
    row = next(one for one in owed(site) if one.body != body)
    event = submit(site, row, title="Подія без нас")
    with writing(site.engine, of_body(row.body)) as work:
        join_event(work, event, body)
    tab = visit(site, "demo-focal")
    tab.open(f"{site.address}/my?body={body}&lang=uk")
    named = tab.page.get_by_role("row").filter(has_text="Подія без нас")
    named.get_by_role("link", name="Підтвердити і подати").click()
    tab.page.get_by_role("button", name="Наш орган не проводив цієї події").click()
    expect(tab.page.get_by_role("table", name="Треба зробити")).to_be_visible()
    expect(named).to_have_count(0)
    with reading(site.engine) as session:
        assert holders(session, event) == {row.body}
        mine = drafts(session, plans(session)[0], actor_named(site, "demo-focal"))
    assert [one for one in mine if one.event == event] == []
    assert tab.complaints == []


def test_a_file_is_shown_to_everyone_or_not_also_after_it_was_submitted(site, visit, papers):
    (body,) = site.accounts["demo-focal"]["bodies"]
    event = submit(site, next(owed(site, body)), title="Подія з файлом")
    number = send_in(site, event, body, papers[0].read_bytes(), papers[0].name)

    def is_marked() -> bool:
        with reading(site.engine) as session:
            (file,) = files_of(session, event, body)
        return file.id == number and file.facts.state is AttachmentState.PUBLIC

    tab = visit(site, "demo-focal")
    tab.open(f"{site.address}/my?event={event}&body={body}&lang=uk")
    for wanted in (True, False):
        tab.page.locator("label", has_text="Для всіх").click()
        switch = tab.page.locator(f".st-key-shown-{number}-{wanted}").get_by_role("switch")
        expect(switch).to_be_checked(checked=wanted)
        assert is_marked() is wanted
    assert tab.complaints == []


def test_the_secretariat_withdraws_for_a_body_by_its_letter(site, visit):
    row = next(owed(site))
    event = submit(site, row, title="Подія, яку відкликають листом")
    tab = visit(site, "demo-secretary")
    tab.open(f"{site.address}/my?event={event}&body={row.body}&lang=uk")
    words = "Відкликати за листом органу"
    tab.page.get_by_test_id("stExpander").get_by_text(words).first.click()
    button = tab.page.get_by_role("button", name=words)
    button.click()
    trouble = tab.page.get_by_test_id("stAlert")
    expect(trouble).to_have_text("Вкажіть номер і дату листа органу.")
    below, above = trouble.bounding_box(), button.bounding_box()
    assert below is not None
    assert above is not None
    assert below["y"] >= above["y"] + above["height"]
    tab.page.get_by_label("Лист органу: номер і дата").fill("№ 45/1-26")
    button.click()
    history = tab.page.get_by_text("«Лист органу: № 45/1-26»")
    expect(history).to_be_visible()
    assert tab.complaints == []
