"""«Чому саме стільки»: each rate with its formula and a sentence to cite, opened on the spot."""

from collections.abc import Iterable
from html import escape

from core.domain.rates import RateName, Tally
from core.i18n import _
from core.presenters.figures import moment_text
from core.presenters.why import Subject, Why, pinned_text, reasons
from pages.components import address, asking, frame, pieces
from pages.components.reading import Reading
from pages.components.tables import anchor


def rates(
    look: Reading,
    tally: Tally,
    whose: str,
    page: str,
    *,
    names: Iterable[RateName] = RateName,
    **scope: str,
) -> None:
    """The rates of a tally, each with what it rests on.

    Args:
        look: What the address asks for.
        tally: What is counted.
        whose: Whose figures they are, for the citation.
        page: The screen that lists the obligations behind them.
        names: Which rates.
        scope: Parameters of that screen: `body`, `measure`.
    """
    subject = Subject(whose, look.period_words, look.as_of, look.now)
    moment = pinned_text(look.as_of, look.ask(asking.last_change))

    def link(**more: str) -> str:
        return address.link(page, **{**scope, **more})

    items = "".join(_item(why, moment) for why in reasons(tally, subject, link, names))
    method = anchor(_("Як рахуємо"), address.link("/", tab="method"))
    pieces.write(f'<div class="postup-why">{items}<p>{method}</p></div>')


def headline(
    text: str, look: Reading, tally: Tally, *notes: str, whose: str = "", body: str = ""
) -> None:
    """The finding as the title of a screen, and folded up below it what its rates rest on.

    Args:
        text: The finding.
        look: What the address asks for.
        tally: What is counted.
        notes: What stands below the title.
        whose: Whose figures they are, where they are not everyone's.
        body: The code of the body whose they are.
    """
    with pieces.together():
        frame.headline(text, look, *notes)
        minute = moment_text(look.as_of, look.now)  # in what is there to be cited
        pieces.show("why", look, lambda: _folded(look, tally, whose, body), about=minute)


def _folded(look: Reading, tally: Tally, whose: str, body: str) -> None:
    title = escape(_("Чому саме стільки"))
    with pieces.together("fold"):
        pieces.write(f"<summary>{title}</summary>")
        rates(look, tally, whose or _("усі органи"), "/plan", body=body)


def _item(why: Why, moment: str) -> str:
    lines = (
        (_("Правило"), why.rule),
        ("n", why.numerator),
        ("N", why.denominator),
        (_("Що враховано"), why.left_out),
    )
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in lines)
    rows, copy = _("Показати ці зобов’язання"), escape(_("Скопіювати з посиланням"))
    href, done = escape(why.href), escape(_("Скопійовано"))
    return (
        f"<details><summary><span>{escape(why.name)}</span> <b>{escape(why.figure)}</b></summary>"
        f'<dl class="postup-facts">{facts}</dl>'
        f'<p class="postup-cite"><q>{escape(why.citation)}</q></p>'
        f"<p>{anchor(rows, why.href)} "
        f'<button type="button" class="postup-copy" data-copy="{escape(why.citation)}" '
        f'data-href="{href}" data-as-of="{moment}" data-done="{done}">{copy}</button></p>'
        "</details>"
    )
