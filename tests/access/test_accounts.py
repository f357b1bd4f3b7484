"""Invitations, resets, the last administrator, the password policy, one-time codes, the key."""

import stat
from datetime import timedelta
from functools import partial
from math import log2

import pytest
from pyotp.totp import TOTP

from core import clock
from core.access import accounts, own_account
from core.access.grants import RoleWish
from core.access.keys import FILE, secret_key, unsealed
from core.access.one_time_codes import ALPHABET, RECOVERY_CODES, new_secret
from core.access.own_account import accept, guest_of
from core.access.password_policy import check_password
from core.access.people import all_people
from core.access.sessions import open_session
from core.access.sign_in import Outcome, try_code, try_password
from core.domain.moments import kyiv_date
from core.domain.permissions import SYSTEM, Actor, Role
from core.errors import (
    ForbiddenError,
    InvalidInputError,
    RuleViolationError,
    SettingError,
    StateError,
    UnknownCodeError,
)
from core.settings import settings
from core.storage.access_tables import PersonRow
from core.storage.unit_of_work import passing, reading, writing
from tests.access.conftest import PASSWORD, forget, holder
from tests.core.queries.test_statement_counts import statements

ADMIN = RoleWish(role=Role.ADMINISTRATOR)


def do(engine, action, *arguments, actor=SYSTEM):
    with writing(engine, actor, moves_figures=False) as work:
        return action(work, *arguments)


@pytest.mark.parametrize(("kind", "hours"), [("invitation", 72), ("reset", 24)])
def test_a_link_is_good_once_and_for_its_hours(engine, enrol, monkeypatch, kind, hours):
    if kind == "reset":
        enrol("olena")
        token = do(engine, accounts.reset, "olena")
    else:
        token = do(engine, accounts.invite, "olena", ADMIN)
    assert guest_of(engine, token).kind == kind
    now = clock.now()
    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: now + timedelta(hours=hours, seconds=1))
        with pytest.raises(StateError, match="строк минув"):
            accept(engine, token, full_name="Олена", password=PASSWORD)
    accept(engine, token, full_name="Олена", password=PASSWORD)
    with pytest.raises(StateError, match="вже використано"):
        accept(engine, token, full_name="Олена", password=PASSWORD)


def test_a_refused_password_leaves_the_link_good(engine):
    token = do(engine, accounts.invite, "olena", ADMIN)
    with pytest.raises(InvalidInputError, match="щонайменше 15"):
        accept(engine, token, full_name="Олена", password="коротко")
    assert accept(engine, token, full_name="Олена", password=PASSWORD) == "olena"


def test_a_new_link_ends_the_older_one(engine):
    first = do(engine, accounts.invite, "olena", ADMIN)
    do(engine, accounts.reset, "olena")
    with pytest.raises(StateError):
        guest_of(engine, first)


def test_no_token_stands_in_the_database(engine):
    token = do(engine, accounts.invite, "olena", ADMIN)
    with engine.connect() as connection:
        dump = "".join(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert token not in dump


@pytest.mark.parametrize("action", [accounts.disable, accounts.reset])
def test_the_last_administrator_stays(engine, enrol, action):
    number = enrol("admin", Role.ADMINISTRATOR)
    do(engine, accounts.invite, "invited-only", ADMIN)
    myself = Actor(f"person:{number}", Role.ADMINISTRATOR)
    with pytest.raises(RuleViolationError, match="останній адміністратор"):
        do(engine, action, "admin", actor=myself)
    enrol("second", Role.ADMINISTRATOR)
    do(engine, action, "admin", actor=myself)


@pytest.mark.parametrize(
    "wish",
    [RoleWish(role=Role.LEADERSHIP), RoleWish(role=Role.ADMINISTRATOR, valid_to=None)],
)
def test_the_last_administrator_keeps_the_role(engine, enrol, wish):
    enrol("admin", Role.ADMINISTRATOR)
    if wish.role is Role.ADMINISTRATOR:
        do(engine, accounts.change_roles, "admin", (wish,))
        return
    with pytest.raises(RuleViolationError, match="останній адміністратор"):
        do(engine, accounts.change_roles, "admin", (wish,))


def test_an_administrator_for_a_time_keeps_nothing_going(engine, enrol):
    """Else the day after their last one nobody could let anybody in."""
    today = kyiv_date(clock.now())
    enrol("admin", Role.ADMINISTRATOR)
    enrol("deputy", Role.ADMINISTRATOR)
    until = RoleWish(role=Role.ADMINISTRATOR, valid_to=today + timedelta(days=30))
    do(engine, accounts.change_roles, "deputy", (until,))
    for refused in (
        lambda: do(engine, accounts.change_roles, "admin", (until,)),
        lambda: do(engine, accounts.change_roles, "admin", (RoleWish(role=Role.LEADERSHIP),)),
        lambda: do(engine, accounts.disable, "admin"),
    ):
        with pytest.raises(RuleViolationError, match="без кінцевої дати"):
            refused()
    do(engine, accounts.disable, "deputy")
    do(engine, accounts.enable, "deputy")
    do(engine, accounts.change_roles, "deputy", (ADMIN,))
    do(engine, accounts.disable, "admin")


def test_a_start_prints_a_link_until_somebody_administers_for_good(engine, enrol):
    today = kyiv_date(clock.now())
    do(engine, accounts.invite, "olena", RoleWish(role=Role.ADMINISTRATOR, valid_to=today))
    assert do(engine, accounts.first_invitation)
    enrol("ihor", Role.ADMINISTRATOR)
    assert do(engine, accounts.first_invitation) is None


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATOR])
def test_nobody_else_manages_people(engine, enrol, role):
    enrol("olena")
    actor = Actor("person:9", role, frozenset({"MVS"}))
    for action in (accounts.disable, accounts.enable, accounts.reset, accounts.unlock):
        with pytest.raises(ForbiddenError):
            do(engine, action, "olena", actor=actor)
    with pytest.raises(ForbiddenError):
        do(engine, accounts.invite, "new", ADMIN, actor=actor)
    with pytest.raises(ForbiddenError):
        do(engine, accounts.change_roles, "olena", (ADMIN,), actor=actor)


@pytest.mark.parametrize(
    ("name", "wish", "error", "message"),
    [
        ("olena", ADMIN, InvalidInputError, "уже зайняте"),
        ("OLENA", ADMIN, InvalidInputError, "уже зайняте"),
        (" ", ADMIN, InvalidInputError, "одним словом"),
        ("a b", ADMIN, InvalidInputError, "одним словом"),
        ("x", RoleWish(role=Role.FOCAL_POINT), InvalidInputError, "потрібен хоча б один"),
        ("x", RoleWish(role=Role.FOCAL_POINT, bodies=("NO",)), UnknownCodeError, "Немає органу"),
        ("x", RoleWish(role=Role.PUBLIC), InvalidInputError, "Виберіть роль"),
    ],
)
def test_an_invitation_that_cannot_be_says_why(engine, enrol, name, wish, error, message):
    enrol("olena")
    with pytest.raises(error, match=message):
        do(engine, accounts.invite, name, wish)


def test_the_first_invitation_is_made_until_somebody_can_administer(engine):
    first = do(engine, accounts.first_invitation)
    second = do(engine, accounts.first_invitation)
    assert first
    assert second
    with pytest.raises(StateError):
        guest_of(engine, first)
    accept(engine, second, full_name="Адміністратор", password=PASSWORD)
    assert do(engine, accounts.first_invitation) is None


@pytest.mark.parametrize(
    ("password", "has_codes", "is_fine"),
    [
        pytest.param("двадцять їжаків йдуть", False, True, id="words"),
        pytest.param("a" * 14, False, False, id="short"),
        pytest.param("a" * 15, False, False, id="one letter"),
        pytest.param("йцукенгшщзхїфіва", False, False, id="a Ukrainian keyboard run"),
        pytest.param("qwertyuiopasdfgh", False, False, id="an English keyboard run"),
        pytest.param("123456789012345", False, False, id="digits"),
        pytest.param("ПарольПароль2026", False, False, id="the word itself"),
        pytest.param("Слава Україні 2026!", False, False, id="everybody's words"),
        pytest.param("olena.petrenko.2026", False, False, id="the person's names"),
        pytest.param("Міністерство внутрішніх справ", False, False, id="the body's name"),
        pytest.param("їжак-8км", True, True, id="eight with codes"),
        pytest.param("їжак-8к", True, False, id="seven with codes"),
        pytest.param("x" * 1001, False, False, id="endless"),
    ],
)
def test_which_passwords_are_accepted(engine, password, has_codes, is_fine):
    about = ["olena", "olena petrenko", "Міністерство внутрішніх справ"]
    if is_fine:
        check_password(password, has_codes=has_codes, about=about)
    else:
        with pytest.raises(InvalidInputError):
            check_password(password, has_codes=has_codes, about=about)


@pytest.fixture
def with_codes(engine, enrol):
    number = enrol("olena")
    secret = new_secret()
    who = identity(engine, number)
    code = TOTP(secret).now()
    codes = own_account.set_codes_up(engine, who, secret, code, current=PASSWORD)
    return number, secret, codes


def identity(engine, number):
    with passing(engine) as session:
        person = session.get_one(PersonRow, number)
        sid = open_session(session, person, "password", address="", agent="")
    return holder(engine, sid)


def test_a_code_is_asked_for_and_good_once(engine, with_codes, monkeypatch):
    _number, secret, _codes = with_codes
    asked = try_password(engine, "olena", PASSWORD, "a")
    assert asked.outcome is Outcome.CODE_NEEDED
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(seconds=60))
    code = TOTP(secret).at(now + timedelta(seconds=60))
    assert try_code(engine, asked, code, "a").outcome is Outcome.WELCOME
    assert try_code(engine, asked, code, "a").outcome is Outcome.REFUSED


def test_a_recovery_code_is_good_once(engine, with_codes):
    _number, _secret, codes = with_codes
    asked = try_password(engine, "olena", PASSWORD, "a")
    assert try_code(engine, asked, codes[0].upper(), "a").outcome is Outcome.WELCOME
    assert try_code(engine, asked, codes[0], "a").outcome is Outcome.REFUSED
    assert try_code(engine, asked, codes[1], "a").outcome is Outcome.WELCOME


def test_recovery_codes_are_too_long_to_be_searched_for(with_codes):
    _number, _secret, codes = with_codes
    assert len(set(codes)) == RECOVERY_CODES
    assert all(len(code.replace("-", "")) * log2(len(ALPHABET)) >= 112 for code in codes)


def test_codes_are_set_up_with_the_password_only(engine, enrol):
    who, secret = identity(engine, enrol("olena")), new_secret()
    with pytest.raises(InvalidInputError, match="Поточний пароль хибний"):
        own_account.set_codes_up(engine, who, secret, TOTP(secret).now(), current="інший пароль")
    assert try_password(engine, "olena", PASSWORD, "a").outcome is Outcome.WELCOME


def test_the_current_password_cannot_be_guessed_at_length(engine, enrol):
    who, new = identity(engine, enrol("olena")), "зовсім інше речення"
    change = partial(own_account.change_password, engine, who, new=new)
    for number in range(5):
        with pytest.raises(InvalidInputError, match="Поточний пароль хибний"):
            change(current=f"хибний {number}")
    with pytest.raises(InvalidInputError, match="Забагато хибних паролів"):
        change(current=PASSWORD)
    assert try_password(engine, "olena", PASSWORD, "a").outcome is Outcome.WELCOME
    do(engine, accounts.unlock, "olena")
    change(current=PASSWORD)
    assert try_password(engine, "olena", new, "a").outcome is Outcome.WELCOME


def test_a_name_locked_at_its_codes_is_shown_so_and_can_be_unlocked(engine, with_codes):
    _number, _secret, codes = with_codes
    asked = try_password(engine, "olena", PASSWORD, "a")
    for number in range(5):
        try_code(engine, asked, f"00000{number}", f"{number}")
    with reading(engine) as session:
        assert [one.is_locked for one in all_people(session)] == [True]
    do(engine, accounts.unlock, "olena")
    with reading(engine) as session:
        assert [one.is_locked for one in all_people(session)] == [False]
    assert try_code(engine, asked, codes[0], "x").outcome is Outcome.WELCOME


def test_wrong_passwords_for_a_made_up_name_lock_nobodys_codes(engine, with_codes):
    for number in range(5):
        try_password(engine, "code:olena", "хибний", f"{number}")
    asked = try_password(engine, "olena", PASSWORD, "a")
    assert try_code(engine, asked, with_codes[2][0], "x").outcome is Outcome.WELCOME


def test_thirty_people_cost_as_many_statements_as_one(engine, enrol):
    counts = []
    for names in (["olena"], [f"person-{number}" for number in range(29)]):
        for name in names:
            enrol(name)
        counts.append(statements(engine, all_people))
    assert counts[0] == counts[1]


def test_codes_cannot_be_guessed_at_length(engine, with_codes):
    asked = try_password(engine, "olena", PASSWORD, "a")
    for number in range(5):
        try_code(engine, asked, f"00000{number}", f"{number}")
    _number, _secret, codes = with_codes
    assert try_code(engine, asked, codes[0], "x").outcome is Outcome.REFUSED


def test_the_key_of_codes_is_sealed(engine, with_codes):
    number, secret, _codes = with_codes
    with reading(engine) as session:
        kept = session.get_one(PersonRow, number).totp_sealed or ""
    assert secret not in kept
    assert unsealed(kept) == secret


def test_where_codes_are_demanded_nothing_else_opens_before(engine, enrol, monkeypatch):
    number = enrol("olena", Role.SECRETARIAT)
    monkeypatch.setenv("POSTUP_REQUIRE_CODES", "true")
    settings.cache_clear()
    who = identity(engine, number)
    assert who.lacks_codes
    assert who.actor.role is Role.PUBLIC
    secret = new_secret()
    own_account.set_codes_up(engine, who, secret, TOTP(secret).now(), current=PASSWORD)
    assert identity(engine, number).actor.role is Role.SECRETARIAT


def test_the_key_is_made_once_and_only_its_owner_reads_it(engine, tmp_path):
    made = secret_key()
    file = tmp_path / FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    forget()
    assert secret_key() == made
    assert [file.name for file in tmp_path.iterdir()].count(FILE) == 1


@pytest.mark.parametrize("weak", ["short", "a" * 64, "changeme" * 8])
def test_a_weak_key_refuses_the_start(engine, monkeypatch, weak):
    monkeypatch.setenv("POSTUP_SECRET_KEY", weak)
    forget()
    with pytest.raises(SettingError, match="заслабкий"):
        secret_key()


def test_a_key_that_others_can_read_refuses_the_start(engine, tmp_path):
    secret_key()
    (tmp_path / FILE).chmod(0o644)
    forget()
    with pytest.raises(SettingError, match="chmod 600"):
        secret_key()
