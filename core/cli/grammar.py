"""The grammar of the command line, every word of it in the reader's language (contract).

What can be seen to be wrong from the command line alone is a `WrongUsageError`, exit 2.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from core.domain.moments import parse_as_of
from core.errors import PostupError
from core.i18n import _

YEARS = range(1992, 9001)


class WrongUsageError(PostupError):
    """The command is not written as it should be."""


class SeenEnoughError(Exception):
    """Whoever reads standard output has closed it; click would make an error of that."""


class Option(click.Option):
    """An option whose help says in our words that it is required."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help."""
        if self.hidden:
            return None
        parts = [self.help or "", _("Обов’язково.") if self.required else ""]
        return self.get_help_spec(ctx), " ".join(part for part in parts if part)


class _InOurWords(click.Command):
    """The parts of a help page that commands and groups share."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": _("[ПАРАМЕТРИ]"), **settings})

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Як писати:") + " ")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of arguments; they stand before the options."""
        self._list(ctx, formatter, _("Аргументи"), click.Argument)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        self._list(ctx, formatter, _("Параметри"), click.Option)

    def _list(
        self, ctx: click.Context, formatter: click.HelpFormatter, title: str, kind: type
    ) -> None:
        named = [param for param in self.get_params(ctx) if isinstance(param, kind)]
        records = [found for param in named if (found := param.get_help_record(ctx))]
        if records:
            with formatter.section(title):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help page."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Показати цю довідку.")
        return option


class Command(_InOurWords):
    """A command that speaks the reader's language."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise SeenEnoughError from error

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; what is left over is one word too many."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest:
            raise WrongUsageError(_("Зайве слово: «{word}».").format(word=rest[0]))
        return rest


class Group(_InOurWords, click.Group):
    """A group of commands that speaks the reader's language."""

    command_class = Command

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": _("КОМАНДА …"), **settings})

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options, then that of commands."""
        super().format_options(ctx, formatter)
        with formatter.section(_("Команди")):
            formatter.write_dl([(name, cmd.help or "") for name, cmd in self.commands.items()])


class Value(click.ParamType):
    """A value of the command line: how help shows it, how it is read, what is said of a wrong one.

    Args:
        shown: Its name in help.
        read: Makes the value of a text, or raises ValueError.
        complain: The sentence about a text that cannot be read.
    """

    def __init__(
        self, shown: str, read: Callable[[str], Any], complain: Callable[[str], str]
    ) -> None:
        self.name = shown
        self.read, self.complain = read, complain

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """Its name in help."""
        return self.name

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002
    ) -> Any:
        """The value read, or a sentence."""
        if not isinstance(value, str):
            return value
        try:
            return self.read(value)
        except (ValueError, OverflowError) as error:
            name = _name(param) if param else self.name
            raise WrongUsageError(f"{name}: {self.complain(value)}") from error


def one_of(*codes: str) -> Value:
    """One of some codes."""

    def read(text: str) -> str:
        if text not in codes:
            raise ValueError("not one of the codes")
        return text

    def complain(text: str) -> str:
        return _("«{text}» невідоме. Є: {known}.").format(text=text, known=", ".join(codes))

    return Value("|".join(codes), read, complain)


def whole(shown: str, least: int, most: int) -> Value:
    """A whole number from the least to the most, both included."""

    def read(text: str) -> int:
        if not text.isascii() or not least <= int(text) <= most:
            raise ValueError("not such a number")
        return int(text)

    def complain(text: str) -> str:
        return _("«{text}» не є цілим числом від {least} до {most}.").format(
            text=text, least=least, most=most
        )

    return Value(shown, read, complain)


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError("outside the calendar Postup knows")
    return day


def _year_or_all(text: str) -> int | str:
    return text if text == "all" else YEAR.read(text)


def _no_day(text: str) -> str:
    return _("«{text}» не є датою. Дату пишуть так: 2026-08-31.").format(text=text)


def _no_moment(text: str) -> str:
    return _("«{text}» не є датою чи миттю з поясом. Наприклад: 2026-08-31.").format(text=text)


def _no_year(text: str) -> str:
    return _("«{text}» не є роком. Рік пишуть так: 2026, або all.").format(text=text)


DAY = Value("DATE", _day, _no_day)
MOMENT = Value("T", parse_as_of, _no_moment)
YEAR = whole("Y", YEARS[0], YEARS[-1])
YEAR_OR_ALL = Value("Y|all", _year_or_all, _no_year)
FORMAT = one_of("json", "csv")


def usage_sentence(error: click.UsageError) -> str:
    """What is wrong with a command, in one sentence."""
    match error:
        case click.NoSuchOption():
            what = _("Немає параметра {name}.").format(name=error.option_name)
        case click.NoSuchCommand():
            what = _("Немає команди {name}.").format(name=error.command_name)
        case click.MissingParameter(param=click.Parameter() as parameter):
            what = _("Не вказано {name}.").format(name=_name(parameter))
        case click.BadOptionUsage():
            what = _("Параметр {name}: значення бракує або воно зайве.").format(
                name=error.option_name
            )
        case _:
            what = _("Команду записано неправильно.")
    return what


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.metavar or parameter.type.name
