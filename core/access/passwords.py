"""Passwords: how they are hashed, and which are accepted.

The hash is bcrypt's text, as streamlit-authenticator's Hasher makes and checks it, over an HMAC of
the password: so its length has no limit, and a stolen database alone cannot be searched.
"""

import base64
import hashlib
import hmac
import threading
import unicodedata
from functools import cache

import bcrypt

from core.access.keys import derived, new_token

COST = 12
_slots = threading.BoundedSemaphore(2)


def prepared(password: str) -> str:
    """What is hashed in place of a password: 44 ASCII characters, the same however it was typed."""
    text = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    return base64.b64encode(hmac.new(derived("pepper"), text, hashlib.sha256).digest()).decode()


def hash_password(password: str) -> str:
    """The hash to keep; at most two are computed at once."""
    with _slots:
        return bcrypt.hashpw(prepared(password).encode(), bcrypt.gensalt(COST)).decode()


def is_password(password: str, kept: str | None) -> bool:
    """Whether it is the one; where there is none the same time is spent and the answer is no."""
    with _slots:
        fits = bcrypt.checkpw(prepared(password).encode(), (kept or _nobodys()).encode())
    return fits and kept is not None


@cache
def _nobodys() -> str:
    return bcrypt.hashpw(prepared(new_token()).encode(), bcrypt.gensalt(COST)).decode()


def warm_up() -> None:
    """Make the hash that stands for unknown names, lest the first of them take twice as long."""
    _nobodys()
