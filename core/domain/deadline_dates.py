"""Deadlines that name days, months, quarters, halves or years (rules §2)."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from core.domain.deadline_rules import (
    ByDate,
    InHalf,
    InMonth,
    InQuarter,
    OnDate,
    Period,
    Window,
    Within,
    Years,
)
from core.domain.deadline_wording import (
    AND,
    BY,
    DURING,
    IN,
    OPTIONAL_YEAR,
    YEAR,
    YEAR_WORD,
    Phrase,
    Rules,
    phrase,
    read_by,
)
from core.domain.ukrainian_numbers import any_of

Stretch = OnDate | InMonth | InQuarter | InHalf
"""A named day, month, quarter or half, of one year or of every year."""

_MONTHS = (
    "січень січня січні",
    "лютий лютого лютому",
    "березень березня березні",
    "квітень квітня квітні",
    "травень травня травні",
    "червень червня червні",
    "липень липня липні",
    "серпень серпня серпні",
    "вересень вересня вересні",
    "жовтень жовтня жовтні",
    "листопад листопада листопаді",
    "грудень грудня грудні",
)
_MONTH_NUMBERS = {form: n for n, forms in enumerate(_MONTHS, 1) for form in forms.split()}
_GENITIVES = any_of(forms.split()[1] for forms in _MONTHS)
_LEAP_YEAR = 2024
_MONTHS_IN_QUARTER = 3
_MONTHS_IN_HALF = 6

_DAY = re.compile(rf"(?P<day>[0-9]{{1,2}}) (?P<month>{_GENITIVES}){OPTIONAL_YEAR}")
_NUMERIC = re.compile(
    rf"(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})(?:\.(?P<year>{YEAR})(?: ?{YEAR_WORD})?)?"
)
_MONTH = re.compile(rf"(?P<month>{any_of(_MONTH_NUMBERS)}){OPTIONAL_YEAR}")
_QUARTER = re.compile(rf"(?P<number>[1-4]) квартал(?:|у|і|и|ах|ів){OPTIONAL_YEAR}")
_HALF = re.compile(rf"(?P<number>[12]) півріччя(?:|х){OPTIONAL_YEAR}")
_BARE_NUMBER = re.compile(r"[0-9]{1,2}")
_ITEM = re.compile(rf"(?:(?P<by>{BY}) |(?P<within>{IN}) )?(?P<stretch>.+?)(?P<incl> включно)?")


def read_dates(text: str) -> Rules | None:
    """The rules of a text that wholly consists of dates and stretches; None if it does not."""
    return read_by(_PHRASES, text)


def read_stretch(text: str) -> Stretch | None:
    """The day, month, quarter or half that the whole text names; None for impossible dates."""
    if found := _DAY.fullmatch(text) or _NUMERIC.fullmatch(text):
        return _real_day(_month_number(found["month"]), int(found["day"]), _year(found))
    if found := _MONTH.fullmatch(text):
        return InMonth(month=_MONTH_NUMBERS[found["month"]], year=_year(found))
    if found := _QUARTER.fullmatch(text):
        return InQuarter(quarter=int(found["number"]), year=_year(found))
    if found := _HALF.fullmatch(text):
        return InHalf(half=int(found["number"]), year=_year(found))
    return None


def _month_number(word: str) -> int:
    return _MONTH_NUMBERS.get(word) or int(word)


def _year(found: re.Match[str]) -> int | None:
    return int(found["year"]) if found["year"] else None


def _real_day(month: int, day: int, year: int | None) -> OnDate | None:
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return None
    return OnDate(month=month, day=day, year=year)


def _months_of(stretch: Stretch) -> tuple[int, int]:
    match stretch:
        case InQuarter(quarter=number):
            months = _MONTHS_IN_QUARTER
        case InHalf(half=number):
            months = _MONTHS_IN_HALF
        case InMonth(month=number) | OnDate(month=number):
            months = 1
    return (number - 1) * months + 1, number * months


def _first_day(stretch: Stretch) -> OnDate:
    if isinstance(stretch, OnDate):
        return stretch
    return OnDate(month=_months_of(stretch)[0], day=1, year=stretch.year)


def _last_day(stretch: Stretch) -> OnDate:
    if isinstance(stretch, OnDate):
        return stretch
    month = _months_of(stretch)[1]
    day = monthrange(stretch.year or _LEAP_YEAR, month)[1]
    return OnDate(month=month, day=day, year=stretch.year)


def _iso(day: OnDate) -> str:
    yearless = f"{day.month:02d}-{day.day:02d}"
    return f"{day.year}-{yearless}" if day.year else yearless


def _list(found: re.Match[str]) -> Rules | None:
    """«до 15 лютого, 15 квітня і 15 жовтня»: the first preposition holds for what follows."""
    items = [_ITEM.fullmatch(item) for item in re.split(AND, found[0])]
    stretches = _read_together([item["stretch"] for item in items if item])
    if stretches is None or len(stretches) != len(items):
        return None
    rules: list[ByDate | Stretch] = []
    is_by = False
    for item, stretch in zip(items, stretches, strict=True):
        is_by = bool(item and item["by"]) or is_by
        rule = _in_words(item, stretch, is_by=is_by)
        if rule is None:
            return None
        rules.append(rule)
    return tuple(dict.fromkeys(rules))


def _in_words(
    item: re.Match[str] | None, stretch: Stretch, *, is_by: bool
) -> ByDate | Stretch | None:
    """The rule of one item: only days take «до» or «включно», only longer stretches take «у»."""
    is_day = isinstance(stretch, OnDate)
    if item is None or (item["within"] and is_day) or (item["incl"] and not (is_day and is_by)):
        return None
    if not is_by:
        return stretch
    return _by(stretch) if isinstance(stretch, OnDate) else None


def _by(day: OnDate) -> ByDate:
    return ByDate(month=day.month, day=day.day, year=day.year)


def _read_together(texts: list[str]) -> list[Stretch] | None:
    """Stretches of one list: what only the last one says (month, year) holds for the others."""
    tail = texts[-1].partition(" ")[2] if texts else ""
    whole = [f"{text} {tail}" if _BARE_NUMBER.fullmatch(text) else text for text in texts]
    found = [stretch for text in whole if (stretch := read_stretch(text))]
    if not found or len(found) != len(texts):
        return None
    year = found[-1].year
    if year is None:
        return None if any(stretch.year for stretch in found) else found
    dated = [stretch if stretch.year else replace(stretch, year=year) for stretch in found]
    return dated if all(_still_real(stretch) for stretch in dated) else None


def _still_real(stretch: Stretch) -> bool:
    return not isinstance(stretch, OnDate) or bool(
        _real_day(stretch.month, stretch.day, stretch.year)
    )


def _window(found: re.Match[str]) -> Rules | None:
    """«серпень-вересень», «1-2 квартали 2025 року», «з 1 березня до 30 вересня»."""
    ends = _read_together([found["first"], found["last"]])
    if ends is None:
        return None
    return _window_between(_first_day(ends[0]), _last_day(ends[1]))


def _window_to(found: re.Match[str]) -> Rules | None:
    """«з … до …» says where the window ends only when it ends with a day."""
    return _window(found) if isinstance(read_stretch(found["last"]), OnDate) else None


def _window_between(first: OnDate, last: OnDate) -> Rules | None:
    starts, ends = _iso(first), _iso(last)
    return (Window(starts=starts, ends=ends),) if starts < ends else None


def _end_of(found: re.Match[str]) -> Rules | None:
    stretch = read_stretch(found["stretch"])
    return None if stretch is None or isinstance(stretch, OnDate) else (_by(_last_day(stretch)),)


def _end_of_year(found: re.Match[str]) -> Rules:
    return (ByDate(month=12, day=31, year=_year(found)),)


def _years(found: re.Match[str]) -> Rules:
    years = {int(year) for year in re.findall(YEAR, found[0])}
    return (Years(years=tuple(sorted(years))),)


def _span_of_years(found: re.Match[str]) -> Rules | None:
    first, last = int(found["first"]), int(found["last"])
    return _window_between(OnDate(month=1, day=1, year=first), OnDate(month=12, day=31, year=last))


def _within_year(found: re.Match[str]) -> Rules:
    return (Within(period=Period.YEAR, year=int(found["year"])),)


_PHRASES: tuple[Phrase, ...] = (
    phrase(rf"{BY} кінця (?:(?P<year>{YEAR}) |поточного |цього )?року", _end_of_year),
    phrase(rf"{BY} кінця (?P<stretch>.+)", _end_of),
    phrase(rf"{DURING} (?P<year>{YEAR}) року", _within_year),
    phrase(rf"(?:[ув] )?{YEAR}(?: {YEAR_WORD})?(?:{AND}{YEAR})* {YEAR_WORD}", _years),
    phrase(rf"(?:{IN} )?(?P<first>{YEAR})-(?P<last>{YEAR}) {YEAR_WORD}", _span_of_years),
    phrase(rf"(?:{IN} )?(?P<first>[^-]+)-(?P<last>[^-]+)", _window),
    phrase(r"(?:з|із) (?P<first>.+) по (?P<last>.+)", _window),
    phrase(r"(?:з|із) (?P<first>.+) до (?P<last>.+)", _window_to),
    phrase(r".+", _list),
)
