"""Attachments in tests: a file sent in through the service, as a screen will."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from core.domain.attachments import Purpose
from core.domain.permissions import Actor
from core.files.kinds import FileKind
from core.services.attachments import Checked, attach_file, link_to_event
from core.storage.attachments import AttachmentStore
from tests.core.world import FOCAL_POINT, World

TEXT = "Звіт про захід".encode()


@contextmanager
def received(
    store: AttachmentStore, content: bytes = TEXT, name: str = "звіт.txt"
) -> Iterator[Checked]:
    """Content that arrived and was checked, without the process apart that checks it."""
    incoming = store.receive(io.BytesIO(content), most_bytes=10**8)
    assert incoming is not None
    yield Checked(incoming, name, FileKind.TXT)
    store.drop(incoming)


def sent_in(
    world: World,
    store: AttachmentStore,
    content: bytes = TEXT,
    *,
    event: int | None = None,
    body: str = "MVS",
    purpose: Purpose = Purpose.DOCUMENT,
    actor: Actor = FOCAL_POINT,
    day: str = "2026-03-09",
) -> int:
    """A file of a body, perhaps attached to an event; its number."""
    with received(store, content) as file, world.at(day, actor) as work:
        number = attach_file(work, store, file, body=body, purpose=purpose)
        if event is not None:
            link_to_event(work, number, event)
    return number
