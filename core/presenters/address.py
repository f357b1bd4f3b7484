"""The query string of a screen: which parameters there are, what they may hold, how to write them.

Every parameter is a short ASCII code. Unknown names are ignored; a bad value of a known one becomes
a `Problem` with a sentence for the reader, and the rest of the view stands.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from core.domain.moments import AsOf, parse_as_of
from core.domain.status import Status
from core.i18n import LANGUAGES, _

LONGEST_SEARCH = 100
LONGEST_SHOWN = 40
MOST_VALUES = 20
LAST_PAGE = 9999
YEARS = range(1992, 2101)
EVERY_YEAR = 0
VIEWS = ("chart", "table", "heat", "month", "joining", "completion", "extension")
STATUS_GROUPS = ("done", "left_out")
KEPT = ("plan", "year", "as_of", "lang", "period")

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_PERIOD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.~_-]{0,63}", re.ASCII)
_SORT = re.compile(r"-?[a-z][a-z_]{0,29}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Problem:
    """A parameter whose value cannot be understood, and the sentence that says so."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What an address asks to see; an absent parameter has the default below.

    `year=all` is read as `EVERY_YEAR`; `since` is a moment or a year to compare with.
    """

    plan: str = ""
    year: int | None = None
    as_of: AsOf | None = None
    since: AsOf | int | None = None
    lang: str = ""
    body: str = ""
    measure: str = ""
    task: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    period: str = ""
    q: str = ""
    view: str = ""
    sort: str = ""
    page: int = 1
    tab: str = ""
    obligation: str = ""
    draft: int | None = None
    event: int | None = None
    receipt: int | None = None
    age: int | None = None
    of: str = ""
    problems: tuple[Problem, ...] = ()


def read_view(parameters: Mapping[str, Sequence[str]]) -> View:
    """The view that an address asks for; it never raises, what it can't read is in `problems`.

    Args:
        parameters: the values of each parameter in their order, decoded.
    """
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, read in _READERS.items():
        given = [text for text in parameters.get(name, ()) if text]
        if not given:
            continue
        try:
            found[name] = _several(read, given) if name in SEVERAL else read(given[-1])
        except (ValueError, OverflowError):
            problems.append(Problem(name, _sentence(name, given[-1])))
    return View(**found, problems=tuple(problems))


def query_string(parameters: Mapping[str, Any]) -> str:
    """The parameters in their fixed order; empty values and unknown names are left out.

    A value is a text, a number, or several of them; what stands for «absent» is None and "".
    """
    given = {name: value for name, value in parameters.items() if value not in (None, "", [])}
    return urlencode(
        [(name, text) for name in NAMES if name in given for text in _texts(given[name])]
    )


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    several = value if isinstance(value, Iterable) else [value]
    return [str(one) for one in several if one is not None and one != ""]


def _several(read: Callable[[str], str], texts: list[str]) -> tuple[str, ...]:
    if len(texts) > MOST_VALUES:
        raise ValueError("too many values")
    return tuple(dict.fromkeys(read(text) for text in texts))


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise ValueError("not a code")
    return text


def _one_of(*codes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in codes:
            raise ValueError("not one of the codes")
        return text

    return read


def _number_in(numbers: range) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) in numbers):
            raise ValueError("not such a number")
        return int(text)

    return read


def _obligation(text: str) -> str:
    """A readable id, `2.1/NABU/2026-H1`."""
    code, *rest = text.split("/")
    if len(rest) != 2:
        raise ValueError("not an obligation")
    return "/".join((_code(code), _code(rest[0]), _period(rest[1])))


def _period(text: str) -> str:
    if not _PERIOD.fullmatch(text):
        raise ValueError("not a period")
    return text


def _row_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise ValueError("not a number")
    return int(text)


def _year(text: str) -> int:
    return EVERY_YEAR if text == "all" else _number_in(YEARS)(text)


def _moment(text: str) -> AsOf:
    return parse_as_of(text.replace(" ", "+"))  # a plus sign in an address reads as a space


def _since(text: str) -> AsOf | int:
    """A moment, or a year to compare with."""
    return _number_in(YEARS)(text) if len(text) == len("2026") else _moment(text)


def _search(text: str) -> str:
    if len(text) > LONGEST_SEARCH or not text.isprintable():
        raise ValueError("not a text to search for")
    return text.strip()


def _sort(text: str) -> str:
    if not _SORT.fullmatch(text):
        raise ValueError("not a column")
    return text


_READERS: dict[str, Callable[[str], Any]] = {
    "plan": _code,
    "year": _year,
    "as_of": _moment,
    "since": _since,
    "lang": _one_of(*LANGUAGES),
    "body": _code,
    "measure": _code,
    "task": _code,
    "kind": _code,
    "status": _one_of(*Status, *STATUS_GROUPS),
    "period": _code,
    "q": _search,
    "view": _one_of(*VIEWS),
    "sort": _sort,
    "page": _number_in(range(1, LAST_PAGE + 1)),
    "tab": _code,
    "obligation": _obligation,
    "draft": _row_number,
    "event": _row_number,
    "receipt": _row_number,
    "age": _number_in(range(1, 1000)),
    "of": _code,
}
NAMES = tuple(_READERS)
SEVERAL = frozenset({"task", "kind", "status"})


def _sentence(name: str, value: str) -> str:
    shown = "".join(sign if sign.isprintable() else "·" for sign in value[:LONGEST_SHOWN])
    shown += "…" if len(value) > LONGEST_SHOWN else ""
    match name:
        case "as_of" | "since":
            text = _("«{value}» в адресі не є датою. Дату пишуть так: 2026-08-31.")
        case "year":
            text = _("«{value}» в адресі не є роком. Рік пишуть так: 2026.")
        case "q":
            text = _("Шуканий текст задовгий або має недруковані знаки: «{value}».")
        case _:
            text = _("В адресі хибне значення «{value}» параметра {name}.")
    return text.format(value=shown, name=name)
