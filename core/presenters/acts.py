"""The details of each kind of act in the journal, in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.domain.attachments import Purpose
from core.domain.bodies import Body
from core.domain.permissions import Role
from core.domain.remarks import RemarkKind
from core.i18n import _, ngettext
from core.presenters.evidence import purpose_label
from core.presenters.figures import thousands
from core.presenters.labels import body_short, day_text, event_type_label, period_label
from core.presenters.payloads import day_of, fields_of, payload_of
from core.presenters.people import moment_label, role_label
from core.presenters.record_words import consent_words, what_changed


@dataclass(frozen=True, slots=True)
class Known:
    """What names stand for: people by «person:ID», bodies by code.

    `titles` and `obligations` give the event's title and the obligation's code of what an entry is
    about, by its kind and number.
    """

    people: Mapping[str, str] = field(default_factory=dict[str, str])
    bodies: Mapping[str, Body] = field(default_factory=dict[str, Body])
    titles: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    obligations: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])


@dataclass(frozen=True, slots=True)
class _Act:
    """An entry with what names stand for."""

    entity: str
    id: str
    payload: Mapping[str, Any]
    known: Known

    def said(self, name: str) -> str:
        value = self.payload.get(name)
        return "" if value is None else str(value)

    def whom(self) -> str:
        code = f"person:{self.id}"
        return self.known.people.get(code) or self.said("name") or code

    def body(self, code: str) -> str:
        found = self.known.bodies.get(code)
        return body_short(found) if found else code

    def title(self) -> str:
        title = self.known.titles.get((self.entity, self.id), "")
        return _("«{title}»").format(title=title) if title else ""

    def obligation(self, code: str = "") -> str:
        code = code or self.known.obligations.get((self.entity, self.id), "")
        parts = code.split("/")
        if len(parts) != 3:
            return code
        measure = _("захід {code}").format(code=parts[0])
        return ", ".join((measure, self.body(parts[1]), period_label(parts[2])))


Teller = Callable[[_Act], Iterable[str]]


def act_text(entry: Any, known: Known) -> str:
    """What an entry tells besides who, when and what kind of act; parts joined by semicolons.

    Args:
        entry: With `action`, `entity`, `entity_id` and `payload` (JSON).
        known: What names stand for.
    """
    act = _Act(entry.entity, entry.entity_id, payload_of(entry.payload), known)
    teller = TELLERS.get(entry.action) or TELLERS.get(entry.action.partition(".")[0], _number)
    return "; ".join(part for part in teller(act) if part)


def _number(act: _Act) -> Iterable[str]:
    return [_("№ {number}").format(number=act.id)]


def _person(act: _Act) -> Iterable[str]:
    return [act.whom()]


def _session_open(act: _Act) -> Iterable[str]:
    ways = {"password": _("за паролем"), "oidc": _("через постачальника входу")}
    return [act.whom(), ways.get(act.said("method"), "")]


def _session_end(act: _Act) -> Iterable[str]:
    is_one = act.payload.get("which") == "one"
    return [act.whom(), _("один сеанс") if is_one else _("усі сеанси")]


def _accept(act: _Act) -> Iterable[str]:
    is_reset = act.payload.get("kind") == "reset"
    return [act.whom(), _("після скидання") if is_reset else _("за запрошенням")]


def _invite(act: _Act) -> Iterable[str]:
    return [act.whom(), _role(act, act.said("wish"))]


def _roles(act: _Act) -> Iterable[str]:
    before, after = (
        ", ".join(_role(act, str(told)) for told in act.payload.get(name) or ()) or _("без ролі")
        for name in ("before", "after")
    )
    return [
        act.whom(),
        _("було: {what}").format(what=before),
        _("стало: {what}").format(what=after),
    ]


def _role(act: _Act, told: str) -> str:
    """A role as `told` in core/access/grants writes it: role, bodies, dates, deputy."""
    code, *rest = told.split() or [""]
    if code not in set(Role):
        return told
    first, _dots, last = next((word for word in rest if ".." in word), "").partition("..")
    return " ".join(
        part
        for part in (
            role_label(Role(code)),
            *(act.body(word) for word in rest if ".." not in word and word != "deputy"),
            _("заступає") if "deputy" in rest else "",
            _("з {day}").format(day=day_text(day_of(first))) if first else "",
            _("до {day}").format(day=day_text(day_of(last))) if last else "",
        )
        if part
    )


def _rename(act: _Act) -> Iterable[str]:
    change = _("«{before}» → «{after}»")
    return [change.format(before=act.said("before"), after=act.said("after"))]


def _link(act: _Act) -> Iterable[str]:
    return [act.whom(), act.said("issuer")]


def _import(act: _Act) -> Iterable[str]:
    count = int(act.payload.get("count") or 0)
    return [ngettext("{n} людина", "{n} людей", count).format(n=thousands(count))]


def _plan_load(act: _Act) -> Iterable[str]:
    card = fields_of(act.payload.get("card"))
    count = int(act.payload.get("obligations") or 0)
    return [
        _("акт № {number} від {day}").format(
            number=card.get("act_number", act.id), day=day_text(day_of(card.get("act_date")))
        ),
        _of_obligations(count),
    ]


def _of_obligations(count: int) -> str:
    words = ngettext("{n} зобов’язання", "{n} зобов’язань", count)
    return words.format(n=thousands(count))


def _roll_over(act: _Act) -> Iterable[str]:
    until = _("до кінця {year} року").format(year=act.said("through"))
    return [until, _of_obligations(int(act.payload.get("new") or 0))]


def _register_load(act: _Act) -> Iterable[str]:
    count = int(act.payload.get("count") or 0)
    return [ngettext("{n} орган", "{n} органів", count).format(n=thousands(count))]


def _register_record(act: _Act) -> Iterable[str]:
    before, after = (fields_of(act.payload.get(name)) for name in ("before", "after"))
    return [act.body(act.id), *what_changed(before, after, act.body), act.said("document")]


def _event(act: _Act) -> Iterable[str]:
    record = fields_of(act.payload.get("record"))
    title = str(record.get("title") or "")
    bodies = ", ".join(act.body(str(code)) for code in act.payload.get("bodies") or ())
    revision = act.said("revision")
    return [
        _("«{title}»").format(title=title) if title else act.title(),
        event_type_label(str(record["type"])) if record.get("type") else "",
        day_text(day_of(record.get("held_on"))) if record.get("held_on") else "",
        bodies,
        _("редакція {n}").format(n=revision) if revision else "",
    ]


def _join(act: _Act) -> Iterable[str]:
    return [act.title(), act.body(act.said("body"))]


def _claim(act: _Act) -> Iterable[str]:
    is_undo = act.payload.get("is_undo")
    undone = _("повернення до попереднього стану") if is_undo else ""
    return [act.title(), act.obligation(), undone, act.said("reason")]


def _attachment(act: _Act) -> Iterable[str]:
    kind, purpose, body = (act.said(name) for name in ("kind", "purpose", "body"))
    event, shows = act.said("event"), purpose_label(Purpose(purpose)) if purpose else ""
    return [
        _("файл № {number}").format(number=act.id),
        ", ".join(part for part in (kind.upper(), shows) if part),
        act.body(body) if body else "",
        _("подія № {number}").format(number=event) if event else "",
        act.said("reason"),
    ]


def _receipt(act: _Act) -> Iterable[str]:
    return [
        _("квитанція № {number}").format(number=act.id),
        _("подія № {number}").format(number=act.said("event")),
        act.body(act.said("body")),
        _("редакція {n}").format(n=act.said("revision")),
    ]


def _sheet(act: _Act) -> Iterable[str]:
    said = _("подано {submitted}, чернеток {drafts}, уже було {known}")
    return [act.body(act.id), said.format(**act.payload)]


def _remark(act: _Act) -> Iterable[str]:
    text = act.said("text")
    return [act.title(), act.body(act.said("body")), "" if text == RemarkKind.SEEN else text]


def _exclusion(act: _Act) -> Iterable[str]:
    note = act.said("note")
    asked = note if note.count("/") == 2 and " " not in note else ""
    return [act.obligation(asked), "" if asked else note]


def _consent(act: _Act) -> Iterable[str]:
    return [act.body(act.id), *consent_words(fields_of(act.payload.get("ground")))]


def _opt_in(act: _Act) -> Iterable[str]:
    return [act.body(act.id), _("захід {code}").format(code=act.said("measure"))]


def _trigger(act: _Act) -> Iterable[str]:
    completed = act.said("completed")
    return [
        _("завершено захід {code}").format(code=completed) if completed else "",
        *(act.obligation(str(code)) for code in act.payload.get("opened") or ()),
    ]


def _extension(act: _Act) -> Iterable[str]:
    until = _("до {day}").format(day=day_text(day_of(act.said("until"))))
    return [act.obligation(act.id), until, act.said("document")]


def _nil(act: _Act) -> Iterable[str]:
    return [act.obligation(act.id), act.said("reason")]


def _restore(act: _Act) -> Iterable[str]:
    count = int(act.payload.get("count") or 0)
    of_entries = ngettext("{n} запис журналу", "{n} записів журналу", count)
    return [
        _("копія від {moment}").format(moment=moment_label(act.id)),
        of_entries.format(n=thousands(count)),
    ]


def _demo(act: _Act) -> Iterable[str]:
    count = int(act.payload.get("events") or 0)
    return [ngettext("{n} подія", "{n} подій", count).format(n=thousands(count))]


TELLERS: Mapping[str, Teller] = {
    "session.open": _session_open, "session.end": _session_end, "person": _person,
    "person.invite": _invite, "person.accept": _accept, "person.roles": _roles,
    "person.rename": _rename, "person.link": _link, "person.import": _import,
    "plan.load": _plan_load, "obligations.roll_over": _roll_over, "register.load": _register_load,
    "register.record": _register_record, "event": _event, "claim": _claim,
    "attachment": _attachment, "exclusion": _exclusion, "consent": _consent, "opt_in": _opt_in,
    "trigger": _trigger, "extension": _extension, "nil": _nil, "backup.restore": _restore,
    "demo.fill": _demo, "event.join": _join, "event.leave": _join,
    "receipt": _receipt, "remark": _remark,
    "events.import": _sheet,
}  # fmt: skip
"""Who tells an act, by its code or by the first word of it."""
