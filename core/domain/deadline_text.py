"""What a deadline cell means: the grammar of deadline phrases (rules §2).

A cell is read whole or not at all: whatever is left over makes it `Unknown`, for a person to
decide. To teach Postup a phrase, add a row to the table it belongs to: here for words that stand
alone, in `deadline_frequency` for how often, in `deadline_dates` for days, months, quarters and
years, in `deadline_events` for what counts from an event.
"""

import re
from dataclasses import replace

from core.domain.deadline_dates import read_dates
from core.domain.deadline_events import read_event
from core.domain.deadline_frequency import read_dated_frequency, read_frequency
from core.domain.deadline_rules import (
    AfterPeriod,
    AtLeast,
    Continuous,
    Manual,
    OnDemand,
    Period,
    TimesPer,
    Unknown,
    Within,
)
from core.domain.deadline_wording import (
    DURING,
    PAUSE,
    YEAR,
    YEAR_WORD,
    Phrase,
    Rules,
    in_one_wording,
    is_of_every_year,
    phrase,
    read_by,
)

_LONGEST_CELL = 1000
_BETWEEN_PARTS = re.compile(r"[;\n\r\v\f\u2028\u2029]+")
_LABEL = re.compile(r"за (?:загальними |окремими )?показниками [а-яіїєґ' ]*-")
_THIS_YEAR = r"(?:поточного|цього|звітного|відповідного) року"

_ALONE: tuple[Phrase, ...] = (
    phrase(
        rf"(?:постійно|безперервно|на постійній основі)(?:{PAUSE}{DURING} року)?",
        lambda _found: (Continuous(),),
    ),
    phrase(
        rf"{DURING} (?:усього |всього |поточного |цього |календарного |кожного )?року",
        lambda _found: (Within(period=Period.YEAR),),
    ),
    phrase(
        r"(?:за|[ув] разі|[ув] міру|по мірі) (?:потреби|необхідності)|за потребою",
        lambda _found: (OnDemand(),),
    ),
    phrase(
        r"(?:за|згідно з|згідно із|відповідно до) (?:(?:окрем|затверджен)\w+ )?"
        r"(?:план(?:ом|у)?-)?графік(?:ом|а|у)|(?:за|згідно з|відповідно до) окрем\w+ план(?:ом|у)",
        lambda _found: (Manual(),),
    ),
    phrase(
        rf"(?P<dates>.+?) {_THIS_YEAR}",
        lambda found: _of_every_year(read_dates(found["dates"])),
    ),
)


def read_deadline(text: str) -> Rules:
    """The rules a deadline cell gives, in its order; `Unknown` for each part not understood."""
    if len(text) > _LONGEST_CELL:
        return (Unknown(),)
    wordings = [in_one_wording(part) for part in _BETWEEN_PARTS.split(text)]
    parts = [part for wording in wordings if wording for part in _unlabelled(wording)]
    rules = [rule for part in parts for rule in _read_part(part)]
    return tuple(dict.fromkeys(rules)) or (Unknown(),)


def _unlabelled(wording: str) -> list[str]:
    """«за загальними показниками … - A за показниками … - B» (measure 1.3) is A and B."""
    before, *parts = _LABEL.split(wording)
    return [wording] if before or not parts else [part.strip(" ,.") for part in parts]


def _read_part(text: str) -> Rules:
    return _read_phrase(text) or _read_limited(text) or (Unknown(),)


def _read_phrase(text: str) -> Rules | None:
    readers = (read_frequency, _read_alone, read_dates, read_event, read_dated_frequency)
    return next((rules for read in readers if (rules := read(text))), None)


def _read_alone(text: str) -> Rules | None:
    return read_by(_ALONE, text)


def _of_every_year(rules: Rules | None) -> Rules | None:
    return rules if rules and is_of_every_year(rules) else None


# The years a phrase holds in -------------------------------------------------------------------

_LIMITS = (
    rf"починаючи (?:з|із) (?P<from_year>{YEAR})(?: {YEAR_WORD})?",
    rf"(?:з|із) (?P<from_year>{YEAR}) {YEAR_WORD}",
    rf"(?:з|із) (?P<from_year>{YEAR})(?: року)? (?:до|по) (?P<to_year>{YEAR}) рік",
    rf"(?:[ув]|{DURING}) (?P<from_year>{YEAR})-(?P<to_year>{YEAR}) {YEAR_WORD}",
    rf"до (?P<to_year>{YEAR}) року включно",
    rf"(?:(?:[ув]|{DURING}) )?(?P<from_year>(?P<to_year>{YEAR})) {YEAR_WORD}",
)
_LIMITED = (
    *(re.compile(rf"(?P<base>.+?){PAUSE}{limit}") for limit in _LIMITS),
    *(re.compile(rf"{limit}{PAUSE}(?P<base>.+)") for limit in _LIMITS),
)
_RECURRING = (TimesPer, AtLeast, Continuous, AfterPeriod)


def _read_limited(text: str) -> Rules | None:
    """«щороку, починаючи з 2024 року»: a phrase of every year with the years it holds in."""
    found = (match for pattern in _LIMITED if (match := pattern.fullmatch(text)))
    return next((rules for match in found if (rules := _within_years(match))), None)


def _within_years(found: re.Match[str]) -> Rules | None:
    rules = _of_every_year(_read_phrase(found["base"]))
    limits = found.groupdict()
    first, last = (int(limits.get(name) or 0) or None for name in ("from_year", "to_year"))
    if rules is None or not _may_be_limited(found, rules) or (first and last and first > last):
        return None
    return tuple(replace(rule, from_year=first, to_year=last) for rule in rules)


def _may_be_limited(found: re.Match[str], rules: Rules) -> bool:
    """Dates take only «…, починаючи з …» after them: «з 2024 року до 1 вересня» is a window."""
    if all(isinstance(rule, _RECURRING) for rule in rules) or _says_how_often(found["base"]):
        return True
    is_dated = read_dates(found["base"]) is not None
    return is_dated and found.start("base") == 0 and "починаючи" in found[0]


def _says_how_often(base: str) -> bool:
    return read_dates(base) is None and read_dated_frequency(base) is not None
