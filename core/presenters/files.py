"""Names of files: what they hold, of which time, as of when, in letters every system takes."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from core.domain.bodies import Body, BodyKind
from core.domain.moments import KYIV, AsOf, as_of_end
from core.i18n import _, language
from core.presenters.address import View
from core.presenters.figures import bare_moment
from core.presenters.labels import body_name, code_label, kind_label

LONGEST_ABOUT, LONGEST_KEPT = 48, 36

NAMES = {
    "bodies": ("organy", "bodies"),
    "plan": ("zakhody", "measures"),
    "obligations": ("zoboviazannia", "obligations"),
    "deadlines": ("stroky", "deadlines"),
    "trend": ("u-chasi", "through-time"),
    "heat": ("organy-za-zakhodamy", "bodies-by-measure"),
    "changes": ("zminy", "changes"),
    "changes-by-body": ("zminy-za-orhanamy", "changes-by-body"),
    "timeline": ("shkala-strokiv", "timeline"),
}
"""What a file holds, as its name says it in Ukrainian and in English."""


@dataclass(frozen=True, slots=True)
class About:
    """Which part of all a file holds: codes for its name, words for what it says of itself."""

    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


EVERYTHING = About()


def asked_for(view: View, names: Collection[str], bodies: Mapping[str, Body]) -> About:
    """What an address asks for by the parameters that a list heeds; `tab` is its «due»."""
    given = {name: getattr(view, name) for name in names}
    body, measure, query = given.get("body", ""), given.get("measure", ""), given.get("q", "")
    tasks, statuses = given.get("task", ()), given.get("status", ())
    kinds, is_due = given.get("kind", ()), given.get("tab") == "due"
    found: list[tuple[str, str]] = []
    if body in bodies:
        found.append((body, body_name(bodies[body])))
    if measure:
        found.append((measure, _("захід {codes}").format(codes=measure)))
    if tasks:
        words = _("завдання {codes}").format(codes=", ".join(tasks))
        found.append((f"t-{'-'.join(tasks)}", words))
    if kinds:
        found.append(("-".join(kinds), ", ".join(map(_kind_word, kinds)).lower()))
    if statuses:
        labels = ", ".join(map(code_label, statuses)).lower()
        found.append(("-".join(statuses), _("стан: {statuses}").format(statuses=labels)))
    if is_due:
        found.append(("due", _("Строк настав").lower()))
    if query:
        found.append((f"q-{_slug(query)}", _("пошук: «{text}»").format(text=query)))
    return About(tuple(code for code, _words in found), tuple(words for _code, words in found))


def compared_with(before: AsOf | int, after: str) -> About:
    """A comparison with a moment or a year; `after` says the side it is set beside."""
    is_year = isinstance(before, int)
    since = "vid" if language() == "uk" else "since"
    code = str(before) if is_year else _moment_code(before)
    said = str(before) if is_year else bare_moment(before)
    words = _("порівняно: {before} — {after}").format(before=said, after=after)
    return About((f"{since}-{code}",), (words,))


def file_name(name: str, period: str, day: date, extension: str, about: About = EVERYTHING) -> str:
    """«postup-organy-2026-stanom-na-2026-07-15.xlsx», or the same in English.

    What it is about stands before the period: «postup-zoboviazannia-2-1-2026-…».
    """
    is_ukrainian = language() == "uk"
    what = NAMES[name][0 if is_ukrainian else 1]
    when = "stanom-na" if is_ukrainian else "as-of"
    parts = ("postup", what, _about_code(about), period, when, day.isoformat())
    return f"{'-'.join(filter(None, parts))}.{extension}"


def _kind_word(code: str) -> str:
    """The word for a kind; one that an address made up stays as it is."""
    return kind_label(code) if code in set(BodyKind) else code


def _about_code(about: About) -> str:
    """The codes in letters every system takes; what is too long ends in its checksum."""
    text = "-".join(map(_slug, about.codes))
    if len(text) <= LONGEST_ABOUT:
        return text
    return f"{text[:LONGEST_KEPT].rstrip('-')}-{_checksum(text)}"


def _slug(text: str) -> str:
    """Small Latin letters, digits and dashes; of any other letters a checksum."""
    if not text.isascii():
        return _checksum(text)
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or _checksum(text)


def _checksum(text: str) -> str:
    return f"{crc32(text.encode()):08x}"


def _moment_code(as_of: AsOf) -> str:
    """A date for a day's end, else date and minute in Kyiv."""
    if as_of == as_of_end(as_of.today):
        return as_of.today.isoformat()
    return f"{as_of.instant.astimezone(KYIV):%Y-%m-%d-%H%M}"


def what_name(name: str) -> str:
    """The same for people: «Органи»."""
    return {
        "bodies": _("Органи"),
        "plan": _("Заходи плану"),
        "obligations": _("Зобов’язання"),
        "deadlines": _("Строки заходів"),
        "trend": _("Виконання плану в часі"),
        "heat": _("Органи за заходами"),
        "changes": _("Що змінилося"),
        "changes-by-body": _("Для кого змінилося"),
        "timeline": _("Строки в часі"),
    }[name]
