"""What a body and the secretariat say to each other about an event, outside any decision."""

from enum import StrEnum


class RemarkKind(StrEnum):
    """A remark, or a body's request to have an acceptance revoked (rules §3 «Claim»)."""

    NOTE = "note"
    REVOCATION = "revocation"
