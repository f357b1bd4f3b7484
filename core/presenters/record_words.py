"""What was recorded of a body, a consent, a file: in words of the journal."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from core.domain.facts import ConsentState
from core.i18n import _
from core.presenters.labels import day_text
from core.presenters.payloads import day_of


def consent_words(ground: Mapping[str, Any]) -> Iterable[str]:
    """A consent's state, from when, for which measure, by which document."""
    states = {
        ConsentState.NOT_ASKED.value: _("не запитано"),
        ConsentState.REQUESTED.value: _("запитано"),
        ConsentState.GIVEN.value: _("надано"),
        ConsentState.DECLINED.value: _("не надано"),
    }
    yield states.get(str(ground.get("state") or ""), "")
    yield _("з {day}").format(day=day_text(day_of(ground.get("effective_on"))))
    measure = ground.get("measure")
    yield _("захід {code}").format(code=measure) if measure else _("усі заходи")
    yield str(ground.get("document") or "")


def what_changed(
    before: Mapping[str, Any], after: Mapping[str, Any], body: Callable[[str], str]
) -> Iterable[str]:
    """What a record of a body changes; a new body has no record before."""
    if not before:
        yield _("новий орган")
    named = {"name_uk": _("назва"), "short_uk": _("скорочено"), "name_en": _("англійською")}
    for name, word in named.items():
        if after.get(name) and after.get(name) != before.get(name):
            told = _("{what}: «{text}»").format(what=word, text=after[name])
            yield told
    if after.get("valid_to") != before.get("valid_to"):
        last = day_of(after.get("valid_to"))
        yield _("діє до {day}").format(day=day_text(last)) if last else _("діє без кінця")
    if after.get("successor") and after.get("successor") != before.get("successor"):
        yield _("правонаступник: {body}").format(body=body(str(after["successor"])))
