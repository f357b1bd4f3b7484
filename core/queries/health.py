"""`postup check`: what in the database does not hold (trust §3, contract `check`)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from core.domain.figures import PlanInfo
from core.domain.moments import KYIV, AsOf
from core.domain.rates import tally_of
from core.domain.standings import standings_at
from core.i18n import _
from core.queries.attachments import needed_contents
from core.queries.facts import fact_book
from core.queries.plans import plans
from core.queries.receipts import false_receipts
from core.queries.register import register_at
from core.queries.standings import RollUp, Scope, obligation_standings, tallies
from core.storage.anchors import Anchors, first_contradiction
from core.storage.attachments import ORPHANS_STAY, AttachmentStore
from core.storage.audit_chain import first_break

_FALSE_HEADS = """
SELECT claim.id FROM claim
LEFT JOIN claim_head AS head ON head.claim_id = claim.id
WHERE coalesce(head.state || head.revision || head.at, '') <> coalesce(
  (SELECT move.state || move.revision || move.at FROM claim_transition AS move
   WHERE move.claim_id = claim.id ORDER BY move.at DESC, move.id DESC LIMIT 1), '')
ORDER BY claim.id
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold; its kind is one of those in docs/operations.md."""

    kind: str
    what: str


def findings(
    session: Session, as_of: AsOf, *, anchors: Anchors, store: AttachmentStore
) -> list[Finding]:
    """Everything that does not hold; an empty list is a healthy installation.

    Figures are recomputed only where rows are whole: of damaged ones nothing can be said.
    """
    if damaged := integrity(session):
        return [*damaged, *_audit(session)]
    found = [*_audit(session), *_anchors(session, anchors), *_contents(session, store)]
    found += [*_heads(session), *_receipts(session)]
    for plan in plans(session):
        found.extend(_figures(session, plan, as_of))
    return found


def integrity(session: Session) -> list[Finding]:
    """Damage that SQLite itself finds: pages, indexes, rows that point to nothing."""
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


def _anchors(session: Session, anchors: Anchors) -> list[Finding]:
    found = [
        Finding("anchors", _("Рядок {n} файлу засвідчень не читається.").format(n=n))
        for n in anchors.unreadable
    ]
    if anchor := first_contradiction(session, anchors):
        day = f"{datetime.fromisoformat(anchor.at).astimezone(KYIV):%d.%m.%Y, %H:%M}"
        said = _("Ланцюг аудиту не збігається із засвідченим {day}: запис {n} інший або зник.")
        found.append(Finding("anchors", said.format(day=day, n=anchor.count)))
    return found


def _contents(session: Session, store: AttachmentStore) -> list[Finding]:
    """Contents that are gone or changed, and those nobody needs that no sweep has taken."""
    needed = needed_contents(session)
    kept = set(store.hashes())
    gone = _("Теки вкладень «{path}» немає. Відновіть її з резервної копії.")
    return [
        *(Finding("attachments", gone.format(path=store.folder))
          for is_gone in [needed and not store.folder.is_dir()] if is_gone),
        *(Finding("attachments", _("Немає вмісту файлу {hash}.").format(hash=h))
          for h in needed if h not in kept),
        *(Finding("attachments", _("Вміст файлу {hash} змінено.").format(hash=h))
          for h in needed if h in kept and not store.is_whole(h)),
        *(Finding("orphans", _("Вміст {hash} нікому не належить.").format(hash=h))
          for h in store.orphans(needed.keys(), age=2 * ORPHANS_STAY)),
    ]  # fmt: skip


def _heads(session: Session) -> list[Finding]:
    """Claims that stand otherwise than their transitions say."""
    rows = session.connection().execute(text(_FALSE_HEADS)).scalars()
    return [Finding("claims", _("Стан зарахування {n} не збігається.").format(n=n)) for n in rows]


def _receipts(session: Session) -> list[Finding]:
    """Receipts whose content is no longer what their hash says."""
    said = _("Квитанція № {number} не відповідає поданому.")
    return [Finding("receipts", said.format(number=n)) for n in false_receipts(session)]


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
