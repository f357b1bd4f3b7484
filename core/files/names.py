"""Names of files are data: kept as they came, shown without tricks, never used as a path."""

import re
import unicodedata

from core.files.kinds import DRESS, FileKind, kind_of_ending
from core.i18n import _

MOST_KEPT = 255
MOST_SHOWN_BYTES = 200
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_PATHS = re.compile(r'[\\/:*?"<>|]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|clock\$)(?:\.|$)", re.I)


def kept_name(name: str) -> str:
    """A name as it is kept: as it came, but storable and of bounded length."""
    return name.encode("utf-8", "replace").decode().replace("\0", "")[:MOST_KEPT]


def shown_name(name: str, kind: FileKind) -> str:
    """A name to show and to offer for saving: nothing hidden in it, no path, the right ending."""
    visible = "".join(" " if unicodedata.category(c) in _HIDDEN else c for c in name)
    plain = re.sub(r"\s+", " ", _PATHS.sub("_", unicodedata.normalize("NFC", visible)))
    plain = plain.strip(" .~")
    if kind_of_ending(plain) is kind:
        stem, ending = plain[: plain.rfind(".")], plain[plain.rfind(".") :]
    else:
        stem, ending = plain, DRESS[kind].endings[0]
    stem = stem.encode()[:MOST_SHOWN_BYTES].decode(errors="ignore").strip(" .") or _("файл")
    return f"{'_' if _DEVICES.match(stem) else ''}{stem}{ending}"
