"""What an event's record says, and when it may count for an obligation (rules §3)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from core.domain.deadline_rules import ByDate, OnDate, Rule
from core.domain.obligations import Obligation


class EventType(StrEnum):
    """The default types of events (product §2.3)."""

    BRIEFING = "briefing"
    PUBLIC_REPORT = "public_report"
    THEMATIC_MEETING = "thematic_meeting"
    CONFERENCE = "conference"
    SEMINAR = "seminar"
    ROUND_TABLE = "round_table"
    SCHOOL_EVENT = "school_event"
    LECTURE = "lecture"
    DEBATE = "debate"
    QUEST = "quest"
    PUBLICATION = "publication"
    TRAINING = "training"
    COURSE = "course"
    STUDY = "study"
    PRODUCT_PLAN = "product_plan"
    ARTICLE = "article"
    INFOGRAPHIC = "infographic"
    VIDEO = "video"
    OUTDOOR_ADVERTISING = "outdoor_advertising"
    TOOL = "tool"
    INFORMATION_CAMPAIGN = "information_campaign"
    INDICATOR_PUBLICATION = "indicator_publication"
    MONITORING_REPORT = "monitoring_report"


class EventFormat(StrEnum):
    """How an event was held."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """What was held or done: `held_on` is the last day, `began_on` the first of several."""

    type: EventType
    title: str
    held_on: date
    began_on: date | None = None
    place: str = ""
    format: EventFormat = EventFormat.IN_PERSON
    participants: int | None = None
    details: dict[str, Any] = field(default_factory=dict[str, Any])
    links: tuple[str, ...] = ()


def may_count(held_on: date, obligation: Obligation, rules: tuple[Rule, ...]) -> bool:
    """Whether an event of that day lies in the obligation's window (rules §3).

    For a single yearly date it may be as late as 31.12, and is late then.
    """
    last = obligation.due_on
    is_yearly_date = obligation.period == str(obligation.year)
    if is_yearly_date and any(isinstance(rule, ByDate | OnDate) for rule in rules):
        last = max(last, date(obligation.year, 12, 31))
    return obligation.window_start <= held_on <= last


def is_late_performance(held_on: date, obligation: Obligation) -> bool:
    """Whether an event came after the obligation's due date: it may count by explicit choice."""
    return held_on > obligation.due_on
