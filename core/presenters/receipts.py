"""What a receipt says, in the same words on the screen and on paper."""

from collections.abc import Mapping
from datetime import date, timedelta

from core.domain.events import EventRecord
from core.domain.figures import Titles
from core.domain.moments import KYIV
from core.domain.submissions import Receipt
from core.i18n import _
from core.presenters.cards import Fact
from core.presenters.filing import type_text
from core.presenters.labels import day_text, measure_short, period_label

REVIEW_DAYS = 4
"""Within how many working days after its day a submission is looked at, unless the secretariat is
behind: what the receipt tells the body to expect."""


def review_day(submitted_on: date) -> date:
    """The working day by which a submission is looked at (weekends do not count)."""
    day = submitted_on
    for _step in range(REVIEW_DAYS):
        day += timedelta(days=1)
        while day.isoweekday() > 5:
            day += timedelta(days=1)
    return day


def receipt_facts(
    receipt: Receipt, record: EventRecord, body: str, titles: Mapping[str, Titles]
) -> tuple[Fact, ...]:
    """Whose, what, for what, when, with which files, and the hash by which it is recognised."""
    held = day_text(record.held_on)
    owed = "\n".join(_obligation(code, titles) for code in receipt.obligations)
    files = "\n".join(receipt.files) or _("без файлів")
    return (
        Fact(_("Орган"), body),
        Fact(_("Подія"), f"{type_text(record.type.value)} «{record.title}», {held}"),
        Fact(_("За зобов’язання"), owed),
        Fact(_("Подано"), f"{receipt.at.astimezone(KYIV):%d.%m.%Y, %H:%M:%S}"),
        Fact(_("Редакція запису"), str(receipt.revision)),
        Fact(_("SHA-256 файлів"), files),
        Fact(_("SHA-256 поданого"), receipt.sha256),
    )


def _obligation(code: str, titles: Mapping[str, Titles]) -> str:
    measure, _body, period = code.split("/")
    return f"{measure} {measure_short(titles.get(measure), '')} · {period_label(period)}"
