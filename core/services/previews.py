"""How many pages there are to look at in a file, for whoever may have it."""

from sqlalchemy import Engine

from core.domain.attachments import may_download
from core.domain.permissions import Actor
from core.errors import NotFoundError
from core.files import apart
from core.files.kinds import PICTURES, FileKind
from core.i18n import _
from core.queries.attachments import attachment
from core.storage.attachments import AttachmentStore
from core.storage.unit_of_work import reading


def attachment_pages(engine: Engine, kept_in: AttachmentStore, actor: Actor, number: int) -> int:
    """How many pages a preview has: those of a PDF, one of a picture, none of anything else.

    Raises:
        NotFoundError: there is none for this actor.
        RefusedFileError: it cannot be opened.
    """
    with reading(engine) as session:
        found = attachment(session, number)
    if found is None or not may_download(actor, found.facts):
        raise NotFoundError(_("Такого файлу немає."))
    kind = FileKind(found.kind)
    if kind is not FileKind.PDF:
        return 1 if kind in PICTURES else 0
    kept_in.read(found.sha256)
    return apart.pages(kept_in.place(found.sha256))
