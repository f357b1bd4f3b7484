"""The commands `postup user …`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from core.cli.grammar import DAY, Group, Option, one_of
from core.cli.inputs import RoleAsked
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


def role_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a command that gives a role."""
    options = (
        click.option(
            "--role", cls=Option, type=one_of(*ROLES), required=True, help=_("Роль.")
        ),
        click.option(
            "--body", "bodies", cls=Option, metavar="CODE", multiple=True,
            help=_("Код органу; можна кілька."),
        ),
        click.option("--from", "since", cls=Option, type=DAY, help=_("Перший день ролі.")),
        click.option("--to", "until", cls=Option, type=DAY, help=_("Останній день ролі.")),
        click.option("--deputy", "is_deputy", cls=Option, is_flag=True, help=_("Заступає.")),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@user_group.command("invite", help=_("Запросити людину; друкує посилання, яке діє один раз."))
@name_option
@click.option("--full-name", cls=Option, metavar="N", default="", help=_("Ім’я та прізвище."))
@role_options
def user_invite(name: str, full_name: str, **asked: Any) -> None:
    """Invite a person."""
    from core.cli.people import invite_command  # slow import

    invite_command(name, full_name, RoleAsked(**asked))


@user_group.command("import", help=_("Запросити багатьох із таблиці: всіх або нікого."))
@click.argument("file", metavar="FILE", help=_("Книга з таблицею людей."))
def user_import(file: str) -> None:
    """Invite many people."""
    from core.cli.people import import_command  # slow import

    import_command(Path(file))


@user_group.command("change", help=_("Інша роль і органи замість усіх нинішніх."))
@name_option
@role_options
def user_change(name: str, **asked: Any) -> None:
    """Put another role in place of those held."""
    from core.cli.people import roles_command  # slow import

    roles_command(name, RoleAsked(**asked), is_further=False)


@user_group.command("grant", help=_("Ще одна роль поряд із нинішніми."))
@name_option
@role_options
def user_grant(name: str, **asked: Any) -> None:
    """Give a further role."""
    from core.cli.people import roles_command  # slow import

    roles_command(name, RoleAsked(**asked), is_further=True)


@user_group.command("revoke", help=_("Прибрати одну роль із кількох."))
@name_option
@click.option("--role", cls=Option, type=one_of(*ROLES), required=True, help=_("Роль."))
@click.option("--body", cls=Option, metavar="CODE", default="", help=_("Код органу."))
def user_revoke(name: str, role: str, body: str) -> None:
    """End one role."""
    from core.cli.people import take_role_command  # slow import

    take_role_command(name, role, body)


@user_group.command("sessions", help=_("Відкриті сеанси людини."))
@name_option
def user_sessions(name: str) -> None:
    """A person's open sessions."""
    from core.cli.people import sessions_command  # slow import

    sessions_command(name)


@user_group.command("signout", help=_("Завершити сеанси людини: всі або один."))
@name_option
@click.option("--session", cls=Option, metavar="ID", default="", help=_("Лише цей сеанс."))
def user_sign_out(name: str, session: str) -> None:
    """End sessions."""
    from core.cli.people import sign_out_command  # slow import

    sign_out_command(name, session)


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
