"""Attempts, passwords, tickets: how a sign-in goes, and how it does not."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from streamlit_authenticator.utilities import Hasher

from core import clock
from core.access import passwords, sign_in
from core.access.accounts import disable, unlock
from core.access.attempts import PER_ADDRESS, PER_NAME
from core.access.keys import digest
from core.access.sessions import resolve
from core.access.sign_in import Outcome, issue_ticket, redeem, try_password
from core.domain.permissions import SYSTEM
from core.storage.engine import engine_for
from core.storage.unit_of_work import writing
from tests.access.conftest import PASSWORD, holder

LETTERS = "щастявдомаколивсіздоровійвеселіапісняллєтьсянадрікоюввечерізоряни"[:64]


def outcome(engine, name="olena", password=PASSWORD, address="10.0.0.1"):
    return try_password(engine, name, password, address).outcome


def later(monkeypatch, **by):
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(**by))


def test_the_right_password_is_welcome_however_the_name_is_written(engine, enrol):
    enrol()
    assert outcome(engine, "  OLENA ") is Outcome.WELCOME
    assert outcome(engine, password=PASSWORD + " ") is Outcome.REFUSED


def test_twenty_parallel_guesses_evaluate_exactly_five(engine, enrol, monkeypatch):
    enrol()
    evaluated = []
    real = passwords.is_password

    def counting(password, kept):
        if kept is not None:
            evaluated.append(password)
        return real(password, kept)

    monkeypatch.setattr(sign_in, "is_password", counting)
    with ThreadPoolExecutor(20) as threads:
        found = list(
            threads.map(
                lambda n: outcome(engine, password=f"хибний {n}", address=f"{n}"), range(20)
            )
        )
    assert set(found) == {Outcome.REFUSED}
    assert len(evaluated) == PER_NAME


def test_a_locked_name_waits_a_quarter_of_an_hour_even_across_a_restart(engine, enrol, monkeypatch):
    enrol()
    for number in range(PER_NAME):
        outcome(engine, password="хибний", address=f"{number}")
    engine.dispose()
    again = engine_for(str(engine.url))
    assert outcome(again) is Outcome.REFUSED
    later(monkeypatch, minutes=15, seconds=1)
    assert outcome(again) is Outcome.WELCOME


def test_an_administrator_may_unlock_a_name(engine, enrol):
    enrol()
    for number in range(PER_NAME):
        outcome(engine, password="хибний", address=f"{number}")
    with writing(engine, SYSTEM, moves_figures=False) as work:
        unlock(work, "olena")
    assert outcome(engine) is Outcome.WELCOME


def test_one_address_has_twenty_attempts_for_all_names_together(engine, enrol):
    enrol()
    for number in range(PER_ADDRESS):
        outcome(engine, f"name-{number}", address="10.0.0.9")
    assert outcome(engine, address="10.0.0.9") is Outcome.REFUSED
    assert outcome(engine, address="10.0.0.8") is Outcome.WELCOME


def test_a_lock_ends_no_session_that_is_open(engine, enrol):
    sid = signed_in(engine, enrol)
    for number in range(PER_NAME + 2):
        outcome(engine, password="хибний", address=f"{number}")
    assert resolve(engine, sid) is not None


def test_unknown_disabled_and_locked_names_get_the_same_answer(engine, enrol):
    enrol("ihor")
    enrol("locked")
    with writing(engine, SYSTEM, moves_figures=False) as work:
        disable(work, "ihor")
    for number in range(PER_NAME):
        outcome(engine, "locked", "хибний", f"{number}")
    verdicts = {try_password(engine, name, PASSWORD, "a") for name in ("ihor", "nobody", "locked")}
    assert verdicts == {sign_in.REFUSED}


def test_sixty_four_ukrainian_letters_count_to_the_last(engine):
    assert len(LETTERS) == 64
    kept = passwords.hash_password(LETTERS)
    assert passwords.is_password(LETTERS, kept)
    assert not passwords.is_password(LETTERS[:63] + "я", kept)
    assert not passwords.is_password(LETTERS[:63], kept)


def test_a_password_is_the_same_however_it_is_encoded(engine):
    kept = passwords.hash_password("їжак")
    assert passwords.is_password("і\u0308жак", kept)
    assert not passwords.is_password(" їжак", kept)


def test_the_hash_is_in_the_format_of_the_sign_in_library(engine):
    kept = passwords.hash_password(PASSWORD)
    assert Hasher.is_hash(kept)
    assert Hasher.check_pw(passwords.prepared(PASSWORD), kept)
    assert passwords.is_password(PASSWORD, Hasher.hash(passwords.prepared(PASSWORD)))


def ticket_for(engine, enrol, then="/admin"):
    enrol()
    verdict = try_password(engine, "olena", PASSWORD, "a")
    return issue_ticket(engine, verdict, "browser", then, "password")


def come(engine, ticket, browser="browser"):
    return redeem(engine, ticket, browser, address="a", agent="b")


def arrive(engine, ticket):
    found = come(engine, ticket)
    assert found is not None
    return found


def signed_in(engine, enrol):
    return arrive(engine, ticket_for(engine, enrol)).sid


def test_a_ticket_opens_one_session_and_tells_where_the_person_was_going(engine, enrol):
    ticket = ticket_for(engine, enrol)
    arrival = arrive(engine, ticket)
    assert arrival.then == "/admin"
    assert holder(engine, arrival.sid).name == "olena"
    assert come(engine, ticket) is None


def test_parallel_redemptions_open_one_session(engine, enrol):
    ticket = ticket_for(engine, enrol)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _n: come(engine, ticket), range(8)))
    assert sum(one is not None for one in found) == 1


@pytest.mark.parametrize(
    ("ticket", "browser"), [(None, "another"), ("garbage", "browser"), ("", "")]
)
def test_a_ticket_is_good_in_its_own_browser_only(engine, enrol, ticket, browser):
    real = ticket_for(engine, enrol)
    assert come(engine, real if ticket is None else ticket, browser) is None


def test_a_ticket_is_good_for_half_a_minute(engine, enrol, monkeypatch):
    ticket = ticket_for(engine, enrol)
    later(monkeypatch, seconds=31)
    assert come(engine, ticket) is None


def test_a_ticket_of_somebody_disabled_meanwhile_is_no_good(engine, enrol):
    ticket = ticket_for(engine, enrol)
    with writing(engine, SYSTEM, moves_figures=False) as work:
        disable(work, "olena")
    assert come(engine, ticket) is None


def test_what_the_database_holds_of_a_cookie_opens_nothing(engine, enrol):
    sid = signed_in(engine, enrol)
    for other in (digest(sid), sid + "x", sid[:-1], "x" * 101, "", None, 7, "\ud800"):
        assert resolve(engine, other) is None


def refusals(caplog):
    return [json.loads(record.message) for record in caplog.records if record.name == "postup"]


def test_the_log_is_told_who_was_refused_and_never_a_name_that_nobody_has(engine, enrol, caplog):
    number = enrol()
    outcome(engine, password="хибний", address="10.0.0.7")
    outcome(engine, name="мій-пароль-замість-імені")
    known, unknown = refusals(caplog)
    assert known["refused"] == unknown["refused"] == "sign-in"
    assert (known["who"], known["address"]) == (f"person:{number}", "10.0.0.7")
    assert unknown["who"] == ""
    assert "пароль" not in caplog.text
    assert known["at"].endswith("Z")
    assert outcome(engine) is Outcome.WELCOME
    assert len(refusals(caplog)) == 2
