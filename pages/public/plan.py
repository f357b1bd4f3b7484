"""«План заходів»: what should have been done and what is? With `measure`, its card."""

from core.domain.figures import Titles
from core.domain.plan import Measure, Task
from core.domain.rates import NOTHING, RateName, Tally
from core.domain.status import Status
from core.i18n import _
from core.presenters.contract import flat_rate, rate_json
from core.presenters.labels import GROUPS, group_label, measure_short
from core.presenters.overview import headline
from core.presenters.plan_table import plan_table, standing_mark
from core.presenters.search import matches
from core.presenters.sorting import ordered, rate_place
from core.queries.standings import RollUp
from pages.components import access, address, asking, downloads, frame, measure_card, tables
from pages.components.reading import Reading, current

Entry = tuple[Task, Measure]


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    text = look.ask(asking.plan_text)
    entries = [(task, measure) for task in text.tasks for measure in task.measures]
    asked = address.read().measure
    card = next((entry for entry in entries if entry[1].code == asked), None)
    if card:
        measure_card.show(look, *card)
        return
    if asked:
        address.refuse("measure", _("Немає заходу «{code}».").format(code=asked))
    _table(look, entries)


def _table(look: Reading, entries: list[Entry]) -> None:
    found = look.ask(asking.tallies, RollUp.MEASURE)
    titles = look.ask(asking.measure_titles)
    frame.headline(headline(look.ask(asking.plan_tally)), look, look.plan.title)
    with frame.controls(look):
        query = address.search(
            "q", _("Пошук"), label_visibility="collapsed", placeholder=_("Слово або номер заходу")
        )
        downloads.csv("plan", look, lambda: _rows(entries, found, look))
    chosen = _filters(look, entries)
    shown = [entry for entry in entries if _fits(entry, chosen, query, found, titles)]
    tables.show(plan_table(_in_order(shown, found), found, titles, link=address.link))


def _filters(look: Reading, entries: list[Entry]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    titles = look.ask(asking.task_titles)
    tasks = {
        task.number: f"{task.number}. {measure_short(titles.get(task.number), task.title)}"
        for task in dict.fromkeys(task for task, _measure in entries)
    }
    marks = {mark.code: f"{mark.glyph} {group_label(mark)}" for mark, _statuses in GROUPS}
    statuses = address.chips("status", _("Стан"), marks, label_visibility="collapsed")
    chosen = address.chips("task", _("Завдання"), tasks, label_visibility="collapsed")
    if statuses or chosen or address.read().q:
        frame.clear_filters("status", "task", "q")
    return statuses, chosen


def _fits(
    entry: Entry,
    chosen: tuple[tuple[str, ...], tuple[str, ...]],
    query: str,
    found: dict[str, Tally],
    titles: dict[str, Titles],
) -> bool:
    task, measure = entry
    statuses, tasks = chosen
    mark = standing_mark(found.get(measure.code, NOTHING))
    title = titles.get(measure.code, Titles("", ""))
    texts = (measure.code, measure.text, task.title, title.short_uk, title.short_en)
    return (
        (not tasks or task.number in tasks)
        and (not statuses or mark.code in statuses)
        and matches(query, texts)
    )


def _in_order(entries: list[Entry], found: dict[str, Tally]) -> list[Entry]:
    def tally(entry: Entry) -> Tally:
        return found.get(entry[1].code, NOTHING)

    return ordered(
        entries,
        address.read().sort,
        {
            "code": entries.index,
            "completion": lambda entry: rate_place(tally(entry), RateName.COMPLETION),
            "progress": lambda entry: rate_place(tally(entry), RateName.PROGRESS),
            "overdue": lambda entry: tally(entry).of(Status.OVERDUE),
            "status": lambda entry: standing_mark(tally(entry)).code,
        },
    )


def _rows(entries: list[Entry], found: dict[str, Tally], look: Reading) -> list[dict[str, object]]:
    return [
        flat_rate(rate_json(m.code, m.text, found.get(m.code, NOTHING), look.as_of))
        for _task, m in entries
    ]


render()
