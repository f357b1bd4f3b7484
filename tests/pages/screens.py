"""Screens without a browser: what an address shows, read back from the HTML drawn."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest

from pages.components.screens import FILES

PAGES_FOLDER = Path(__file__).parents[2] / "pages"
BESIDE = ("Поруч із подібними органами", "Виконання плану в часі")
"""Tables that stand below the one a screen is about."""
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Screen:
    """A screen as drawn for one address."""

    app: AppTest

    @property
    def html(self) -> str:
        """All of our own HTML."""
        return "".join(element.proto.body for element in self.app.get("html"))

    @property
    def title(self) -> str:
        """The finding, or the name of the card."""
        found = re.search(r"<h1>(.*?)</h1>", self.html)
        return words(found[1]) if found else self.app.title[0].value

    @property
    def headings(self) -> list[str]:
        """The headings of its parts."""
        return [words(text) for text in re.findall(r"<h2>(.*?)</h2>", self.html)]

    @property
    def notices(self) -> list[str]:
        """The sentences about the address, each with its way on."""
        found = re.findall(r'<div class="postup-notice" role="alert">(.*?)</div>', self.html)
        return [words(text) for text in found]

    @property
    def rows(self) -> list[list[str]]:
        """The cells of the table, row by row, as HTML."""
        tables = re.findall(
            r"<caption>([^<]*)</caption>.*?<tbody[^>]*>(.*?)</tbody>", self.html, re.DOTALL
        )
        body = next((rows for caption, rows in tables if caption not in BESIDE), "")
        rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
        return [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]


def screen(address: str) -> Screen:
    """The screen at an address, in the installation of this process."""
    parts = urlsplit(address)
    app = AppTest.from_file(str(PAGES_FOLDER / "main.py"), default_timeout=30)
    for name, values in parse_qs(parts.query).items():
        app.query_params[name] = values
    app.switch_page(FILES[parts.path]).run()
    assert not app.exception
    assert not app.error
    return Screen(app)


def words(html: str) -> str:
    """The words of a piece of HTML."""
    return unescape(TAG.sub("", html)).strip()


def target(html: str) -> str:
    """Where the first link in a piece of HTML leads, or nothing."""
    found = re.search(r'href="([^"]+)"', html)
    return unescape(found[1]) if found else ""
