"""Rows of the queue as HTML: a title that opens the submission, whose, for what, how old."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from core.i18n import _
from core.presenters.verification import QueueRow
from pages.components import address, event_story, tables


def show(rows: Sequence[QueueRow]) -> None:
    """All rows as one list."""
    items = "".join(f"<li>{html(row)}</li>" for row in rows)
    st.html(f'<ul class="postup-queue">{items}</ul>')


def html(row: QueueRow) -> str:
    """A row's own HTML."""
    lang = f' lang="{row.lang}"' if row.lang else ""
    state = tables.chip(*row.state) if row.state else ""
    marks = "".join(tables.flag(mark) for mark in row.marks)
    return (
        f'<div class="postup-queued"><div><b{lang}>{tables.anchor(row.title, href(row))}</b>'
        f"<small>{escape(row.note)}</small></div>"
        f"<div>{event_story.spoken(row.duties)}</div>"
        f"<div>{state}<span>{escape(row.age)}</span>{marks}</div></div>"
    )


def href(row: QueueRow) -> str:
    """The address of the submission, from which the same queue can be gone on with."""
    return address.here(event=row.event, body=row.body, of=address.read().body)


def first(rows: Sequence[QueueRow]) -> None:
    """The way into the queue: it opens the oldest, and the key J does the same."""
    words = escape(_("Почати з найдавнішого (J)"))
    st.html(
        f'<p class="postup-way"><a class="postup-following" href="{escape(href(rows[0]))}" '
        f'target="_self">{words}</a></p>'
    )
