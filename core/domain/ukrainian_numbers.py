"""Ukrainian number words as deadlines use them: «двох», «третій», «тримісячний», «IV»."""

from collections.abc import Iterable

_CARDINALS = {
    1: "один одна одне одного одну",
    2: "два дві двох",
    3: "три трьох",
    4: "чотири чотирьох",
    5: "п'ять п'яти",
    6: "шість шести",
    7: "сім семи",
    8: "вісім восьми",
    9: "дев'ять дев'яти",
    10: "десять десяти",
    11: "одинадцять одинадцяти",
    12: "дванадцять дванадцяти",
    14: "чотирнадцять чотирнадцяти",
    15: "п'ятнадцять п'ятнадцяти",
    20: "двадцять двадцяти",
    30: "тридцять тридцяти",
    60: "шістдесят шістдесяти",
    90: "дев'яносто",
}
_ORDINALS = {
    1: "перший перша перше першого першому",
    2: "другий друга друге другого другому",
    3: "третій третього третьому",
    4: "четвертий четвертого четвертому",
}
_ROMANS = {1: "і", 2: "іі", 3: "ііі", 4: "іv"}
_FIRST_PARTS = {1: "одно", 2: "дво двох", 3: "три трьох", 4: "чотири чотирьох"}


def _by_word(words_by_number: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in words_by_number.items() for word in words.split()}


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_CARDINAL = _by_word(_CARDINALS)
_ORDINAL = _by_word(_ORDINALS) | _by_word(_ROMANS)
_FIRST_PART = _by_word(_FIRST_PARTS) | {
    words.split()[-1]: number for number, words in _CARDINALS.items() if number > 4
}
CARDINAL = rf"(?:[0-9]{{1,4}}|{any_of(_CARDINAL)})"
ORDINAL = rf"(?:{any_of(_ORDINAL)}|[1-4])"
FIRST_PART = rf"(?:[0-9]{{1,4}}-|{any_of(_FIRST_PART)})"


def cardinal(word: str) -> int:
    """The number that a match of `CARDINAL` says."""
    return _CARDINAL.get(word) or int(word)


def ordinal(word: str) -> int:
    """The number that a match of `ORDINAL` says: a word, a roman numeral or a digit."""
    return _ORDINAL.get(word) or int(word)


def first_part(word: str) -> int:
    """The number in the first part of a word («три» of «тримісячний», «10-» of «10-денний»)."""
    return _FIRST_PART.get(word) or int(word.rstrip("-"))
