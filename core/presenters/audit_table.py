"""The journal as a table and as rows of a CSV."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.i18n import _
from core.presenters.people import action_label, moment_label
from core.presenters.table import Column, Row, TableView, Words

LONGEST = 160


def audit_table(entries: Sequence[Any], people: Mapping[str, str]) -> TableView:
    """When, who, what, on what; the details shortened."""
    columns = (
        Column(_("№"), is_number=True), Column(_("Коли")), Column(_("Хто")), Column(_("Що")),
        Column(_("Подробиці")),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                Words(str(entry.number)),
                Words(moment_label(entry.at)),
                Words(people.get(entry.actor, entry.actor)),
                _action(entry.action),
                Words(_shortened(entry), lang="mul"),
            )
        )
        for entry in entries
    )
    return TableView(_("Журнал дій"), columns, rows, _("За цим вибором записів немає."))


def audit_rows(entries: Sequence[Any], people: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rows for a CSV, with everything."""
    return [
        {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "actor": entry.actor,
            "name": people.get(entry.actor, entry.actor),
            "action": entry.action,
            "entity": entry.entity,
            "entity_id": entry.entity_id,
            "payload": entry.payload,
        }
        for entry in entries
    ]


def _action(code: str) -> Words:
    label = action_label(code)
    return Words(label, lang="en" if label == code else "")


def _shortened(entry: Any) -> str:
    text = f"{entry.entity} {entry.entity_id}: {entry.payload.removesuffix('{}')}".rstrip(": ")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
