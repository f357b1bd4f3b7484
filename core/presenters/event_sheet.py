"""The words of the sheet by which events are filed in bulk, and the rows of a body's own one."""

from collections.abc import Iterable, Sequence

from core.domain.drafts import DraftContent
from core.domain.event_sheet import EventColumn, SheetColumn, SheetWords, Value
from core.domain.events import EventFormat, EventType
from core.domain.names import fold
from core.i18n import LANGUAGES, _, speaking
from core.presenters.filing import format_text, type_text


def columns(obligations: Sequence[str] = ()) -> tuple[SheetColumn, ...]:
    """The columns in the reader's language; «*» marks what is a must."""
    types = tuple(type_text(one.value) for one in EventType)
    formats = tuple(format_text(one.value) for one in EventFormat)
    said = _titles()
    wide = {
        EventColumn.TITLE: 50, EventColumn.LINKS: 40, EventColumn.NOTE: 40, EventColumn.PLACE: 24,
        EventColumn.OBLIGATION: 24, EventColumn.TYPE: 26, EventColumn.OTHERS: 30,
    }  # fmt: skip
    choices = {
        EventColumn.OBLIGATION: tuple(obligations), EventColumn.TYPE: types,
        EventColumn.FORMAT: formats, EventColumn.LATE: (_("так"),),
    }  # fmt: skip
    days = (EventColumn.HELD_ON, EventColumn.BEGAN_ON)
    return tuple(
        SheetColumn(code, said[code], wide.get(code, 16), choices.get(code, ()), code in days)
        for code in EventColumn
    )


def row_of(content: DraftContent, number: int | None = None) -> tuple[Value, ...]:
    """A row of the sheet that says what a draft says; with the number of an event filed before."""
    first, *others = content.obligations or ("",)
    return (
        first, type_text(content.type) if content.type else "", content.title, content.held_on,
        content.began_on, content.place, format_text(content.format), content.participants,
        content.audience, content.media, "\n".join(link.address for link in content.links),
        content.note, "; ".join(others), _("так") if content.is_late_by_choice else "", number,
    )  # fmt: skip


def blank_row(obligation: str, type_: str) -> tuple[Value, ...]:
    """A row in which only the obligation and the usual type stand."""
    given: dict[EventColumn, Value] = {
        EventColumn.OBLIGATION: obligation, EventColumn.TYPE: type_text(type_) if type_ else "",
    }  # fmt: skip
    return tuple(given.get(code) for code in EventColumn)


def sheet_words() -> SheetWords:
    """Every word by which a column, a type or a format may be named, in each language."""
    named: dict[str, EventColumn] = {fold(code.value): code for code in EventColumn}
    types = {fold(one.value): one.value for one in EventType}
    formats = {fold(one.value): one.value for one in EventFormat}
    yes = {fold(word) for word in ("+", "1", "true", "x")}
    for language in LANGUAGES:
        with speaking(language):
            named |= {fold(title).rstrip(" *"): code for code, title in _titles().items()}
            types |= _folded((type_text(one.value), one.value) for one in EventType)
            formats |= _folded((format_text(one.value), one.value) for one in EventFormat)
            yes.add(fold(_("так")))
    return SheetWords(named, types, formats, frozenset(yes))


def _folded(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {fold(words): code for words, code in pairs}


def _titles() -> dict[EventColumn, str]:
    return {
        EventColumn.OBLIGATION: _("Зобов’язання *"),
        EventColumn.TYPE: _("Вид події *"),
        EventColumn.TITLE: _("Назва *"),
        EventColumn.HELD_ON: _("Дата проведення *"),
        EventColumn.BEGAN_ON: _("Перший день, якщо кілька"),
        EventColumn.PLACE: _("Місце"),
        EventColumn.FORMAT: _("Формат"),
        EventColumn.PARTICIPANTS: _("Учасники"),
        EventColumn.AUDIENCE: _("Для кого"),
        EventColumn.MEDIA: _("Медіа"),
        EventColumn.LINKS: _("Адреси сторінок"),
        EventColumn.NOTE: _("Пояснення"),
        EventColumn.OTHERS: _("Ще зобов’язання"),
        EventColumn.LATE: _("За прострочене"),
        EventColumn.NUMBER: _("№ події (не змінюйте)"),
    }
