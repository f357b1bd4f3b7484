"""Words of verification: lines of the queue, the facts of a submission, reasons, outcomes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.domain.deciding import Bar
from core.domain.figures import Titles
from core.domain.moments import kyiv_date
from core.domain.register import Register
from core.domain.remarks import RemarkKind
from core.domain.submissions import ClaimView, Line, Submission, Unanswered
from core.i18n import _, ngettext
from core.presenters.cards import Fact
from core.presenters.event_history import Cast
from core.presenters.event_list import foreign
from core.presenters.filing import state_mark, state_text
from core.presenters.labels import (
    Mark,
    body_name,
    body_short,
    day_text,
    event_type_label,
    measure_short,
    period_label,
)
from core.presenters.people import moment_label
from core.presenters.record_changes import record_fields


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A submission in the queue: what, whose, how old, and what makes it unlike the others."""

    event: int
    body: str
    title: str
    lang: str
    note: str
    duties: str
    age: str
    marks: tuple[str, ...]
    state: tuple[Mark, str] | None = None


def queue_row(
    line: Line, register: Register, titles: Mapping[str, Titles], today: date, bar: Bar | None
) -> QueueRow:
    """A submission that waits."""
    marks = (
        _("пізніше за строк") if line.held_on > line.due_on else "",
        _("оскарження") if line.is_appeal else "",
        _("за листом") if line.is_by_letter else "",
        _("рішення за іншою людиною") if bar else "",
    )
    since = line.since or line.at
    return QueueRow(
        line.event, line.body, line.title, foreign(line.title), _note(line, register),
        _duties(line, titles), waits_text(since, today), tuple(mark for mark in marks if mark),
    )  # fmt: skip


def decided_row(
    line: Line, register: Register, titles: Mapping[str, Titles], cast: Cast
) -> QueueRow:
    """A submission that was decided on: how, by whom, when, why."""
    who = cast.of(line.actor, decides=True)
    return QueueRow(
        line.event, line.body, line.title, foreign(line.title), _note(line, register),
        _duties(line, titles), f"{moment_label(line.at)} · {who}",
        (line.reason,) if line.reason else (), (state_mark(line.state), state_text(line.state)),
    )  # fmt: skip


def talk_row(said: Unanswered, register: Register, today: date) -> QueueRow:
    """A body's remark or request to revoke an acceptance that waits for an answer."""
    body = _body(said.body, register)
    note = " · ".join((body, event_type_label(said.type), day_text(said.held_on)))
    marks = (_("просить відкликати прийняття"),) if said.kind is RemarkKind.REVOCATION else ()
    return QueueRow(
        said.event, said.body, said.title, foreign(said.title), note, said.text,
        waits_text(said.at, today), marks,
    )  # fmt: skip


def waits_text(since: datetime, today: date) -> str:
    """«чекає 3 дні»."""
    days = (today - kyiv_date(since)).days
    if days <= 0:
        return _("чекає від сьогодні")
    return ngettext("чекає {n} день", "чекає {n} днів", days).format(n=days)


def reasons() -> tuple[str, ...]:
    """The usual reasons for a return, in the order of their keys."""
    return (
        _("Додайте файл або посилання, що підтверджує подію."),
        _("Дата не збігається з підтвердними матеріалами."),
        _("Подія не відповідає заходу: виберіть інше зобов’язання."),
        _("Цю подію вже подано: це повторне подання."),
        _("Посилання не відкривається: надайте чинну адресу або знімок сторінки."),
        _("Опишіть подію докладніше: тему, учасників, результат."),
    )


def bar_text(bar: Bar) -> str:
    """Why the reader may not decide, and who may."""
    return {
        Bar.OWN_SUBMISSION: _("Цю подію подали ви, тому рішення ухвалює інша людина."),
        Bar.OWN_BODY: _("Подію подав ваш орган, тому рішення ухвалює людина не з нього."),
        Bar.OWN_RETURN: _("Цю подію повернули ви, тому оскарження розглядає інша людина."),
    }[bar]


def submission_facts(
    found: Submission, register: Register, link: Callable[..., str]
) -> tuple[Fact, ...]:
    """The fields that are filled in, but title and links, which stand apart."""
    body = register.bodies.get(found.body)
    others = [_body(code, register) for code in found.bodies if code != found.body]
    first = (
        Fact(_("Орган"), body_name(body) if body else found.body, link("/bodies", body=found.body)),
        Fact(_("Разом із"), ", ".join(others)),
    )
    fields = record_fields(found.record)[1:-1]
    return tuple(
        fact
        for fact in (*first, *(Fact(name, text, lang=foreign(text)) for name, text in fields))
        if fact.text
    )


def claim_label(claim: ClaimView, titles: Mapping[str, Titles]) -> str:
    """«2.1 Медіабрифінги · I півріччя 2026 · до 30.06.2026»."""
    name = f"{claim.measure} {measure_short(titles.get(claim.measure), '')}".strip()
    until = _("до {day}").format(day=day_text(claim.due_on))
    return " · ".join((name, period_label(claim.period), until))


def accepted_text(number: int) -> str:
    """What is said of an acceptance."""
    return ngettext("Прийнято за {n} зобов’язання.", "Прийнято за {n} зобов’язань.", number).format(
        n=number
    )


def meanwhile_text(found: Submission, cast: Cast) -> str:
    """Who decided meanwhile, how and when: what a conflict is about."""
    claims = sorted(found.claims, key=lambda claim: claim.last.at)
    if not claims:
        return ""
    last = claims[-1].last
    return _("{state}: {who}, {moment}.").format(
        state=state_text(last.state), who=cast.of(last.actor), moment=moment_label(last.at)
    )


def _note(line: Line, register: Register) -> str:
    parts = (_body(line.body, register), event_type_label(line.type), day_text(line.held_on))
    return " · ".join(parts)


def _duties(line: Line, titles: Mapping[str, Titles]) -> str:
    """The measures with their periods; of one its title too."""
    split = [code.split("/") for code in line.obligations]
    texts = [f"{measure}, {period_label(period)}" for measure, _body_code, period in split]
    if len(split) == 1:
        short = measure_short(titles.get(split[0][0]), "")
        texts = [f"{split[0][0]} {short}, {period_label(split[0][2])}" if short else texts[0]]
    return "; ".join(texts)


def _body(code: str, register: Register) -> str:
    body = register.bodies.get(code)
    return body_short(body) if body else code


def outcome_text(rows: Sequence[tuple[str, str]]) -> str:
    """What came of several decisions: how many were carried out, and of the others why not."""
    failed = [(title, why) for title, why in rows if why]
    done = len(rows) - len(failed)
    parts = [_("Виконано: {n} із {total}.").format(n=done, total=len(rows))]
    parts += [f"«{title}»: {why}" for title, why in failed]
    return " ".join(parts)
