"""What of the body's own looks like the event being filed; of other bodies nothing is told."""

from html import escape

import streamlit as st

from core.i18n import _
from core.presenters.labels import day_text
from core.queries.alike import alike
from core.queries.drafts import draft
from core.storage.unit_of_work import reading
from core.web.addresses import MY
from pages.components import address, tables
from pages.components.reading import engine
from pages.components.sheet import Sheet


def warn(sheet: Sheet) -> None:
    """A line for each of the body's events with the same file, or of the same day and title."""
    content = sheet.content
    if sheet.draft is None:
        return
    with reading(engine()) as session:
        mine = draft(session, sheet.actor, sheet.draft)
        found = alike(
            session,
            sheet.plan,
            body=sheet.body,
            type_=content.type,
            held_on=content.held_on,
            title=content.title,
            hashes=[file.attachment.sha256 for file in mine.files],
            but_event=mine.event,
            of_bodies=[sheet.body],
        )
    for one in found:
        why = _("такий самий файл") if one.has_same_file else _("схожа назва і той самий день")
        link = tables.anchor(one.title, address.link(MY, event=one.event, body=one.body))
        said = _("Можливо, це вже подано ({why}):").format(why=why)
        st.html(
            f'<p class="postup-barred" role="status">{escape(said)} {link}, '
            f"{day_text(one.held_on)}</p>"
        )
