"""Which bodies held an event: those named, without who declined or was taken off again."""

from sqlalchemy import text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from core.domain.facts import OrganiserState
from core.domain.submissions import OrganiserMove
from core.storage.fact_tables import EventBodyRow, OrganiserTransition

STILL_HOLDS = """
coalesce((SELECT moved.state FROM organiser_transition AS moved
  WHERE moved.event_id = held.event_id AND moved.body = held.body
  ORDER BY moved.id DESC LIMIT 1), 'in') = 'in'
"""
"""The condition on `event_body AS held`, for every statement that asks."""
held = aliased(EventBodyRow, name="held")


def holders(session: Session, event: int) -> frozenset[str]:
    """The bodies that held an event."""
    wanted = select(held.body).where(held.event_id == event, text(STILL_HOLDS))
    return frozenset(session.exec(wanted).all())


def organiser_moves(session: Session, event: int) -> list[OrganiserMove]:
    """Who was taken off an event's organisers, or came back, in the order of time."""
    rows = session.exec(
        select(OrganiserTransition)
        .where(OrganiserTransition.event_id == event)
        .order_by(col(OrganiserTransition.id))
    ).all()
    return [OrganiserMove(row.body, OrganiserState(row.state), row.actor, row.at) for row in rows]
