"""Which obligations a screen lists, by what its address asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from core.domain.figures import Listed, Titles
from core.domain.moments import AsOf
from core.domain.register import Register
from core.domain.status import LEFT_OUT
from core.i18n import _
from core.presenters.labels import GROUPS, code_label, kind_label, statuses_of
from core.presenters.search import body_texts, matches

Row = TypeVar("Row", bound=Listed)


@dataclass(frozen=True, slots=True)
class ObligationFilter:
    """What is asked for: statuses, only those due at T, a measure, tasks, kinds of bodies, words.

    A body is of the kind of whoever answers for it at T.
    """

    statuses: tuple[str, ...] = ()
    only_due: bool = False
    measure: str = ""
    tasks: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    query: str = ""

    def of(
        self,
        rows: Iterable[Row],
        as_of: AsOf,
        register: Register,
        titles: Mapping[str, Titles],
    ) -> list[Row]:
        """The rows asked for, in their order."""
        wanted = statuses_of(self.statuses)
        return [
            row
            for row in rows
            if row.status in wanted
            and self._is_meant(row, as_of)
            and self.measure in ("", row.measure)
            and (not self.tasks or row.task in self.tasks)
            and (not self.kinds or _kind(row, as_of, register) in self.kinds)
            and (not self.query or matches(self.query, _texts(row, register, titles)))
        ]

    def total(self, rows: Iterable[Listed], as_of: AsOf) -> int:
        """How many rows there are to choose from: all, or those due."""
        return sum(self._is_meant(row, as_of) for row in rows)

    def _is_meant(self, row: Listed, as_of: AsOf) -> bool:
        return not self.only_due or is_due(row, as_of)

    @property
    def words(self) -> tuple[str, ...]:
        """What is asked for beyond what the screen's own controls show."""
        groups = {mark.code for mark, _statuses in GROUPS}
        statuses = [code_label(code).lower() for code in self.statuses if code not in groups]
        measure = [_("захід {codes}").format(codes=self.measure)] if self.measure else []
        return (*statuses, *measure, *map(kind_label, self.kinds))


def is_due(row: Listed, as_of: AsOf) -> bool:
    """Whether an obligation stands in the denominator D of the rates at T (rules §5)."""
    return row.due_on <= as_of.due_through and row.status not in LEFT_OUT


def _kind(row: Listed, as_of: AsOf, register: Register) -> str:
    return register.bodies[register.answering(row.body, as_of.today)].kind.value


def _texts(row: Listed, register: Register, titles: Mapping[str, Titles]) -> tuple[str, ...]:
    short = titles.get(row.measure)
    named = (short.short_uk, short.short_en) if short else ()
    return (row.id, row.measure, *named, *body_texts(register.bodies[row.body]))
