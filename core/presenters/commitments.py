"""The registers as tables: consents, exclusions, joinings, completions, extensions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.domain.bodies import Body
from core.domain.commitments import (
    ConsentRecord,
    ConsentStand,
    ExtensionRecord,
    OptInRecord,
    Paper,
    TriggerRecord,
)
from core.domain.facts import ConsentState, ExclusionState, OptInState
from core.domain.permissions import SYSTEM
from core.domain.requests import ExclusionRequest, NilNotice
from core.i18n import _
from core.presenters.effects import obligation_words
from core.presenters.event_list import foreign
from core.presenters.labels import (
    DONE_MARK,
    LEFT_OUT_MARK,
    OPEN_MARK,
    REVIEW_MARK,
    Mark,
    body_short,
    day_text,
)
from core.presenters.people import moment_label
from core.presenters.requests import (
    consent_text,
    exclusion_kind_text,
    exclusion_mark,
    exclusion_state_text,
)
from core.presenters.table import Chip, Column, Row, TableView, Words


@dataclass(frozen=True, slots=True)
class Names:
    """What the registers name: bodies by code, people by recorded name, files by number."""

    bodies: Mapping[str, Body]
    people: Mapping[str, str]
    file: Callable[[int], str]

    def body(self, code: str) -> str:
        """A body's short name."""
        return body_short(self.bodies[code]) if code in self.bodies else code

    def person(self, actor: str) -> str:
        """Who acted."""
        return _("система") if actor == SYSTEM.id else self.people.get(actor, actor)


def consent_mark(state: ConsentState) -> Mark:
    """The mark of a consent's state."""
    return {
        ConsentState.NOT_ASKED: OPEN_MARK,
        ConsentState.REQUESTED: REVIEW_MARK,
        ConsentState.GIVEN: DONE_MARK,
        ConsentState.DECLINED: LEFT_OUT_MARK,
    }[state]


def measure_words(measure: str | None) -> str:
    """The measure that a consent is about, or all."""
    return _("захід {code}").format(code=measure) if measure else _("усі заходи за згодою")


def stands_table(
    stands: Iterable[ConsentStand], names: Names, link: Callable[..., str]
) -> TableView:
    """Where each by-consent body stands today."""
    return TableView(
        caption=_("Участь за згодою"),
        columns=(
            Column(_("Орган")), Column(_("Заходи")), Column(_("Стан")), Column(_("Діє з")),
            Column(_("Документ")), Column(_("Записано")),
        ),
        rows=tuple(_stand(one, names, link) for one in stands),
        empty=_("За цими умовами нікого немає."),
    )  # fmt: skip


def consent_history(records: Iterable[ConsentRecord], names: Names) -> TableView:
    """Everything recorded of a body's consent, the last first, in words."""
    return TableView(
        caption=_("Історія згоди"),
        columns=(Column(_("Записано")), Column(_("Що")), Column(_("Документ"))),
        rows=tuple(
            Row((
                *_noted(one.paper, names),
                Words(_("{state}: {measures}, діє з {day}").format(
                    state=consent_text(one.state), measures=measure_words(one.measure),
                    day=day_text(one.effective_on),
                )),
                _document(one.paper, names),
            ))
            for one in records
        ),
        empty=_("Про згоду цього органу ще нічого не записано."),
    )  # fmt: skip


def exclusions_table(
    requests: Sequence[ExclusionRequest], caption: str, names: Names, link: Callable[[int], str]
) -> TableView:
    """Requests for exclusion: for what, on which ground, since when, how they stand."""
    return TableView(
        caption=caption,
        columns=(
            Column(_("Зобов’язання")), Column(_("Підстава")), Column(_("Документ")),
            Column(_("Просять з")), Column(_("Стан")),
        ),
        rows=tuple(
            Row((
                Words(obligation_words(one.obligation, names.bodies), href=link(one.id)),
                Words(exclusion_kind_text(one.kind), note=one.authority,
                      note_lang=foreign(one.authority)),
                Words(one.document, note=day_text(one.decided_on), lang=foreign(one.document)),
                Words(moment_label(one.steps[0].at), note=names.person(one.steps[0].actor),
                      note_lang=foreign(names.person(one.steps[0].actor))),
                Chip(exclusion_mark(one.state), exclusion_state_text(one.state)),
            ))
            for one in requests
        ),
        empty=_("Звернень, які чекають на рішення, немає."),
    )  # fmt: skip


def steps_table(request: ExclusionRequest, names: Names) -> TableView:
    """What happened to a request, in order."""
    return TableView(
        caption=_("Історія звернення"),
        columns=(Column(_("Коли")), Column(_("Стан")), Column(_("Пояснення"))),
        rows=tuple(
            Row((
                Words(moment_label(step.at), note=names.person(step.actor),
                      note_lang=foreign(names.person(step.actor))),
                Chip(exclusion_mark(ExclusionState(step.state)),
                     exclusion_state_text(ExclusionState(step.state))),
                Words(_said(request, place), lang=foreign(_said(request, place))),
            ))
            for place, step in enumerate(request.steps)
        ),
    )  # fmt: skip


def nil_table(notices: Iterable[NilNotice], names: Names) -> TableView:
    """What bodies say was not held: for what, why, since when."""
    return TableView(
        caption=_("Не проводилося"),
        columns=(Column(_("Зобов’язання")), Column(_("Чому")), Column(_("Повідомлено"))),
        rows=tuple(
            Row((
                Words(obligation_words(one.obligation, names.bodies)),
                Words(one.reason, lang=foreign(one.reason)),
                Words(moment_label(one.at), note=names.person(one.actor),
                      note_lang=foreign(names.person(one.actor))),
            ))
            for one in notices
        ),
        empty=_("Жоден орган не повідомив, що захід не проводився."),
    )  # fmt: skip


def opt_ins_table(records: Iterable[OptInRecord], names: Names) -> TableView:
    """Who joined an open measure, or left it."""
    return TableView(
        caption=_("Долучення"),
        columns=(
            Column(_("Записано")), Column(_("Орган")), Column(_("Захід")), Column(_("Що")),
            Column(_("Документ")),
        ),
        rows=tuple(
            Row((
                *_noted(one.paper, names), Words(names.body(one.body)), Words(one.measure),
                Words(_("долучився") if one.state is OptInState.IN else _("вийшов")),
                _document(one.paper, names),
            ))
            for one in records
        ),
        empty=_("До заходів за власним рішенням ще ніхто не долучався."),
    )  # fmt: skip


def triggers_table(records: Iterable[TriggerRecord], names: Names) -> TableView:
    """Completions, with the obligations that they opened."""
    return TableView(
        caption=_("Завершення"),
        columns=(
            Column(_("Записано")), Column(_("Завершено захід")), Column(_("Коли")),
            Column(_("Відкрито зобов’язання")), Column(_("Документ")),
        ),
        rows=tuple(
            Row((
                *_noted(one.paper, names), Words(one.completed), Words(day_text(one.completed_on)),
                Words(obligation_words(one.obligation, names.bodies)),
                _document(one.paper, names),
            ))
            for one in records
        ),
        empty=_("Завершень ще не записано."),
    )  # fmt: skip


def extensions_table(records: Iterable[ExtensionRecord], names: Names) -> TableView:
    """Later dates beside the legal ones."""
    return TableView(
        caption=_("Подовження"),
        columns=(
            Column(_("Записано")), Column(_("Зобов’язання")), Column(_("Строк за планом")),
            Column(_("Подовжено до")), Column(_("Документ")),
        ),
        rows=tuple(
            Row((
                *_noted(one.paper, names), Words(obligation_words(one.obligation, names.bodies)),
                Words(day_text(one.due_on)), Words(day_text(one.until)),
                _document(one.paper, names, day_text(one.decided_on)),
            ))
            for one in records
        ),
        empty=_("Строків ще не подовжували."),
    )  # fmt: skip


def _stand(one: ConsentStand, names: Names, link: Callable[..., str]) -> Row:
    coming = "; ".join(
        _("з {day}: {state}").format(
            day=day_text(later.effective_on), state=consent_text(later.state)
        )
        for later in one.ahead
    )
    paper = one.now.paper if one.now else None
    return Row((
        Words(names.body(one.body), href=link(body=one.body)),
        Words(measure_words(one.measure), note=coming),
        Chip(consent_mark(one.state), consent_text(one.state)),
        Words(day_text(one.now.effective_on if one.now else None)),
        _document(paper, names) if paper else Words("—"),
        *(_noted(paper, names) if paper else (Words("—"),)),
    ))  # fmt: skip


def _noted(paper: Paper, names: Names) -> tuple[Words]:
    who = names.person(paper.actor)
    return (Words(moment_label(paper.at), note=who, note_lang=foreign(who)),)


def _document(paper: Paper, names: Names, note: str = "") -> Words:
    href = names.file(paper.files[0].id) if paper.files else ""
    text = paper.document or (paper.files[0].name if paper.files else "—")
    return Words(text, note=note, href=href, lang=foreign(text))


def _said(request: ExclusionRequest, place: int) -> str:
    """What was said at a step; the request itself says its reason."""
    return request.reason if place == 0 else request.steps[place].note or "—"
