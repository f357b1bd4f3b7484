"""Which event a row of a sheet is: one filed before, that of a row above, or a new one.

An event is recognised by its number, else by type, day and the words of its title in any of its
revisions; what was kept as a draft from an earlier sheet by the same three.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import col, select

from core.domain.drafts import DraftContent, content_from, content_of
from core.domain.duplicates import are_alike, title_words
from core.domain.event_sheet import EventColumn, EventLine
from core.domain.facts import ClaimState
from core.domain.figures import PlanInfo
from core.i18n import _
from core.queries.submissions import records_of
from core.queries.waiting import filed
from core.storage.filing_tables import DraftRow
from core.storage.unit_of_work import Writing

MOST_COMPARED = 20
"""Of one type and day: among more, titles that are merely alike say nothing."""
Mark = tuple[str, date | None, tuple[str, ...]]
Said = tuple[EventColumn, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a row: whether it was filed, why it cannot be, what is worth a look."""

    is_known: bool = False
    refusal: Said | None = None
    note: Said | None = None


@dataclass(slots=True)
class Recognition:
    """The events and drafts of a body, and the rows seen so far."""

    filed: dict[int, frozenset[str]]
    marks: dict[Mark, int]
    last: dict[int, tuple[Any, ...]]
    drafts: frozenset[Mark]
    rows: dict[Mark, EventLine] = field(default_factory=dict[Mark, EventLine])
    days: dict[tuple[str, date | None], list[EventLine]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def look_at(self, line: EventLine) -> Verdict:
        """What a row is; the rows are asked about in their order."""
        mark = _mark(line.content)
        number = line.number or self.marks.get(mark)
        if number is not None:
            return self._filed(line, number)
        if mark in self.drafts:
            return Verdict(is_known=True)
        earlier = self.rows.setdefault(mark, line)
        if earlier is not line:
            return Verdict(refusal=_repeated(line, earlier))
        same_day = self.days[mark[0], mark[1]]
        same_day.append(line)
        return Verdict(note=_alike(line, same_day[:-1]))

    def _filed(self, line: EventLine, number: int) -> Verdict:
        claimed = self.filed.get(number)
        if claimed is None:
            said = _("У вашого органу немає події № {number}.").format(number=number)
            return Verdict(refusal=(EventColumn.NUMBER, said))
        for place, code in enumerate(line.content.obligations):
            if code not in claimed:
                said = _(
                    "Це вже подана подія № {number}. Щоб зарахувати її ще за «{code}», виправте її "
                    "в системі."
                ).format(number=number, code=code[:60])
                column = EventColumn.OTHERS if place else EventColumn.OBLIGATION
                return Verdict(refusal=(column, said))
        if _told(line.content) == self.last[number]:
            return Verdict(is_known=True)
        said = _("Подію № {number} подано з іншими даними; рядок їх не змінить.")
        return Verdict(is_known=True, note=(EventColumn.TITLE, said.format(number=number)))


def recognition(work: Writing, plan: PlanInfo, body: str) -> Recognition:
    """What is known of a body's events, whoever filed them, and of the drafts kept for it."""
    claimed: dict[int, set[str]] = defaultdict(set)
    for line in filed(work.session, plan, (body,)):
        if line.state is not ClaimState.WITHDRAWN:
            claimed[line.event].update(line.obligations)
    open_drafts = select(DraftRow).where(
        DraftRow.plan_id == plan.id, DraftRow.body == body, col(DraftRow.closed_at).is_(None)
    )
    records = [
        (event, content_of(record))
        for event, record in records_of(work.session, body)
        if event in claimed
    ]
    return Recognition(
        filed={event: frozenset(codes) for event, codes in claimed.items()},
        marks={_mark(content): event for event, content in reversed(records)},
        last={event: _told(content) for event, content in records},
        drafts=frozenset(
            _mark(content_from(row.content)) for row in work.session.exec(open_drafts)
        ),
    )


def _mark(content: DraftContent) -> Mark:
    return (content.type, content.held_on, title_words(content.title))


def _told(content: DraftContent) -> tuple[Any, ...]:
    """What a row of the sheet can say of an event, but for its obligations."""
    texts = (content.title, content.place, content.audience, content.media, content.note)
    return (
        content.type, content.held_on, content.began_on, content.format, content.participants,
        *(text.strip() for text in texts), *(link.address for link in content.links),
    )  # fmt: skip


def _repeated(line: EventLine, earlier: EventLine) -> Said:
    if line.content.obligations == earlier.content.obligations:
        said = _("Цей рядок повторює рядок {n}.")
    else:
        said = _(
            "Це та сама подія, що в рядку {n}: впишіть там це зобов’язання в «Ще зобов’язання». "
            "Якщо подій було дві, розрізніть їх назвою."
        )
    return EventColumn.TITLE, said.format(n=earlier.row + 1)


def _alike(line: EventLine, others: list[EventLine]) -> Said | None:
    if len(others) > MOST_COMPARED:
        return None
    for other in others:
        if are_alike(line.content.title, other.content.title):
            said = _("Схоже на подію в рядку {n}. Якщо вона одна, лишіть один рядок.")
            return EventColumn.TITLE, said.format(n=other.row + 1)
    return None
