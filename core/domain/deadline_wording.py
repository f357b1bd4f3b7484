"""Deadline cells in one wording, and the words that the grammar's phrases share (rules §2).

Patterns are written for text that `in_one_wording` has passed: small letters, `-` without spaces
for every dash, `'` for every apostrophe, «року» for «р.», digits for numerals of quarters and
halves.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.domain.deadline_rules import Period, Rule, Window, Years
from core.domain.names import fold
from core.domain.ukrainian_numbers import ORDINAL, any_of, ordinal

Rules = tuple[Rule, ...]
Builder = Callable[[re.Match[str]], Rules | None]

BY = r"(?:(?:[ув] строк )?(?:до|не пізніше(?: ніж)?(?: до)?))"
DURING = r"(?:протягом|[ув]продовж|на протязі|[ув] межах)"
IN = rf"(?:[ув]|{DURING})"
YEAR = r"(?:(?:19|20|21)[0-9]{2})"
YEAR_WORD = r"(?:рік|року|році|роки|років|роках)"
OPTIONAL_YEAR = rf"(?: ?(?P<year>{YEAR})(?: ?{YEAR_WORD})?)?"
AND = r"(?:, (?:та |і |й )?| та | і | й )"
PAUSE = r"(?:, | |-|: ?)"

_PERIODS = {
    Period.YEAR: ("рік року", "щороку щорічно"),
    Period.HALF_YEAR: ("півроку півріччя", "щопівроку щопівріччя щопіврічно"),
    Period.QUARTER: ("квартал кварталу", "щокварталу щоквартально"),
    Period.MONTH: ("місяць місяця", "щомісяця щомісячно"),
}
_PERIOD_BY_WORD = {
    word: period for period, forms in _PERIODS.items() for word in " ".join(forms).split()
}
PERIOD = rf"(?:{any_of(' '.join(names for names, _every in _PERIODS.values()).split())})"
_ADVERB = any_of(" ".join(every for _names, every in _PERIODS.values()).split())
EVERY = rf"(?:{_ADVERB}|кож(?:ного|ний|ен|не|ні) {PERIOD})"

_NUMBERED = r"(?:квартал|півріч)"
_SPELLINGS = (
    (r"\s*-\s*", "-"),
    (r" *, *", ", "),
    (r"([(]) +", r"\1"),
    (r" +([)])", r"\1"),
    (r"(?<=[0-9])-(?:го|ого|й|ий|ій|му|ому|е|а|х|ти|ма)\b", ""),
    (r"(?<=[0-9])(?=рр?\b)", " "),
    (r"\bр\. ?р\.|\bрр\b\.?", "роки"),
    (r"\bр\b\.?", "року"),
    (r"[(]включно[)]", "включно"),
    (r"\bпо завершенні\b", "після завершення"),
    (r",(?= (?:ніж|як)\b)", ""),
)
_TO_SPELL = tuple((re.compile(pattern), text) for pattern, text in _SPELLINGS)
_NUMERAL = re.compile(rf"\b{ORDINAL}(?=(?:(?:-|{AND}){ORDINAL})* {_NUMBERED})")
_EDGES = " .,;:"


def in_one_wording(text: str) -> str:
    """The cell's text as the patterns expect it; for reading only, never for showing."""
    wording = fold(text)
    for pattern, replacement in _TO_SPELL:
        wording = pattern.sub(replacement, wording)
    return _NUMERAL.sub(lambda found: str(ordinal(found[0])), wording).strip(_EDGES)


def period_of(words: str) -> Period:
    """The period that a match of `PERIOD` or `EVERY` names."""
    return _PERIOD_BY_WORD[words.split()[-1]]


def is_of_every_year(rules: Rules) -> bool:
    """Whether no rule names a year of its own."""
    return not any(
        isinstance(rule, Years)
        or getattr(rule, "year", None)
        or (isinstance(rule, Window) and rule.starts.count("-") > 1)
        for rule in rules
    )


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of the grammar: a wording and what it means."""

    pattern: re.Pattern[str]
    build: Builder


def phrase(pattern: str, build: Builder) -> Phrase:
    """A row of the grammar; the builder answers None where the words make no sense."""
    return Phrase(re.compile(pattern), build)


def read_by(table: tuple[Phrase, ...], text: str) -> Rules | None:
    """The rules of the first row that fits the whole text and makes sense, or None."""
    for row in table:
        found = row.pattern.fullmatch(text)
        rules = row.build(found) if found else None
        if rules:
            return rules
    return None
