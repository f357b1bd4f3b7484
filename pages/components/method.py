"""«Як рахуємо»: what every figure rests on."""

from html import escape

from core.i18n import _
from core.presenters.method import Rule, rate_table, rules, status_table
from pages.components import address, frame, pieces, shell, tables
from pages.components.reading import Reading


def show(look: Reading) -> None:
    """Draw the page."""
    tables.way(_("← Огляд"), address.link("/"))
    title = _("Як рахуємо")
    shell.entitle(title)
    frame.headline(title, look)
    for rule in rules():
        _rule(rule)
    pieces.heading(_("Показники"))
    tables.show(rate_table())
    pieces.heading(_("Стани зобов’язань"))
    frame.note(_("Перший стан, умова якого справджується, і є станом зобов’язання."))
    tables.show(status_table())


def _rule(rule: Rule) -> None:
    pieces.heading(rule.heading)
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in rule.sentences)
    pieces.write(f'<ul class="postup-rules">{items}</ul>')
