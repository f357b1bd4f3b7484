"""Deadlines that say how often, alone or together with dates (rules §2)."""

import re

from core.domain.deadline_dates import read_dates
from core.domain.deadline_rules import AfterPeriod, AtLeast, Period, TimesPer
from core.domain.deadline_wording import (
    BY,
    DURING,
    EVERY,
    PAUSE,
    PERIOD,
    Phrase,
    Rules,
    is_of_every_year,
    period_of,
    phrase,
    read_by,
)
from core.domain.ukrainian_numbers import CARDINAL, cardinal

Frequency = TimesPer | AtLeast

_TIMES = rf"(?:(?P<count>{CARDINAL}) раз(?:и|ів|у|а)?|раз|(?P<adverb>двічі|тричі))"
_PER = rf"(?:(?:на|[ув]|за|{DURING}) (?:кож\w+ )?(?P<period>{PERIOD})|(?P<every>{EVERY}))"
_NOT_LESS = r"(?:не (?:рідше|менше|менш)(?: (?:ніж|як))?|щонайменше|принаймні|мінімум)"
_ADVERBS = {"двічі": 2, "тричі": 3}
_MOST = 366


def read_frequency(text: str) -> Rules | None:
    """The rule of a text that wholly says how often; None if it does not."""
    return read_by(_OFTEN, text)


def read_dated_frequency(text: str) -> Rules | None:
    """The rules of «how often» with dates, in either order: the dates make it exact."""
    if rules := read_by(_REPORTING, text):
        return rules
    for split in _SPLITS:
        found = split.fullmatch(text)
        rules = _together(found["often"], found["when"]) if found else None
        if rules:
            return rules
    return None


def _every(found: re.Match[str]) -> Rules:
    return (TimesPer(count=1, period=period_of(found["every"])),)


def _every_at_least(found: re.Match[str]) -> Rules:
    return (AtLeast(count=1, period=period_of(found["every"])),)


def _times(found: re.Match[str]) -> Rules | None:
    """«один раз на півроку» is the period's own; «двічі на рік» is a number to reach."""
    count, period = _count(found), period_of(found["period"] or found["every"])
    if count == 1:
        return (TimesPer(count=1, period=period),)
    return (AtLeast(count=count, period=period),) if 0 < count <= _MOST else None


def _at_least(found: re.Match[str]) -> Rules | None:
    count, period = _count(found), period_of(found["period"] or found["every"])
    return (AtLeast(count=count, period=period),) if 0 < count <= _MOST else None


def _count(found: re.Match[str]) -> int:
    if found["adverb"]:
        return _ADVERBS[found["adverb"]]
    return cardinal(found["count"]) if found["count"] else 1


_OFTEN: tuple[Phrase, ...] = (
    phrase(rf"(?P<every>{EVERY})", _every),
    phrase(rf"{_TIMES} {_PER}", _times),
    phrase(rf"{_NOT_LESS} (?P<every>{EVERY})", _every_at_least),
    phrase(rf"{_NOT_LESS} {_TIMES} {_PER}", _at_least),
)

_OFTEN_WORDS = re.sub(r"\(\?P<\w+>", "(?:", rf"(?:(?:{_NOT_LESS} )?(?:{EVERY}|{_TIMES} {_PER}))")
_SPLITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<often>{_OFTEN_WORDS}) ?[(](?P<when>[^()]+)[)]",
        rf"(?P<often>{_OFTEN_WORDS}){PAUSE}(?P<when>[^()]+)",
        rf"(?P<when>[^()]+?){PAUSE}(?P<often>{_OFTEN_WORDS})",
        rf"(?P<when>[^()]+?) ?[(](?P<often>{_OFTEN_WORDS})[)]",
    )
)
_EVERY_YEAR = re.compile(r"щороку|щорічно|кож\w+ (?:року|рік)")
_WITHIN_THE_YEAR = re.compile(rf"{DURING} року")
_IN_A_YEAR = {Period.YEAR: 1, Period.HALF_YEAR: 2, Period.QUARTER: 4, Period.MONTH: 12}


def _together(often: str, when: str) -> Rules | None:
    frequency = _only(read_frequency(often))
    if frequency is None or _WITHIN_THE_YEAR.fullmatch(when):
        return (frequency,) if frequency else None
    if reporting := _after_period(frequency, when):
        return reporting
    dates = read_dates(when)
    if dates is None or not is_of_every_year(dates):
        return None
    wanted = frequency.count * _IN_A_YEAR[frequency.period]
    return dates if _EVERY_YEAR.fullmatch(often) or wanted == len(dates) else None


def _only(rules: Rules | None) -> Frequency | None:
    match rules:
        case (TimesPer() | AtLeast() as rule,):
            return rule
        case _:
            return None


# Reporting after a period ----------------------------------------------------------------------

_REPORTED = (
    r"(?:звітн\w+|закінчення звітного|закінчення|завершення)"
    r"(?: (?:період(?:ом|у)|квартал(?:ом|у)|місяц(?:ем|я)|півріччя(?:м)?|ро(?:ком|ку)))?"
)
_NEXT_MONTH = (
    rf"(?:наступного місяця|місяця,? (?:що|який) (?:настає|йде|слідує) за {_REPORTED}"
    rf"|місяця,? наступного за {_REPORTED}|наступного за {_REPORTED} місяця"
    rf"|місяця після {_REPORTED})"
)
_DAY_OF_NEXT_MONTH = re.compile(rf"{BY} (?P<day>[0-9]{{1,2}})(?: числа)? (?P<month>{_NEXT_MONTH})")
_NEXT_JANUARY = re.compile(
    rf"{BY} (?P<day>[0-9]{{1,2}}) січня "
    r"(?:наступного року|року,? (?:що|який) настає за звітним|року,? наступного за звітним)"
)
_NAMED_PERIODS = (
    (Period.QUARTER, "квартал"),
    (Period.HALF_YEAR, "півріч"),
    (Period.YEAR, "рок"),
)
_SHORTEST_MONTH_AFTER = {
    Period.MONTH: 28,
    Period.QUARTER: 30,
    Period.HALF_YEAR: 31,
    Period.YEAR: 31,
}


def _after_period(frequency: Frequency, when: str) -> Rules | None:
    """«щокварталу» with «до 10 числа наступного місяця»: both must speak of one period."""
    if frequency.count != 1:
        return None
    if frequency.period is Period.YEAR and (found := _NEXT_JANUARY.fullmatch(when)):
        return _reporting(Period.YEAR, int(found["day"]))
    found = _DAY_OF_NEXT_MONTH.fullmatch(when)
    if found is None or _reported_period(found["month"]) not in (None, frequency.period):
        return None
    return _reporting(frequency.period, int(found["day"]))


def _named_reporting(found: re.Match[str]) -> Rules | None:
    period = _reported_period(found["month"])
    return _reporting(period, int(found["day"])) if period else None


def _reported_period(words: str) -> Period | None:
    named = [period for period, stem in _NAMED_PERIODS if stem in words]
    if named:
        return named[0]
    return Period.MONTH if re.search(r"(?:звітним|закінчення|звітного) місяц", words) else None


def _reporting(period: Period, day: int) -> Rules | None:
    is_real = 1 <= day <= _SHORTEST_MONTH_AFTER[period]
    return (AfterPeriod(period=period, day=day),) if is_real else None


_REPORTING: tuple[Phrase, ...] = (phrase(_DAY_OF_NEXT_MONTH.pattern, _named_reporting),)
