"""The frame around every screen: title, mark, language switch, footer."""

from html import escape
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from core.i18n import LANGUAGES, _, language
from core.settings import settings
from core.web.addresses import ACCOUNT
from pages.components import access

STATIC = Path(__file__).parents[1] / "static"
NAMES = {"uk": "Українська", "en": "English"}


def begin(title: str, path: str, reader: access.Reader, *, is_demo: bool = False) -> None:
    """Draw what stands above a screen."""
    st.set_page_config(page_title=_tab(title), page_icon=STATIC / "mark.svg", layout="wide")
    st.logo(STATIC / f"logo-{language()}.svg", size="large")
    access.arrive_at(path)
    st.html(_corner(reader, is_demo=is_demo))


def entitle(title: str) -> None:
    """Name the browser's tab."""
    st.set_page_config(page_title=_tab(title))


def _tab(title: str) -> str:
    return " · ".join((title, _("Поступ")))


def end(*notes: str) -> None:
    """Draw what stands below a screen: what this is, and notes such as the version of the data."""
    about = _("Поступ показує, як органи виконують план заходів: зобов’язання, строки, докази.")
    parts = "".join(f"<span>{escape(text)}</span>" for text in (about, *notes))
    st.html(f'<footer class="postup-footer">{parts}</footer>')


def _corner(reader: access.Reader, *, is_demo: bool) -> str:
    """The mark of a demonstration, who is signed in, a link for each other language.

    The shim keeps the links' query fresh.
    """
    links = "".join(
        f'<a href="?{escape(_query(code))}" hreflang="{code}" lang="{code}" target="_self">'
        f"{NAMES[code]}</a>"
        for code in LANGUAGES
        if code != language()
    )
    label = escape(_("Мова"))
    demo = _demo_mark() if is_demo else ""
    return (
        f'<div class="postup-language">{demo}{_person(reader)}'
        f'<nav aria-label="{label}">{links}</nav></div>'
    )


def _person(reader: access.Reader) -> str:
    """The way to the own account, or to signing in."""
    who = reader.identity
    mark = ""
    if who is None:
        words, href = escape(_("Увійти")), access.sign_in_address()
    else:
        mark = f' data-person="{who.person}"'
        long, short = escape(who.full_name), escape(_("Запис"))
        words = f'<span class="postup-long">{long}</span><span class="postup-short">{short}</span>'
        href = ACCOUNT
    target = escape(settings().base_path + href)
    return f'<a class="postup-person"{mark} href="{target}" target="_self">{words}</a>'


def _demo_mark() -> str:
    word, rest = escape(_("Демо")), escape(_(": дані вигадані"))
    return f'<span class="postup-demo">{word}<span class="postup-long">{rest}</span></span>'


def _query(code: str) -> str:
    return urlencode({**st.query_params.to_dict(), "lang": code})
