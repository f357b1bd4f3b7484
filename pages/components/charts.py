"""A chart with its table beside it, and what is picked in it."""

import json
from collections.abc import Callable, Hashable, Mapping
from html import escape
from typing import Any

import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from core.charts.look import ON_DARK, ON_LIGHT, Drawing, Ink
from core.i18n import _, language
from core.presenters.labels import GROUPS, LEFT_OUT_MARK, group_label
from core.presenters.method import legend_rule
from pages.components import address, asking, pieces
from pages.components.answers import kept
from pages.components.reading import Reading
from pages.components.tables import chip

Spec = dict[str, Any]
DRAWN = tuple(mark for mark, _statuses in GROUPS if mark != LEFT_OUT_MARK)


def switch(between: Mapping[str, str] | None = None) -> str:
    """Chart, table and what else there is `between` them, kept in the address; the chart first."""
    return address.segments(
        "view",
        _("Вигляд"),
        {"chart": _("Діаграма"), **(between or {}), "table": _("Таблиця")},
        label_visibility="collapsed",
    )


def legend() -> None:
    """What the colours of a chart stand for; each explains itself when it is opened."""
    chips = "".join(
        f'<details name="postup-legend"><summary>{chip(mark, group_label(mark))}</summary>'
        f"<p>{escape(legend_rule(mark))}</p></details>"
        for mark in DRAWN
    )
    pieces.write(f'<div class="postup-legend">{chips}</div>')


def legend_parts() -> tuple[tuple[str, str], ...]:
    """The colours of a chart with their words, for a picture of it."""
    return tuple((mark.fill, group_label(mark)) for mark in DRAWN)


def apart(look: Reading) -> frozenset[str]:
    """The bodies that take part by consent and are drawn apart."""
    return look.ask(asking.plan_text).by_consent


def ink() -> Ink:
    """The colours of words and lines in charts, for the reader's theme."""
    return ON_DARK if st.context.theme.type == "dark" else ON_LIGHT


def show(spec: Spec, *, key: str, alt: str) -> str:
    """Draw a chart; the code that the reader picked in it, or nothing."""
    event = draw(spec, alt=alt, key=key, on_select="rerun", selection_mode="body")
    picked = event.get("selection", {}).get("body") or []
    return str(picked[0].get("code", "")) if picked else ""


def draw(spec: Spec, *, alt: str, **more: Any) -> Any:
    """Draw a chart in our own look, its room kept while it is loaded; what Streamlit answers."""
    height: Any = spec["height"]
    return st.vega_lite_chart(spec=spec, theme=None, height=height, alt=alt, **more)


def spec(name: str, look: Reading, about: Hashable, build: Callable[[Ink], Drawing]) -> Spec:
    """The description of a chart, built once for a data version, day, language and theme.

    Args:
        name: Which chart.
        look: What the address asks for.
        about: What else the chart depends on.
        build: Makes the chart in the given colours.
    """
    shade = ink()
    key = (name, look.key(look.as_of), language(), shade, about)
    return kept(key, lambda: _packed(build(shade).to_dict()))


def _packed(described: Spec) -> Spec:
    """The description with its rows as the bytes that are sent: Streamlit leaves those alone.

    Rows are named by their place and not by what they hold, as Altair names them: a chart of which
    only the rows have changed is then given the new ones, and not built anew in the browser.
    """
    sets = described.pop("datasets", None) or {}
    text, packed = json.dumps(described), {}
    for place, (name, rows) in enumerate(sets.items()):
        text = text.replace(f'"{name}"', f'"rows-{place}"')
        packed[f"rows-{place}"] = convert_anything_to_arrow_bytes(rows)
    renamed: Spec = json.loads(text)
    return {**renamed, "datasets": packed} if packed else renamed
