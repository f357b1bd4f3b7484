from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.claims import (
    counts_somewhere,
    last_decision,
    may_become,
    may_decide,
    put_back,
    waits_beside,
)
from core.domain.facts import ClaimState, Transition, verified_revision
from tests.core.builders import moves, noon


def past(steps: str) -> tuple[Transition, ...]:
    """Transitions from words such as `submitted1 verified1 submitted2`; `!` marks a going back."""
    words = steps.split()
    made = moves(
        *(
            (step.rstrip("!")[:-1], f"2026-03-{day:02d}", int(step.rstrip("!")[-1]))
            for day, step in enumerate(words, start=1)
        )
    )
    return tuple(
        replace(move, is_undo=step.endswith("!")) for move, step in zip(made, words, strict=True)
    )


@pytest.mark.parametrize(
    ("steps", "open_to"),
    [
        pytest.param("", {"draft1", "draft2", "submitted1", "submitted2"}, id="nothing yet"),
        pytest.param("draft1", {"submitted1", "submitted2", "withdrawn1"}, id="draft"),
        pytest.param(
            "submitted1", {"verified1", "returned1", "withdrawn1", "submitted2"}, id="submitted"
        ),
        pytest.param(
            "submitted1 returned1", {"submitted1", "submitted2", "withdrawn1"}, id="returned"
        ),
        pytest.param("submitted1 withdrawn1", {"submitted1", "submitted2"}, id="withdrawn"),
        pytest.param(
            "submitted1 verified1", {"revoked1", "submitted2"}, id="verified: no withdrawing"
        ),
        pytest.param(
            "submitted1 verified1 revoked1", {"submitted1", "submitted2"}, id="revoked: once more"
        ),
        pytest.param(
            "submitted1 verified1 submitted2",
            {"verified2", "returned2", "withdrawn2", "revoked1"},
            id="verified by 1 while 2 is under review: revoked by 1, only 2 withdrawn",
        ),
        pytest.param(
            "submitted1 verified1 submitted2 returned2",
            {"submitted2", "withdrawn2", "revoked1"},
            id="verified by 1, and 2 returned",
        ),
        pytest.param(
            "submitted1 verified1 submitted2 withdrawn2",
            {"submitted2", "revoked1"},
            id="verified by 1, and 2 withdrawn",
        ),
        pytest.param(
            "submitted1 verified1 submitted2 verified2", {"revoked2"}, id="verified by 2 alone"
        ),
    ],
)
def test_what_a_claim_may_become_next(steps, open_to):
    found = {
        f"{state}{revision}"
        for state in ClaimState
        for revision in (1, 2)
        if may_become(past(steps), state, revision=revision)
    }
    assert found == open_to


@given(st.lists(st.tuples(st.sampled_from(ClaimState), st.integers(1, 3)), max_size=14))
def test_whatever_waits_can_be_decided_on_and_withdrawn_and_only_decisions_touch_an_acceptance(
    wishes,
):
    done: tuple[Transition, ...] = ()
    for state, revision in wishes:
        if not may_become(done, state, revision=revision):
            continue
        stood = verified_revision(done)
        done += (Transition(state, noon("2026-03-01"), revision),)
        if state not in (ClaimState.VERIFIED, ClaimState.REVOKED):
            assert verified_revision(done) == stood
        if state is ClaimState.SUBMITTED:
            for answer in (ClaimState.VERIFIED, ClaimState.RETURNED, ClaimState.WITHDRAWN):
                assert may_become(done, answer, revision=revision)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param("", False, id="nothing"),
        pytest.param("submitted1", False, id="a submission"),
        pytest.param("submitted1 withdrawn1", False, id="a withdrawal"),
        pytest.param("submitted1 verified1", True, id="an acceptance"),
        pytest.param("submitted1 returned1", True, id="a return"),
        pytest.param("submitted1 verified1 revoked1", True, id="a revocation"),
        pytest.param("submitted1 verified1 submitted1", False, id="undone already"),
        pytest.param("submitted1 verified1 revoked1 verified1!", False, id="revocation undone"),
        pytest.param(
            "submitted1 verified1 submitted2 revoked1 submitted2!", True, id="revoked beside 2"
        ),
    ],
)
def test_only_the_secretariats_last_decision_can_be_undone(steps, expected):
    assert (last_decision(past(steps)) is not None) is expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param("submitted1", "", id="nothing was decided"),
        pytest.param("submitted1 verified1", "submitted1", id="an acceptance"),
        pytest.param("submitted1 returned1", "submitted1", id="a return"),
        pytest.param("submitted1 verified1 revoked1", "verified1", id="a revocation"),
        pytest.param(
            "submitted1 verified1 submitted2 verified2", "verified1 submitted2",
            id="an acceptance of 2 that replaced the one of 1",
        ),
        pytest.param(
            "submitted1 verified1 submitted2 returned2", "submitted2", id="a return of 2 alone"
        ),
        pytest.param(
            "submitted1 verified1 submitted2 revoked1 submitted2!", "verified1 submitted2",
            id="a revocation of 1 while 2 waits",
        ),
    ],
)  # fmt: skip
def test_undoing_a_decision_puts_back_what_stood_before_it(steps, expected):
    written = put_back(past(steps))
    assert " ".join(f"{state}{revision}" for state, revision in written) == expected


@given(st.lists(st.tuples(st.sampled_from(ClaimState), st.integers(1, 3)), max_size=14))
def test_after_undoing_what_is_verified_and_what_waits_are_as_before_the_decision(wishes):
    done: tuple[Transition, ...] = ()
    for state, revision in wishes:
        if not may_become(done, state, revision=revision):
            continue
        after, beside = _moved(done, state, revision), waits_beside(done)
        if state is ClaimState.REVOKED and beside is not None:
            after = _moved(after, ClaimState.SUBMITTED, beside, is_undo=True)
            assert waits_beside(_moved(after[:-2], state, revision)) is None
        if last_decision(after):
            undone = after
            for back, number in put_back(after):
                undone = _moved(undone, back, number, is_undo=True)
            assert last_decision(undone) is None
            assert _stands(undone) == _stands(done)
        done = after


def _moved(
    done: tuple[Transition, ...], state: ClaimState, revision: int, *, is_undo: bool = False
) -> tuple[Transition, ...]:
    return (*done, Transition(state, noon("2026-03-01"), revision, is_undo))


def _stands(done: tuple[Transition, ...]) -> tuple[int | None, int | None]:
    """The verified revision, and the one that waits."""
    last = done[-1]
    return verified_revision(done), last.revision if last.state == ClaimState.SUBMITTED else None


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param("", False, id="nothing"),
        pytest.param("draft1", False, id="draft"),
        pytest.param("submitted1", True, id="submitted"),
        pytest.param("submitted1 returned1", False, id="returned"),
        pytest.param("submitted1 verified1", True, id="verified"),
        pytest.param("submitted1 verified1 revoked1", False, id="revoked"),
        pytest.param("submitted1 verified1 submitted2 returned2", True, id="still verified by 1"),
    ],
)
def test_an_event_counts_where_its_claim_is_submitted_or_verified(steps, expected):
    assert counts_somewhere(past(steps)) is expected


@pytest.mark.parametrize(
    ("verifier", "bodies", "expected"),
    [
        pytest.param("olena", frozenset(), True, id="somebody else of no body"),
        pytest.param("olena", frozenset({"NABU"}), True, id="somebody of another body"),
        pytest.param("taras", frozenset(), False, id="the one who submitted"),
        pytest.param("zoya", frozenset(), False, id="the one who appealed"),
        pytest.param("olena", frozenset({"NABU", "MVS"}), False, id="of the submitting body"),
    ],
)
def test_who_may_decide_on_a_claim_of_mvs_that_taras_submitted_and_zoya_appealed(
    verifier, bodies, expected
):
    assert expected is may_decide(
        verifier=verifier,
        verifier_bodies=bodies,
        submitters={"taras", "zoya"},
        concerned={"MVS"},
    )
