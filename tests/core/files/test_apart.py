"""Files are opened in a process apart: bounded, and its verdict told in a sentence."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from core.errors import RefusedFileError
from core.files import apart
from core.files.kinds import FileKind
from core.files.refusals import Refusal, refusal_sentence
from tests.core.files.samples import GOOD, HOSTILE, paper, picture, png_of_size, put

SAMPLE = ("a bomb", "a million members", "too many pixels", "a bomb of packed objects", "a page")
MEASURE = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:]);"
    "use = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(use.ru_utime + use.ru_stime, use.ru_maxrss, file=sys.stderr)"
)
WORST_SECONDS, WORST_BYTES = 3, 150 * 1024 * 1024


def refusal_of(path: Path, name: str) -> str:
    with pytest.raises(RefusedFileError) as caught:
        apart.inspected(path, name)
    return str(caught.value)


@pytest.mark.parametrize(
    "what",
    [pytest.param(what, marks=[] if what in SAMPLE else pytest.mark.slow) for what in HOSTILE],
)
def test_a_hostile_file_is_refused_in_a_sentence_within_its_bounds(tmp_path, what):
    reason, name, make = HOSTILE[what]
    path = put(tmp_path, make())
    said, seconds, memory = measured(path, name)
    assert json.loads(said)[0] == reason
    assert seconds <= WORST_SECONDS
    assert memory <= WORST_BYTES
    assert refusal_of(path, name)[:6] == refusal_sentence(Refusal(reason), "x")[:6]


def measured(path: Path, name: str) -> tuple[str, float, int]:
    """What the process apart says, and its processor seconds and greatest memory in bytes.

    Asked from a small process: a child's greatest memory counts what it was forked from.
    """
    words = [sys.executable, "-m", "core.files.apart", "inspect", str(path), name.encode().hex()]
    done = subprocess.run([sys.executable, "-c", MEASURE, *words], capture_output=True, text=True)
    used, memory = done.stderr.split()[-2:]
    return done.stdout, float(used), int(memory) * 1024


@pytest.mark.bench
def test_how_much_hostile_files_take(tmp_path):
    found = {
        what: measured(put(tmp_path, make()), name)[1:]
        for what, (_reason, name, make) in HOSTILE.items()
    }
    slowest = max(found, key=lambda what: found[what][0])
    largest = max(found, key=lambda what: found[what][1])
    print(f"\n{len(found)} hostile files")  # noqa: T201
    print(f"  slowest: {slowest}, {found[slowest][0]:.2f} s")  # noqa: T201
    print(f"  largest: {largest}, {found[largest][1] / 1024**2:.0f} MB")  # noqa: T201


@pytest.mark.parametrize("name", ["a.pdf", "a.xlsx", "a.heic", "a.asice"])
def test_a_good_file_is_taken_in(tmp_path, name):
    assert apart.inspected(put(tmp_path, GOOD[name]()), name).value == name[2:]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.jpg", "jpeg"), ("a.png", "png"), ("a.webp", "webp"), ("a.heic", "heic"), ("a.pdf", "pdf")],
)
def test_what_can_be_seen_has_a_preview(tmp_path, name, kind):
    shown = Image.open(io.BytesIO(apart.preview(put(tmp_path, GOOD[name]()), FileKind(kind))))
    assert shown.format == "PNG"
    assert shown.size == ((1000, 1500) if kind == "pdf" else (300, 200))


def test_a_display_copy_is_upright_small_and_tells_nothing_of_where_it_was_taken(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825)[1] = "N"
    path = put(tmp_path, picture("JPEG", (4000, 2000), exif=exif))
    content = apart.preview(path, FileKind.JPEG)
    shown = Image.open(io.BytesIO(content))
    assert shown.size == (800, 1600)
    assert not shown.getexif()
    assert b"Secret" not in content
    assert b"Secret" in path.read_bytes()


def test_a_page_that_is_not_there_and_a_picture_that_breaks_are_told(tmp_path):
    with pytest.raises(RefusedFileError):
        apart.preview(put(tmp_path, paper()), FileKind.PDF, page=2)
    with pytest.raises(RefusedFileError):
        apart.preview(put(tmp_path, png_of_size(3000, 3000)), FileKind.PNG)


def test_what_a_stopped_process_unpacked_goes_and_it_knows_no_setting(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("POSTUP_SECRET", "x")
    monkeypatch.setattr("tempfile.tempdir", None)
    told: list[dict[str, str]] = []
    run = subprocess.run

    def stopped(words, *, env, **settings):
        told.append(env)
        (Path(env["TMPDIR"]) / "postup-unpacked").mkdir()
        return run([sys.executable, "-c", "import os; os.abort()"], env=env, **settings)

    monkeypatch.setattr(subprocess, "run", stopped)
    assert refusal_of(tmp_path / "a.zip", "a.zip") == refusal_sentence(Refusal.TOO_HARD)
    assert list(tmp_path.iterdir()) == []
    assert "POSTUP_SECRET" not in told[0]
    monkeypatch.setattr("tempfile.tempdir", None)


def test_a_process_that_dies_or_tarries_is_a_refusal(tmp_path, monkeypatch):
    too_hard = refusal_sentence(Refusal.TOO_HARD)
    path = put(tmp_path, picture("PNG"))
    monkeypatch.setattr(apart, "PATIENCE", 0)
    assert refusal_of(path, "a.png") == too_hard
    monkeypatch.undo()
    assert refusal_of(tmp_path / "gone", "a.png") == too_hard
