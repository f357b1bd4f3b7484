"""What a deadline cell can mean (rules §2): one small value per kind of rule."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar


class Period(StrEnum):
    """A calendar period of a year."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class TriggerEvent(StrEnum):
    """What an `after_event` deadline counts from."""

    MEASURE_COMPLETED = "measure_completed"
    ACT = "act"
    LAW_IN_FORCE = "law_in_force"
    APPROVAL = "approval"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A deadline rule; `from_year` and `to_year` limit the plan's years it holds in."""

    kind: ClassVar[str] = ""
    from_year: int | None = None
    to_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuous(Rule):
    """«постійно»: one obligation a year, due on 31.12."""

    kind: ClassVar[str] = "continuous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Within(Rule):
    """«протягом року»: once by the period's last day."""

    kind: ClassVar[str] = "within"
    period: Period
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast(Rule):
    """«не рідше одного разу на рік»: at least `count` by the period's end."""

    kind: ClassVar[str] = "at_least"
    count: int
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesPer(Rule):
    """«один раз на півроку»: `count` in every period."""

    kind: ClassVar[str] = "times_per"
    count: int
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ByDate(Rule):
    """«до 31 серпня»: by that day, inclusive; every year unless `year` is given."""

    kind: ClassVar[str] = "by_date"
    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDate(Rule):
    """«9 грудня»: on that day."""

    kind: ClassVar[str] = "on_date"
    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterPeriod(Rule):
    """«щокварталу до 10 числа наступного місяця»: that day of the month after the period."""

    kind: ClassVar[str] = "after_period"
    period: Period
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Rule):
    """A window of dates; `starts` and `ends` are ISO dates, or `MM-DD` in every year."""

    kind: ClassVar[str] = "window"
    starts: str
    ends: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Years(Rule):
    """«у 2023 та 2025 роках»: once in each of the years."""

    kind: ClassVar[str] = "years"
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InMonth(Rule):
    """«березень 2016 р.»."""

    kind: ClassVar[str] = "month"
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InQuarter(Rule):
    """«IV квартал»."""

    kind: ClassVar[str] = "quarter"
    quarter: int
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InHalf(Rule):
    """«I півріччя 2025 р.»."""

    kind: ClassVar[str] = "half"
    half: int
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterEvent(Rule):
    """«після завершення відповідних ініціатив»: once per recorded trigger, by its offset."""

    kind: ClassVar[str] = "after_event"
    event: TriggerEvent
    months: int | None = None
    days: int | None = None
    working_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDemand(Rule):
    """«у разі потреби»: none until a person adds one."""

    kind: ClassVar[str] = "on_demand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual(Rule):
    """«за окремим графіком»: none until a person adds one."""

    kind: ClassVar[str] = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Rule):
    """Not understood: no obligation, and the import says so."""

    kind: ClassVar[str] = "unknown"


RULES: dict[str, type[Rule]] = {
    rule.kind: rule
    for rule in (
        Continuous, Within, AtLeast, TimesPer, ByDate, OnDate, AfterPeriod, Window, Years,
        InMonth, InQuarter, InHalf, AfterEvent, OnDemand, Manual, Unknown,
    )
}  # fmt: skip

_JSON_NAMES = {"starts": "from", "ends": "to"}
_FIELD_NAMES = {name: field for field, name in _JSON_NAMES.items()}
_ENUMS: dict[str, type[StrEnum]] = {"period": Period, "event": TriggerEvent}


def rule_to_json(rule: Rule) -> dict[str, Any]:
    """The rule as the contract's JSON object: its kind and what is set."""
    values = {field.name: getattr(rule, field.name) for field in fields(rule)}
    set_ones = {_JSON_NAMES.get(name, name): v for name, v in values.items() if v is not None}
    return {"kind": rule.kind, **{k: list(v) if k == "years" else v for k, v in set_ones.items()}}


def rule_from_json(data: dict[str, Any]) -> Rule:
    """The rule that a JSON object of the contract describes.

    Raises:
        KeyError: an unknown kind.
        TypeError: a field the kind does not have, or one it lacks.
    """
    values = {_FIELD_NAMES.get(name, name): _value(name, v) for name, v in data.items()}
    return RULES[values.pop("kind")](**values)


def _value(name: str, value: Any) -> Any:
    if name in _ENUMS:
        return _ENUMS[name](value)
    return tuple(value) if name == "years" else value
