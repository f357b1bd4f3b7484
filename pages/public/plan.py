"""«План заходів»: what should have been done and what is? With `measure`, its card."""

from core.i18n import _
from core.presenters.overview import headline
from pages.components import access, address, asking, frame, measure_card, measure_list
from pages.components.reading import current


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    text = look.ask(asking.plan_text)
    entries = [(task, measure) for task in text.tasks for measure in task.measures]
    asked = address.read().measure
    for task, measure in entries:
        if measure.code == asked:
            measure_card.show(look, task, measure)
            return
    if asked:
        address.refuse("measure", _("Немає заходу «{code}».").format(code=asked))
    frame.headline(headline(look.ask(asking.plan_tally)), look, look.plan.title)
    measure_list.show(look, entries)


render()
