"""Our own HTML is put into words once for all who look at the same, and never for others."""

from collections import OrderedDict

import pytest
from streamlit.testing.v1 import AppTest

from core.queries import state
from pages.components import answers, reading
from tests.pages.screens import screen

pytestmark = pytest.mark.usefixtures("demo_installation")


@pytest.fixture
def written(monkeypatch):
    """How often the finding of the overview was put into words."""
    from core.presenters import overview

    plain, calls = overview.overview_view, []

    def counting(*given):
        calls.append(given)
        return plain(*given)

    monkeypatch.setattr(overview, "overview_view", counting)
    monkeypatch.setattr(answers, "_kept", OrderedDict())
    return calls


def test_two_readers_of_one_address_share_its_words(written):
    first, second = screen("/?year=2025"), screen("/?year=2025")
    assert len(written) == 1
    assert first.title == second.title


def test_another_language_and_another_address_have_words_of_their_own(written):
    ukrainian = screen("/?period=H1&lang=uk")
    english = screen("/?period=H1&lang=en")
    assert len(written) == 2
    assert english.title != ukrainian.title
    assert screen("/?period=H2&lang=uk").html != ukrainian.html
    assert len(written) == 3


def test_a_write_anywhere_makes_words_anew(written, monkeypatch):
    before = screen("/?period=H2").title
    newest = state.newest
    monkeypatch.setattr(
        reading, "newest", lambda connection: (newest(connection)[0] + 1, newest(connection)[1])
    )
    assert screen("/?period=H2").title == before
    assert len(written) == 2


def test_what_is_written_together_is_one_element():
    def page() -> None:
        from pages.components import pieces

        with pieces.together():
            pieces.heading("A < B")
            pieces.write("<p>one</p>")
        with pieces.together():
            pass
        pieces.write("<p>two</p>")

    app = AppTest.from_function(page).run()
    drawn = [element.proto.body for element in app.get("html")]
    assert drawn == [
        '<div class="postup-piece"><h2>A &lt; B</h2><p>one</p></div>',
        "<p>two</p>",
    ]
