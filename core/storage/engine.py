"""The database engine: durable SQLite (FULL), writers that take their lock at BEGIN.

Where the disk cannot be written to, connections only read, so that the figures stay on show; they
are given up for ordinary ones as soon as it can be.
"""

import os
import sqlite3
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import NullPool, QueuePool

from core.storage.condition import is_folder_writable
from core.storage.turns import take_turn

WRITES = "postup_writes"
AT_ONCE = "postup_at_once"
ONLY_READS = "postup_only_reads"
_PATIENCE = "busy_timeout=10000"
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    _PATIENCE,
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "secure_delete=ON",
)
_PRAGMAS_OF_READERS = (_PATIENCE, "trusted_schema=OFF", "query_only=ON")
_TURN = "postup_turn"
_NO_WRITING = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_FULL")
# The first needs the log's two files to be there; the second reads what the log has handed over.
_READING = ("mode=ro", "mode=ro&immutable=1")


@lru_cache(maxsize=8)
def engine_for(url: str) -> Engine:
    """The one engine of this process for a database URL."""
    place = make_url(url)
    if place.database:
        Path(place.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(url, poolclass=QueuePool, connect_args={"check_same_thread": False})
    event.listen(engine, "do_connect", _connect)
    event.listen(engine, "connect", _mark)
    event.listen(engine, "checkout", _renew)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _end_turn)
    return engine


def engine_of_copy(path: Path) -> Engine:
    """An engine over a file that nobody writes to, such as a backup; the file stays as it is."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    return create_engine("sqlite://", creator=connect, poolclass=NullPool)


def prepare(connection: Any) -> None:
    """Put the pragmas of a connection that writes in force."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def empty_log(engine: Engine) -> bool:
    """Bring the write-ahead log home and cut it to nothing, so that it holds no old content.

    False where somebody reads an older state for longer than a writer waits: it stays as it is.
    """
    connection = engine.raw_connection()
    try:
        (is_busy, _pages, _moved) = (
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        )
    finally:
        connection.close()
    return not is_busy


def _connect(_dialect: Any, _record: Any, cargs: Any, cparams: Any) -> Any:
    path = Path(cargs[0])
    try:
        _make_for_owner(path)
        connection = sqlite3.connect(*cargs, **cparams)
        try:
            prepare(connection)
        except sqlite3.Error:
            connection.close()
            raise
    except sqlite3.OperationalError as error:
        may_read = path.is_file() and not cparams.get("uri")
        if may_read and str(error.sqlite_errorname).startswith(_NO_WRITING):
            return _reader(path, cparams, error)
        raise
    return connection


def _make_for_owner(path: Path) -> None:
    """A new database is its owner's alone, and so are its log and index, which take after it."""
    with suppress(OSError):
        os.mknod(path, 0o600)  # opens nothing: closing a database drops this process's locks on it


def _reader(path: Path, cparams: Any, trouble: sqlite3.Error) -> Any:
    """A connection that only reads, in the way that sees the most."""
    for mode in _READING:
        address = f"file:{quote(str(path.absolute()))}?{mode}"
        connection = sqlite3.connect(address, **{**cparams, "uri": True}, factory=_OnlyReading)
        try:
            connection.isolation_level = None
            for pragma in _PRAGMAS_OF_READERS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            continue
        return connection
    raise trouble


class _OnlyReading(sqlite3.Connection):
    """A connection made while nothing could be written."""


def _mark(connection: Any, record: Any) -> None:
    record.info[ONLY_READS] = isinstance(connection, _OnlyReading)


def _renew(_connection: Any, record: Any, _proxy: Any) -> None:
    if record.info.get(ONLY_READS) and _can_write_again(_connection):
        raise DisconnectionError("the disk can be written to again")


def _can_write_again(connection: sqlite3.Connection) -> bool:
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    return is_folder_writable(Path(path).parent)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(AT_ONCE, False):
        _begin_at_once(connection)
    elif options.get(WRITES, False):
        _stand_in_line(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_at_once(connection: Connection) -> None:
    """Take the lock if nobody holds it; who writes so is not worth waiting for."""
    connection.exec_driver_sql("PRAGMA busy_timeout=0")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(f"PRAGMA {_PATIENCE}")


def _stand_in_line(connection: Connection) -> None:
    record, database = connection.connection.record_info, connection.engine.url.database
    if record is not None and database and _TURN not in record:
        record[_TURN] = take_turn(Path(database))


def _end_turn(_connection: Any, record: Any) -> None:
    """The connection is back, its transaction over, whichever way it went."""
    if turn := record.record_info.pop(_TURN, None):
        turn.end()
