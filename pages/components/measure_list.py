"""The measures of the plan: filtered, sorted, to take along."""

from core.domain.figures import Titles
from core.domain.plan import Measure, Task
from core.domain.rates import NOTHING, RateName, Tally
from core.domain.status import Status
from core.i18n import _
from core.presenters.contract import flat_rate, rate_json
from core.presenters.labels import GROUPS, group_label, measure_short
from core.presenters.plan_table import plan_table, standing_mark
from core.presenters.search import matches
from core.presenters.sorting import ordered, rate_place
from core.queries.standings import RollUp
from pages.components import address, asking, downloads, frame, tables
from pages.components.reading import Reading

Entry = tuple[Task, Measure]


def show(look: Reading, entries: list[Entry]) -> None:
    """Draw the controls, the filters and the table."""
    found = look.ask(asking.tallies, RollUp.MEASURE)
    titles = look.ask(asking.measure_titles)
    with frame.controls(look):
        hint = _("Слово або номер заходу")
        query = address.search("q", _("Пошук"), label_visibility="collapsed", placeholder=hint)
        downloads.csv("plan", look, lambda: _rows(entries, found, look))
    statuses, tasks = _filters(look, entries)
    shown = [
        entry
        for entry in entries
        if (not tasks or entry[0].number in tasks)
        and (not statuses or standing_mark(_tally(entry, found)).code in statuses)
        and matches(query, _texts(entry, titles))
    ]
    tables.show(plan_table(_in_order(shown, found), found, titles, link=address.link))


def _filters(look: Reading, entries: list[Entry]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    titles = look.ask(asking.task_titles)
    tasks = {
        task.number: f"{task.number}. {measure_short(titles.get(task.number), task.title)}"
        for task, _measure in entries
    }
    marks = {mark.code: f"{mark.glyph} {group_label(mark)}" for mark, _statuses in GROUPS}
    statuses = address.chips("status", _("Стан"), marks, label_visibility="collapsed")
    chosen = address.chips("task", _("Завдання"), tasks, label_visibility="collapsed")
    if statuses or chosen or address.read().q:
        frame.clear_filters("status", "task", "q")
    return statuses, chosen


def _texts(entry: Entry, titles: dict[str, Titles]) -> tuple[str, ...]:
    task, measure = entry
    title = titles.get(measure.code, Titles("", ""))
    return (measure.code, measure.text, task.title, title.short_uk, title.short_en)


def _tally(entry: Entry, found: dict[str, Tally]) -> Tally:
    return found.get(entry[1].code, NOTHING)


def _in_order(entries: list[Entry], found: dict[str, Tally]) -> list[Entry]:
    return ordered(
        entries,
        address.read().sort,
        {
            "code": entries.index,
            "completion": lambda entry: rate_place(_tally(entry, found), RateName.COMPLETION),
            "progress": lambda entry: rate_place(_tally(entry, found), RateName.PROGRESS),
            "overdue": lambda entry: _tally(entry, found).of(Status.OVERDUE),
            "status": lambda entry: standing_mark(_tally(entry, found)).code,
        },
    )


def _rows(entries: list[Entry], found: dict[str, Tally], look: Reading) -> list[dict[str, object]]:
    return [
        flat_rate(rate_json(entry[1].code, entry[1].text, _tally(entry, found), look.as_of))
        for entry in entries
    ]
