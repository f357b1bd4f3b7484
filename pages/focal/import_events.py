"""«Імпорт з Excel»: many events at once, checked cell by cell, all or nothing."""

import streamlit as st

from core.domain.permissions import Action
from core.i18n import _
from core.presenters.labels import body_name
from core.web.addresses import MY
from pages.components import (
    access,
    address,
    event_template,
    frame,
    import_preview,
    owing,
    record_body,
    tables,
)
from pages.components.reading import current


def render() -> None:
    """Draw the screen."""
    reader = access.require(Action.FILE_EVENT)
    look = owing.live(current())
    head = st.container()
    body = record_body.chosen(reader.actor, look)
    if not body:
        return
    with head:
        tables.way(_("← Мій орган"), address.link(MY, body=body))
        st.title(_("Імпорт з Excel"), anchor=False)
        frame.note(body_name(look.ask(owing.filed_for)[body]))
    st.header(_("1. Візьміть шаблон свого органу"), anchor=False)
    frame.note(_("У ньому вже є ваші зобов’язання, подане раніше і списки для вибору."))
    event_template.offer(look, body)
    st.header(_("2. Заповніть і надішліть його"), anchor=False)
    frame.note(
        _("Рядки з адресою сторінки буде подано. Рядки без неї стануть чернетками для файлів.")
    )
    import_preview.show(reader.actor, look, body)


render()
