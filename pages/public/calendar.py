"""«Календар і строки»: what is next? The year's demands in time."""

from core.domain.register import Register
from core.i18n import _
from core.presenters.labels import body_short
from core.presenters.timeline import timeline_headline, timeline_rows
from pages.components import access, address, asking, charts, downloads, frame, timeline
from pages.components.reading import Reading, current, register


def render() -> None:
    """Draw the screen."""
    access.require()
    look = current()
    known = register(look)
    bodies = _bodies(look, known)
    demands = look.ask(asking.demands, bodies)
    titles = look.ask(asking.measure_titles)
    frame.headline(timeline_headline(demands, look.as_of), look, _whose(known))
    with frame.controls(look):
        names = {code: body_short(body) for code, body in known.bodies.items()}
        everyone = _("Усі органи")
        address.select("body", _("Орган"), names, blank=everyone, label_visibility="collapsed")
        chosen = charts.switch()
        rows = timeline.order(look)
        downloads.csv("deadlines", look, lambda: timeline_rows(demands, titles, rows))
    if chosen == "table":
        timeline.tabulate(look, demands)
    else:
        timeline.draw(look, demands, bodies)


def _bodies(look: Reading, known: Register) -> tuple[str, ...]:
    asked = address.read().body
    if not asked:
        return ()
    if asked not in known.bodies:
        address.refuse("body", _("Немає органу «{code}».").format(code=asked))
        return ()
    return known.answered_for(asked, look.as_of.today) or (asked,)


def _whose(known: Register) -> str:
    body = known.bodies.get(address.read().body)
    return body_short(body) if body else ""


render()
