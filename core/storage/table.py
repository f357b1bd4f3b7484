"""The base of every table: its name in the database is the class's, in snake case."""

import re
from typing import Any

from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel


class Table(SQLModel):
    """A table named for its class, without the ending `Row`: `EventBodyRow` is `event_body`."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  # pyright: ignore[reportIncompatibleVariableOverride]
        name = cls.__name__.removesuffix("Row")
        return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class VersionedTable(Table):
    """A table whose rows people change (a draft, a setting), each with a counted version.

    A row that was read at one version and written after somebody else's write is refused:
    `writing` makes a `ConflictError` of it. People think between reading and saving; give the
    version they saw back to the row with `seen`.
    """

    version: int = Field(default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.__table__.c.version}  # pyright: ignore[reportAttributeAccessIssue]
