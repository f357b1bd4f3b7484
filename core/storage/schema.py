"""All tables in one place, for migrations and for the first start."""

from sqlmodel import SQLModel

from core.storage import (
    access_tables,
    attachment_tables,
    fact_tables,
    filing_tables,
    plan_tables,
    span_tables,
    system_tables,
)

TABLES = (
    plan_tables, fact_tables, span_tables, attachment_tables, system_tables, access_tables,
    filing_tables,
)  # fmt: skip
METADATA = SQLModel.metadata
