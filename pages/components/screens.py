"""Which file draws which address, what it is called, and who may open it."""

from core.domain.permissions import Action, Actor, may
from core.i18n import _
from core.web.addresses import (
    ACCOUNT,
    ADMIN,
    BODIES,
    CALENDAR,
    IMPORT,
    INVITE,
    MY,
    OVERVIEW,
    PLAN,
    RECORD,
    SIGN_IN,
    VERIFY,
)

FILES = {
    OVERVIEW: "public/overview.py",
    PLAN: "public/plan.py",
    BODIES: "public/bodies.py",
    CALENDAR: "public/calendar.py",
    MY: "focal/my.py",
    RECORD: "focal/record.py",
    IMPORT: "focal/import_events.py",
    VERIFY: "secretariat/verify.py",
    ACCOUNT: "account/account.py",
    ADMIN: "administration/administration.py",
    SIGN_IN: "account/sign_in.py",
    INVITE: "account/invite.py",
}
ACTIONS = {
    MY: Action.FILE_EVENT,
    RECORD: Action.FILE_EVENT,
    IMPORT: Action.FILE_EVENT,
    VERIFY: Action.DECIDE_CLAIM,
    ACCOUNT: Action.USE_ACCOUNT,
    ADMIN: Action.RECORD_CONSENT,
}
"""What a screen is for, where it is not for everybody."""
UNLISTED = (IMPORT, ACCOUNT, SIGN_IN, INVITE)
"""Screens that the navigation does not name: links lead to them."""


def titles(actor: Actor) -> dict[str, str]:
    """The name of every screen, in the order of the navigation.

    The secretariat keeps registers at `/admin`, and nothing else.
    """
    is_administrator = may(actor, Action.MANAGE_PEOPLE)
    return {
        OVERVIEW: _("Огляд"),
        PLAN: _("План заходів"),
        BODIES: _("Органи"),
        CALENDAR: _("Календар і строки"),
        MY: _("Мій орган"),
        RECORD: _("Подати"),
        IMPORT: _("Імпорт з Excel"),
        VERIFY: _("Перевірка"),
        ADMIN: _("Адміністрування") if is_administrator else _("Згоди й рішення"),
        ACCOUNT: _("Мій обліковий запис"),
        SIGN_IN: _("Вхід"),
        INVITE: _("Запрошення"),
    }


def is_listed(path: str, actor: Actor) -> bool:
    """Whether the navigation names a screen for somebody.

    Whoever decides files too, yet seldom: links on their own screen lead there.
    """
    if path in (MY, RECORD) and may(actor, Action.DECIDE_CLAIM):
        return False
    return path not in UNLISTED and may(actor, ACTIONS.get(path, Action.SEE_FIGURES))
