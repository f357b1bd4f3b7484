"""Settings from `POSTUP_*` variables or `.env`; docs/operations.md lists every one."""

import os
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from dotenv import dotenv_values
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import SettingError
from core.i18n import _

PREFIX = "POSTUP_"
ROOT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """All that an operator can set; a name is the field in capitals behind `POSTUP_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore")

    data_dir: Path = ROOT / "data" / "runtime"
    database_url: str = ""
    attachments_url: str = ""
    attachment_mb: int = Field(default=25, ge=1, le=1000)
    event_attachments_mb: int = Field(default=100, ge=1, le=10_000)
    base_url: str = ""
    allowed_hosts: str = ""
    lang: Literal["uk", "en"] = "uk"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    host: str = "127.0.0.1"
    port: int = Field(default=8501, ge=1, le=65535)
    secret_key: str = ""
    auth_mode: Literal["local", "oidc", "both"] = "local"
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    require_codes: bool = False
    session_idle_minutes: int = Field(default=30, ge=1, le=1440)
    session_hours: int = Field(default=8, ge=1, le=72)
    heartbeat_seconds: int = Field(default=30, ge=1, le=600)
    trusted_proxies: str = "127.0.0.1 ::1"
    requests_per_minute: int = Field(default=600, ge=10)

    @property
    def attachments(self) -> Path:
        """The folder of attachments: the one set, else `attachments` in the data folder."""
        if not self.attachments_url:
            return self.data_dir / "attachments"
        return Path(unquote(urlsplit(self.attachments_url).path))

    @field_validator("attachments_url")
    @classmethod
    def _is_a_folder(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme != "file" or parts.netloc or not parts.path.startswith("/")):
            raise ValueError("only folders are known yet: file:///absolute/path")
        return value

    @property
    def database(self) -> str:
        """The database's URL: the one set, else SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'postup.sqlite'}"

    @property
    def is_secure(self) -> bool:
        """Whether people reach us over TLS."""
        return self.base_url.startswith("https:")

    @property
    def base_path(self) -> str:
        """The path in front of every address, such as `/postup`; blank at the root of a host."""
        return urlsplit(self.base_url).path.rstrip("/")


def read_settings() -> Settings:
    """The settings in force.

    Raises:
        SettingError: an unknown `POSTUP_*` name or a bad value; the sentence names it.
    """
    given = {*os.environ, *dotenv_values(".env")}
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(name for name in given if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise SettingError(_("Невідоме налаштування {name}.").format(name=unknown[0]))
    try:
        found = Settings()
    except ValidationError as error:
        name = PREFIX + str(error.errors()[0]["loc"][0]).upper()
        raise SettingError(
            _("Налаштування {name} має хибне значення.").format(name=name)
        ) from error
    return found.model_copy(update={"data_dir": found.data_dir.absolute()})


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return read_settings()
