"""What a verifier's key or click does: each act in its own transaction, and what is said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from core import clock
from core.domain.claims import UNDO_FOR
from core.domain.moments import AsOf
from core.domain.submissions import Line
from core.errors import ConflictError, InvalidInputError, PostupError
from core.i18n import _
from core.presenters.event_history import Cast, actors_of
from core.presenters.verification import meanwhile_text
from core.queries.actors import actor_names
from core.queries.register import register_at
from core.queries.submissions import revisions_of, submission
from core.queries.waiting import Key
from core.services import verification
from core.services.remarks import mark_seen, remark
from core.storage.unit_of_work import Writing, reading, writing
from pages.components import access, address
from pages.components.reading import engine

_SAID = "_verify_said"
Act = Callable[[Writing, Sequence[int]], object]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision just made: on which submission and claims, at which instant."""

    key: Key
    claims: tuple[int, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What is told after an act; `decided` are the decisions that can be undone."""

    words: str
    at: datetime
    is_trouble: bool = False
    decided: tuple[Decided, ...] = ()

    @property
    def seconds(self) -> int:
        """For how long the act can still be undone from here; 0 if it cannot."""
        left = self.at + UNDO_FOR - clock.now()
        return max(0, round(left.total_seconds())) if self.decided else 0


def said() -> Said | None:
    """What the last act said; it is forgotten with the next one."""
    return st.session_state.get(_SAID)


def forget() -> None:
    """Say nothing any more."""
    st.session_state.pop(_SAID, None)


def do(
    key: Key,
    claims: Sequence[int],
    act: Act,
    words: str,
    onward: Key | None,
    *,
    can_undo: bool = True,
) -> None:
    """Carry an act out on a submission, tell of it, and go on to the next.

    Where somebody was quicker, the same submission stays, as it is now.

    Args:
        key: The event and the body.
        claims: Which of the claims; none is refused.
        act: What is done.
        words: What is told when it is done.
        onward: Where to go on; None opens the queue.
        can_undo: Whether it is a decision that can be taken back.
    """
    try:
        if not claims:
            raise InvalidInputError(_("Позначте хоча б одне зобов’язання."))
        with writing(engine(), access.who_is_it().actor) as work:
            act(work, claims)
            decided = Decided(key, tuple(claims), work.at)
    except ConflictError as error:
        _say(f"{error} {_meanwhile(key)}".strip(), is_trouble=True)
    except PostupError as error:
        _say(str(error), is_trouble=True)
    else:
        st.session_state[_SAID] = Said(words, clock.now(), decided=(decided,) if can_undo else ())
        go(onward)


def go(onward: Key | None) -> None:
    """Open another submission of the same queue; None opens the queue."""
    if onward is None:
        address.write(event=None, body=address.read().of, of=None)
    else:
        address.write(event=str(onward[0]), body=onward[1])


def undo() -> None:
    """Take back what was decided last; one submission is opened again."""
    last = said()
    forget()
    if last is None or not last.decided:
        return
    troubles = [why for why in map(_taken_back, last.decided) if why]
    if troubles:
        _say(" ".join(dict.fromkeys(troubles)), is_trouble=True)
        return
    _say(_("Рішення скасовано: подання знову на перевірці."))
    keys = [made.key for made in last.decided]
    if len(keys) > 1:
        return
    event, body = keys[0]
    if address.read().event is None:
        address.write(event=str(event), body=body, of=address.read().body)
    else:
        go((event, body))


def _taken_back(made: Decided) -> str:
    """Take one decision back; empty, or why it cannot be."""
    event, body = made.key
    try:
        with writing(engine(), access.who_is_it().actor) as work:
            verification.undo(work, event, body, claims=made.claims, made_at=made.at)
    except PostupError as error:
        return str(error)
    return ""


def do_several(
    lines: Sequence[Line], act: Callable[[Writing, Line], Sequence[int]]
) -> tuple[list[tuple[str, str]], tuple[Decided, ...]]:
    """Carry an act out on several submissions, each whole or not at all.

    Each one's title with the sentence why not, empty where it is done; and what was decided.
    """
    actor = access.who_is_it().actor
    outcomes: list[tuple[str, str]] = []
    decided: list[Decided] = []
    for line in lines:
        why = ""
        try:
            with writing(engine(), actor) as work:
                claims = act(work, line)
                made = Decided((line.event, line.body), tuple(claims), work.at)
            decided.append(made)
        except PostupError as error:
            why = str(error)
        outcomes.append((line.title, why))
    return outcomes, tuple(decided)


def tell(words: str, *, is_trouble: bool = False, decided: tuple[Decided, ...] = ()) -> None:
    """Tell something at the next drawing, with the way back from what was decided."""
    st.session_state[_SAID] = Said(words, clock.now(), is_trouble, decided)


def write_remark(key: Key, text: str) -> None:
    """Write to the body."""
    _talk(lambda work: remark(work, *key, text), _("Зауваження надіслано."))


def mark_read(key: Key) -> None:
    """Let the body know that its remark was read."""
    _talk(lambda work: mark_seen(work, *key), _("Орган побачить, що зауваження прочитано."))


def _talk(say: Callable[[Writing], None], done: str) -> None:
    try:
        with writing(engine(), access.who_is_it().actor, moves_figures=True) as work:
            say(work)
    except PostupError as error:
        _say(str(error), is_trouble=True)
    else:
        _say(done)


def _say(words: str, *, is_trouble: bool = False) -> None:
    st.session_state[_SAID] = Said(words, clock.now(), is_trouble)


def _meanwhile(key: Key) -> str:
    """Who decided meanwhile, and how."""
    with reading(engine()) as session:
        found = submission(session, *key)
        if found is None:
            return ""
        names = actor_names(session, actors_of(found, revisions_of(session, key[0])))
        cast = Cast(names, register_at(session, AsOf(clock.now())), names_secretariat=True)
    return meanwhile_text(found, cast)
