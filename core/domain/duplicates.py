"""When two events look like one that was filed twice (rules §3 «Event»)."""

from difflib import SequenceMatcher

from core.domain.names import fold

ALIKE = 0.82


def are_alike(one: str, other: str) -> bool:
    """Whether two titles say nearly the same, however they are spelt and in whatever order.

    Numbers that differ tell two apart: «Тренінг 1», «Тренінг 2».
    """
    first, second = title_words(one), title_words(other)
    if not first or not second or _numbers(first) != _numbers(second):
        return False
    if first == second:
        return True
    matcher = SequenceMatcher(None, " ".join(first), " ".join(second))
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _numbers(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word.isdigit()]


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title in one spelling and order: alike for titles that say the same."""
    plain = "".join(sign if sign.isalnum() else " " for sign in fold(title))
    return tuple(sorted(plain.split()))
