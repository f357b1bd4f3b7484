"""A tab that tells, by its own clock, when a screen had settled after a visit, a click or a key."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

QUIET_MS = 300
PATIENCE_MS = 60_000
# Notes when the page last changed or was sent anything, what was sent, and when the reader acted.
WATCH = """() => {
  const watch = window.benchWatch = { changed: 0, acted: 0, bytes: 0 };
  const note = () => { watch.changed = performance.now(); };
  const act = () => { watch.acted = watch.changed = performance.now(); };
  addEventListener('pointerdown', act, true);
  addEventListener('keydown', act, true);
  new MutationObserver(note).observe(document,
    { subtree: true, childList: true, characterData: true, attributes: true });
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        watch.bytes += data.byteLength ?? data.size ?? data.length;
        note();
      });
    }
  };
}"""
# The moment of the last change, once no run is under way and nothing has changed for a while.
SETTLED = """([content, quiet]) => {
  const watch = window.benchWatch;
  const app = document.querySelector('[data-test-script-state]');
  const shown = document.querySelector(content)?.getBoundingClientRect().height > 0;
  const rests = app?.dataset.testScriptState === 'notRunning' && document.readyState === 'complete';
  const drawn = document.querySelectorAll('[data-testid=stVegaLiteChart]').length
    === document.querySelectorAll('[data-testid=stVegaLiteChart] :is(svg.marks, canvas)').length;
  return shown && rests && drawn && performance.now() - watch.changed > quiet && watch.changed;
}"""


@dataclass
class Watched:
    """A tab under the clock; `content` is what must be there of the screen it shows."""

    page: Page
    network: CDPSession
    content: str = "h1"
    transferred: float = 0

    def __post_init__(self) -> None:
        """Count what comes over the wire from the beginning."""
        self.network.send("Network.enable")
        self.network.on("Network.loadingFinished", self._count)

    def visit(self, address: str) -> float:
        """Milliseconds from asking for an address until its screen has settled."""
        self.page.goto(address, wait_until="commit")
        return self._settled()

    def act(self, deed: Callable[[Page], Any]) -> float:
        """Milliseconds from a click or Enter until the screen has settled; bytes count from it."""
        self.page.evaluate("() => Object.assign(benchWatch, { acted: 0, bytes: 0 })")
        deed(self.page)
        self.page.wait_for_function(
            "() => benchWatch.acted && benchWatch.changed > benchWatch.acted"
        )
        return self._settled() - self.page.evaluate("() => benchWatch.acted")

    @property
    def kilobytes(self) -> float:
        """What Streamlit sent since the visit or the last deed."""
        return self.page.evaluate("() => benchWatch.bytes") / 1024

    def _settled(self) -> float:
        asked = [self.content, QUIET_MS]
        found = self.page.wait_for_function(SETTLED, arg=asked, polling="raf", timeout=PATIENCE_MS)
        return float(found.json_value())

    def _count(self, event: dict[str, Any]) -> None:
        self.transferred += event["encodedDataLength"] / 1024


@contextmanager
def watched(browser: Browser, content: str) -> Iterator[Watched]:
    """A tab of a reader who has never been here: nothing is in its cache."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="uk-UA")
    context.add_init_script(f"({WATCH})()")
    page = context.new_page()
    yield Watched(page, context.new_cdp_session(page), content)
    context.close()


def medians(rounds: list[dict[str, float]]) -> dict[str, float]:
    """The median of each figure over the rounds."""
    return {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
