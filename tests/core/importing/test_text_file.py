import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import NotAPlanError
from core.importing.text_file import LARGEST, read_text


def _refusal(source: Path | bytes) -> str:
    with pytest.raises(NotAPlanError) as refused:
        read_text(source)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "порожній", id="empty"),
        pytest.param(b"\xef\xbb\xbf \r\n\t", "порожній", id="only blanks"),
        pytest.param(b"%PDF-1.7\n\xe2\xe3", "PDF", id="pdf"),
        pytest.param(b"PK\x03\x04\x14\x00word/", "Word", id="docx or xlsx"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "Word", id="old doc"),
        pytest.param(b"{\\rtf1 abc}", "Word", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", "зображення", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\x00", "зображення", id="jpeg"),
        pytest.param("План | заходів".encode("cp1251"), "windows-1251", id="windows-1251"),
        pytest.param("План | заходів".encode("utf-16"), "UTF-16", id="utf-16 with its mark"),
        pytest.param("План | заходів".encode("utf-16-le"), "UTF-16", id="utf-16 without"),
        pytest.param("План | заходів".encode("utf-16-be"), "UTF-16", id="utf-16 the other way"),
        pytest.param(b"abc\x00\x01\x02def", "не текстовий", id="binary"),
        pytest.param(b"<!DOCTYPE html><table>", "вебсторінка", id="html"),
    ],
)
def test_each_kind_of_wrong_file_has_its_own_sentence(data: bytes, words: str) -> None:
    assert words in _refusal(data)


def test_missing_files_folders_and_huge_files_are_refused(tmp_path: Path) -> None:
    assert "немає" in _refusal(tmp_path / "план.txt")
    assert "текою" in _refusal(tmp_path)
    assert "завеликий" in _refusal(b"a" * (LARGEST + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "план.txt"
    file.write_text("План | заходів", encoding)

    assert read_text(file) == read_text(str(file)) == read_text(file.read_bytes())
    assert read_text(file) == "План | заходів"


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    text = ""
    with contextlib.suppress(NotAPlanError):
        text = read_text(data)

    assert text == "" or text.strip()
