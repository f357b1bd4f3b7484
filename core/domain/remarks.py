"""What a body and the secretariat say to each other about an event, outside any decision."""

from enum import StrEnum


class RemarkKind(StrEnum):
    """A remark, a body's request to revoke an acceptance (rules §3 «Claim»), or «прочитано»."""

    NOTE = "note"
    REVOCATION = "revocation"
    SEEN = "seen"
