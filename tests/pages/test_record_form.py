"""The form «Подати» between runs: what was typed is on the server, or the form says it is not."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import clock
from core.access.identity import Identity
from core.domain.drafts import DraftContent, Link
from core.domain.facts import ExclusionKind, ExclusionState
from core.domain.figures import ObligationStanding, PlanInfo
from core.domain.moments import AsOf
from core.domain.permissions import Actor, Role
from core.domain.status import Status
from core.errors import NotWritableError
from core.queries.drafts import draft, drafts
from core.queries.plans import plans
from core.queries.receipts import own_receipt
from core.queries.spans import Scope
from core.queries.standings import obligation_standings
from core.queries.submissions import submission
from core.services.drafts import begin_correction, begin_draft, save_draft
from core.services.exclusions import ExclusionGround, decide_exclusion, request_exclusion
from core.services.filing import submit_draft
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.unit_of_work import Writing, reading, writing
from core.web.addresses import RECORD
from pages.components import access, sheet
from pages.components.screens import FILES
from tests.pages.screens import PAGES_FOLDER

OPEN = (Status.IN_PROGRESS, Status.DUE_SOON)
SECRETARY = Actor("secretary", Role.SECRETARIAT)


@dataclass
class Office:
    """A body's person at the form, and a colleague elsewhere."""

    plan: PlanInfo
    body: str
    rows: list[ObligationStanding]
    person: Actor
    colleague: Actor

    def act(self, deed: Callable[[Writing], int], actor: Actor | None = None) -> int:
        """Do something without the form."""
        with writing(engine_for(settings().database), actor or self.person) as work:
            return deed(work)

    def submitted(self, number: int, version: int) -> int:
        """Let the colleague submit a draft; the receipt."""
        return self.act(
            lambda work: submit_draft(work, self.plan, number, seen_version=version),
            self.colleague,
        )

    def begun(self, *codes: str, title: str = "Назва") -> int:
        """A draft for obligations."""
        now = AsOf(clock.now()).today
        content = DraftContent(
            type="briefing", title=title, held_on=self.rows[0].window_start,
            links=(Link("https://example.org/1", now),), obligations=codes,
        )  # fmt: skip
        return self.act(lambda work: begin_draft(work, self.plan, self.body, content))

    def saved(self, number: int) -> DraftContent:
        """What the server has of a draft."""
        with reading(engine_for(settings().database)) as session:
            return draft(session, self.person, number).content

    def titles(self) -> list[str]:
        """The titles of all open drafts."""
        with reading(engine_for(settings().database)) as session:
            return [one.content.title for one in drafts(session, self.plan, self.person)]


@pytest.fixture
def office(demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A copy of the demonstration, in which somebody of a body is signed in."""
    shutil.copytree(demo_data / "data", tmp_path / "data")
    monkeypatch.setenv("POSTUP_DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    with reading(engine_for(settings().database)) as session:
        plan, now = plans(session)[0], AsOf(clock.now())
        found = obligation_standings(session, Scope(plan, now, now.today.year))
    open_ = [row for row in found if row.status in OPEN and row.min_count == 1]
    body = max({row.body for row in open_}, key=lambda b: sum(row.body == b for row in open_))
    rows = sorted((row for row in open_ if row.body == body), key=lambda row: row.window_start)
    who = Identity(
        person=1, name="demo", full_name="Демо", role=Role.FOCAL_POINT, bodies=frozenset({body}),
        session="s", method="password", has_codes=False,
    )  # fmt: skip
    monkeypatch.setattr(access, "who_is_it", lambda **_how: access.Reader(who))
    yield Office(plan, body, rows, who.actor, replace(who.actor, id="person:2"))
    settings.cache_clear()


def form(number: int) -> AppTest:
    """The form with a draft."""
    app = AppTest.from_file(str(PAGES_FOLDER / "main.py"), default_timeout=30)
    app.query_params["draft"] = str(number)
    app.switch_page(FILES[RECORD]).run()
    assert not app.exception
    return app


def write(app: AppTest, label: str, text: str) -> None:
    """Type into a field and leave it."""
    fields = [*app.text_input, *app.text_area]
    next(field for field in fields if field.label == label).set_value(text).run()
    assert not app.exception


def press(app: AppTest, label: str) -> None:
    """Press a button."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def words(app: AppTest) -> str:
    """Every sentence that the form says."""
    return " ".join(one.value for one in (*app.error, *app.warning, *app.info, *app.caption))


def test_what_could_not_be_saved_is_saved_by_the_next_try_and_not_before(office, monkeypatch):
    number = office.begun(office.rows[0].id)
    app = form(number)
    with monkeypatch.context() as broken:
        broken.setattr(sheet, "save_draft", refuse)
        write(app, "Назва події", "Нова назва")
        assert "Не вдалося зберегти: Диск повний." in words(app)
        assert "Чернетку збережено" not in words(app)
        press(app, "Зберегти ще раз")
        assert "Не вдалося зберегти" in words(app)
    press(app, "Зберегти ще раз")
    assert "Чернетку збережено" in words(app)
    assert office.saved(number).title == "Нова назва"


def refuse(*_given: object, **_named: object) -> int:
    """A disk that takes nothing."""
    raise NotWritableError("Диск повний.")


def test_a_text_whose_draft_a_colleague_submitted_lives_on_as_a_correction(office):
    number = office.begun(office.rows[0].id)
    app = form(number)
    office.submitted(number, 1)
    write(app, "Пояснення для перевірки", "Довгий текст")
    assert "Ваш текст збережено окремою чернеткою" in words(app)
    assert office.saved(int(app.query_params["draft"][0])).note == "Довгий текст"
    write(app, "Назва події", "Виправлена назва")
    press(app, "Подати на перевірку")
    assert app.title[0].value.startswith("Подано")
    assert office.titles() == []


def test_a_choice_between_two_texts_that_comes_too_late_loses_neither(office):
    number = office.begun(office.rows[0].id)
    app = form(number)
    theirs = replace(office.saved(number), title="Назва колеги")
    office.act(lambda work: save_draft(work, number, theirs, seen_version=1), office.colleague)
    write(app, "Назва події", "Моя назва")
    assert "Обидва тексти збережено" in words(app)
    office.submitted(number, 2)
    press(app, "Лишити мій текст")
    assert "Ваш текст збережено окремою чернеткою" in words(app)
    assert next(one.value for one in app.text_input if one.label == "Назва події") == "Моя назва"
    assert office.titles() == ["Моя назва"]


def test_a_correction_keeps_the_claim_of_an_obligation_that_is_waived_meanwhile(office):
    first, second = (row.id for row in office.rows[:2])
    number = office.begun(first, second)
    receipt = office.act(lambda work: submit_draft(work, office.plan, number, seen_version=1))
    ground = ExclusionGround(
        kind=ExclusionKind.WAIVED, authority="Уряд", document="№ 1",
        decided_on=date(2026, 1, 1), reason="Рішення",
    )  # fmt: skip
    asked = office.act(lambda work: request_exclusion(work, office.plan, second, ground))
    with writing(engine_for(settings().database), SECRETARY) as work:
        decide_exclusion(work, asked, ExclusionState.APPROVED)
        event = own_receipt(work.session, office.person, receipt).event
    number = office.act(lambda work: begin_correction(work, office.plan, event, office.body))
    app = form(number)
    write(app, "Назва події", "Виправлена назва")
    assert office.saved(number).obligations == (first, second)
    press(app, "Подати на перевірку")
    with reading(engine_for(settings().database)) as session:
        found = submission(session, event, office.body)
    assert found
    assert {claim.state for claim in found.claims} == {"submitted"}


def test_nobody_who_was_signed_out_meanwhile_saves_anything(office, monkeypatch):
    number = office.begun(office.rows[0].id)
    app = form(number)
    monkeypatch.setattr(access, "who_is_it", lambda **_how: access.Reader())
    write(app, "Назва події", "Після виходу")
    assert office.saved(number).title == "Назва"
