"""The present instant; everything else takes time as an argument (rules §1)."""

from datetime import UTC, datetime

from core.domain.moments import AsOf, end_of, kyiv_date, parse_as_of, start_of

__all__ = ["AsOf", "end_of", "kyiv_date", "now", "parse_as_of", "start_of"]


def now() -> datetime:
    """The present instant in UTC."""
    return datetime.now(UTC)
