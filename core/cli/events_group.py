"""The commands `postup events …`."""

from pathlib import Path

import click

from core.cli.grammar import YEAR, Group, Option
from core.cli.language import speak_as_asked
from core.i18n import _

speak_as_asked()

body_option = click.option(
    "--body", cls=Option, metavar="CODE", required=True, help=_("Код органу.")
)
plan_option = click.option("--plan", cls=Option, metavar="KEY", help=_("Ключ плану."))
year_option = click.option("--year", cls=Option, type=YEAR, help=_("Рік; без нього поточний."))
out_option = click.option(
    "--out", cls=Option, metavar="FILE", required=True, help=_("Куди записати.")
)
dry_run_option = click.option(
    "--dry-run", cls=Option, is_flag=True, help=_("Лише показати, що було б; нічого не записати.")
)
letter_option = click.option(
    "--letter", cls=Option, metavar="T", default="", help=_("Лист органу, яким він подав події.")
)


@click.group("events", cls=Group, help=_("Події багатьма рядками: таблиця органу і її подання."))
def events_group() -> None:
    """Events in bulk."""


@events_group.command("template", help=_("Таблиця органу на рік: подане і те, що слід подати."))
@body_option
@year_option
@out_option
@plan_option
def events_template(body: str, year: int | None, out: str, plan: str | None) -> None:
    """A body's sheet."""
    from core.cli.events import template_command  # slow import

    template_command(body, year, Path(out), plan)


@events_group.command("import", help=_("Подати події з таблиці: усі або жодної."))
@click.argument("file", metavar="FILE", help=_("Заповнена таблиця."))
@body_option
@dry_run_option
@letter_option
@plan_option
def events_import(file: str, body: str, plan: str | None, *, letter: str, dry_run: bool) -> int:
    """File a sheet of events."""
    from core.cli.events import import_command  # slow import

    return import_command(Path(file), body, plan, letter=letter, is_trial=dry_run)
