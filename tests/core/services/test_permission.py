# ruff: noqa: ARG005
"""Services ask who acts: each role × each thing to do, in a real database."""

from datetime import date

import pytest

from core.access import accounts
from core.access.grants import RoleWish
from core.domain.facts import ConsentState, ExclusionKind, ExclusionState, NilState, OptInState
from core.domain.permissions import Action, Actor, Role, may
from core.errors import ForbiddenError, PostupError
from core.services import bodies, claims, commitments, events, exclusions, plans, remarks
from tests.core.builders import a_body
from tests.core.world import CARD, SOURCE, a_record

OWN, FOREIGN = "MVS", "DSNS"
DAY = "2026-03-10"


def _ground():
    return exclusions.ExclusionGround(
        kind=ExclusionKind.WAIVED, authority="КМУ", document="1", decided_on=date(2026, 1, 1),
        reason="Причина.",
    )  # fmt: skip


def _consent():
    return commitments.ConsentGround(
        state=ConsentState.GIVEN, effective_on=date(2026, 1, 1), document="1"
    )


DEEDS = {
    "record an event": (
        Action.FILE_EVENT,
        lambda w, p, b: events.record_event(w, p, a_record("2026-03-09"), frozenset({b})),
    ),
    "correct an event": (
        Action.FILE_EVENT,
        lambda w, p, b: events.revise_event(
            w, 1 if b == OWN else 2, a_record("2026-03-08"), seen_revision=1
        ),
    ),
    "claim": (
        Action.FILE_CLAIM,
        lambda w, p, b: claims.claim_obligation(
            w, p, event=1 if b == OWN else 2, obligation=f"5/{b}/2026"
        ),
    ),
    "withdraw": (
        Action.FILE_CLAIM,
        lambda w, p, b: claims.withdraw_claim(w, 1 if b == OWN else 2),
    ),
    "verify": (Action.DECIDE_CLAIM, lambda w, p, b: claims.verify_claim(w, 2)),
    "return": (Action.DECIDE_CLAIM, lambda w, p, b: claims.return_claim(w, 2, "Немає фото.")),
    "revoke": (Action.DECIDE_CLAIM, lambda w, p, b: claims.revoke_claim(w, 2, "Помилка.")),
    "undo": (Action.DECIDE_CLAIM, lambda w, p, b: claims.undo_decision(w, 2, "Помилка.")),
    "remark": (
        Action.REMARK,
        lambda w, p, b: remarks.remark(w, 1 if b == OWN else 2, b, "Чекаємо лист."),
    ),
    "file a nil report": (
        Action.FILE_NIL,
        lambda w, p, b: commitments.report_nil(
            w, p, f"2.1/{b}/2026-H1", state=NilState.FILED, reason="Причина."
        ),
    ),
    "ask for an exclusion": (
        Action.ASK_EXCLUSION,
        lambda w, p, b: exclusions.request_exclusion(w, p, f"5/{b}/2026", _ground()),
    ),
    "decide an exclusion": (
        Action.DECIDE_EXCLUSION,
        lambda w, p, b: exclusions.decide_exclusion(w, 1, ExclusionState.APPROVED),
    ),
    "opt in": (
        Action.OPT_IN,
        lambda w, p, b: commitments.opt_in(w, p, b, "8.1", state=OptInState.IN, document="1"),
    ),
    "record a trigger": (
        Action.RECORD_TRIGGER,
        lambda w, p, b: commitments.record_trigger(
            w, p, "1.3", completed="5", completed_on=date(2026, 3, 1), document="1"
        ),
    ),
    "extend": (
        Action.RECORD_EXTENSION,
        lambda w, p, b: commitments.record_extension(
            w, p, f"5/{b}/2026", until=date(2027, 2, 1), decided_on=date(2026, 3, 1), document="1"
        ),
    ),
    "record a consent": (
        Action.RECORD_CONSENT,
        lambda w, p, b: commitments.record_consent(w, p, "NABU", _consent()),
    ),
    "load a plan": (
        Action.LOAD_PLAN,
        lambda w, p, b: plans.load_plan(w, CARD, SOURCE, through_year=2026),
    ),
    "record a body": (Action.RECORD_BODY, lambda w, p, b: bodies.record_body(w, a_body("NEW"))),
    "invite": (
        Action.MANAGE_PEOPLE,
        lambda w, p, b: accounts.invite(w, "ihor", RoleWish(role=Role.LEADERSHIP)),
    ),
}
READ_ONLY = {Action.SEE_FIGURES, Action.USE_ACCOUNT, Action.READ_AUDIT}
"""What screens alone open; each role × screen stands in tests/access/test_server.py."""


def test_there_is_a_deed_for_each_action():
    assert {action for action, _act in DEEDS.values()} == set(Action) - READ_ONLY


@pytest.mark.parametrize("body", [OWN, FOREIGN])
@pytest.mark.parametrize("deed", DEEDS)
def test_a_service_refuses_whom_the_table_refuses(world, deed, body):
    for held_by in (OWN, FOREIGN):
        world.submit(f"2.1/{held_by}/2026-H1", "2026-03-09")
    action, act = DEEDS[deed]
    for role in Role:
        actor = Actor("somebody", role, frozenset({OWN}))
        refused = False
        try:
            with world.at(DAY, actor) as work:
                act(work, world.plan, body)
                work.session.rollback()
        except ForbiddenError:
            refused = True
        except PostupError:
            pass  # allowed to try; what else is wrong is told by other tests
        assert refused is not may(actor, action, [body]), role
