"""Nothing is saved before its effect on the figures was seen: weigh, look, save or let be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.domain.attachments import Record, RecordKind
from core.domain.effects import Effect, Touches
from core.i18n import _
from core.presenters.effects import changed_table, effect_words, figures_table, rest_words
from core.services import attachments
from core.services.effects import carry_out, foreseen
from core.services.papers import attach_paper
from core.settings import settings
from core.storage.unit_of_work import Writing, writing
from pages.components import access, forms, frame, owing, tables
from pages.components.reading import Reading, engine

_SAID, _TURN = "register-said", "register-turn"


@dataclass(frozen=True, slots=True)
class Intent:
    """What somebody is about to record, in words and as an act, perhaps with its file.

    An act with a file answers with the record, or the records, that the file came with; `kind` is
    what they are.
    """

    words: str
    touches: Touches
    act: Callable[[Writing], Any]
    kind: RecordKind | None = None
    file: Any = None


@dataclass(frozen=True, slots=True)
class _Weighed:
    intent: Intent
    effect: Effect


def said() -> None:
    """What was saved last, said once."""
    words = st.session_state.pop(_SAID, "")
    if words:
        st.success(words)


def form_key(name: str) -> str:
    """A form's key: after something was saved all forms begin anew."""
    return f"{name}-{st.session_state.get(_TURN, 0)}"


def file_field(name: str) -> Any:
    """The field for the document itself."""
    return st.file_uploader(
        _("Документ (файл), якщо є"), max_upload_size=settings().attachment_mb,
        key=f"file-{form_key(name)}",
    )  # fmt: skip


def weigh(look: Reading, reader: access.Reader, name: str, intent: Intent) -> None:
    """Find what it would change; nothing is kept. A refusal is said at once."""
    effect = forms.attempt(
        lambda: foreseen(engine(), reader.actor, look.plan, intent.touches, intent.act)
    )
    st.session_state.pop(_key(name), None)
    if effect is not None:
        st.session_state[_key(name)] = _Weighed(intent, effect)


def offer(look: Reading, reader: access.Reader, name: str) -> None:
    """The effect that was found, and the buttons to save or to let it be."""
    weighed = st.session_state.get(_key(name))
    if weighed is None:
        return
    with st.container(border=True, key=f"effect-{name}"):
        st.header(_("Ще не збережено: вплив на показники"), anchor=False)
        st.write(weighed.intent.words)
        _show(look, weighed.effect)
        with st.container(horizontal=True):
            is_saved = st.button(_("Зберегти"), type="primary", key=f"save-{name}")
            is_left = st.button(_("Не зберігати"), key=f"leave-{name}")
    if is_left:
        del st.session_state[_key(name)]
        st.rerun()
    if is_saved and forms.attempt(lambda: _save(look, reader, weighed)):
        del st.session_state[_key(name)]
        st.session_state[_SAID] = _("Збережено. {what}").format(what=weighed.intent.words)
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        st.rerun()


def _show(look: Reading, effect: Effect) -> None:
    bodies = look.ask(owing.bodies)
    frame.note(effect_words(effect))
    if effect.figures:
        tables.show(figures_table(effect, bodies))
        tables.show(changed_table(effect, bodies))
        if rest_words(effect):
            frame.note(rest_words(effect))


def _save(look: Reading, reader: access.Reader, weighed: _Weighed) -> bool:
    intent = weighed.intent
    if intent.file is None or intent.kind is None:
        with writing(engine(), reader.actor) as work:
            carry_out(work, look.plan, intent.touches, intent.act, weighed.effect)
        return True
    kept_in = attachments.store()
    intent.file.seek(0)
    with (
        attachments.arrived(kept_in, intent.file, intent.file.name) as checked,
        writing(engine(), reader.actor) as work,
    ):
        made = carry_out(work, look.plan, intent.touches, intent.act, weighed.effect)
        numbers: list[int] = made if isinstance(made, list) else [made]
        records = [Record(intent.kind, number) for number in numbers]
        attach_paper(work, kept_in, checked, records)
    return True


def _key(name: str) -> str:
    return f"weighed-{name}"
