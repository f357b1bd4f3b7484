from datetime import date

from core.domain.drafts import DraftContent, record_of
from core.domain.events import EventFormat, EventType


def test_a_format_that_was_unchosen_is_the_usual_one():
    content = DraftContent(
        type=EventType.BRIEFING, title="Брифінг", held_on=date(2026, 3, 4), format=""
    )
    assert record_of(content).format is EventFormat.IN_PERSON
