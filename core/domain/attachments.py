"""Attachments: what they show, what is decided about them, who may have them (trust §4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from core.domain.facts import Transition
from core.domain.permissions import Actor, Role, files_for


class Purpose(StrEnum):
    """What an attachment shows."""

    DOCUMENT = "document"
    PHOTO = "photo"
    PROGRAMME = "programme"
    PUBLICATION = "publication"
    PARTICIPANTS = "participants"
    OTHER = "other"


class AttachmentState(StrEnum):
    """What can be decided about an attachment; it begins as `private`."""

    PRIVATE = "private"
    PUBLIC = "public"
    REMOVED = "removed"
    ERASED = "erased"


class RecordKind(StrEnum):
    """What a document is sent in with, beside an event: a record of a body or of an obligation."""

    EXCLUSION = "exclusion"
    CONSENT = "consent"
    OPT_IN = "opt_in"
    TRIGGER = "trigger"
    EXTENSION = "extension"


class Record(NamedTuple):
    """A record that documents are sent in with: its kind and its number."""

    kind: RecordKind
    id: int


_SEE_OWN = (Role.FOCAL_POINT, Role.LEADERSHIP)


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    """What decides who may have an attachment: its own facts and its event's.

    `bodies` are the one it was sent for and whoever answers for it since it is gone: others that
    held the event never see its private files (rules §3 «Event»). `is_verified` tells whether the
    event is verified on a revision that already had the attachment.
    """

    purpose: Purpose
    states: Sequence[AttachmentState]
    bodies: frozenset[str]
    recorded_by: str
    is_verified: bool = False

    @property
    def state(self) -> AttachmentState:
        """The state now; what is erased or removed stays so."""
        for final in (AttachmentState.ERASED, AttachmentState.REMOVED):
            if final in self.states:
                return final
        return self.states[-1] if self.states else AttachmentState.PRIVATE

    @property
    def is_public(self) -> bool:
        """Whether everyone may have it: marked so, verified, and no list of participants."""
        return (
            self.state is AttachmentState.PUBLIC
            and self.is_verified
            and self.purpose is not Purpose.PARTICIPANTS
        )


def is_proof(revision: int, at: datetime, verified: Transition) -> bool:
    """Whether a decision rests on a file: it was looked at with the record that was verified.

    Args:
        revision: The revision of the event from which on the file is attached.
        at: When it was attached: to a revision already decided on, a file comes unseen.
        verified: The decision by which a claim of the file's own body is verified.
    """
    return revision <= verified.revision and at <= verified.at


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment with all that decides who may have it; `name` is empty once erased."""

    id: int
    name: str
    kind: str
    size: int
    sha256: str
    body: str
    recorded_at: datetime
    events: tuple[int, ...]
    facts: AttachmentFacts


def may_download(actor: Actor, facts: AttachmentFacts) -> bool:
    """Whether somebody may have an attachment: everyone a public one, else the body's own people.

    The secretariat sees all; the system's administrator manages people, not evidence.
    """
    if facts.state in (AttachmentState.ERASED, AttachmentState.REMOVED):
        return False
    if facts.is_public or actor.bodies_as(Role.SECRETARIAT) is not None:
        return True
    return not (actor.bodies_as(*_SEE_OWN) or frozenset()).isdisjoint(facts.bodies)


def may_attach(actor: Actor, body: str) -> bool:
    """Whether somebody may send in a file for a body: its own people, or the secretariat."""
    if actor.bodies_as(Role.SECRETARIAT) is not None:
        return True
    return body in (actor.bodies_as(Role.FOCAL_POINT) or frozenset())


def may_publish(actor: Actor, facts: AttachmentFacts) -> bool:
    """Whether somebody who may attach may show a file to everyone: its body, or who sent it in.

    So the secretariat shows what it sent in by the body's letter, not what the body sent itself.
    """
    is_own = not facts.bodies.isdisjoint(files_for(actor))
    return is_own or actor.is_system or facts.recorded_by == actor.id


def may_erase(actor: Actor) -> bool:
    """Whether somebody may erase personal data: the secretariat, and whoever runs the system."""
    return actor.bodies_as(Role.SECRETARIAT, Role.ADMINISTRATOR) is not None
