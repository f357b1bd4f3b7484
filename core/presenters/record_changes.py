"""What differs between two revisions of an event's record, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.domain.events import EventFormat, EventRecord
from core.i18n import _, ngettext
from core.presenters.labels import day_text, event_type_label


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the record with what it said before and what it says now."""

    name: str
    before: str
    after: str


def record_changes(earlier: EventRecord, later: EventRecord) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the form; what is empty is a dash."""
    pairs = zip(record_fields(earlier), record_fields(later), strict=True)
    return tuple(
        FieldChange(name, before or "—", after or "—")
        for (name, before), (_name, after) in pairs
        if before != after
    )


def record_fields(record: EventRecord) -> tuple[tuple[str, str], ...]:
    """Every field of a record with its text, in the order of the form."""
    told = record.details
    return (
        (_("Назва"), record.title),
        (_("Вид"), event_type_label(record.type.value)),
        (_("Дата"), days_text(record)),
        (_("Місце"), record.place),
        (_("Формат"), format_label(record.format)),
        (_("Учасників"), "" if record.participants is None else str(record.participants)),
        (_("Для кого"), told.get("audience", "")),
        (_("Засоби масової інформації"), told.get("media", "")),
        (_("Пояснення"), told.get("note", "")),
        (_("Лист органу"), told.get("letter", "")),
        (_("Посилання"), "; ".join(_links(record))),
    )


def days_text(record: EventRecord) -> str:
    """The day, or the first and the last of several."""
    if record.began_on and record.began_on != record.held_on:
        return f"{day_text(record.began_on)} – {day_text(record.held_on)}"
    return day_text(record.held_on)


def format_label(code: EventFormat) -> str:
    """How an event was held."""
    return {
        EventFormat.IN_PERSON: _("наживо"),
        EventFormat.ONLINE: _("онлайн"),
        EventFormat.MIXED: _("наживо й онлайн"),
    }[code]


def link_note(record: EventRecord, link: str) -> str:
    """The day a page was seen and what stood there, as the body noted it."""
    seen = record.details.get("links", {}).get(link, {})
    day = seen.get("seen_on") or ""
    shown = ".".join(reversed(day.split("-"))) if day else ""
    return " · ".join(part for part in (shown, seen.get("note", "")) if part)


def times_text(number: int) -> str:
    """«2 рази»."""
    return ngettext("{n} раз", "{n} разів", number).format(n=number)


def _links(record: EventRecord) -> Iterator[str]:
    for link in record.links:
        note = link_note(record, link)
        yield f"{link} ({note})" if note else link
