"""A body beside its kind: its rates and the medians of those like it, and how fast it files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from statistics import median

from core.domain.bodies import BodyKind
from core.domain.rates import RateName, Tally
from core.domain.register import Register
from core.i18n import _
from core.presenters.figures import days_count, percent_of, rate_label
from core.presenters.labels import kind_label
from core.presenters.rate_cells import rate_alone
from core.presenters.table import Column, Row, TableView, Words

SHOWN = (RateName.COMPLETION, RateName.PROGRESS, RateName.ON_TIME, RateName.REPORTING)


def peers_table(
    code: str,
    own: Tally,
    tallies: Mapping[str, Tally],
    register: Register,
    delays: Mapping[str, Sequence[int]],
    link: Callable[..., str],
) -> TableView:
    """The rates of a body beside the medians of its kind; the last row is the filing delay.

    Args:
        code: The body.
        own: Its tally with whom it answers for.
        tallies: The tallies of all bodies.
        register: Their kinds.
        delays: Days from each event to its submission, by body of its kind.
        link: Makes the address of the body's obligations.
    """
    kind = register.bodies[code].kind
    kin = [one for one in tallies if register.bodies[one].kind is kind]
    like_it = [tallies[one] for one in kin]
    rows = [
        Row((
            Words(rate_label(name)),
            rate_alone(own, name, link),
            Words(percent_of(median_rate(like_it, name))),
        ))
        for name in SHOWN
    ]  # fmt: skip
    words = _("Від події до подання, медіана")
    middles = [median(delays[one]) for one in kin if delays.get(one)]
    own_words, their_words = delay_text(delays.get(code, ())), delay_text(middles)
    rows.append(Row((Words(words), Words(own_words), Words(their_words))))
    columns = (Column(_("Показник")), Column(_("Цей орган")), Column(_kind_words(kind, like_it)))
    return TableView(_("Поруч із подібними органами"), columns, tuple(rows))


def delay_text(delays: Sequence[float]) -> str:
    """The median of days, a half rounded up; «—» without events."""
    return days_count(int(median(delays) + 0.5)) if delays else "—"


def median_rate(tallies: Iterable[Tally], name: RateName) -> Fraction | None:
    """The exact median of a rate among those that have it."""
    shares = [share for tally in tallies if (share := tally.rates[name].share) is not None]
    return median(shares) if shares else None


def _kind_words(kind: BodyKind, tallies: Sequence[Tally]) -> str:
    words = _("{kind}: медіана ({n})")
    return words.format(kind=kind_label(kind.value), n=len(tallies))
