import random
import unicodedata

import pytest

from core.files.kinds import DRESS, FileKind
from core.files.names import MOST_KEPT, kept_name, shown_name
from core.web.attachments import content_disposition
from tests.core.naughty import NAUGHTY

PIECES = (
    "..", "/", "\\", "\0", "\r\n", "\u202e", "\u200b", "\ud800", "CON", "aux.", '"', ";", "%", "é",
    "e\u0301", "Ї", "🇺🇦", " ", "~", "`$(id)`", "<b>", ":", "|", "?", "*", ".pdf", "\x7f",
)  # fmt: skip


def made_names(count: int = 300) -> list[str]:
    """Names put together from what has broken file names before."""
    chance = random.Random(781)  # noqa: S311 no secret
    return ["".join(chance.choices(PIECES, k=chance.randint(0, 40))) for _ in range(count)]


@pytest.mark.parametrize("kind", [FileKind.PDF, FileKind.CSV, FileKind.ASICE])
def test_any_name_can_be_kept_shown_and_saved(tmp_path, kind):
    for name in (*NAUGHTY, *made_names(), "я" * 5000):
        kept = kept_name(name)
        assert len(kept.encode()) <= 4 * MOST_KEPT
        shown = shown_name(kept, kind)
        assert shown.lower().endswith(DRESS[kind].endings)
        assert not set('/\\:*?"<>|') & set(shown)
        assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
        assert not shown.startswith((" ", "."))
        (tmp_path / shown).touch()
        assert (tmp_path / shown).parent == tmp_path
        content_disposition(shown).encode("latin-1")


def test_the_list_is_whole():
    assert len(NAUGHTY) >= 485


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("Звіт.pdf", "Звіт.pdf", id="a plain name"),
        pytest.param("ЗВІТ.PDF", "ЗВІТ.PDF", id="capitals"),
        pytest.param("звіт", "звіт.pdf", id="no ending"),
        pytest.param("setup.exe", "setup.exe.pdf", id="an ending that lies"),
        pytest.param("../../etc/passwd", "_.._etc_passwd.pdf", id="a path"),
        pytest.param("a\u202efdp.exe", "a fdp.exe.pdf", id="letters turned round"),
        pytest.param("con.pdf", "_con.pdf", id="a device"),
        pytest.param("", "файл.pdf", id="nothing"),
        pytest.param(" . .pdf", "pdf.pdf", id="only an ending"),
        pytest.param("a\r\nX-Evil: 1.pdf", "a X-Evil_ 1.pdf", id="a header"),
    ],
)
def test_a_name_is_shown_without_tricks(name, shown):
    assert shown_name(name, FileKind.PDF) == shown


def test_a_browser_is_told_the_name_in_both_ways():
    assert content_disposition("Звіт 1.pdf") == (
        "attachment; filename=\"____ 1.pdf\"; filename*=UTF-8''%D0%97%D0%B2%D1%96%D1%82%201.pdf"
    )
