"""A disk that loses power: only what was synced is sure, of the rest any part may have arrived.

SQLite's files are opened through a layer of our own (apsw); an adapter makes of an apsw connection
what SQLAlchemy takes for one of `sqlite3`, so that the product's own services write.
"""

import random
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from core.storage import engine as product

SECTOR = 512


class Disk(apsw.VFS):
    """Remembers for each file what is sure and what was written since."""

    def __init__(self) -> None:
        super().__init__(f"power-{id(self)}", "unix")
        self.sure: dict[str, bytearray] = {}
        self.pending: dict[str, list[tuple[int, bytes | None]]] = defaultdict(list)

    @property
    def name(self) -> str:
        """The name under which SQLite knows it."""
        return f"power-{id(self)}"

    def xOpen(self, name: Any, flags: list[int]) -> "File":  # noqa: N802
        """Open a file through us."""
        return File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        """Delete a file."""
        super().xDelete(filename, syncdir)
        self.sure.pop(filename, None)
        self.pending.pop(filename, None)

    def after_the_cut(self, folder: Path, chance: random.Random) -> None:
        """What is found when the power is back: sectors that were not synced came or did not."""
        for name, content in self.sure.items():
            found = bytearray(content)
            for at, data in self.pending[name]:
                for start in range(0, len(data or b"x"), SECTOR):
                    if chance.random() < 0.5:
                        piece = None if data is None else data[start : start + SECTOR]
                        _apply(found, at + start, piece)
            (folder / Path(name).name).write_bytes(found)


class File(apsw.VFSFile):
    """A file of the disk."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self.disk = disk
        self.name = name.filename() if hasattr(name, "filename") else str(name)
        super().__init__("unix", name, flags)
        disk.sure.setdefault(self.name, bytearray())

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        """Write: not sure yet."""
        super().xWrite(data, offset)
        self.disk.pending[self.name].append((offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        """Cut: not sure yet."""
        super().xTruncate(newsize)
        self.disk.pending[self.name].append((newsize, None))

    def xSync(self, flags: int) -> None:  # noqa: N802
        """Make all that was written sure."""
        super().xSync(flags)
        for at, data in self.disk.pending[self.name]:
            _apply(self.disk.sure[self.name], at, data)
        self.disk.pending[self.name].clear()


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        return
    content.extend(b"\0" * (at + len(data) - len(content)))
    content[at : at + len(data)] = data


class Cursor:
    """A cursor as `sqlite3` has it."""

    arraysize = 1
    rowcount = -1

    def __init__(self, connection: "Connection") -> None:
        self.connection = connection
        self.rows: list[tuple[Any, ...]] = []
        self.description: Any = None
        self.lastrowid = 0

    def execute(self, statement: str, parameters: Any = ()) -> "Cursor":
        """Run one statement and fetch all of its rows."""
        cursor = self.connection.apsw.cursor()
        self.description = None
        cursor.setexectrace(self._describe)
        try:
            self.rows = list(cursor.execute(statement, tuple(parameters)))
        except apsw.Error as error:
            raise sqlite3.OperationalError(str(error)) from error
        self.lastrowid = self.connection.apsw.last_insert_rowid()
        self.rowcount = self.connection.apsw.changes()
        return self

    def executemany(self, statement: str, many: Any) -> "Cursor":
        """Run one statement many times."""
        for parameters in many:
            self.execute(statement, parameters)
        return self

    def _describe(self, cursor: Any, _sql: str, _bindings: Any) -> bool:
        try:
            names = cursor.get_description()
        except apsw.ExecutionCompleteError:
            names = ()
        self.description = tuple((n[0], *[None] * 6) for n in names) or None
        return True

    def fetchone(self) -> Any:
        """The next row."""
        return self.rows.pop(0) if self.rows else None

    def fetchall(self) -> list[Any]:
        """All rows left."""
        found, self.rows = self.rows, []
        return found

    def fetchmany(self, size: int = 1) -> list[Any]:
        """Some rows."""
        found, self.rows = self.rows[:size], self.rows[size:]
        return found

    def close(self) -> None:
        """Nothing is held."""


class Connection:
    """A connection as `sqlite3` has it, over apsw."""

    isolation_level = None

    def __init__(self, path: Path, disk: Disk) -> None:
        self.apsw = apsw.Connection(str(path), vfs=disk.name)
        self.apsw.execute("PRAGMA locking_mode=EXCLUSIVE")  # else the log's index is a shared map

    def cursor(self, *_: Any) -> Cursor:
        """A cursor."""
        return Cursor(self)

    def execute(self, statement: str, parameters: Any = ()) -> Cursor:
        """Run one statement."""
        return self.cursor().execute(statement, parameters)

    def create_function(
        self, name: str, count: int, function: Callable[..., Any], **_: Any
    ) -> None:
        """A function for SQL."""
        self.apsw.create_scalar_function(name, function, count)

    def commit(self) -> None:
        """End a transaction, if there is one."""
        if self.apsw.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        """Take a transaction back, if there is one."""
        if self.apsw.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        """Close."""
        self.apsw.close()


def engine_over(path: Path, disk: Disk) -> Engine:
    """An engine with the product's own pragmas and beginnings, over a disk that loses power."""
    connection: Any = Connection(path, disk)
    product.prepare(connection)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", product._begin)
    return engine
