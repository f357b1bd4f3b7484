"""Pictures: a bound on pixels before anything is decoded; copies for display without EXIF."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.files.kinds import FileKind
from core.files.refusals import Refusal, Refused

MOST_PIXELS = 50_000_000
LARGEST_SIDE = 1600
_FORMATS = {FileKind.JPEG: ("JPEG", "MPO"), FileKind.PNG: ("PNG",), FileKind.WEBP: ("WEBP",)}
_TAIL_BYTES = 64 * 1024
_WITH_ALPHA = ("RGBA", "LA", "PA", "P")


def check_picture(path: Path, kind: FileKind) -> None:
    """Refuse a picture with too many pixels, or a broken one; nothing is decoded for that.

    Raises:
        Refused: `TOO_MANY_PIXELS` or `BROKEN`.
    """
    if not _IS_WHOLE[kind](path):
        raise Refused(Refusal.BROKEN)
    with _opened(path, kind) as picture:
        pixels = picture.size[0] * picture.size[1]
        if pixels > MOST_PIXELS:
            raise Refused(Refusal.TOO_MANY_PIXELS, str(-(-pixels // 1_000_000)))
        if kind is FileKind.PNG:
            picture.verify()


def display_copy(path: Path, kind: FileKind, *, side: int = LARGEST_SIDE) -> bytes:
    """A PNG of the picture for the screen: turned upright, no larger than a side, without EXIF.

    Raises:
        Refused: it cannot be decoded.
    """
    from PIL import ImageOps  # slow import

    with _opened(path, kind) as picture:
        picture.draft("RGB", (side, side))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((side, side))
        return png_of(upright.convert("RGBA" if upright.mode in _WITH_ALPHA else "RGB"))


def png_of(picture: Any) -> bytes:
    """The pixels of a Pillow image as PNG and nothing else of it."""
    from PIL import Image  # slow import

    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    out = io.BytesIO()
    bare.save(out, "PNG")
    return out.getvalue()


@contextmanager
def _opened(path: Path, kind: FileKind) -> Iterator[Any]:
    """A picture whose header was read; whatever its decoder makes of broken bytes is `BROKEN`."""
    from PIL import Image  # slow import

    Image.MAX_IMAGE_PIXELS = None  # our own bound, with our own sentence
    try:
        with Image.open(path, formats=_formats(kind)) as picture:
            yield picture
    except Refused:
        raise
    except Exception as error:
        raise Refused(Refusal.BROKEN) from error


def _formats(kind: FileKind) -> tuple[str, ...]:
    if kind is not FileKind.HEIC:
        return _FORMATS[kind]
    from pillow_heif import HeifImageFile, register_heif_opener  # slow import

    register_heif_opener()
    return (str(HeifImageFile.format),)


def _ends_like_jpeg(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
        return b"\xff\xd9" in file.read()


def _ends_like_png(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
        return b"IEND\xae\x42\x60\x82" in file.read()


def _is_whole_webp(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(8)
    return len(head) == 8 and struct.unpack("<L", head[4:])[0] + 8 <= path.stat().st_size


def boxes(path: Path) -> list[bytes] | None:
    """The types of a file's outermost boxes (MP4, HEIC), or None where one outgrows the file."""
    size, at, found = path.stat().st_size, 0, []
    with path.open("rb") as file:
        while at < size:
            file.seek(at)
            head = file.read(16)
            if len(head) < 8 or len(found) > 10_000:
                return None
            length, kind = struct.unpack(">L4s", head[:8])
            if length == 1 and len(head) == 16:
                length = struct.unpack(">Q", head[8:])[0]
            elif length == 0:
                length = size - at
            if length < 8 or at + length > size:
                return None
            found.append(kind)
            at += length
    return found


def _is_whole_heic(path: Path) -> bool:
    found = boxes(path)
    return found is not None and b"meta" in found


_IS_WHOLE = {
    FileKind.JPEG: _ends_like_jpeg,
    FileKind.PNG: _ends_like_png,
    FileKind.WEBP: _is_whole_webp,
    FileKind.HEIC: _is_whole_heic,
}
