"""The `postup` command: JSON to standard output, sentences to standard error (contract).

A command imports what it needs when it runs, so that `--help` and `plan parse` answer at once.
"""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from core.cli.events_group import events_group
from core.cli.grammar import (
    DAY,
    FORMAT,
    MOMENT,
    YEAR,
    YEAR_OR_ALL,
    Group,
    Option,
    SeenEnoughError,
    WrongUsageError,
    one_of,
    usage_sentence,
    whole,
)
from core.cli.language import speak_as_asked
from core.cli.troubles import trouble_sentence
from core.cli.user_group import user_group
from core.domain.moments import AsOf
from core.i18n import _

DONE, AT_FAULT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


speak_as_asked()

as_of_option = click.option(
    "--as-of", cls=Option, type=MOMENT, help=_("Станом на дату (її кінець у Києві) або мить.")
)
year_option = click.option(
    "--year", cls=Option, type=YEAR_OR_ALL, help=_("Рік; без нього рік дати «станом на».")
)
plan_option = click.option("--plan", cls=Option, metavar="KEY", help=_("Ключ плану."))
format_option = click.option(
    "--format", "format_", cls=Option, type=FORMAT, default="json", help=_("Вигляд відповіді.")
)
file_argument = click.argument("file", metavar="FILE", help=_("Текст таблиці плану в UTF-8."))


def option(*names: str, help: str, **settings: Any) -> Callable[[Any], Any]:
    """An option in the reader's language."""
    return click.option(*names, cls=Option, help=help, **settings)


def main() -> None:
    """Run the command line and exit: 0 done, 1 input or state at fault, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code."""
    try:
        code = cli.main(list(arguments), prog_name="postup", standalone_mode=False)
        sys.stdout.flush()
    except (SeenEnoughError, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        return _say(error.format_message(), WRONG_USAGE)
    except click.UsageError as error:
        return _say_usage(usage_sentence(error))
    except WrongUsageError as error:
        return _say_usage(str(error))
    except Exception as error:  # noqa: BLE001 a sentence for each; the unforeseen goes to the log
        return _say(trouble_sentence(error), AT_FAULT)
    return code if isinstance(code, int) else DONE


@click.group(
    cls=Group,
    help=_("«Поступ»: хто, що і коли має зробити за планом заходів і що вже зроблено."),
)
def cli() -> None:
    """The `postup` command."""


@cli.command(
    help=_("База даних, вбудований план, реєстр органів; повторний запуск нічого не змінює.")
)
@option("--year", type=YEAR, help=_("Перший рік моніторингу; без нього поточний."))
@option("--in-force-from", type=DAY, help=_("Коли план набрав чинності; без неї 1 січня."))
@option("--monitor-from", type=DAY, help=_("З якого дня ведеться облік; без неї від сьогодні."))
def init(year: int | None, in_force_from: date | None, monitor_from: date | None) -> None:
    """Start an installation."""
    from core.cli.setup import init_command  # slow import

    init_command(year, in_force_from, monitor_from)


@cli.command(help=_("Оновити базу, за потреби заповнити її і відкрити сервер."))
@option("--host", metavar="H", help=_("Адреса, на якій слухати."))
@option("--port", type=whole("P", 1, 65535), help=_("Порт."))
def serve(host: str | None, port: int | None) -> int:
    """Serve the screens."""
    from core.cli.server import serve_command  # slow import

    return serve_command(host, port)


@cli.command(help=_("Вигадані дані для показу й навчання; у базі зі справжніми даними не працює."))
@option("--bodies", type=whole("N", 3, 2000), default=40, help=_("Скільки органів; без нього 40."))
@option("--years", type=whole("N", 1, 30), default=2, help=_("Скільки років; без нього 2."))
@option("--events", type=whole("N", 0, 10_000_000), help=_("Скільки подій; без нього як вийде."))
@option("--seed", type=whole("S", 0, 2**63), default=781, help=_("Зерно: те саме дає те саме."))
def demo(bodies: int, years: int, events: int | None, seed: int) -> None:
    """Fill a separate instance with fictional data."""
    from core.cli.setup import demo_command  # slow import

    demo_command(bodies=bodies, years=years, events=events, seed=seed)


@cli.command(help=_("Перевірити схему, зв’язки, ланцюг аудиту й перерахувати показники."))
def check() -> None:
    """Check the installation."""
    from core.cli.setup import check_command  # slow import

    check_command()


@cli.command(help=_("Резервна копія: один файл, а в теці, що вже є, ще одна з датою."))
@click.argument("file", metavar="FILE", help=_("Куди: новий файл або тека."))
@option("--keep", type=whole("N", 1, 100_000), help=_("Скільки останніх копій лишити в теці."))
def backup(file: str, keep: int | None) -> None:
    """Make a backup."""
    from core.cli.keeping import backup_command  # slow import

    backup_command(Path(file), keep)


@cli.command(help=_("Відновити з резервної копії; те, що було, лишиться поруч."))
@click.argument("file", metavar="FILE", help=_("Звідки: файл або тека."))
def restore(file: str) -> None:
    """Restore a backup."""
    from core.cli.keeping import restore_command  # slow import

    restore_command(Path(file))


@cli.group("attachments", cls=Group, help=_("Надіслані файли."))
def attachments_group() -> None:
    """Attachments."""


@attachments_group.command("erase", help=_("Стерти файл з персональними даними назавжди."))
@click.argument("number", metavar="ID", type=whole("ID", 1, 2**53), help=_("Номер файлу."))
@option("--reason", metavar="T", required=True, help=_("Чому; лишається в журналі."))
def attachments_erase(number: int, reason: str) -> None:
    """Erase an attachment."""
    from core.cli.keeping import erase_command  # slow import

    erase_command(number, reason)


@cli.command(help=_("Реєстр органів."))
@as_of_option
@format_option
def bodies(as_of: AsOf | None, format_: str) -> None:
    """The register of bodies."""
    from core.cli.figures import bodies_command  # slow import

    bodies_command(as_of, format_)


@cli.command(help=_("Зобов’язання (орган × захід × період) з їхнім станом."))
@as_of_option
@year_option
@option("--body", metavar="CODE", help=_("Код органу."))
@option("--measure", metavar="CODE", help=_("Код заходу."))
@plan_option
@format_option
def obligations(format_: str, **asked: Any) -> None:
    """Obligations with their status."""
    from core.cli.figures import Question, obligations_command  # slow import

    obligations_command(Question(**asked), format_)


@cli.command(help=_("Частки виконання."))
@option(
    "--by",
    type=one_of("plan", "task", "measure", "body", "kind"),
    required=True,
    help=_("За чим згрупувати."),
)
@as_of_option
@year_option
@plan_option
@format_option
def rates(by: str, format_: str, **asked: Any) -> None:
    """Completion rates."""
    from core.cli.figures import Question, rates_command  # slow import

    rates_command(Question(**asked), by, format_)


@cli.command(help=_("Усі факти, з яких кожен перерахує кожну частку."))
@plan_option
def facts(plan: str | None) -> None:
    """Every fact."""
    from core.cli.figures import facts_command  # slow import

    facts_command(plan)


@cli.group("plan", cls=Group, help=_("Документ плану: зрозуміти, завантажити, порівняти."))
def plan_group() -> None:
    """Plans."""


@plan_group.command("parse", help=_("Показати, що зрозуміло в документі; нічого не записує."))
@file_argument
def plan_parse(file: str) -> int:
    """Understand a plan's document."""
    from core.cli.plan import parse_command  # slow import

    return parse_command(Path(file))


@plan_group.command("load", help=_("Завантажити план з документа."))
@file_argument
@option("--act", metavar="NO", required=True, help=_("Номер акта."))
@option("--act-date", type=DAY, required=True, help=_("Дата акта."))
@option("--year", type=YEAR, required=True, help=_("Перший рік плану."))
@option("--until", type=YEAR, help=_("Останній рік плану; без нього план безстроковий."))
@option("--in-force-from", type=DAY, help=_("Коли план набрав чинності; без неї 1 січня."))
@option("--title", metavar="T", help=_("Назва плану."))
@option("--dry-run", is_flag=True, help=_("Лише показати, що було б; нічого не записати."))
def plan_load(file: str, **wish: Any) -> None:
    """Load a plan."""
    from core.cli.setup import LoadWish, plan_load_command  # slow import

    plan_load_command(Path(file), LoadWish(**wish))


@plan_group.command("list", help=_("Завантажені плани."))
def plan_list() -> None:
    """The plans loaded."""
    from core.cli.figures import plan_list_command  # slow import

    plan_list_command()


@plan_group.command("diff", help=_("Чим різняться два плани."))
@click.argument("first", metavar="A", help=_("Ключ першого плану."))
@click.argument("second", metavar="B", help=_("Ключ другого плану."))
def plan_diff(first: str, second: str) -> None:
    """What differs between two plans."""
    from core.cli.figures import plan_diff_command  # slow import

    plan_diff_command(first, second)


cli.add_command(user_group)
cli.add_command(events_group)


def _say_usage(sentence: str) -> int:
    return _say(sentence + " " + _("Довідка: postup --help"), WRONG_USAGE)


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(sentence + "\n")
    return code
