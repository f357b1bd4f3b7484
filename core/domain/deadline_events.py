"""Deadlines that count from an event the secretariat records (rules §2, `after_event`)."""

import re

from core.domain.deadline_rules import AfterEvent, TriggerEvent
from core.domain.deadline_wording import DURING, Phrase, Rules, phrase, read_by
from core.domain.ukrainian_numbers import CARDINAL, FIRST_PART, cardinal, first_part

_THIS = r"(?:цього|цієї|цим|цією)"
_THIS_ACT = rf"{_THIS} (?:акт|постанов|розпорядження|наказ|рішення|план)\w*(?: заходів)?"
_ITS_WORK = r"(?:(?:відповідн|окрем|ц)\w+ )?(?:ініціатив|заход)\w*"
_OBJECT = (
    r"(?: (?:відповідн|зазначен|так)\w+)?(?: про[еє]кту)?"
    r" (?:акта|акту|закону|документа|документів|плану|рішення|договору|меморандуму|звіту|звітів"
    r"|висновку|висновків|рекомендацій|пропозицій|запиту|запитів|звернення|інформації|матеріалів"
    r"|коштів|повідомлення)"
)
_OTHER_ACTS = (
    r"(?:надходження|отримання|одержання|подання|прийняття|опублікування|оприлюднення|підписання"
    r"|схвалення|укладення)"
)
_TRIGGERS: tuple[tuple[TriggerEvent, str], ...] = (
    (
        TriggerEvent.MEASURE_COMPLETED,
        rf"(?:завершення (?:реалізації |виконання )?|реалізації |виконання ){_ITS_WORK}",
    ),
    (
        TriggerEvent.ACT,
        rf"(?:набрання чинності|прийняття|видання|затвердження|схвалення) {_THIS_ACT}",
    ),
    (
        TriggerEvent.LAW_IN_FORCE,
        r'набрання чинності (?:(?:цим|відповідним) )?законом(?: україни)?(?: "[^"]+")?',
    ),
    (TriggerEvent.APPROVAL, rf"(?:погодження|затвердження)(?:{_OBJECT})?"),
    (TriggerEvent.OTHER, rf"{_OTHER_ACTS}{_OBJECT}"),
)

_SINCE = r"(?:після|(?:з|від) (?:дня|моменту|дати))"
_KIND = r"(?:(?P<working>робоч\w+) |календарн\w+ )?"
_SPELLED = rf"{DURING} (?:(?P<count>{CARDINAL}) )?{_KIND}(?P<unit>дн|тижн|місяц)(?:ів|ня|я|ь)"
_TERM = (
    rf"(?:[ув]|{DURING}) (?P<first_part>{FIRST_PART})?(?P<unit>місячн|денн|тижнев)"
    r"(?:ий|ого) (?:строк|термін)у?"
)
_MOST = 1000


def read_event(text: str) -> Rules | None:
    """The rule of a text that wholly names an event and a time after it; None if it does not."""
    return read_by(_PHRASES, text)


def _spelled(event: TriggerEvent, found: re.Match[str]) -> Rules | None:
    count = cardinal(found["count"]) if found["count"] else 1
    if found["unit"] == "дн" and not found["count"]:
        return None
    return _after(event, count, found["unit"], is_working=bool(found["working"]))


def _term(event: TriggerEvent, found: re.Match[str]) -> Rules | None:
    count = first_part(found["first_part"]) if found["first_part"] else 1
    if found["unit"] == "денн" and not found["first_part"]:
        return None
    return _after(event, count, found["unit"], is_working=False)


def _after(event: TriggerEvent, count: int, unit: str, *, is_working: bool) -> Rules | None:
    if not 0 < count < _MOST or (is_working and not unit.startswith("д")):
        return None
    if unit.startswith("м"):
        return (AfterEvent(event=event, months=count),)
    if is_working:
        return (AfterEvent(event=event, working_days=count),)
    return (AfterEvent(event=event, days=count * (7 if unit.startswith("т") else 1)),)


def _rows(event: TriggerEvent, trigger: str) -> tuple[Phrase, ...]:
    return (
        phrase(rf"після {trigger}", lambda _found: (AfterEvent(event=event),)),
        phrase(rf"{_SPELLED} {_SINCE} {trigger}", lambda found: _spelled(event, found)),
        phrase(rf"{_TERM} {_SINCE} {trigger}", lambda found: _term(event, found)),
    )


_PHRASES: tuple[Phrase, ...] = (
    phrase(_TERM, lambda found: _term(TriggerEvent.ACT, found)),
    *(row for event, trigger in _TRIGGERS for row in _rows(event, trigger)),
)
