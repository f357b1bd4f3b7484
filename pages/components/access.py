"""Who looks at a screen, and whether they may: each begins with `require(...)`.

Every run asks anew, so that whoever was disabled, demoted or signed out is refused at the next one.
"""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.access.identity import Identity
from core.access.sessions import resolve
from core.domain.permissions import NOBODY, Action, Actor, Role, may
from core.i18n import _
from core.incidents import refused
from core.settings import settings
from core.storage.engine import engine_for
from core.web import owners
from core.web.addresses import ACCOUNT, LOADED_ANEW, OVERVIEW, SESSION_CLOSE, SIGN_IN
from core.web.cookies import sid_cookie

_WHO = "_who"
_WHERE = "_where"


class RefusedError(Exception):
    """The reader may not see the screen, and has been told."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The person (or nobody in particular) who looks at a screen."""

    identity: Identity | None = None

    @property
    def actor(self) -> Actor:
        """What services know the reader by."""
        return self.identity.actor if self.identity else NOBODY

    @property
    def role(self) -> Role:
        """The reader's role."""
        return self.actor.role

    def may(self, action: Action) -> bool:
        """Whether a screen for this action is theirs."""
        if action is Action.USE_ACCOUNT:  # also while one-time codes are still to be set up
            return self.identity is not None
        return may(self.actor, action)


def who_is_it(*, touch: bool = True) -> Reader:
    """The reader of this run, from the cookie of their connection."""
    sid = st.context.cookies.get(sid_cookie())
    if not isinstance(sid, str):
        return Reader()
    return Reader(resolve(engine_for(settings().database), sid, touch=touch))


def begin() -> Reader:
    """The reader at the start of a run; what an earlier one left in this tab is forgotten."""
    reader = who_is_it()
    session = reader.identity.session if reader.identity else owners.ANYBODY
    if st.session_state.get(_WHO, session) != session:
        st.session_state.clear()
    st.session_state[_WHO] = session
    context = get_script_run_ctx()
    if context is not None:
        owners.claim(context.session_id, session)
    return reader


def watch(reader: Reader) -> None:
    """Look every half a minute whether the reader is still who they were, even if they rest."""
    if reader.identity is None:
        return

    @st.fragment(run_every=settings().heartbeat_seconds)
    def heartbeat() -> None:
        if who_is_it(touch=False) != reader:
            st.rerun()

    with st.container(key="heartbeat"):
        heartbeat()


def require(action: Action = Action.SEE_FIGURES) -> Reader:
    """The reader, if the screen is theirs; others get one sentence and a way on.

    The screen ends there.
    """
    reader = who_is_it()
    if not reader.may(action):
        if reader.identity is not None:
            refused("screen", who=reader.actor.id, act=action.value)
        _explain(reader)
        raise RefusedError
    return reader


def _explain(reader: Reader) -> None:
    if reader.identity is None:
        _refuse(_("Потрібен вхід"), _("Ця сторінка відкривається після входу."), sign_in_address())
    elif reader.identity.lacks_codes:
        _refuse(
            _("Потрібні одноразові коди"),
            _("Ваша роль вимагає одноразових кодів: налаштуйте їх у своєму обліковому записі."),
            ACCOUNT,
            _("Мій обліковий запис"),
        )
    else:
        _refuse(
            _("Це не ваша сторінка"),
            _("Ваша роль не відкриває цієї сторінки. Увійдіть з іншим обліковим записом."),
            sign_in_address(),
        )


def arrive_at(path: str) -> None:
    """Note which screen this run draws."""
    st.session_state[_WHERE] = path


def sign_in_address() -> str:
    """The address of the sign-in that leads back to this one; from the bare overview, nowhere."""
    page = st.session_state.get(_WHERE, OVERVIEW)
    if page in LOADED_ANEW:
        return SIGN_IN
    query = urlencode(st.query_params.to_dict(), doseq=True)
    if page == OVERVIEW and not query:
        return SIGN_IN
    return f"{SIGN_IN}?{urlencode({'then': f'{page}?{query}' if query else page})}"


def leave_for(address: str) -> None:
    """Send the browser to an address of ours with a request of its own, as `st.login` does."""
    context = get_script_run_ctx()
    message = ForwardMsg()
    message.auth_redirect.url = settings().base_path + address
    if context is not None:
        context.enqueue(message)


def leave() -> None:
    """Let the browser forget the cookie of a session that has ended."""
    leave_for(SESSION_CLOSE)


def _refuse(title: str, sentence: str, href: str, words: str = "") -> None:
    words = words or _("Увійти")
    st.title(title, anchor=False)
    st.html(
        f'<p class="postup-empty" role="status">{escape(sentence)} '
        f'<a href="{escape(settings().base_path + href)}" target="_self">{escape(words)}</a></p>'
    )
