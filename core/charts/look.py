"""The look every chart shares: font, colours of statuses, numbers and months in the language."""

from dataclasses import dataclass
from typing import Any

import altair as alt

from core.i18n import language

FACE = "Inter"
FONT = "Inter, Liberation Sans, Arial, sans-serif"
Drawing = alt.Chart | alt.LayerChart | alt.FacetChart
MONTHS = {
    "uk": (
        "січень", "лютий", "березень", "квітень", "травень", "червень",
        "липень", "серпень", "вересень", "жовтень", "листопад", "грудень",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS = {
    "uk": ("січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
DAYS = {
    "uk": ("неділя", "понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота"),
    "en": ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
}


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of what is not a status, on a light or a dark page.

    In small letters, by which postup.css knows them from the same colours within a bar and turns
    them when the reader's theme turns.
    """

    text: str
    muted: str
    line: str
    alarm: str
    accent: str


ON_LIGHT = Ink("#10182b", "#4a5668", "#dce2ea", "#8f1224", "#2458a6")
ON_DARK = Ink("#e8edf4", "#a9b6c6", "#2a3646", "#ff9d94", "#8ab6f2")


def dressed(chart: Drawing, ink: Ink) -> Drawing:
    """The chart with the shared look, ready to be drawn without Streamlit's own theme."""
    return (
        chart.configure(font=FONT, background="transparent", locale=_locale())
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=ink.text, titleColor=ink.muted, labelFontSize=14, labelFontWeight=400,
            domainColor=ink.line, tickColor=ink.line, gridColor=ink.line, grid=False, aria=False,
        )
    )  # fmt: skip


def _locale() -> dict[str, Any]:
    code = language()
    is_ukrainian = code == "uk"
    return {
        "number": {
            "decimal": "," if is_ukrainian else ".",
            "thousands": "\u00a0" if is_ukrainian else ",",
            "grouping": [3],
            "currency": ["", ""],
        },
        "time": {
            "dateTime": "%d.%m.%Y %H:%M",
            "date": "%d.%m.%Y",
            "time": "%H:%M",
            "periods": ["", ""],
            "days": DAYS[code],
            "shortDays": [day[:2] for day in DAYS[code]],
            "months": MONTHS[code],
            "shortMonths": SHORT_MONTHS[code],
        },
    }
