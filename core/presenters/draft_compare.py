"""Two texts of one draft side by side: only the fields in which they differ."""

from collections.abc import Iterator

from core.domain.drafts import DraftContent, Link
from core.i18n import _
from core.presenters.filing import format_text, type_text
from core.presenters.labels import day_text
from core.presenters.table import Column, Row, TableView, Words


def differences(mine: DraftContent, theirs: DraftContent) -> TableView:
    """A row for each field that differs: its name, what was written here, what stands there."""
    rows = [
        Row((Words(name), Words(here or "—"), Words(there or "—")))
        for (name, here), (_name, there) in zip(_said(mine), _said(theirs), strict=True)
        if here != there
    ]
    return TableView(
        caption=_("У чому тексти різняться"),
        columns=(Column(_("Поле")), Column(_("Ваш текст")), Column(_("Інший текст"))),
        rows=tuple(rows),
        empty=_("Тексти однакові."),
    )


def _said(content: DraftContent) -> Iterator[tuple[str, str]]:
    yield _("За які зобов’язання"), ", ".join(content.obligations)
    yield _("Вид події"), type_text(content.type) if content.type else ""
    yield _("Назва"), content.title
    yield _("Дата проведення"), day_text(content.held_on)
    yield _("Перший день"), day_text(content.began_on)
    yield _("Місце"), content.place
    yield _("Формат"), format_text(content.format) if content.format else ""
    yield _("Учасники"), "" if content.participants is None else str(content.participants)
    yield _("Для кого"), content.audience
    yield _("Медіа"), content.media
    yield _("Сторінки"), "; ".join(_page(link) for link in content.links)
    yield _("Співорганізатори"), ", ".join(content.bodies)
    yield _("Пояснення"), content.note
    yield _("Лист органу"), content.letter


def _page(link: Link) -> str:
    return " ".join(part for part in (link.address, day_text(link.seen_on), link.note) if part)
