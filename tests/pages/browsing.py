"""A tab of a real browser under observation, and what to ask of the page in it."""

import re
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

NAV = '[data-testid="stTopNavLink"]'
ROWS = ".postup-table tbody tr"
PATIENCE = 20_000
NOTEBOOK, PHONE, WIDE = (1366, 768), (390, 844), (1920, 1080)
FOREIGN = {"uk": re.compile("[A-Za-z]{3}"), "en": re.compile("[А-Яа-яІіЇїЄєҐґ]{2}")}

# No run is under way, every part of the frontend is there, every chart is drawn.
SETTLED = """() => {
  const count = (selector) => document.querySelectorAll(selector).length;
  return count('[data-testid=stApp][data-test-script-state=notRunning]') === 1
    && count('[data-testid=stSkeleton]') === 0
    && count('.postup-footer') === 1
    && count('[data-testid=stVegaLiteChart]') === count('svg.marks');
}"""

# Every text and every attribute that is read out or seen, with the language it is marked with;
# without icons (their text is a ligature) and without what is not drawn.
READABLE = """() => {
  const found = [];
  const silent = 'script, style, noscript, [data-testid=stIconMaterial]';
  const attributes = [
    'aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description', 'data-label',
  ];
  const walker = document.createTreeWalker(
    document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (element.closest(silent) || !element.checkVisibility()) continue;
    const texts = node === element
      ? attributes.map((name) => node.getAttribute(name) ?? '') : [node.data];
    for (const text of texts) {
      if (text.trim()) found.push([element.closest('[lang]').lang, text.trim()]);
    }
  }
  return found;
}"""

# What does not fit: text that is cut off, too small or beyond the edge, a page wider than the
# window, a placeholder longer than its field, a drawing's words outside of it or shortened.
MISFITS = """() => {
  const found = [];
  const note = (what, element) => found.push(`${what}: ${element.textContent.slice(0, 60)}`);
  const holds = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const ink = document.createElement('canvas').getContext('2d');
  for (const element of document.querySelectorAll('[data-testid=stMain] *, header *')) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (element.placeholder && !element.value && box.width) {
      ink.font = style.font;
      const room = element.clientWidth - parseFloat(style.paddingLeft);
      if (ink.measureText(element.placeholder).width > room) {
        found.push(`placeholder: ${element.placeholder}`);
      }
    }
    const hidden = !element.checkVisibility({ visibilityProperty: true });
    const silent = element.closest('caption, svg, [data-testid=stIconMaterial]');
    if (hidden || silent || !holds(element) || style.clipPath.startsWith('inset')) continue;
    const cut = (overflow, size, room) =>
      ['hidden', 'clip'].includes(overflow) && size > room + 2;
    if (cut(style.overflowX, element.scrollWidth, element.clientWidth)) note('cut', element);
    if (cut(style.overflowY, element.scrollHeight, element.clientHeight)) note('cut', element);
    if (parseFloat(style.fontSize) < 14) note('small', element);
    if (box.right > innerWidth + 1 || box.left < -1) note('beyond the edge', element);
  }
  for (const drawing of document.querySelectorAll('svg.marks')) {
    const frame = drawing.getBoundingClientRect();
    for (const text of drawing.querySelectorAll('text')) {
      if (text.getAttribute('opacity') === '0') continue;
      const box = text.getBoundingClientRect();
      if (text.textContent.includes('…')) note('shortened', text);
      if (box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
          || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)) note('outside', text);
    }
  }
  const main = document.querySelector('[data-testid=stMain]');
  const wider = Math.max(document.documentElement.scrollWidth - innerWidth,
    main.scrollWidth - main.clientWidth);
  if (wider > 0) found.push(`scrolls sideways by ${wider}`);
  return found;
}"""


@dataclass
class Tab:
    """A tab together with everything it asked for and complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen from the beginning."""
        self.page.on("console", lambda message: self._note(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))

    def open(self, address: str) -> None:
        """Open an address and wait until its screen has been drawn."""
        self.page.goto(address)
        self.settle()

    def settle(self) -> None:
        """Wait for the screen: its title, that no run is under way and its charts are there."""
        expect(self.page.locator("h1").first).to_be_visible(timeout=PATIENCE)
        self.page.wait_for_function(SETTLED, timeout=PATIENCE)

    def foreign_requests(self, server: str) -> list[str]:
        """The requests that went to anybody else."""
        own = (server, server.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]

    def misfits(self) -> list[str]:
        """What does not fit its place or the window."""
        return self.page.evaluate(MISFITS)

    def readable(self) -> list[tuple[str, str]]:
        """Every text to see or hear, with the language it is marked with."""
        return [(lang, text) for lang, text in self.page.evaluate(READABLE)]

    def leftovers(self, language: str, same_everywhere: re.Pattern[str]) -> list[str]:
        """Texts in the other language that are not marked as such."""
        return [
            text
            for marked, text in self.readable()
            if marked == language
            and FOREIGN[language].search(text)
            and not same_everywhere.fullmatch(text)
        ]

    def barriers(self) -> list[tuple[str, str]]:
        """What axe finds to bar somebody: the rule and the first element."""
        violations = Axe().run(self.page).response["violations"]
        return [(one["id"], one["nodes"][0]["html"][:160]) for one in violations]

    def table(self) -> list[list[str]]:
        """The cells of the table on the screen, row by row."""
        rows: Any = self.page.locator(ROWS).evaluate_all(
            "rows => rows.map((row) => [...row.children].map((cell) => cell.innerText.trim()))"
        )
        return rows

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{kind}: {text}")
