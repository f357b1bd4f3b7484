"""The words for codes: statuses, periods, kinds of bodies, event types (product §4, face §2)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from core.domain.bodies import Body
from core.domain.figures import Titles
from core.domain.status import DONE, LEFT_OUT, Flag, Status
from core.i18n import _, language

ROMAN = ("", "I", "II", "III", "IV")
PARTS = {
    "H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
    **{f"M{month:02}": (month, month) for month in range(1, 13)},
}  # fmt: skip
"""Parts of a year in the address, with their first and last month."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a status is told apart: a glyph beside its word, never colour alone."""

    code: str
    glyph: str
    fill: str
    ink: str
    chip_text: str
    chip_fill: str


DONE_MARK = Mark("done", "✓", "#3F9C76", "#10182B", "#0F5A36", "#DDF1E6")
REVIEW_MARK = Mark("under_review", "◔", "#2458A6", "#FFFFFF", "#1B4A80", "#DFEAF7")
OPEN_MARK = Mark("in_progress", "○", "#C6D0DE", "#10182B", "#364759", "#E6EBF1")
AHEAD_MARK = Mark("not_open", "·", "#FFFFFF", "#10182B", "#4A5668", "#FFFFFF")
SOON_MARK = Mark("due_soon", "!", "#F5BD3D", "#10182B", "#6B4700", "#FCEFC7")
OVERDUE_MARK = Mark("overdue", "✕", "#8F1224", "#FFFFFF", "#8C1A14", "#FBE0DE")
RETURNED_MARK = replace(OVERDUE_MARK, glyph="↩")
LEFT_OUT_MARK = Mark("left_out", "–", "#F4F6F9", "#10182B", "#4A5668", "#EEF1F5")

GROUPS: tuple[tuple[Mark, tuple[Status, ...]], ...] = (
    (DONE_MARK, DONE),
    (REVIEW_MARK, (Status.UNDER_REVIEW,)),
    (OPEN_MARK, (Status.IN_PROGRESS,)),
    (AHEAD_MARK, (Status.NOT_OPEN,)),
    (SOON_MARK, (Status.DUE_SOON,)),
    (OVERDUE_MARK, (Status.OVERDUE,)),
    (LEFT_OUT_MARK, LEFT_OUT),
)
_MARKS = {status: mark for mark, statuses in GROUPS for status in statuses}


def mark_of(status: Status) -> Mark:
    """The mark of a status."""
    return _MARKS[status]


def statuses_of(codes: Iterable[str]) -> frozenset[Status]:
    """The statuses that codes of statuses or of their groups stand for; none stands for all."""
    groups = {mark.code: statuses for mark, statuses in GROUPS}
    asked = [status for code in codes for status in groups.get(code) or (Status(code),)]
    return frozenset(asked or Status)


def code_label(code: str) -> str:
    """The word for a code of a status, or of a group of them, in the address."""
    groups = {mark.code: group_label(mark) for mark, _statuses in GROUPS}
    return groups.get(code) or status_label(Status(code))


def group_label(mark: Mark) -> str:
    """The word for a group of statuses that share a mark."""
    return {
        "done": _("Виконано"),
        "under_review": _("На перевірці"),
        "in_progress": _("Строк триває"),
        "not_open": _("Ще не почався"),
        "due_soon": _("Скоро строк"),
        "overdue": _("Прострочено"),
        "left_out": _("Поза обліком"),
    }[mark.code]


def status_label(status: Status) -> str:
    """The word for a status."""
    return {
        Status.SUPERSEDED: _("Замінено новою редакцією"),
        Status.ELAPSED: _("Облік ще не розпочато"),
        Status.NOT_APPLICABLE: _("Не застосовується"),
        Status.WAIVED: _("Звільнено"),
        Status.CONSENT_DECLINED: _("Згоди не надано"),
        Status.CONSENT_PENDING: _("Очікуємо згоди"),
        Status.DONE_ON_TIME: _("Виконано вчасно"),
        Status.DONE_LATE: _("Виконано із запізненням"),
        Status.UNDER_REVIEW: _("На перевірці"),
        Status.OVERDUE: _("Прострочено"),
        Status.DUE_SOON: _("Скоро строк"),
        Status.IN_PROGRESS: _("Строк триває"),
        Status.NOT_OPEN: _("Ще не почався"),
    }[status]


def flag_text(flag: Flag) -> str:
    """The glyph and the word of a flag."""
    return {
        Flag.PARTIAL: _("◐ частково"),
        Flag.RETURNED: _("↩ повернено"),
        Flag.NIL: _("не проводилося"),
        Flag.EXTENDED: _("строк подовжено"),
    }[flag]


def period_label(code: str) -> str:
    """A period as people write it: «I півріччя 2026», «III квартал 2026», «2026», a date."""
    base, _mark, after = code.partition("-after-")
    year, _dash, part = base.partition("~")[0].partition("-")
    if after:
        return _("{year}, після заходу {measure}").format(year=year, measure=after)
    if part[:1] == "H":
        return _("{number} півріччя {year}").format(number=ROMAN[int(part[1:])], year=year)
    if part[:1] == "Q":
        return _("{number} квартал {year}").format(number=ROMAN[int(part[1:])], year=year)
    if len(part) == len("08-31"):
        return day_text(date.fromisoformat(f"{year}-{part}"))
    return f"{part}.{year}" if part else year


def part_label(code: str) -> str:
    """A part of a year without the year: «I півріччя», «III квартал», «серпень»."""
    if code[:1] == "H":
        return _("{number} півріччя").format(number=ROMAN[int(code[1:])])
    if code[:1] == "Q":
        return _("{number} квартал").format(number=ROMAN[int(code[1:])])
    return month_label(PARTS[code][0])


def month_label(month: int) -> str:
    """The name of a month, 1–12."""
    return (
        _("січень"), _("лютий"), _("березень"), _("квітень"), _("травень"), _("червень"),
        _("липень"), _("серпень"), _("вересень"), _("жовтень"), _("листопад"), _("грудень"),
    )[month - 1]  # fmt: skip


def day_text(day: date | None) -> str:
    """A date as ДД.ММ.РРРР."""
    return f"{day:%d.%m.%Y}" if day else "—"


def kind_label(kind: str) -> str:
    """The plural name of a kind of bodies."""
    return {
        "ministry": _("Міністерства"),
        "service": _("Служби"),
        "agency": _("Агентства"),
        "inspection": _("Інспекції"),
        "special_status": _("Органи зі спеціальним статусом"),
        "other_central_body": _("Інші центральні органи"),
        "regulator": _("Регулятори"),
        "non_executive": _("Поза виконавчою владою"),
        "secretariat": _("Секретаріат"),
        "working_group": _("Робоча група"),
        "initiative": _("Ініціатива"),
        "regional_administration": _("Обласні адміністрації"),
    }[kind]


def condition_label(condition: str) -> str:
    """A reservation the act puts on a measure."""
    return {
        "budget": _("за наявності бюджетних призначень"),
        "resource": _("за наявності ресурсу"),
        "profiles": _("соцмережі — за умови наявності профілів"),
        "need": _("засоби масової інформації — у разі потреби"),
    }[condition]


def event_type_label(code: str) -> str:
    """What kind of event it was."""
    return {
        "briefing": _("брифінг"),
        "public_report": _("публічний звіт"),
        "thematic_meeting": _("тематична зустріч"),
        "conference": _("конференція"),
        "seminar": _("семінар"),
        "round_table": _("круглий стіл"),
        "school_event": _("захід у закладі освіти"),
        "lecture": _("лекція"),
        "debate": _("дебати"),
        "quest": _("квест"),
        "publication": _("публікація"),
        "training": _("тренінг"),
        "course": _("курс"),
        "study": _("вивчення"),
        "product_plan": _("план продуктів"),
        "article": _("стаття"),
        "infographic": _("інфографіка"),
        "video": _("відео"),
        "outdoor_advertising": _("зовнішня реклама"),
        "tool": _("інструмент"),
        "information_campaign": _("інформаційна кампанія"),
        "indicator_publication": _("публікація показників"),
        "monitoring_report": _("звіт про моніторинг"),
    }[code]


def body_name(body: Body) -> str:
    """A body's full name in the reader's language."""
    return body.name_en or body.code if language() == "en" else body.name_uk


def body_short(body: Body) -> str:
    """A body's short name; in English, where there is none, its code."""
    return body.code if language() == "en" else body.short_uk or body.name_uk


def starred(name: str, *, is_apart: bool) -> str:
    """A name with the * of whoever takes part by consent."""
    return f"{name} *" if is_apart else name


def measure_short(titles: Titles | None, fallback: str) -> str:
    """Our short title of a measure in the reader's language, else the fallback."""
    short = (titles.short_en if language() == "en" else titles.short_uk) if titles else ""
    return short or fallback
