from dataclasses import replace
from datetime import date

from core.domain.events import EventFormat, EventRecord, EventType
from core.presenters.record_changes import FieldChange, record_changes

RECORD = EventRecord(
    type=EventType.BRIEFING, title="Брифінг", held_on=date(2026, 3, 4), place="Київ",
    participants=12, links=("https://example.org/1",),
    details={"links": {"https://example.org/1": {"seen_on": "2026-03-05", "note": "новина"}}},
)  # fmt: skip


def test_the_same_record_has_not_changed():
    assert record_changes(RECORD, replace(RECORD)) == ()


def test_each_field_that_differs_is_told_with_both_texts():
    later = replace(
        RECORD, title="Брифінг для преси", began_on=date(2026, 3, 3), format=EventFormat.ONLINE,
        place="", details={},
    )  # fmt: skip
    assert record_changes(RECORD, later) == (
        FieldChange("Назва", "Брифінг", "Брифінг для преси"),
        FieldChange("Дата", "04.03.2026", "03.03.2026 – 04.03.2026"),
        FieldChange("Місце", "Київ", "—"),
        FieldChange("Формат", "наживо", "онлайн"),
        FieldChange(
            "Посилання", "https://example.org/1 (05.03.2026 · новина)", "https://example.org/1"
        ),
    )
