"""The register of bodies as of a moment: who exists, who belongs to a dated group (rules §2)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.domain.bodies import CENTRAL_BODIES, INTERESTED_BODIES, Body


@dataclass(frozen=True, slots=True)
class Membership:
    """A body belongs to a group between two dates, both inclusive; None is open."""

    group: str
    body: str
    member_from: date | None = None
    member_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the body is a member on a date."""
        return (self.member_from or day) <= day <= (self.member_to or day)


@dataclass(frozen=True, slots=True)
class Register:
    """Bodies by code and the dated groups, as known at one moment."""

    bodies: Mapping[str, Body]
    memberships: tuple[Membership, ...]

    def members(self, group: str, on: date) -> Iterator[Body]:
        """The bodies of a group that exist on a date, in the register's order.

        `CEB_INTERESTED` draws on the members of ЦОВВ: each opts in for itself.
        """
        wanted = CENTRAL_BODIES if group == INTERESTED_BODIES else group
        codes = {m.body for m in self.memberships if m.group == wanted and m.holds_on(on)}
        return (body for code, body in self.bodies.items() if code in codes and body.exists_on(on))

    def answering(self, code: str, on: date) -> str:
        """Who answers on a date for a body: itself, or its latest successor once it is gone."""
        seen = {code}
        body = self.bodies.get(code)
        while body and body.successor and body.valid_to and body.valid_to < on:
            if body.successor in seen or body.successor not in self.bodies:
                return code
            seen.add(code := body.successor)
            body = self.bodies.get(code)
        return code

    def answered_for(self, code: str, on: date) -> tuple[str, ...]:
        """The bodies whose duties a body answers for on a date: itself and those it succeeded."""
        return tuple(other for other in self.bodies if self.answering(other, on) == code)

    def kin(self, code: str, on: date) -> tuple[str, ...]:
        """The bodies of a body's kind, and those which they answer for on a date."""
        kind = self.bodies[code].kind
        return tuple(
            other for other in self.bodies if self.bodies[self.answering(other, on)].kind is kind
        )


def register_of(bodies: Iterable[Body]) -> Register:
    """A register whose ЦОВВ are the bodies marked central, for as long as they exist."""
    kept = {body.code: body for body in bodies}
    central = tuple(Membership(CENTRAL_BODIES, b.code) for b in kept.values() if b.is_central)
    return Register(kept, central)
