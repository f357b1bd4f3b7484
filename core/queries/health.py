"""`postup check`: what in the database does not hold (trust §3, contract `check`)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from core.domain.figures import PlanInfo
from core.domain.moments import AsOf
from core.domain.rates import tally_of
from core.domain.standings import standings_at
from core.i18n import _
from core.queries.facts import fact_book
from core.queries.plans import plans
from core.queries.register import register_at
from core.queries.standings import RollUp, Scope, obligation_standings, tallies
from core.storage.audit_chain import first_break


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: `schema`, `foreign_keys`, `audit` or `figures`."""

    kind: str
    what: str


def findings(session: Session, as_of: AsOf) -> list[Finding]:
    """Everything that does not hold; an empty list is a healthy installation.

    Figures are recomputed only where rows are whole: of damaged ones nothing can be said.
    """
    if damaged := _integrity(session):
        return [*damaged, *_audit(session)]
    found = _audit(session)
    for plan in plans(session):
        found.extend(_figures(session, plan, as_of))
    return found


def _integrity(session: Session) -> list[Finding]:
    connection = session.connection()
    damaged = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
    orphans: list[Any] = list(connection.execute(text("PRAGMA foreign_key_check")))
    return [
        *(Finding("schema", str(what)) for what in damaged if what != "ok"),
        *(Finding("foreign_keys", f"{row[0]}: {row[1]} → {row[2]}") for row in orphans),
    ]


def _audit(session: Session) -> list[Finding]:
    broken = first_break(session)
    if broken is None:
        return []
    return [Finding("audit", _("Ланцюг аудиту розірвано на записі {n}.").format(n=broken))]


def _figures(session: Session, plan: PlanInfo, as_of: AsOf) -> list[Finding]:
    scope = Scope(plan, as_of, None)
    book = fact_book(session, plan, through_year=as_of.today.year)
    by_rules = {o.id: standing for o, standing in standings_at(book, as_of, None)}
    by_sql = {row.id: row for row in obligation_standings(session, scope)}
    differing = sorted(
        id_
        for id_ in by_rules.keys() | by_sql.keys()
        if id_ not in by_rules or id_ not in by_sql or by_rules[id_].status != by_sql[id_].status
    )
    found = [Finding("figures", _("Стан {id} не збігається.").format(id=i)) for i in differing]
    counted = tallies(session, scope, RollUp.PLAN, register_at(session, as_of))
    expected = tally_of(by_rules.values())
    if by_rules and counted[plan.key].rates != expected.rates:
        found.append(Finding("figures", _("Частки не збігаються з перерахованими.")))
    return found
