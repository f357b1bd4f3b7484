"""Which file draws which address, and what a reader must be allowed for it."""

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


def admin_title(actor: Actor) -> str:
    """What `/admin` is called: the secretariat keeps registers there, and nothing else."""
    is_administrator = may(actor, Action.MANAGE_PEOPLE)
    return _("Адміністрування") if is_administrator else _("Згоди й рішення")
