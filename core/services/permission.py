"""The checks with which services begin: may this actor do this, for this body."""

from collections.abc import Iterable

from core.domain.permissions import Action, files_by_paper, may
from core.errors import ForbiddenError, InvalidInputError
from core.i18n import _
from core.incidents import refused
from core.storage.unit_of_work import Writing


def check_may(work: Writing, action: Action, bodies: Iterable[str] | None = None) -> None:
    """Refuse an actor whose role, or whose bodies, do not reach so far.

    Raises:
        ForbiddenError: they do not.
    """
    if may(work.actor, action, bodies):
        return
    refused("act", who=work.actor.id, act=action.value)
    if bodies is not None and may(work.actor, action):
        raise ForbiddenError(_("Ви дієте лише від свого органу."))
    raise ForbiddenError(_("Ваша роль не дає на це права."))


def check_letter(work: Writing, body: str, letter: str) -> None:
    """Refuse the secretariat what it does for a body without the letter by which the body wrote.

    Raises:
        InvalidInputError: it is not named.
    """
    if files_by_paper(work.actor, body) and not (letter.strip() or work.actor.is_system):
        raise InvalidInputError(_("Вкажіть номер і дату листа органу."))


def with_letter(said: str, letter: str) -> str:
    """What was said, with the letter by which the body wrote, if it did, named as such."""
    named = _("Лист органу: {letter}").format(letter=letter.strip()) if letter.strip() else ""
    return " · ".join(filter(None, (said.strip(), named)))
