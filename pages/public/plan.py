"""«План заходів»: what should have been done and what is? With `measure`, its card."""

import streamlit as st

from core.domain.plan import ParsedPlan
from core.domain.rates import NOTHING
from core.i18n import _
from core.presenters.figures import left_out_text
from core.presenters.labels import measure_short
from core.presenters.overview import headline
from pages.components import (
    access,
    address,
    asking,
    bodies_choice,
    frame,
    measure_card,
    measure_list,
    obligation_list,
    why,
)
from pages.components.reading import Reading, current, register


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    known = register(look)
    text = look.ask(asking.plan_text)
    entries = [(task, measure) for task in text.tasks for measure in task.measures]
    asked = address.read().measure
    for task, measure in entries:
        if measure.code == asked:
            measure_card.show(look, task, measure)
            return
    if asked:
        address.refuse("measure", _("Немає заходу «{code}».").format(code=asked))
    codes = bodies_choice.asked(look, known)
    tally = sum(look.ask(asking.measure_tallies_of, codes).values(), NOTHING)
    whose, body = (bodies_choice.name(known), address.read().body) if codes else ("", "")
    notes = (whose, left_out_text(tally))
    why.headline(headline(tally), look, tally, *notes, whose=whose, body=body)
    with frame.controls(look):
        bodies_choice.draw(known)
    tab, task_code = _what(look, text)
    if tab:
        obligation_list.of_plan(look, known, codes)
    else:
        measure_list.show(look, entries, codes, task_code)
    frame.note(look.plan.title, lang="uk")


def _what(look: Reading, text: ParsedPlan) -> tuple[str, str]:
    """The controls of the list: measures or obligations, of which task, with what words."""
    short = look.ask(asking.task_titles)
    tasks = {
        t.number: f"{t.number}. {measure_short(short.get(t.number), t.title)}" for t in text.tasks
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        kinds = {"": _("Заходи"), **obligation_list.tabs()}
        tab = address.segments("tab", _("Що показати"), kinds, label_visibility="collapsed")
        every = _("Усі завдання")
        task = address.select(
            "task", _("Завдання"), tasks, blank=every, label_visibility="collapsed"
        )
        hint = _("Знайти") if tab else _("Знайти захід")
        address.search("q", _("Пошук"), label_visibility="collapsed", placeholder=hint)
    return tab, task


render()
