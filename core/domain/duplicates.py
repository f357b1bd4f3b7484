"""When two events look like one that was filed twice (rules §3 «Event»)."""

from difflib import SequenceMatcher

from core.domain.names import fold

ALIKE = 0.82


def are_alike(one: str, other: str) -> bool:
    """Whether two titles say nearly the same, however they are spelt and in whatever order."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    if first == second:
        return True
    matcher = SequenceMatcher(None, " ".join(first), " ".join(second))
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _words(title: str) -> list[str]:
    plain = "".join(sign if sign.isalnum() else " " for sign in fold(title))
    return sorted(plain.split())
