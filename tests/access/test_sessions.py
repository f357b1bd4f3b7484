"""Sessions end: idle, at their limit, by sign-out, with the account; roles hold for their dates."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlmodel import col, select, update

from core import clock
from core.access import accounts, own_account
from core.access.grants import RoleWish
from core.access.keys import digest
from core.access.people import all_people
from core.access.sessions import open_session, open_sessions, resolve, sign_out
from core.domain.moments import kyiv_date
from core.domain.permissions import SYSTEM, Action, Role, may
from core.errors import InvalidInputError
from core.services.bodies import record_body
from core.storage.access_tables import AuthSessionRow, PersonRow
from core.storage.system_tables import AuditRow
from core.storage.unit_of_work import passing, reading, writing
from tests.access.conftest import PASSWORD, holder
from tests.core.world import BODIES


def cookie(engine, number):
    with passing(engine) as session:
        return open_session(
            session, session.get_one(PersonRow, number), "password", address="a", agent="b"
        )


def administer(engine, action, *arguments):
    with writing(engine, SYSTEM, moves_figures=False) as work:
        return action(work, *arguments)


def in_a_while(monkeypatch, **by):
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(**by))


@pytest.mark.parametrize(("minutes", "is_open"), [(29, True), (30, False), (31, False)])
def test_an_idle_session_ends_after_half_an_hour(engine, enrol, monkeypatch, minutes, is_open):
    sid = cookie(engine, enrol())
    in_a_while(monkeypatch, minutes=minutes)
    assert (resolve(engine, sid) is not None) is is_open


def test_a_sign_of_life_keeps_a_session_and_a_heartbeat_does_not(engine, enrol, monkeypatch):
    number = enrol()
    alive, resting = cookie(engine, number), cookie(engine, number)
    began = clock.now()
    for minutes in (20, 40):
        monkeypatch.setattr(clock, "now", lambda by=minutes: began + timedelta(minutes=by))
        found = resolve(engine, alive), resolve(engine, resting, touch=False)
    assert (found[0] is not None, found[1] is not None) == (True, False)


def test_no_session_outlives_eight_hours(engine, enrol, monkeypatch):
    sid = cookie(engine, enrol())
    began = clock.now()
    for minutes in range(0, 8 * 60, 20):
        monkeypatch.setattr(clock, "now", lambda by=minutes: began + timedelta(minutes=by))
        assert resolve(engine, sid) is not None
    monkeypatch.setattr(clock, "now", lambda: began + timedelta(hours=8))
    assert resolve(engine, sid) is None


@pytest.mark.parametrize(
    ("action", "arguments"),
    [
        pytest.param(accounts.disable, (), id="disabled"),
        pytest.param(accounts.reset, (), id="reset"),
        pytest.param(accounts.end_all_sessions, (), id="sessions ended"),
        pytest.param(
            accounts.change_roles, ((RoleWish(role=Role.LEADERSHIP),),), id="another role"
        ),
    ],
)
def test_what_an_administrator_does_ends_every_session(engine, enrol, action, arguments):
    number = enrol()
    sids = [cookie(engine, number) for _number in range(3)]
    administer(engine, action, "olena", *arguments)
    assert [resolve(engine, sid) for sid in sids] == [None] * 3
    with reading(engine) as session:
        assert open_sessions(session, number) == []


def test_an_administrator_ends_one_session_and_only_of_that_person(engine, enrol):
    olena, taras = enrol(), enrol("taras", Role.LEADERSHIP)
    first, second, other = cookie(engine, olena), cookie(engine, olena), cookie(engine, taras)
    administer(engine, accounts.end_one_session, "olena", digest(first))
    administer(engine, accounts.end_one_session, "olena", digest(other))
    assert [resolve(engine, sid) is not None for sid in (first, second, other)] == [
        False, True, True
    ]  # fmt: skip


def test_an_administrator_who_is_a_focal_point_too_acts_as_both(engine, enrol):
    number = enrol("olena", Role.ADMINISTRATOR)
    administer(engine, accounts.add_role, "olena", RoleWish(role=Role.FOCAL_POINT, bodies=("MVS",)))
    administer(engine, accounts.add_role, "olena", RoleWish(role=Role.LEADERSHIP, bodies=("DSNS",)))
    who = holder(engine, cookie(engine, number))
    assert (who.role, who.bodies) == (Role.ADMINISTRATOR, {"MVS", "DSNS"})
    assert may(who.actor, Action.MANAGE_PEOPLE)
    assert may(who.actor, Action.FILE_EVENT, ["MVS"])
    assert not may(who.actor, Action.FILE_EVENT, ["DSNS"])


def test_a_role_is_added_beside_others_and_taken_away_alone(engine, enrol):
    number = enrol("taras", Role.FOCAL_POINT, "MVS")
    deputy = RoleWish(role=Role.FOCAL_POINT, bodies=("DSNS",), is_deputy=True)
    before = cookie(engine, number)
    administer(engine, accounts.add_role, "taras", deputy)
    assert resolve(engine, before) is None
    assert holder(engine, cookie(engine, number)).bodies == {"MVS", "DSNS"}
    with reading(engine) as session:
        held = next(one for one in all_people(session) if one.name == "taras").grants
        assert [(one.body, one.is_deputy) for one in held] == [("MVS", False), ("DSNS", True)]
    with pytest.raises(InvalidInputError, match="вже має"):
        administer(engine, accounts.add_role, "taras", deputy)
    administer(engine, accounts.take_role, "taras", Role.FOCAL_POINT, "MVS")
    assert holder(engine, cookie(engine, number)).bodies == {"DSNS"}
    with pytest.raises(InvalidInputError, match="єдина роль"):
        administer(engine, accounts.take_role, "taras", Role.FOCAL_POINT, "DSNS")


def test_who_speaks_for_a_body_speaks_for_those_it_took_over_from_the_day_after_they_ended(
    engine, enrol, monkeypatch
):
    now = clock.now()
    heir = cookie(engine, enrol("taras", Role.FOCAL_POINT, "MVS"))
    other = cookie(engine, enrol("zoya", Role.FOCAL_POINT, "DSNS"))
    old = next(body for body in BODIES if body.code == "OLD")
    ended = replace(old, valid_to=kyiv_date(now), successor="MVS")
    administer(engine, record_body, ended)
    assert holder(engine, heir).bodies == {"MVS"}
    tomorrow = now + timedelta(days=1)
    with passing(engine) as session:
        session.execute(
            update(AuthSessionRow).values(seen_at=tomorrow, ends_at=tomorrow + timedelta(1))
        )
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    who = holder(engine, heir)
    assert who.bodies == {"MVS", "OLD"}
    assert may(who.actor, Action.FILE_CLAIM, ["OLD"])
    assert not may(holder(engine, other).actor, Action.FILE_CLAIM, ["OLD"])


@pytest.mark.parametrize(
    ("at", "bodies"),
    [
        pytest.param("2026-11-30T21:59:59", {"MVS"}, id="the last second before its first day"),
        pytest.param("2026-11-30T22:00:00", {"MVS", "DSNS"}, id="midnight in Kyiv"),
        pytest.param("2026-12-01T21:59:59", {"MVS", "DSNS"}, id="the last second of its last day"),
        pytest.param("2026-12-01T22:00:00", {"MVS"}, id="the day after"),
    ],
)
def test_a_role_begins_and_ends_at_midnight_in_kyiv(engine, enrol, monkeypatch, at, bodies):
    number, day = enrol("taras", Role.FOCAL_POINT, "MVS"), date(2026, 12, 1)
    wishes = (
        RoleWish(role=Role.FOCAL_POINT, bodies=("MVS",), valid_from=date(2020, 1, 1)),
        RoleWish(role=Role.FOCAL_POINT, bodies=("DSNS",), valid_from=day, valid_to=day),
    )
    administer(engine, accounts.change_roles, "taras", wishes)
    instant = datetime.fromisoformat(at).replace(tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: instant)
    assert holder(engine, cookie(engine, number)).bodies == bodies


def test_signing_out_ends_this_session_only(engine, enrol):
    number = enrol()
    here, there = cookie(engine, number), cookie(engine, number)
    sign_out(engine, holder(engine, here))
    assert (resolve(engine, here), resolve(engine, there) is None) == (None, False)


def test_signing_out_everywhere_ends_all(engine, enrol):
    number = enrol()
    here, there = cookie(engine, number), cookie(engine, number)
    own_account.end_own_session(engine, holder(engine, here))
    assert resolve(engine, here) is resolve(engine, there) is None


def test_a_new_password_ends_the_other_sessions_and_the_old_password(engine, enrol):
    number = enrol()
    here, there = cookie(engine, number), cookie(engine, number)
    new = "зовсім інша довга фраза"
    own_account.change_password(engine, holder(engine, here), current=PASSWORD, new=new)
    assert resolve(engine, here) is not None
    assert resolve(engine, there) is None
    with pytest.raises(InvalidInputError, match="Поточний пароль хибний"):
        own_account.change_password(
            engine, holder(engine, here), current=PASSWORD, new=new + " знову"
        )


def test_a_role_holds_for_its_dates_and_a_deputy_speaks_for_the_body_meanwhile(engine, enrol):
    enrol("taras", Role.FOCAL_POINT, "MVS")
    today = kyiv_date(clock.now())
    tomorrow = today + timedelta(days=1)
    administer(
        engine,
        accounts.change_roles,
        "taras",
        (
            RoleWish(role=Role.FOCAL_POINT, bodies=("MVS",)),
            RoleWish(role=Role.FOCAL_POINT, bodies=("DSNS",), is_deputy=True, valid_to=today),
            RoleWish(role=Role.FOCAL_POINT, bodies=("OLD",), valid_from=tomorrow),
        ),
    )
    with passing(engine) as session:
        person = session.exec(select(PersonRow).where(PersonRow.name == "taras")).one()
        sid = open_session(session, person, "password", address="", agent="")
    assert holder(engine, sid).bodies == {"MVS", "DSNS"}


def test_a_role_whose_days_are_over_leaves_nothing(engine, enrol):
    number = enrol("taras", Role.FOCAL_POINT, "MVS")
    wish = RoleWish(role=Role.SECRETARIAT, valid_from=date(2020, 1, 1), valid_to=date(2020, 12, 31))
    administer(engine, accounts.change_roles, "taras", (wish,))
    found = holder(engine, cookie(engine, number))
    assert (found.role, found.actor.role, found.bodies) == (Role.PUBLIC, Role.PUBLIC, frozenset())


def test_what_concerns_people_is_audited_and_moves_no_figures(engine, enrol):
    from core.queries.state import data_version  # slow import

    with reading(engine) as session:
        before = data_version(session)
    number = enrol()
    sign_out(engine, holder(engine, cookie(engine, number)))
    administer(engine, accounts.disable, "olena")
    with reading(engine) as session:
        acts = session.exec(select(AuditRow.action).order_by(col(AuditRow.seq))).all()
        payloads = session.exec(select(AuditRow.payload)).all()
        assert data_version(session) == before
    assert acts[1:] == ["person.invite", "person.accept", "session.end", "person.disable"]
    assert not any(PASSWORD in payload or "$2b$" in payload for payload in payloads)


def test_whoever_is_signed_in_goes_on_reading_where_nothing_can_be_written(
    engine, enrol, monkeypatch
):
    sid = cookie(engine, enrol())
    in_a_while(monkeypatch, minutes=2)
    engine.dispose()
    sqlalchemy_event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only=ON"))
    assert resolve(engine, sid) is not None


def test_a_sign_of_life_waits_for_no_writer_and_is_noted_after_them(engine, enrol, monkeypatch):
    number = enrol()
    sid = cookie(engine, number)
    in_a_while(monkeypatch, minutes=2)
    with passing(engine) as session:
        session.add(session.get_one(PersonRow, number))
        session.execute(update(PersonRow).values(full_name="Олена"))
        began = time.monotonic()
        assert resolve(engine, sid) is not None
        assert time.monotonic() - began < 1
    resolve(engine, sid)
    with reading(engine) as session:
        assert [one.seen_at for one in open_sessions(session, number)] == [clock.now()]
