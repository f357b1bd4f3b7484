"""Signing in through an identity provider (OpenID Connect): its answer becomes one of our people.

An answer is taken from the browser that asked, once, and young; who is unknown to us stays so.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from threading import Lock
from typing import Any

from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.jwk import KeySet
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from core import clock
from core.access.identity import actor_id
from core.access.keys import digest, new_token
from core.access.sign_in import Outcome, Verdict, folded_name
from core.domain.permissions import Actor
from core.errors import PostupError, SettingError
from core.i18n import _
from core.incidents import report
from core.settings import settings
from core.storage.access_tables import PersonRow, UsedAssertionRow
from core.storage.unit_of_work import passing, reading, writing

YOUNG = timedelta(seconds=120)
PATIENCE = timedelta(minutes=10)
TIMEOUT_SECONDS = 10
MOST_PENDING = 10_000
ALGORITHMS = ["RS256", "ES256", "PS256"]
SCOPE = "openid email profile"


class ProviderError(PostupError):
    """The provider's answer cannot be accepted."""


class StrangerError(PostupError):
    """The provider vouches for somebody who is none of our people."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the provider that waits for its answer."""

    browser: str
    nonce: str
    verifier: str
    then: str
    at: datetime


_pending: OrderedDict[str, Asked] = OrderedDict()
_lock = Lock()


def is_on() -> bool:
    """Whether people may come through the provider."""
    return settings().auth_mode != "local"


def check_settings() -> None:
    """Refuse to start with half of what the provider needs.

    Raises:
        SettingError: the name of what is missing.
    """
    wanted = {
        "POSTUP_OIDC_ISSUER": settings().oidc_issuer,
        "POSTUP_OIDC_CLIENT_ID": settings().oidc_client_id,
        "POSTUP_OIDC_CLIENT_SECRET": settings().oidc_client_secret,
        "POSTUP_BASE_URL": settings().base_url,
    }
    missing = [name for name, value in wanted.items() if not value]
    if is_on() and missing:
        raise SettingError(
            _("Для входу через постачальника потрібне налаштування {name}.").format(name=missing[0])
        )


def ask(browser: str, then: str, back_to: str) -> str:
    """The provider's address to send a browser to."""
    nonce, verifier = new_token(), new_token() + new_token()
    with _client(back_to) as client:
        url, state = client.create_authorization_url(
            discovered()["authorization_endpoint"], nonce=nonce, code_verifier=verifier
        )
    with _lock:
        _pending[state] = Asked(digest(browser), nonce, verifier, then, clock.now())
        while len(_pending) > MOST_PENDING:
            _pending.popitem(last=False)
    return url


def answer(
    engine: Engine, browser: str, state: str, code: str, back_to: str
) -> tuple[Verdict, str]:
    """Who came back from the provider, and where they were going.

    Raises:
        ProviderError: nobody asked, it took too long, or the answer does not hold.
        StrangerError: the person is none of ours, or disabled.
    """
    with _lock:
        asked = _pending.pop(state, None)
    now = clock.now()
    if asked is None or asked.browser != digest(browser) or now - asked.at > PATIENCE:
        raise ProviderError(_("Вхід не завершено. Увійдіть ще раз."))
    try:
        with _client(back_to) as client:
            token = client.fetch_token(
                discovered()["token_endpoint"],
                code=code,
                code_verifier=asked.verifier,
                timeout=TIMEOUT_SECONDS,
            )
        claims = checked_claims(token["id_token"], asked.nonce, now)
    except Exception as error:
        report(error)
        raise ProviderError(_("Вхід не завершено. Увійдіть ще раз.")) from error
    _use_up(engine, token["id_token"])
    return _person_behind(engine, claims), asked.then


def checked_claims(id_token: str, nonce: str, now: datetime) -> dict[str, Any]:
    """What an answer says, once its signature, addressee, age and question are right.

    Raises:
        ValueError: one of them is not.
    """
    claims = dict(jwt.decode(id_token, _keys(), algorithms=ALGORITHMS).claims)
    audience = claims.get("aud")
    addressees = audience if isinstance(audience, list) else [audience]
    issued, ends = int(claims["iat"]), int(claims["exp"])
    seconds = now.timestamp()
    holds = (
        claims.get("iss") == discovered()["issuer"]
        and addressees == [settings().oidc_client_id]
        and claims.get("nonce") == nonce
        and bool(claims.get("sub"))
        and -5 <= seconds - issued <= YOUNG.total_seconds()
        and seconds < ends
    )
    if not holds:
        raise ValueError("the answer of the provider does not hold")
    return claims


@cache
def discovered() -> dict[str, Any]:
    """What the provider says of itself, read once."""
    address = settings().oidc_issuer.rstrip("/") + "/.well-known/openid-configuration"
    with _client("") as client:
        found = client.get(address, withhold_token=True, timeout=TIMEOUT_SECONDS)
    found.raise_for_status()
    about = dict(found.json())
    if about.get("issuer", "").rstrip("/") != settings().oidc_issuer.rstrip("/"):
        raise ValueError("the provider names itself otherwise")
    return about


def _keys() -> KeySet:
    with _client("") as client:
        found = client.get(discovered()["jwks_uri"], withhold_token=True, timeout=TIMEOUT_SECONDS)
    return KeySet.import_key_set(found.json())


def _client(back_to: str) -> Any:
    return OAuth2Session(
        settings().oidc_client_id,
        settings().oidc_client_secret,
        scope=SCOPE,
        redirect_uri=back_to,
        code_challenge_method="S256",
    )


def _use_up(engine: Engine, id_token: str) -> None:
    try:
        with passing(engine) as session:
            session.add(UsedAssertionRow(token_hash=digest(id_token), at=clock.now()))
    except IntegrityError as error:
        raise ProviderError(_("Вхід не завершено. Увійдіть ще раз.")) from error


def _person_behind(engine: Engine, claims: dict[str, Any]) -> Verdict:
    with reading(engine) as session:
        person = _linked(session, claims)
    if person is None:
        person = _link(engine, claims)
    if not person.is_active:
        raise _stranger()
    return Verdict(Outcome.WELCOME, person.id or 0, person.auth_version)


def _linked(session: Session, claims: dict[str, Any]) -> PersonRow | None:
    return session.exec(
        select(PersonRow).where(
            PersonRow.oidc_issuer == claims["iss"], PersonRow.oidc_subject == str(claims["sub"])
        )
    ).first()


def _link(engine: Engine, claims: dict[str, Any]) -> PersonRow:
    """The first time: an account that was invited under this name and has no password yet."""
    names = [claims.get("preferred_username")]
    if claims.get("email_verified") is True:
        names.append(claims.get("email"))
    with reading(engine) as session:
        person = session.exec(
            select(PersonRow).where(
                col(PersonRow.name).in_([folded_name(str(name)) for name in names if name]),
                col(PersonRow.password_hash).is_(None),
                col(PersonRow.oidc_subject).is_(None),
            )
        ).first()
    if person is None or not person.is_active:
        raise _stranger()
    number = person.id or 0
    with writing(engine, Actor(actor_id(number)), moves_figures=False) as work:
        person = work.session.get_one(PersonRow, number)
        person.oidc_issuer, person.oidc_subject = claims["iss"], str(claims["sub"])
        person.full_name = person.full_name or str(claims.get("name") or "")
        work.session.add(person)
        work.session.flush()
        work.audit("person.link", "person", number, issuer=claims["iss"])
    return person


def _stranger() -> StrangerError:
    return StrangerError(_("Вас немає серед користувачів. Попросіть адміністратора запросити вас."))
