"""A focal point who sends what no screen of theirs offers gets a refusal, and nothing of others."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pytest
from sqlalchemy import text
from streamlit.proto.Common_pb2 import FileUploaderState, StringArray, UploadedFileInfo

from core import clock
from core.domain.drafts import DraftContent
from core.domain.facts import ExclusionKind
from core.domain.moments import kyiv_date
from core.domain.remarks import RemarkKind
from core.queries.plans import plans
from core.services.drafts import begin_draft
from core.services.exclusions import ExclusionGround, request_exclusion
from core.services.remarks import remark
from core.services.verification import send_back
from core.storage.unit_of_work import noting, writing
from tests.access.conftest import Site
from tests.access.raw_client import Raw, get, raw
from tests.access.submitting import SECOND, of_body, owed, send_in, submit

pytestmark = pytest.mark.server
SECRET = "Таємн"
TROUBLE = "Сталася помилка"
CHANGED = ("draft", "claim", "event_body", "attachment", "exclusion", "nil_report_transition",
           "opt_in_transition")  # fmt: skip


@dataclass(frozen=True)
class Others:
    """What another body has: an event that came back, a draft, a file, a request."""

    body: str
    obligation: str
    event: int
    draft: int
    file: int


@pytest.fixture(scope="module")
def others(site: Site) -> Others:
    (body,) = site.accounts["demo-focal"]["bodies"]
    first, second = islice(owed(site, body), 2)
    event = submit(site, first, title=f"{SECRET}а подія", place=f"{SECRET}е місце")
    file = send_in(site, event, body, f"{SECRET}ий зміст".encode(), f"{SECRET}ий файл.txt")
    with writing(site.engine, of_body(body)) as work:
        remark(work, event, body, f"{SECRET}е зауваження", RemarkKind.NOTE)
        plan = plans(work.session)[0]
        ground = ExclusionGround(
            kind=ExclusionKind.NO_BUDGET, authority=f"{SECRET}ий керівник",
            document=f"{SECRET}ий лист", decided_on=kyiv_date(clock.now()),
            reason=f"{SECRET}а причина",
        )  # fmt: skip
        request_exclusion(work, plan, first.id, ground)
        request_exclusion(work, plan, second.id, ground)
    with writing(site.engine, SECOND) as work:
        send_back(work, event, body, f"{SECRET}а вада", seen_revision=1)
    with noting(site.engine, of_body(body)) as work:
        draft = begin_draft(work, plan, body, DraftContent(title=f"{SECRET}а чернетка"))
    return Others(body, first.id, event, draft, file)


@pytest.fixture
def thief(site: Site) -> Iterator[Raw]:
    with raw(site.address, cookie=site.cookie("demo-focal-2")) as client:
        yield client


def held(site: Site, body: str) -> list[object]:
    """How much there is of a body, and all its drafts."""
    with site.engine.connect() as connection:
        counts = [
            connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()  # noqa: S608
            for name in CHANGED[1:]
        ]
        drafts = "SELECT id, content, version, closed_at FROM draft WHERE body = :body"
        return [*counts, *connection.execute(text(drafts), {"body": body}).all()]


def own_body(site: Site) -> str:
    return site.accounts["demo-focal-2"]["bodies"][0]


def test_a_file_of_another_body_is_not_there(site, others):
    for name, status in (
        ("demo-focal", 200),
        ("demo-focal-2", 404),
        ("demo-leader", 404),
        ("", 404),
    ):
        cookie = site.cookie(name) if name else ""
        assert get(site, f"/attachments/{others.file}", cookie)[0] == status, name


def test_values_that_were_never_offered_are_refused(site, others, thief):
    before = held(site, others.body)
    mine = own_body(site)
    form = f"body={mine}"
    thief.run("/record", form)

    def tried(**values: dict[str, object]) -> str:
        """What the form says to values of its fields, and then to being submitted."""
        states = [
            thief.says(next(key for key in thief.widgets if key.endswith(f"-{name}")), **value)
            for name, value in values.items()
        ]
        drawn = thief.run("/record", form, *states)
        press = thief.says("Подати на перевірку", trigger_value=True)
        return drawn + thief.run("/record", form, *states, press)

    for values in (
        {"obligation": {"string_value": others.obligation}},
        {"others": {"string_array_value": StringArray(data=[others.obligation])}},
        {"bodies": {"string_array_value": StringArray(data=["NOBODY", others.body])}},
        {
            "type": {"string_value": "zzz"},
            "format": {"string_array_value": StringArray(data=["z"])},
        },
        {"held_on": {"string_array_value": StringArray(data=["9999-99-99"])}},
    ):
        drawn = tried(**values)  # pyright: ignore[reportArgumentType]
        assert SECRET not in drawn, values
        assert TROUBLE not in drawn, values
        assert "Подано. №" not in drawn, values
    assert held(site, others.body) == before


def test_a_body_that_was_never_offered_is_not_opened(site, others, thief):
    mine = own_body(site)
    drawn = thief.run("/my", f"body={mine}")
    assert "address-body" in thief.widgets
    choice = thief.says("address-body", string_value=others.body)
    drawn = thief.run("/my", f"body={mine}", choice)
    drawn += thief.run("/my", f"body={others.body}", choice)
    assert f"Ви не подаєте від органу «{others.body}»" in drawn
    assert SECRET not in drawn
    assert TROUBLE not in drawn


def test_a_file_id_of_another_session_brings_nothing(site, others, thief):
    mine = own_body(site)
    thief.run("/record", f"body={mine}")
    forged = FileUploaderState(
        uploaded_file_info=[UploadedFileInfo(file_id=str(others.file), name="a.txt", size=5)]
    )
    key = next(key for key in thief.widgets if "-files-" in key)
    drawn = thief.run("/record", f"body={mine}", thief.says(key, file_uploader_state_value=forged))
    assert SECRET not in drawn
    assert TROUBLE not in drawn
    assert "a.txt" not in drawn
