"""What a body's people write before they submit it, and what still lacks (rules §3, product §2.3).

A draft may be as incomplete as it likes; only submitting asks for more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from core.domain.events import EventFormat, EventRecord, EventType


class Part(StrEnum):
    """A part of an event's record that some types have and others have not."""

    PLACE = "place"
    PARTICIPANTS = "participants"
    MEDIA = "media"
    LINK = "link"


_HELD = frozenset({Part.PLACE, Part.PARTICIPANTS})
_MET_THE_MEDIA = _HELD | {Part.MEDIA}
_SHOWN = frozenset({Part.LINK})
PARTS: Mapping[EventType, frozenset[Part]] = {
    EventType.BRIEFING: _MET_THE_MEDIA,
    EventType.PUBLIC_REPORT: _MET_THE_MEDIA,
    EventType.THEMATIC_MEETING: _HELD,
    EventType.CONFERENCE: _MET_THE_MEDIA,
    EventType.SEMINAR: _HELD,
    EventType.ROUND_TABLE: _MET_THE_MEDIA,
    EventType.SCHOOL_EVENT: _HELD,
    EventType.LECTURE: _HELD,
    EventType.DEBATE: _HELD,
    EventType.QUEST: _HELD,
    EventType.PUBLICATION: _SHOWN,
    EventType.TRAINING: _HELD,
    EventType.COURSE: _HELD,
    EventType.STUDY: frozenset(),
    EventType.PRODUCT_PLAN: frozenset(),
    EventType.ARTICLE: _SHOWN,
    EventType.INFOGRAPHIC: _SHOWN,
    EventType.VIDEO: _SHOWN,
    EventType.OUTDOOR_ADVERTISING: frozenset({Part.PLACE}),
    EventType.TOOL: _SHOWN,
    EventType.INFORMATION_CAMPAIGN: _SHOWN | {Part.MEDIA},
    EventType.INDICATOR_PUBLICATION: _SHOWN,
    EventType.MONITORING_REPORT: frozenset(),
}
"""What the form asks for beside type, title, date, audience, files and links; a link of these is a
must, the rest is not."""


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a page, the day it was seen, and what stood there (a dated note)."""

    address: str
    seen_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """What a draft says. The first of `obligations` is the primary one.

    `bodies` are the others that held the event too; `is_late_by_choice` claims a late performance
    for an overdue obligation; `dropped_files` are the event's that a correction takes off; `letter`
    is the paper by which a body wrote, where the secretariat files for it.
    """

    type: str = ""
    title: str = ""
    held_on: date | None = None
    began_on: date | None = None
    place: str = ""
    format: str = EventFormat.IN_PERSON.value
    participants: int | None = None
    audience: str = ""
    media: str = ""
    note: str = ""
    links: tuple[Link, ...] = ()
    bodies: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    is_late_by_choice: bool = False
    dropped_files: tuple[int, ...] = ()
    letter: str = ""

    def to_json(self) -> dict[str, Any]:
        """As it is kept: JSON's own types."""
        links = [
            {"address": one.address, "seen_on": _iso(one.seen_on), "note": one.note}
            for one in self.links
        ]
        return {
            **asdict(self), "held_on": _iso(self.held_on), "began_on": _iso(self.began_on),
            "links": links, "bodies": list(self.bodies), "obligations": list(self.obligations),
            "dropped_files": list(self.dropped_files),
        }  # fmt: skip

    def copied(self) -> "DraftContent":
        """The same for another event: all but the days, the pages and the numbers of people."""
        return replace(self, held_on=None, began_on=None, links=(), participants=None, letter="")


def content_from(kept: Mapping[str, Any]) -> DraftContent:
    """The content that `to_json` gave; what a later version added has its default."""
    found: dict[str, Any] = dict(kept)
    for name in ("held_on", "began_on"):
        found[name] = _day(found.get(name))
    for name in ("bodies", "obligations", "dropped_files"):
        found[name] = tuple(found.get(name) or ())
    found["links"] = tuple(
        Link(one["address"], _day(one.get("seen_on")), one.get("note", ""))
        for one in found.get("links") or ()
    )
    return DraftContent(**found)


def record_of(content: DraftContent) -> EventRecord:
    """The event's record that a complete draft stands for; what its type has not is left out."""
    kind = EventType(content.type)
    parts = PARTS[kind]
    if content.held_on is None:
        raise ValueError("a draft without a date is no record")
    has_place = Part.PLACE in parts
    return EventRecord(
        type=kind,
        title=content.title.strip(),
        held_on=content.held_on,
        began_on=content.began_on,
        place=content.place.strip() if has_place else "",
        format=EventFormat(content.format)
        if has_place and content.format
        else EventFormat.IN_PERSON,
        participants=content.participants if Part.PARTICIPANTS in parts else None,
        details=dict(_details(content, parts)),
        links=tuple(link.address.strip() for link in content.links),
    )


def content_of(
    record: EventRecord, *, bodies: tuple[str, ...] = (), obligations: tuple[str, ...] = ()
) -> DraftContent:
    """The draft that would submit this record again: for a correction or a copy."""
    details = record.details
    seen = details.get("links", {})
    return DraftContent(
        type=record.type.value,
        title=record.title,
        held_on=record.held_on,
        began_on=record.began_on,
        place=record.place,
        format=record.format.value,
        participants=record.participants,
        audience=details.get("audience", ""),
        media=details.get("media", ""),
        note=details.get("note", ""),
        letter=details.get("letter", ""),
        links=tuple(
            Link(link, _day(seen.get(link, {}).get("seen_on")), seen.get(link, {}).get("note", ""))
            for link in record.links
        ),
        bodies=bodies,
        obligations=obligations,
    )


def _details(content: DraftContent, parts: frozenset[Part]) -> Iterator[tuple[str, Any]]:
    """What the record's `details` hold: only what was said."""
    for name, text in (
        ("audience", content.audience),
        ("media", content.media if Part.MEDIA in parts else ""),
        ("note", content.note),
        ("letter", content.letter),
    ):
        if text.strip():
            yield name, text.strip()
    seen = {
        link.address.strip(): {"seen_on": _iso(link.seen_on), "note": link.note.strip()}
        for link in content.links
        if link.seen_on or link.note.strip()
    }
    if seen:
        yield "links", seen


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
