"""The installation's secret key and what is made with it: peppers, seals, digests of tokens."""

import base64
import hashlib
import hmac
import os
import secrets
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet

from core.errors import SettingError
from core.i18n import _
from core.settings import settings

FILE = "secret.key"
SHORTEST = 32
FEWEST_DIFFERENT = 12


def secret_key() -> bytes:
    """The key: `POSTUP_SECRET_KEY`, else the one in the data folder, made if there is none.

    Raises:
        SettingError: it is too short or too regular, or others on this machine can read its file.
    """
    return _checked(settings().secret_key, settings().data_dir / FILE)


@cache
def _checked(given: str, file: Path) -> bytes:
    key = given.encode() if given else _kept(file)
    if len(key) < SHORTEST or len(set(key)) < FEWEST_DIFFERENT:
        raise SettingError(
            _("POSTUP_SECRET_KEY заслабкий: потрібно щонайменше {n} випадкових знаків.").format(
                n=SHORTEST
            )
        )
    return key


def derived(purpose: str) -> bytes:
    """A key of 32 bytes for one purpose alone."""
    return hmac.new(secret_key(), purpose.encode(), hashlib.sha256).digest()


def new_token() -> str:
    """A secret for a link, a ticket or a cookie: 256 bits as 43 URL-safe characters."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token: its SHA-256 in hexadecimal."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def sealed(text: str) -> str:
    """A text that can be read back only with the installation's key."""
    return _box().encrypt(text.encode()).decode()


def unsealed(text: str) -> str:
    """What `sealed` was given."""
    return _box().decrypt(text.encode()).decode()


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derived("seal")))


def _kept(file: Path) -> bytes:
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(file)
    if os.name == "posix" and file.stat().st_mode & 0o077:
        raise SettingError(
            _("Файл «{path}» можуть читати інші. Залиште доступ лише собі: chmod 600.").format(
                path=file
            )
        )
    return file.read_bytes().strip()


def _make(file: Path) -> None:
    """Written aside and linked into place, so that nobody ever reads half a key."""
    draft = file.with_name(f"{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_urlsafe(48) + "\n")
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
