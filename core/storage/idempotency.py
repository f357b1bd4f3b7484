"""A request that comes several times (a double click, a retried connection) is carried out once."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import col

from core.errors import ConflictError
from core.i18n import _
from core.storage.system_tables import IdempotencyKeyRow
from core.storage.unit_of_work import Writing

KEPT_FOR = timedelta(days=30)


def once(
    work: Writing, key: str, purpose: str, make: Callable[[], int], *, content: object = None
) -> int:
    """What `make` returns, carried out at most once for a key of this actor.

    The key is remembered in the transaction that does the work, so both are there or neither:
    `number = once(work, key, "event.record", lambda: record_event(work, …), content=record)`.

    Args:
        work: The write under way.
        key: Made when the form was drawn, and sent with it each time.
        purpose: What is asked for, as the audit names it.
        make: Does the work and returns its number.
        content: What the form says; its text is compared, never kept.

    Raises:
        ConflictError: the key was used for something else.
    """
    print_ = hashlib.sha256(json.dumps(content, default=str, sort_keys=True).encode()).hexdigest()
    done = work.session.get(IdempotencyKeyRow, (work.actor.id, key))
    if done is not None:
        if (done.purpose, done.fingerprint) != (purpose, print_):
            raise ConflictError(
                _("Цю форму вже надіслано з іншим змістом. Оновіть сторінку і перевірте записане.")
            )
        return int(done.result)
    result = make()
    work.session.add(
        IdempotencyKeyRow(
            actor=work.actor.id, key=key, purpose=purpose, fingerprint=print_,
            result=str(result), at=work.at,
        )
    )  # fmt: skip
    work.session.flush()
    return result


def forget_old_keys(work: Writing) -> None:
    """Remove keys that no form can still hold."""
    old = col(IdempotencyKeyRow.at) < work.at - KEPT_FOR
    work.session.exec(delete(IdempotencyKeyRow).where(old))
