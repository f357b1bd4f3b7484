"""«Календар і строки»: what is next? The year's demands in time."""

from core.domain.rates import NOTHING
from core.i18n import _
from core.presenters.figures import left_out_text
from core.presenters.timeline import deadline_rows, tally_of_demand, timeline_headline
from pages.components import (
    access,
    asking,
    bodies_choice,
    charts,
    downloads,
    filing_ways,
    frame,
    month,
    pieces,
    timeline,
)
from pages.components.reading import current, register


def render() -> None:
    """Draw the screen."""
    reader = access.require()
    look = current()
    known = register(look)
    codes = bodies_choice.asked(look, known)
    demands = look.ask(asking.demands, codes)
    tally = sum(map(tally_of_demand, demands), NOTHING)
    finding = timeline_headline(demands, look.as_of)
    frame.headline(finding, look, bodies_choice.name(known), left_out_text(tally))
    with frame.controls(look, is_fine=True):
        bodies_choice.draw(known)
        chosen = charts.switch({"month": _("Місяць")})
        rows = timeline.in_order(look, demands, chosen)
        titles = look.ask(asking.measure_titles)
        about = downloads.asked(("body",), known)
        downloads.table("deadlines", look, lambda: deadline_rows(rows, titles), about=about)
        if chosen == "chart":
            timeline.take_along(look, codes, finding, about)
    ways = filing_ways.of_reader(look, reader, known, codes)
    if chosen == "table":
        timeline.tabulate(look, rows, ways)
    elif chosen == "month":
        pieces.show(
            "month", look, lambda: month.draw(look, known, demands, codes, ways), about=ways.forms
        )
    else:
        timeline.draw(look, rows, codes, ways)


render()
