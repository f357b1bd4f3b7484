"""Inviting somebody: name, role, bodies; the link is shown once."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.access.accounts import invite
from core.access.grants import RoleWish
from core.domain.bodies import Body, ukrainian_order
from core.domain.permissions import Role
from core.i18n import _
from core.presenters.labels import body_short
from core.presenters.people import role_label
from core.settings import settings
from core.storage.engine import engine_for
from core.storage.unit_of_work import writing
from core.web.addresses import INVITE
from pages.components import access, forms

ROLES = (Role.FOCAL_POINT, Role.LEADERSHIP, Role.SECRETARIAT, Role.ADMINISTRATOR)


def show(reader: access.Reader, bodies: Mapping[str, Body]) -> None:
    """The form."""
    with st.expander(_("Запросити людину")), st.form("invitation", border=False):
        name = st.text_input(_("Ім’я для входу"), placeholder=_("Одне слово, наприклад пошта"))
        full_name = st.text_input(_("Ім’я та прізвище"))
        wish = role_fields(bodies, "invitation")
        is_sent = st.form_submit_button(_("Запросити"))
    if is_sent:
        token = forms.attempt(lambda: _invite(reader, name, full_name, wish))
        if token:
            show_link(token, hours=72)


def role_fields(
    bodies: Mapping[str, Body], key: str, *, role: Role = Role.FOCAL_POINT, held: Any = ()
) -> RoleWish:
    """The fields of a role: which, of which bodies, from when until when, as a deputy or not."""
    names = {code: body_short(body) for code, body in bodies.items()}
    chosen = st.selectbox(
        _("Роль"),
        ROLES,
        index=ROLES.index(role) if role in ROLES else 0,
        format_func=role_label,
        key=f"{key}-role",
    )
    codes = st.multiselect(
        _("Органи"),
        sorted(names, key=lambda code: ukrainian_order(names[code])),
        default=[code for code in held if code in names],
        format_func=lambda code: names[code],
        placeholder=_("Вибрати"),
        key=f"{key}-bodies",
    )
    with st.container(horizontal=True):
        first = st.date_input(_("Діє з"), None, format="DD.MM.YYYY", key=f"{key}-from")
        last = st.date_input(_("Діє до"), None, format="DD.MM.YYYY", key=f"{key}-to")
    is_deputy = st.checkbox(_("Заступає контактну особу"), key=f"{key}-deputy")
    return RoleWish(
        role=chosen, bodies=tuple(codes), valid_from=first, valid_to=last, is_deputy=is_deputy
    )


def show_link(token: str, *, hours: int) -> None:
    """A link that nobody will see again."""
    words = _("Передайте посилання людині: воно діє {n} год, один раз, і більше його не показано.")
    st.success(words.format(n=hours))
    st.code(link_to(token), language=None, wrap_lines=True)


def link_to(token: str) -> str:
    """The whole address of a link."""
    base = settings().base_url.rstrip("/") or st.context.headers.get("Origin", "")
    return f"{base}{INVITE}?token={token}"


def _invite(reader: access.Reader, name: str, full_name: str, wish: RoleWish) -> str:
    engine = engine_for(settings().database)
    with writing(engine, reader.actor, moves_figures=False) as work:
        return invite(work, name, wish, full_name=full_name)
