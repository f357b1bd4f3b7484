"""Somebody at a page, with a mouse or with a keyboard alone, whose interactions are counted."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 120
IS_REACHED = """async (one) => {
  const place = () => one === document.activeElement && one.getBoundingClientRect().top;
  let [before, still] = [place(), 0];
  while (before !== false && still < 12) {
    await new Promise(requestAnimationFrame);
    still = place() === before ? still + 1 : 0;
    before = place();
  }
  return before !== false;
}"""


@dataclass
class Hands:
    """Whoever works on a page, and how many interactions it took: a click, a text, a key."""

    page: Page
    count: int = 0

    def click(self, name: str, role: Any = "button") -> None:
        """Press what has this name."""
        self.count += 1
        self._named(role, name).click()

    def write(self, label: str, text: str) -> None:
        """Fill a field and leave it."""
        self.count += 1
        field = self._named("textbox", label)
        field.fill(text)
        field.press("Tab")

    def pick_day(self, label: str, day: str) -> None:
        """Type a date, ДДММРРРР."""
        self.count += 1
        self.page.get_by_test_id("stDateInput").filter(has_text=label).click()
        self.page.keyboard.type(day)
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("Tab")

    def send(self, *files: Path) -> None:
        """Choose files, all in one dialogue."""
        self.count += 1
        self.page.locator("input[type=file]").first.set_input_files(files)

    def _named(self, role: Any, name: str) -> Locator:
        """What a screen reader calls so."""
        return self.page.get_by_role(role, name=name, exact=True).first


class Keyboard(Hands):
    """The same with Tab, Enter and letters: nothing is reached but what Tab comes to."""

    def click(self, name: str, role: Any = "button") -> None:
        """Go there and press Enter."""
        self.count += 1
        self._reach(self._named(role, name))
        self.page.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        """Go there, type over what stands there and go on."""
        self.count += 1
        field = self._named("textbox", label)
        self._reach(field)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)
        expect(field).to_have_value(text)
        self.page.keyboard.press("Tab")

    def choose(self, label: str, option: str) -> None:
        """Type until the option is there, walk to it and take it.

        What is typed stands in the field as what is chosen does: only that the list is closed, and
        that the field keeps the words once it is left, tells that something was chosen.
        """
        self.count += 1
        field = self._named("combobox", label)
        self._reach(field)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(option)
        wanted = self.page.get_by_role("option", name=option, exact=True)
        expect(wanted).to_be_visible()
        self.page.keyboard.press("ArrowDown")
        number = wanted.get_attribute("id") or ""
        expect(field).to_have_attribute("aria-activedescendant", number)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("listbox")).to_have_count(0)
        self.page.keyboard.press("Tab")
        expect(field).to_have_value(option)

    def pick_day(self, label: str, day: str) -> None:
        """Go to the first part of the date and type it."""
        self.count += 1
        field = self.page.get_by_test_id("stDateInput").filter(has_text=label)
        self._reach(field.get_by_role("spinbutton").first)
        self.page.keyboard.type(day)
        self.page.keyboard.press("Tab")

    def send(self, *files: Path) -> None:
        """Go to the button, open the dialogue with Enter."""
        self.count += 1
        self._reach(self.page.get_by_test_id("stFileUploader").locator("button").first)
        with self.page.expect_file_chooser() as asked:
            self.page.keyboard.press("Enter")
        asked.value.set_files(files)

    def _reach(self, target: Locator) -> None:
        """Press Tab until it is there and everything stands still.

        What moves on closes a list that was opened too early, and a list that closes gives the
        focus back some frames later: a hurried key would go elsewhere.
        """
        expect(target).to_be_visible()
        for _time in range(MOST_TABS):
            if target.evaluate(IS_REACHED):
                return
            self.page.keyboard.press("Tab")
        expect(target).to_be_focused()
