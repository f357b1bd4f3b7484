"""The `postup` command: JSON to standard output, sentences to standard error (contract)."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from click import ClickException
from click.exceptions import Exit, MissingParameter, NoSuchOption, UsageError

from core.errors import PostupError
from core.i18n import _, resolve_language_with

resolve_language_with(lambda: os.environ.get("POSTUP_LANG"))

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)
plan_app = typer.Typer(no_args_is_help=True, help=_("Документ плану: зрозуміти, завантажити."))
app.add_typer(plan_app, name="plan")

Day = Annotated[str | None, typer.Option(metavar="DATE")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="T", help=_("Дата (її кінець у Києві) або мить."))
]
PlanOption = Annotated[str | None, typer.Option("--plan", metavar="KEY", help=_("Ключ плану."))]
Format = Annotated[str, typer.Option("--format", metavar="json|csv")]


def main() -> None:
    """Run the command line; exit 0 done, 1 input or state at fault, 2 wrong usage."""
    try:
        sys.exit(app(standalone_mode=False))
    except PostupError as error:
        _say(str(error))
        sys.exit(1)
    except UsageError as error:
        _say(_usage_sentence(error))
        sys.exit(2)
    except (Exit, ClickException) as error:
        sys.exit(error.exit_code)


@app.command(
    help=_("База даних, вбудований план, реєстр органів; повторний запуск нічого не змінює.")
)
def init(
    year: Annotated[int | None, typer.Option(help=_("Перший рік моніторингу."))] = None,
    in_force_from: Day = None,
    monitor_from: Day = None,
) -> None:
    """Start an installation."""
    from core.cli.setup import init_command  # slow import

    init_command(year, in_force_from, monitor_from)


@app.command(help=_("Оновити базу, за потреби заповнити її і відкрити сервер."))
def serve(
    host: Annotated[str | None, typer.Option()] = None,
    port: Annotated[int | None, typer.Option()] = None,
) -> None:
    """Serve the screens."""
    from core.cli.setup import serve_command  # slow import

    serve_command(host, port)


@app.command(help=_("Вигадані дані для показу й навчання; у базі зі справжніми даними не працює."))
def demo(
    bodies: Annotated[int, typer.Option(min=3, max=2000)] = 40,
    years: Annotated[int, typer.Option(min=1, max=30)] = 2,
    events: Annotated[int | None, typer.Option(min=0)] = None,
    seed: Annotated[int, typer.Option()] = 781,
) -> None:
    """Fill a separate instance with fictional data."""
    from core.cli.setup import demo_command  # slow import

    demo_command(bodies=bodies, years=years, events=events, seed=seed)


@app.command(help=_("Перевірити схему, зв’язки, ланцюг аудиту й перерахувати показники."))
def check() -> None:
    """Check the installation."""
    from core.cli.setup import check_command  # slow import

    check_command()


@app.command(help=_("Реєстр органів."))
def bodies(as_of: AsOfOption = None, format_: Format = "json") -> None:
    """The register of bodies."""
    from core.cli.figures import bodies_command  # slow import

    bodies_command(as_of, format_)


@app.command(help=_("Зобов’язання: орган × захід × період, зі станом."))
def obligations(
    as_of: AsOfOption = None,
    year: Annotated[str | None, typer.Option(metavar="Y|all")] = None,
    body: Annotated[str | None, typer.Option(metavar="CODE")] = None,
    measure: Annotated[str | None, typer.Option(metavar="CODE")] = None,
    plan: PlanOption = None,
    format_: Format = "json",
) -> None:
    """Obligations with their status."""
    from core.cli.figures import Question, obligations_command  # slow import

    question = Question(plan=plan, as_of=as_of, year=year, body=body, measure=measure)
    obligations_command(question, format_)


@app.command(help=_("Частки виконання."))
def rates(
    by: Annotated[str, typer.Option(metavar="plan|task|measure|body|kind")],
    as_of: AsOfOption = None,
    year: Annotated[str | None, typer.Option(metavar="Y|all")] = None,
    plan: PlanOption = None,
    format_: Format = "json",
) -> None:
    """Completion rates."""
    from core.cli.figures import Question, rates_command  # slow import

    rates_command(Question(plan=plan, as_of=as_of, year=year), by, format_)


@app.command(help=_("Усі факти, з яких кожен перерахує кожну частку."))
def facts(plan: PlanOption = None) -> None:
    """Every fact."""
    from core.cli.figures import facts_command  # slow import

    facts_command(plan)


@plan_app.command("parse", help=_("Показати, що зрозуміло в документі; нічого не записує."))
def plan_parse(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Understand a plan's document."""
    from core.cli.plan import parse_command  # slow import

    raise Exit(parse_command(file))


@plan_app.command("load", help=_("Завантажити план з документа."))
def plan_load(  # noqa: PLR0913 an option each, as the contract has them
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    act: Annotated[str, typer.Option(metavar="NO")],
    act_date: Annotated[str, typer.Option(metavar="DATE")],
    year: Annotated[int, typer.Option(metavar="Y")],
    until: Annotated[int | None, typer.Option(metavar="Y")] = None,
    in_force_from: Day = None,
    title: Annotated[str | None, typer.Option(metavar="T")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> None:
    """Load a plan."""
    from core.cli.setup import LoadWish, plan_load_command  # slow import

    wish = LoadWish(
        act=act, act_date=act_date, year=year, until=until, in_force_from=in_force_from,
        title=title, dry_run=dry_run,
    )  # fmt: skip
    plan_load_command(file, wish)


@plan_app.command("list", help=_("Завантажені плани."))
def plan_list() -> None:
    """The plans loaded."""
    from core.cli.figures import plan_list_command  # slow import

    plan_list_command()


@plan_app.command("diff", help=_("Чим різняться два плани."))
def plan_diff(
    first: Annotated[str, typer.Argument(metavar="A")],
    second: Annotated[str, typer.Argument(metavar="B")],
) -> None:
    """What differs between two plans."""
    from core.cli.figures import plan_diff_command  # slow import

    plan_diff_command(first, second)


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def _usage_sentence(error: UsageError) -> str:
    if isinstance(error, NoSuchOption):
        what = _("Немає параметра {name}.").format(name=error.option_name)
    elif isinstance(error, MissingParameter):
        name = error.param.opts[-1] if error.param and error.param.opts else ""
        what = _("Не вказано {name}.").format(name=name)
    else:
        what = _("Команду записано неправильно: {what}").format(what=error.format_message())
    return what + " " + _("Довідка: postup --help")
