"""The table of people, and how one is found."""

from collections.abc import Mapping, Sequence
from datetime import date

from core.domain.bodies import Body
from core.domain.people import Grant, Person
from core.domain.permissions import Held, Role
from core.i18n import _
from core.presenters.labels import body_short, day_text
from core.presenters.people import moment_label, role_label
from core.presenters.search import body_texts, matches
from core.presenters.table import Column, Number, Row, TableView, Words


def people_table(
    people: Sequence[Person], bodies: Mapping[str, Body], today: date, addresses: Mapping[int, str]
) -> TableView:
    """Who there is, in what role, in what state, when last here.

    Args:
        people: Those to show, in their order.
        bodies: The register.
        today: The day in Kyiv for roles with dates.
        addresses: Where each person's card is.
    """
    columns = (
        Column(_("Людина")),
        Column(_("Роль")),
        Column(_("Стан")),
        Column(_("Останній вхід")),
        Column(_("Відкрито сеансів"), is_number=True),
    )
    rows = tuple(
        Row(
            (
                Words(one.full_name or one.name, one.name, addresses[one.id], is_strong=True),
                Words(role_label(one.role_on(today)), grants_text(one.grants, bodies)),
                Words(state_text(one)),
                Words(moment_label(one.last_sign_in_at)),
                Number(one.sessions),
            )
        )
        for one in people
    )
    return TableView(_("Люди, які входять до «Поступу»"), columns, rows, _("Нікого не знайдено."))


def found(people: Sequence[Person], query: str, bodies: Mapping[str, Body]) -> list[Person]:
    """The people whom a search finds: by either name, by role, by body."""
    return [one for one in people if matches(query, _texts(one, bodies))]


def state_text(one: Person) -> str:
    """Whether a person can sign in, in a few words."""
    if not one.is_active:
        return _("вимкнено")
    if one.is_locked:
        return _("вхід обмежено")
    if not one.has_password:
        return _("запрошено") if one.invited_until else _("посилання застаріло")
    return _("активна, з кодами") if one.has_codes else _("активна")


def grants_text(grants: Sequence[Grant], bodies: Mapping[str, Body]) -> str:
    """The bodies of the roles, with dates where there are any."""
    return "; ".join(text for grant in grants if (text := _grant(grant, bodies)))


def grant_text(grant: Grant, bodies: Mapping[str, Body]) -> str:
    """A role with its body and dates: a line of the card."""
    since = _("з {day}").format(day=day_text(grant.valid_from))
    return " · ".join(
        part for part in (role_label(grant.role), _grant(grant, bodies), since) if part
    )


def held_text(held: Sequence[Held], bodies: Mapping[str, Body]) -> str:
    """Every role held, each with its bodies: what the own account says."""
    return "; ".join(
        ", ".join((role_label(role), *(body_short(bodies[c]) for c in sorted(own) if c in bodies)))
        for role, own in held or ((Role.PUBLIC, frozenset[str]()),)
    )


def _grant(grant: Grant, bodies: Mapping[str, Body]) -> str:
    name = body_short(bodies[grant.body]) if grant.body in bodies else grant.body
    deputy = _("заступає") if grant.is_deputy else ""
    until = _("до {day}").format(day=day_text(grant.valid_to)) if grant.valid_to else ""
    return " ".join(part for part in (name, deputy, until) if part)


def _texts(one: Person, bodies: Mapping[str, Body]) -> list[str]:
    named = [text for code in one.bodies if code in bodies for text in body_texts(bodies[code])]
    roles = [role_label(grant.role) for grant in one.grants]
    return [one.name, one.full_name, *roles, *named]
