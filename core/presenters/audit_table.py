"""The journal as a table and as rows of a CSV."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.i18n import _
from core.presenters.acts import Known, act_text
from core.presenters.event_list import foreign
from core.presenters.people import action_label, moment_label
from core.presenters.table import Column, Row, TableView, Words

LONGEST = 400


def audit_table(entries: Sequence[Any], actors: Mapping[str, str], known: Known) -> TableView:
    """When, who, what, and the details in words."""
    columns = (
        Column(_("№"), is_number=True), Column(_("Коли")), Column(_("Хто")), Column(_("Що")),
        Column(_("Подробиці")),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                Words(str(entry.number)),
                Words(moment_label(entry.at)),
                _foreign(actors.get(entry.actor, entry.actor)),
                Words(action_label(entry.action)),
                _foreign(_shortened(act_text(entry, known))),
            )
        )
        for entry in entries
    )
    return TableView(_("Журнал дій"), columns, rows, _("За цим вибором записів немає."))


def audit_rows(
    entries: Sequence[Any], actors: Mapping[str, str], known: Known
) -> list[dict[str, Any]]:
    """Rows for a CSV, with everything: the words and what they were made from."""
    return [
        {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "actor": entry.actor,
            "name": actors.get(entry.actor, entry.actor),
            "action": entry.action,
            "words": f"{action_label(entry.action)}: {act_text(entry, known)}".removesuffix(": "),
            "entity": entry.entity,
            "entity_id": entry.entity_id,
            "payload": entry.payload,
        }
        for entry in entries
    ]


def _foreign(text: str) -> Words:
    return Words(text, lang=foreign(text))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
