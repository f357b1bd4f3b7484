"""The story of an obligation in words: from the act to this day, in the order of time."""

from collections.abc import Callable
from dataclasses import dataclass

from core.domain.facts import ConsentState, ExclusionKind, ExclusionState, NilState, OptInState
from core.domain.moments import kyiv_date
from core.domain.story import Deed, Story, Told
from core.i18n import _
from core.presenters.commitments import measure_words
from core.presenters.event_history import DECISIONS, Cast, act_text
from core.presenters.labels import day_text
from core.presenters.people import moment_label
from core.presenters.requests import consent_text, exclusion_kind_text

_BY_SECRETARIAT = frozenset({Deed.CONSENT, Deed.COMPLETION, Deed.EXTENSION})


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One thing that happened, in words.

    `title` is an event's own, `quote` the act's words or a person's reason, `files` the names and
    numbers of documents, `event` the number by which those concerned find it.
    """

    when: str
    what: str
    title: str = ""
    quote: str = ""
    who: str = ""
    document: str = ""
    files: tuple[tuple[str, int], ...] = ()
    event: int | None = None


def obligation_story(story: Story, cast: Cast) -> tuple[StoryLine, ...]:
    """All that is told of an obligation, the first first.

    Args:
        story: What the reader may know.
        cast: Who is named, and how.
    """
    return tuple(_line(one, story, cast) for one in story.told)


def _line(one: Told, story: Story, cast: Cast) -> StoryLine:
    if one.deed is Deed.OWED:
        deadline = story.measure.deadline.resolved if story.measure else ""
        since = _("чинне з {day}").format(day=day_text(one.day))
        return StoryLine(since, _owed(story), quote=deadline)
    is_titled = one.deed in (Deed.CLAIM, Deed.ACCEPTED)
    return StoryLine(
        moment_label(one.at) if story.is_whole else day_text(kyiv_date(one.at)),
        _WORDS[one.deed](one),
        title=one.what if is_titled else "",
        quote=one.reason,
        who=cast.of(one.actor, decides=_is_decision(one)) if one.actor else "",
        document=one.document,
        files=tuple((file.name, file.id) for file in one.files),
        event=one.event,
    )


def _is_decision(one: Told) -> bool:
    """Whether it is the secretariat's to do, whoever of it did."""
    if one.move is not None:
        return one.move.is_undo or one.move.state in DECISIONS
    if one.deed is Deed.EXCLUSION:
        return one.state != ExclusionState.REQUESTED
    return one.deed in _BY_SECRETARIAT


def _owed(story: Story) -> str:
    """By which act and measure it is owed."""
    words = _("Визначено заходом {measure} плану (акт № {number} від {day}), строк за текстом:")
    return words.format(
        measure=story.obligation.split("/")[0], number=story.plan.act_number,
        day=day_text(story.plan.act_date),
    )  # fmt: skip


def _consent(one: Told) -> str:
    return _("{state}: {measures}, діє з {day}").format(
        state=consent_text(ConsentState(one.state)), measures=measure_words(one.measure),
        day=day_text(one.day),
    )  # fmt: skip


def _joining(one: Told) -> str:
    if one.state == OptInState.IN:
        return _("Орган долучився до заходу {measure}").format(measure=one.measure)
    return _("Орган вийшов із заходу {measure}").format(measure=one.measure)


def _completion(one: Told) -> str:
    words = _("Захід {completed} завершено {day}: від цього дня рахують строк")
    return words.format(completed=one.what, day=day_text(one.day))


def _extension(one: Told) -> str:
    words = _("Вирішено подовжити строк до {day}; строк за планом лишається")
    return words.format(day=day_text(one.day))


def _exclusion(one: Told) -> str:
    words = {
        ExclusionState.REQUESTED: _("Подано прохання звільнити від зобов’язання: {ground}"),
        ExclusionState.APPROVED: _("Звільнення погоджено: {ground}"),
        ExclusionState.REFUSED: _("У звільненні відмовлено"),
        ExclusionState.LIFTED: _("Звільнення скасовано, зобов’язання знову в обліку"),
    }[ExclusionState(one.state)]
    ground = exclusion_kind_text(ExclusionKind(one.what))
    return words.format(ground=ground[:1].lower() + ground[1:])


def _nil(one: Told) -> str:
    if one.state == NilState.FILED:
        return _("Орган повідомив, що захід не проводився")
    return _("Орган відкликав повідомлення, що захід не проводився")


def _claim(one: Told) -> str:
    return act_text(one.move) if one.move else ""


def _accepted(one: Told) -> str:
    return _("Прийнято подію, проведену {day}").format(day=day_text(one.day))


_WORDS: dict[Deed, Callable[[Told], str]] = {
    Deed.APPEARED: lambda _one: _("З’явилося через зміну плану, органу або рішення"),
    Deed.ENDED: lambda _one: _("Замінено новою редакцією або через зміну органу"),
    Deed.CONSENT: _consent,
    Deed.JOINING: _joining,
    Deed.COMPLETION: _completion,
    Deed.EXTENSION: _extension,
    Deed.EXCLUSION: _exclusion,
    Deed.NIL: _nil,
    Deed.CLAIM: _claim,
    Deed.ACCEPTED: _accepted,
}
