"""«Як рахуємо»: the rules in force in the reader's words, with the numbers of the code itself."""

from dataclasses import dataclass

from core.domain.obligations import LONG_WINDOW_DAYS, SOON_DAYS, SOON_DAYS_LONG_WINDOW
from core.domain.rates import RateName
from core.domain.status import Status
from core.i18n import _
from core.presenters.figures import (
    days_count,
    rate_denominator,
    rate_help,
    rate_label,
    rate_numerator,
)
from core.presenters.labels import Mark, mark_of, status_label
from core.presenters.table import Chip, Column, Row, TableView, Words


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule under its heading."""

    heading: str
    sentences: tuple[str, ...]


def status_rule(status: Status) -> str:
    """When an obligation has a status, in a sentence (rules §4)."""
    return {
        Status.SUPERSEDED: _("Нова редакція плану або зміна органу замінила це зобов’язання."),
        Status.ELAPSED: _("Строк минув до набрання актом чинності або до початку обліку."),
        Status.NOT_APPLICABLE: _("Є затверджене рішення, що захід органу не стосується."),
        Status.WAIVED: _("Є затверджене рішення про звільнення від виконання."),
        Status.CONSENT_DECLINED: _("Орган бере участь за згодою і згоди не надав."),
        Status.CONSENT_PENDING: _("Орган бере участь за згодою, відповіді ще немає."),
        Status.DONE_ON_TIME: _(
            "Прийнято стільки подій, скільки треба, остання — не пізніше строку."
        ),
        Status.DONE_LATE: _("Прийнято стільки подій, скільки треба, остання — після строку."),
        Status.UNDER_REVIEW: _("Подій подано досить, на рішення чекаємо; орган не запізнюється."),
        Status.OVERDUE: _("Строк минув, а подано менше, ніж треба."),
        Status.DUE_SOON: _soon_rule(),
        Status.IN_PROGRESS: _("Строк виконання вже почався, до кінця ще є час."),
        Status.NOT_OPEN: _("Строк виконання ще не почався."),
    }[status]


def status_table() -> TableView:
    """Every status in the order in which the first that fits is taken."""
    rows = (
        Row((Chip(mark_of(status), status_label(status)), Words(status_rule(status))))
        for status in Status
    )
    columns = (Column(_("Стан")), Column(_("Коли")))
    return TableView(_("Стани зобов’язань"), columns, tuple(rows))


def rate_table() -> TableView:
    """Every rate with its numerator and denominator."""
    tellers = (rate_label, rate_numerator, rate_denominator, rate_help)
    rows = (Row(tuple(Words(tell(name)) for tell in tellers)) for name in RateName)
    columns = (
        Column(_("Показник")), Column(_("Скільки (n)")), Column(_("З-поміж скількох (N)")),
        Column(_("Іншими словами")),
    )  # fmt: skip
    return TableView(_("Показники"), columns, tuple(rows))


def rules() -> tuple[Rule, ...]:
    """What holds for every figure."""
    return (
        Rule(
            _("Що рахуємо"),
            (
                _("Зобов’язання — це один орган, один захід і один звітний період."),
                _("Скільки подій треба за період, сказано в самому акті; без числа — одна."),
                _("Одна подія зараховується одному періоду заходу органу."),
            ),
        ),
        Rule(
            _("Коли настає строк"),
            (
                _("Дні — календарні, за київським часом. Останній день строку діє до опівночі."),
                _("Прострочення починається о 00:00 наступного дня; пільгових днів немає."),
                _("Рішення про подовження показуємо поруч, сам строк воно не пересуває."),
                _soon_rule(),
            ),
        ),
        Rule(
            _("Частки"),
            (
                _("Частка — це завжди n із N; якщо N дорівнює нулю, частки немає («—»)."),
                _("Зведена частка — сума n, поділена на суму N. Відсотків не усереднюємо."),
                _("Один знак після коми; «100 %» і «0 %» лише тоді, коли так і є."),
                _("Поза обліком: {statuses}.").format(statuses=_left_out_words()),
            ),
        ),
        Rule(
            _("На яку мить"),
            (
                _("Кожне число має мить «станом на»: враховано все, записане до неї."),
                _("Факти лише додаються: відповідь про ту саму мить завжди та сама."),
                _("Мить у майбутньому — це прогноз, і так підписано."),
            ),
        ),
    )  # fmt: skip


def book_rules() -> tuple[tuple[str, str], ...]:
    """The rules that stand in a file beside its numbers: a name and a sentence each."""
    rates = tuple((rate_label(name), rate_help(name)) for name in RateName)
    general = tuple((rule.heading, " ".join(rule.sentences)) for rule in rules())
    return (*general, *rates)


def legend_rule(mark: Mark) -> str:
    """What a mark of the legend stands for: the rules of its statuses, in a line."""
    named = [status for status in Status if mark_of(status) == mark]
    if len(named) == 1:
        return status_rule(named[0])
    return ", ".join(status_label(status).lower() for status in named)


def _left_out_words() -> str:
    return ", ".join(
        status_label(status).lower() for status in Status if mark_of(status).code == "left_out"
    )


def _soon_rule() -> str:
    text = _(
        "«Скоро строк» — до кінця лишилося не більше ніж {few}, а якщо на виконання дано понад "
        "{long} — не більше ніж {many}."
    )
    return text.format(
        few=days_count(SOON_DAYS), long=days_count(LONG_WINDOW_DAYS),
        many=days_count(SOON_DAYS_LONG_WINDOW),
    )  # fmt: skip
