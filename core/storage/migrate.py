"""The schema's revision: bring a database forward, in one transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from core.errors import StateError
from core.i18n import _
from core.storage.engine import WRITES
from core.storage.spans import settle

MIGRATIONS = Path(__file__).parent / "migrations"


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings for an open connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str:
    """The revision this version of Postup works with."""
    return str(ScriptDirectory.from_config(alembic_config()).get_current_head())


def current_revision(connection: Connection) -> str | None:
    """The revision a database is at; None when it has no schema yet."""
    return MigrationContext.configure(connection).get_current_revision()


def check_known(current: str | None) -> None:
    """Refuse a database of a version that this one does not know.

    Raises:
        StateError: it is newer.
    """
    known = {s.revision for s in ScriptDirectory.from_config(alembic_config()).walk_revisions()}
    if current is not None and current not in known:
        raise StateError(_("База даних новіша за цю версію «Поступу». Оновіть програму."))


def is_newest(engine: Engine) -> bool:
    """Whether the database is at the newest revision: then nothing has to be written."""
    with engine.connect() as connection:
        return current_revision(connection) == newest_revision()


def migrate(engine: Engine) -> str:
    """Bring the database to the newest revision and return it; all of it or nothing.

    Raises:
        StateError: the database is newer than this version of Postup.
    """
    if is_newest(engine):
        return newest_revision()
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        check_known(current_revision(connection))
        command.upgrade(alembic_config(connection), "head")
        settle(connection)
    return newest_revision()
