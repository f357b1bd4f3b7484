"""A chart as a picture to take along: PNG or SVG, on white, in our own font."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from core.charts.look import FACE, Drawing

FONTS = Path(__file__).parent / "fonts"
WIDTH, SCALE, TITLE_PX, NOTE_PX, LETTER = 1100, 2, 20, 14, 8
Legend = Sequence[tuple[str, str]]


def picture(chart: Drawing, kind: str, *, title: str, note: str, legend: Legend = ()) -> bytes:
    """The chart as a file, with its finding above and its source below.

    Args:
        chart: A chart as screens draw it, on light paper.
        kind: `png` or `svg`.
        title: The finding.
        note: As of when, and whose figures they are.
        legend: What colours stand for: each with its word.
    """
    converter = _converter()
    spec = picture_spec(chart, title=title, note=note, legend=legend)
    if kind == "svg":
        return converter.vegalite_to_svg(spec).encode()
    return converter.vegalite_to_png(spec, scale=SCALE)


def make_ready() -> None:
    """Have the converter do once what its first picture takes a second for."""
    _converter().vegalite_to_png({"data": {"values": []}, "mark": "point"}, scale=1)


def picture_spec(chart: Drawing, *, title: str, note: str, legend: Legend = ()) -> dict[str, Any]:
    """The chart's description with a width of its own, a title and white paper."""
    text = json.dumps(chart.to_dict()).replace("containerSize()[0]", str(WIDTH))
    if legend:  # the drawing is the second of two then, and its scales are called so
        text = text.replace("scale('x'", "scale('concat_1_x'")
    spec: dict[str, Any] = json.loads(text)
    spec["width"] = WIDTH
    spec.pop("params", None)
    if legend:
        own = {name: spec.pop(name) for name in ("layer", "height", "width")}
        spec["vconcat"] = [_legend(legend), own]
    spec["background"] = "#FFFFFF"
    spec.setdefault("config", {})["background"] = "#FFFFFF"
    spec["config"]["font"] = FACE
    spec["padding"] = {"left": 24, "right": 72, "top": 20, "bottom": 20}
    spec["title"] = {
        "text": title, "subtitle": note, "anchor": "start", "frame": "bounds", "offset": 16,
        "fontSize": TITLE_PX, "fontWeight": 600, "subtitleFontSize": NOTE_PX, "font": FACE,
        "subtitleFont": FACE, "limit": WIDTH + 200, "subtitleColor": "#4A5668",
    }  # fmt: skip
    return spec


def _legend(legend: Legend) -> dict[str, Any]:
    """A line of squares with their words, above the drawing."""
    rows, x = [], 0
    for fill, word in legend:
        rows.append({"x": x, "text": x + 14, "fill": fill, "word": word})
        x += 14 + 34 + LETTER * len(word)
    where = {"type": "quantitative", "axis": None, "scale": {"domain": [0, WIDTH], "nice": False}}
    fill = {"field": "fill", "type": "nominal", "scale": None}
    mark = {"type": "square", "size": 220, "opacity": 1, "stroke": "#7A8698", "strokeWidth": 0.5}
    word = {"type": "text", "align": "left", "baseline": "middle", "fontSize": NOTE_PX}
    return {
        "width": WIDTH, "height": 18, "data": {"values": rows},
        "layer": [
            {"mark": mark, "encoding": {"x": {"field": "x", **where}, "fill": fill}},
            {"mark": word, "encoding": {"x": {"field": "text", **where},
                                        "text": {"field": "word", "type": "nominal"}}},
        ],
    }  # fmt: skip


@cache
def _converter() -> Any:
    """The converter, which knows our font; the first call of a process takes about a second."""
    import vl_convert  # slow import

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
