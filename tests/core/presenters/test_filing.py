"""The marks of claims."""

from core.domain.facts import ClaimState
from core.presenters.filing import state_mark


def test_what_came_back_is_told_from_what_is_overdue_by_its_glyph():
    glyphs = {state: state_mark(state).glyph for state in ClaimState}
    assert glyphs[ClaimState.RETURNED] == glyphs[ClaimState.REVOKED] == "↩"
    assert [glyphs[s] for s in (ClaimState.SUBMITTED, ClaimState.VERIFIED)] == ["◔", "✓"]
