"""The commands `postup user …`."""

import click

from core.cli.grammar import Group, Option, one_of
from core.cli.language import speak_as_asked
from core.i18n import _

speak_as_asked()

ROLES = ("leadership", "focal_point", "secretariat", "administrator")
name_option = click.option(
    "--name", cls=Option, metavar="N", required=True, help=_("Ім’я для входу.")
)


@click.group("user", cls=Group, help=_("Люди: запросити, вимкнути, скинути пароль."))
def user_group() -> None:
    """People."""


@user_group.command("invite", help=_("Запросити людину; друкує посилання, яке діє один раз."))
@name_option
@click.option("--role", cls=Option, type=one_of(*ROLES), required=True, help=_("Роль."))
@click.option(
    "--body",
    "bodies",
    cls=Option,
    metavar="CODE",
    multiple=True,
    help=_("Код органу; можна кілька."),
)
def user_invite(name: str, role: str, bodies: tuple[str, ...]) -> None:
    """Invite a person."""
    from core.cli.people import invite_command  # slow import

    invite_command(name, role, bodies)


@user_group.command("list", help=_("Усі люди."))
def user_list() -> None:
    """Everybody."""
    from core.cli.people import list_command  # slow import

    list_command()


@user_group.command("reset", help=_("Нове посилання для пароля; старий пароль не діє."))
@name_option
def user_reset(name: str) -> None:
    """A new link."""
    from core.cli.people import reset_command  # slow import

    reset_command(name)


def _change(what: str, explained: str) -> None:
    @user_group.command(what, help=explained)
    @name_option
    def change(name: str) -> None:
        from core.cli.people import change_command  # slow import

        change_command(name, what)


_change("disable", _("Вимкнути людину; її сеанси завершуються."))
_change("enable", _("Увімкнути людину знову."))
_change("unlock", _("Зняти обмеження входу."))
