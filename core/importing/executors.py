"""Who is responsible: a cell's names resolved against the register (product §2.2).

Names stand glued by a single space, so the longest known name wins at each point, «(за згодою)»
belongs to the executor just before it, and what is left over goes to a person.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from core.domain.bodies import CENTRAL_BODIES, INTERESTED_BODIES, Body
from core.domain.names import fold
from core.domain.plan import Executor

_ALL_OF_THEM = ("центральні органи виконавчої влади", "ЦОВВ")
_GROUPS = {
    CENTRAL_BODIES: ("", "інші ", "всі ", "усі "),
    INTERESTED_BODIES: ("заінтересовані ", "інші заінтересовані ", "інші зацікавлені "),
}
_TOKEN = re.compile(r"[(),;]|[^\s(),;\"«»“”„‟]+")
_CONSENT = re.compile(r"\( за (?:(?:їх|її|його) )?згодою \)")
_LONGEST_CONSENT = 5
_BETWEEN = frozenset({",", ";", "-", "та", "і", "й"})
_EXCEPT = frozenset({"крім", "окрім"})
"""From here on a cell names who is not responsible: that is for a person to read."""
_COUNTRY = "україни"

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign of a cell: its folded form and where it stands."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamesFound:
    """The executors a cell names, each once, who was named again, and words that name nobody."""

    executors: tuple[Executor, ...]
    repeated: tuple[str, ...]
    unknown: tuple[str, ...]


class BodyNames:
    """The names that bodies and groups go by; a name that two of them share names neither."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        codes: defaultdict[Key, set[str]] = defaultdict(set)
        for code, name in _names(bodies):
            codes[_key(name)].add(code)
        self._codes = {key: min(found) for key, found in codes.items() if len(found) == 1}
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        for key in self._codes:
            self._lengths[key[0]].add(len(key))

    def longest_at(self, words: Key) -> tuple[str, int] | None:
        """The code of the longest name these words begin with, and how many words it has."""
        lengths = sorted(self._lengths.get(words[0], ()), reverse=True)
        return next(
            ((code, n) for n in lengths if (code := self._codes.get(words[:n]))),
            None,
        )


def find_executors(cell: str, names: BodyNames) -> NamesFound:
    """The bodies and groups a cell names, each with its mark of consent, and the remainder."""
    reader = _CellReader(cell, names)
    reader.read()
    by_code = {executor.code: executor for executor in reversed(reader.executors)}
    codes = [executor.code for executor in reader.executors]
    return NamesFound(
        executors=tuple(by_code[code] for code in dict.fromkeys(codes)),
        repeated=tuple(code for code in dict.fromkeys(codes) if codes.count(code) > 1),
        unknown=tuple(reader.unknown),
    )


def _names(bodies: Iterable[Body]) -> Iterator[tuple[str, str]]:
    for group, beginnings in _GROUPS.items():
        yield from ((group, start + name) for start in beginnings for name in _ALL_OF_THEM)
    for body in bodies:
        yield from ((body.code, name) for name in (body.name_uk, body.short_uk, *body.aliases))
        shorter = _key(body.name_uk)
        if len(shorter) > 2 and shorter[-1] == _COUNTRY:
            yield body.code, " ".join(shorter[:-1])


def _key(name: str) -> Key:
    return tuple(token.folded for token in _tokens(name))


def _tokens(text: str) -> list[Token]:
    found = ((fold(match[0]).strip('".'), match) for match in _TOKEN.finditer(text))
    return [Token(folded, match.start(), match.end()) for folded, match in found if folded]


class _CellReader:
    """Walks over a cell's words once, from left to right."""

    def __init__(self, cell: str, names: BodyNames) -> None:
        self.cell = cell
        self.names = names
        self.tokens = _tokens(cell)
        self.words = tuple(token.folded for token in self.tokens)
        self.executors: list[Executor] = []
        self.unknown: list[str] = []
        self.unknown_from: int | None = None

    def read(self) -> None:
        place = 0
        while place < len(self.tokens):
            place += self._read_at(place)
        self._end_unknown(place)

    def _read_at(self, place: int) -> int:
        """Take what begins at a place; how many words it took."""
        if self.words[place] in _EXCEPT:
            self.unknown_from = place if self.unknown_from is None else self.unknown_from
            return len(self.words) - place
        if known := self.names.longest_at(self.words[place:]):
            self._end_unknown(place)
            self.executors.append(Executor(known[0]))
            return known[1]
        taken = self._consent_at(place)
        if taken and self.executors and self.unknown_from is None:
            self.executors[-1] = replace(self.executors[-1], by_consent=True)
            return taken
        if self.unknown_from is None and self.words[place] not in _BETWEEN:
            self.unknown_from = place
        return max(taken, 1)

    def _consent_at(self, place: int) -> int:
        words = self.words[place : place + _LONGEST_CONSENT]
        found = _CONSENT.match(" ".join(words)) if words[0] == "(" else None
        return len(found[0].split()) if found else 0

    def _end_unknown(self, place: int) -> None:
        if self.unknown_from is not None:
            start, end = self.tokens[self.unknown_from].start, self.tokens[place - 1].end
            self.unknown.append(self.cell[start:end].strip(" ,;"))
        self.unknown_from = None
