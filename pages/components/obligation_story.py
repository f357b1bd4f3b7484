"""The story of an obligation as its reader may know it, line by line."""

from html import escape

import streamlit as st

from core.domain.permissions import Action
from core.i18n import _
from core.presenters.event_history import Cast
from core.presenters.obligation_story import StoryLine, obligation_story
from core.queries import stories
from core.queries.actors import actor_names
from core.settings import settings
from core.storage.unit_of_work import reading
from core.web.addresses import ATTACHMENTS, MY, VERIFY
from pages.components import access, address, event_story, frame, owing, tables
from pages.components.reading import Reading, engine


def show(look: Reading, reader: access.Reader, code: str) -> None:
    """The heading and the lines, the first first; nothing of it is shared between readers."""
    with reading(engine()) as session:
        story = stories.obligation_story(session, look.plan, code, look.as_of, reader.actor)
        names = actor_names(session, story.actors) if story else {}
    if story is None:
        return
    decides = reader.may(Action.DECIDE_CLAIM)
    body = "" if decides else code.split("/")[1]
    cast = Cast(names, look.ask(owing.register), names_secretariat=decides, body=body)
    frame.part(_("Історія зобов’язання"))
    items = "".join(_item(line, reader, code) for line in obligation_story(story, cast))
    st.html(f'<ul class="postup-list">{items}</ul>')


def _item(line: StoryLine, reader: access.Reader, code: str) -> str:
    title = ""
    if line.title:
        spoken = event_story.spoken(f"«{line.title}»")
        href = _event(line, reader, code.split("/")[1])
        title = f'<a href="{escape(href)}" target="_self">{spoken}</a>' if href else spoken
        title = f": {title}"
    quote = f"<small>«{event_story.spoken(line.quote)}»</small>" if line.quote else ""
    base = f"{settings().base_path}{ATTACHMENTS}"
    parts = (
        escape(line.when), event_story.spoken(line.who) if line.who else "",
        event_story.spoken(line.document) if line.document else "",
        *(tables.anchor(name, f"{base}/{number}") for name, number in line.files),
    )  # fmt: skip
    note = " · ".join(part for part in parts if part)
    return f"<li><span>{escape(line.what)}{title}</span>{quote}<small>{note}</small></li>"


def _event(line: StoryLine, reader: access.Reader, body: str) -> str:
    """Where whoever reads it finds the event: among the submissions, or on their own screen."""
    if line.event is None:
        return ""
    if reader.may(Action.DECIDE_CLAIM):
        return address.link(VERIFY, event=line.event, body=body)
    if reader.may(Action.FILE_EVENT):
        return address.link(MY, event=line.event, body=body)
    return ""
