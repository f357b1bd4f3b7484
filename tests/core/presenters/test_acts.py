"""The journal in words: every kind of act that can be recorded, in both languages."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.domain.attachments import AttachmentState
from core.domain.facts import ClaimState, ExclusionState, NilState, OptInState
from core.domain.remarks import RemarkKind
from core.i18n import speaking
from core.presenters.acts import TELLERS, Known, act_text
from core.presenters.payloads import fields_of, payload_of
from core.presenters.people import action_label
from tests.core.builders import a_body

ROOT = Path(__file__).parents[3]
STATES = {
    "claim": ClaimState, "nil": NilState, "opt_in": OptInState, "exclusion": ExclusionState,
    "attachment": AttachmentState, "remark": RemarkKind,
}  # fmt: skip
KNOWN = Known(
    {"person:7": "Олена Коваль (olena)"},
    {"MVS": a_body("MVS", short_uk="МВС"), "DSNS": a_body("DSNS", short_uk="ДСНС")},
    {("claim", "4"): "Брифінг", ("event", "9"): "Лекція"},
    {("claim", "4"): "2.1/MVS/2026-H1", ("exclusion", "3"): "5/MVS/2026"},
)
BODY = {"name_uk": "МВС", "short_uk": "МВС", "valid_to": None, "successor": None}
OLD_RECORD = (
    "EventRecord(type=<EventType.LECTURE: 'lecture'>, title='Лекція «Про доброчесність»', "
    "held_on=datetime.date(2026, 3, 9), began_on=None, place='Київ', "
    "format=<EventFormat.ONLINE: 'online'>, participants=5, details={}, links=())"
)


@dataclass(frozen=True)
class Entry:
    action: str
    entity_id: str
    payload: str

    @property
    def entity(self) -> str:
        kind = self.action.partition(".")[0]
        return "event" if kind == "remark" else kind


def told(action: str, entity_id: object = "7", **payload: Any) -> str:
    return act_text(Entry(action, str(entity_id), json.dumps(payload)), KNOWN)


def recorded_actions() -> set[str]:
    """Every kind of act that the source writes into the journal."""
    source = "\n".join(
        path.read_text()
        for room in ("access", "services", "web")
        for path in (ROOT / "core" / room).rglob("*.py")
    )
    found = re.findall(r"work\.audit\(\s*f?\"([a-z_]+\.[^\"]+)\"", source)
    plain = {action for action in found if "{" not in action}
    formed = {action.partition(".")[0] for action in found if "{" in action}
    return plain | {f"{kind}.{state.value}" for kind in formed for state in STATES[kind]}


CASES = [
    ("person.invite", 7, {"wish": "focal_point MVS DSNS 2026-01-01..2026-12-31 deputy"},
     "Олена Коваль (olena); контактна особа органу МВС ДСНС заступає з 01.01.2026 до 31.12.2026"),
    ("person.invite", 8, {"name": "ihor", "wish": "administrator"}, "ihor; адміністратор"),
    ("person.roles", 7, {"before": ["focal_point MVS"], "after": []},
     "Олена Коваль (olena); було: контактна особа органу МВС; стало: без ролі"),
    ("person.disable", 7, {}, "Олена Коваль (olena)"),
    ("person.accept", 7, {"kind": "reset"}, "Олена Коваль (olena); після скидання"),
    ("person.rename", 7, {"before": "О. Коваль", "after": "Олена Коваль"},
     "«О. Коваль» → «Олена Коваль»"),
    ("person.link", 7, {"issuer": "https://id.gov.ua"}, "Олена Коваль (olena); https://id.gov.ua"),
    ("person.import", "", {"count": 22}, "22 людини"),
    ("session.open", 7, {"method": "password"}, "Олена Коваль (olena); за паролем"),
    ("session.end", 7, {"which": "all"}, "Олена Коваль (olena); усі сеанси"),
    ("plan.load", "781-2020",
     {"card": {"act_number": "781", "act_date": "2020-09-02"}, "obligations": 1905},
     "акт № 781 від 02.09.2020; 1 905 зобов’язань"),
    ("obligations.roll_over", "781-2020", {"through": 2027, "new": 1},
     "до кінця 2027 року; 1 зобов’язання"),
    ("register.load", "bodies", {"count": 44}, "44 органи"),
    ("register.record", "MVS",
     {"before": BODY, "after": {**BODY, "valid_to": "2026-03-31", "successor": "DSNS"}},
     "МВС; діє до 31.03.2026; правонаступник: ДСНС"),
    ("register.record", "MVS", {"before": "None", "after": {**BODY, "short_uk": ""}},
     "МВС; новий орган; назва: «МВС»"),
    ("event.record", 9, {"record": OLD_RECORD, "bodies": ["MVS"]},
     "«Лекція «Про доброчесність»»; лекція; 09.03.2026; МВС"),
    ("event.revise", 9, {"record": {"title": "Лекція"}, "revision": 2}, "«Лекція»; редакція 2"),
    ("event.join", 9, {"body": "DSNS"}, "«Лекція»; ДСНС"),
    ("event.leave", 9, {"body": "DSNS"}, "«Лекція»; ДСНС"),
    ("receipt.issue", "2026/12", {"event": 9, "revision": 1, "body": "MVS", "sha256": "0"},
     "квитанція № 2026/12; подія № 9; МВС; редакція 1"),
    ("events.import", "MVS", {"submitted": 3, "drafts": 1, "known": 0},
     "МВС; подано 3, чернеток 1, уже було 0"),
    ("remark.note", 9, {"body": "MVS", "text": "Додайте програму."},
     "«Лекція»; МВС; Додайте програму."),
    ("remark.seen", 9, {"body": "MVS", "text": "seen"}, "«Лекція»; МВС"),
    ("claim.returned", 4, {"revision": 1, "reason": "Немає світлин", "is_undo": False},
     "«Брифінг»; захід 2.1, МВС, I півріччя 2026; Немає світлин"),
    ("claim.submitted", 4, {"is_undo": True},
     "«Брифінг»; захід 2.1, МВС, I півріччя 2026; повернення до попереднього стану"),
    ("attachment.add", 5, {"kind": "pdf", "purpose": "participants", "body": "MVS"},
     "файл № 5; PDF, список учасників; МВС"),
    ("attachment.link", 5, {"event": 9, "revision": 1}, "файл № 5; подія № 9"),
    ("attachment.erased", 5, {"reason": "заява"}, "файл № 5; заява"),
    ("exclusion.requested", 3, {"note": "5/MVS/2026"}, "захід 5, МВС, 2026"),
    ("exclusion.refused", 3, {"note": "Підстав немає."}, "захід 5, МВС, 2026; Підстав немає."),
    ("consent.record", "MVS",
     {"ground": "ConsentGround(state=<ConsentState.GIVEN: 'given'>, "
                "effective_on=datetime.date(2025, 1, 20), measure=None, document='лист')"},
     "МВС; надано; з 20.01.2025; усі заходи; лист"),
    ("opt_in.in", "MVS", {"measure": "8.1"}, "МВС; захід 8.1"),
    ("trigger.record", "1.3", {"completed": "2.1", "opened": ["1.3/MVS/2026-after-2.1"]},
     "завершено захід 2.1; захід 1.3, МВС, 2026, після заходу 2.1"),
    ("extension.record", "2.4/MVS/2025-H2", {"until": "2026-01-30", "document": "лист № 12"},
     "захід 2.4, МВС, II півріччя 2025; до 30.01.2026; лист № 12"),
    ("nil.filed", "5/MVS/2026", {"reason": "Не було."}, "захід 5, МВС, 2026; Не було."),
    ("backup.restore", "2026-03-09T10:00:00+00:00", {"count": 3},
     "копія від 09.03.2026, 12:00; 3 записи журналу"),
    ("demo.fill", 1, {"events": 999}, "999 подій"),
]  # fmt: skip


@pytest.mark.parametrize(("action", "entity_id", "payload", "words"), CASES)
def test_an_act_is_told_in_words(action, entity_id, payload, words):
    with speaking("uk"):
        assert (
            told(action, entity_id, **payload).replace("\u202f", " ").replace("\xa0", " ") == words
        )


@pytest.mark.parametrize(("action", "entity_id", "payload", "_words"), CASES)
def test_in_english_only_names_and_quotations_are_ukrainian(action, entity_id, payload, _words):
    plain = re.sub("[А-Яа-яІіЇїЄєҐґ]", "y", json.dumps(payload, ensure_ascii=False))
    known = Known({"person:7": "Olena"}, KNOWN.bodies, {}, KNOWN.obligations)
    with speaking("en"):
        words = act_text(Entry(action, str(entity_id), plain), known)
    assert words
    assert not re.search("[А-Яа-яІіЇїЄєҐґ]|[{}]", words)


def test_every_act_that_is_recorded_has_a_name_and_its_own_words():
    actions = recorded_actions()
    assert {"session.open", "claim.verified", "attachment.erased", "backup.restore"} <= actions
    for language in ("uk", "en"):
        with speaking(language):
            assert sorted(a for a in actions if action_label(a) == a) == []
    untold = {a for a in actions if a not in TELLERS and a.partition(".")[0] not in TELLERS}
    assert untold == set()
    shown = {action.partition(".")[0] for action, *_rest in CASES}
    assert {action.partition(".")[0] for action in actions} == shown


@pytest.mark.parametrize(
    "payload",
    ["", "[]", "{", "null", '{"record": 5}', '{"record": "EventRecord(title=os.abort())"}'],
)
def test_what_somebody_tampered_with_breaks_nothing(payload):
    for action in ("event.record", "register.record", "consent.record", "person.roles", "x.y"):
        assert "abort" not in act_text(Entry(action, "9", payload), KNOWN)
    assert isinstance(payload_of(payload), dict)


def test_a_record_of_an_earlier_version_is_read_and_never_run():
    assert fields_of(OLD_RECORD)["held_on"] == "2026-03-09"
    assert fields_of(OLD_RECORD)["format"] == "online"
    assert fields_of("__import__('os').abort()") == {}
    assert fields_of("None") == {}
