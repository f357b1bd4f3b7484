"""What a backup says of itself: enough to tell whether it is whole before anything is touched."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import StateError
from core.i18n import _

FORMAT = 1
NAME, DATABASE, ANCHORS, CONTENTS = "manifest.json", "postup.sqlite", "anchors.jsonl", "attachments"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup: when it was made, at which revision and audit head, and what it consists of.

    `files` and `attachments` give a SHA-256 (and for attachments a size) for each part; `missing`
    are attachments that were gone already when it was made.
    """

    made_at: str
    revision: str
    audit_count: int
    audit_hash: str
    files: Mapping[str, str]
    attachments: Mapping[str, int]
    missing: tuple[str, ...] = ()

    def to_bytes(self) -> bytes:
        """Its JSON, with a hash of its own."""
        body: dict[str, Any] = {
            "format": FORMAT,
            "made_at": self.made_at,
            "revision": self.revision,
            "audit": {"count": self.audit_count, "hash": self.audit_hash},
            "files": dict(self.files),
            "attachments": dict(self.attachments),
            "missing": list(self.missing),
        }
        return (json.dumps({**body, "sha256": _seal(body)}, indent=1) + "\n").encode()


def manifest_of(content: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        StateError: it is damaged, or of a newer version.
    """
    try:
        body = json.loads(content)
        seal = body.pop("sha256")
        is_ours = body["format"] == FORMAT and seal == _seal(body)
        found = Manifest(
            made_at=body["made_at"],
            revision=body["revision"],
            audit_count=body["audit"]["count"],
            audit_hash=body["audit"]["hash"],
            files=body["files"],
            attachments=body["attachments"],
            missing=tuple(body["missing"]),
        )
        hashes = (*found.attachments, *found.missing)
        is_plain = (
            all(_HASH.fullmatch(each) for each in hashes)
            and all(_HASH.fullmatch(each) for each in found.files.values())
            and isinstance(found.attachments, dict)
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(NAME) from error
    if not (is_ours and is_plain):
        raise damaged(NAME)
    return found


def damaged(part: str) -> StateError:
    """The error for a part of a backup that is not what it was."""
    return StateError(
        _("Резервна копія пошкоджена: «{part}». Нічого не змінено.").format(part=part)
    )


def hash_of(path: Path) -> str:
    """A file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _seal(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
