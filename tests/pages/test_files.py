"""Files that readers take along: what they say of themselves."""

import io

import pytest
from openpyxl import load_workbook

from core.domain.register import Register
from tests.pages.taken import offered
from tests.paper import printed

LEAST_POINTS = 6.4
"""Letters of a chart of forty bodies; those of a table's cells are larger."""

pytestmark = pytest.mark.usefixtures("demo_installation")


def test_files_of_different_things_have_different_names(monkeypatch):
    addresses = (
        "/plan?measure=2.1", "/bodies?body=M027", "/plan?tab=obligations&status=overdue",
        "/?tab=changes&since=2026-06-30", "/?tab=changes&since=2026-03-31",
        "/?tab=changes&since=2027&year=2026", "/bodies", "/bodies?kind=service",
        "/bodies?view=heat", "/bodies?view=heat&q=слу", "/calendar", "/calendar?body=M027",
        "/plan", "/plan?task=2",
    )  # fmt: skip
    names = [name for address in addresses for name in offered(address, monkeypatch)]
    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in names)


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("/bodies?body=M027&measure=2.1", "-m027-2-1-2026-", "захід 2.1"),
        ("/plan?tab=due&status=overdue", "-overdue-due-2026-", "стан: прострочено; строк настав"),
        ("/?tab=changes&since=2026-06-30", "-vid-2026-06-30-", "порівняно: 30.06.2026 — "),
    ],
)
def test_a_file_says_in_its_name_and_inside_what_part_it_holds(
    address, code, words, monkeypatch, demo_register: Register
):
    (name, book), *_rest = offered(address, monkeypatch).items()
    assert code in name
    told = load_workbook(io.BytesIO(book)).worksheets[-1]
    said = {line[0].value: str(line[1].value) for line in told.iter_rows(min_row=3)}
    assert words in said["Що це"]
    assert ("M027" not in address) or demo_register.bodies["M027"].name_uk in said["Що це"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/bodies", "organy"),
        ("/", "u-chasi"),
        ("/bodies?view=heat&kind=service", "organy-za-zakhodamy"),
        ("/bodies?body=M027", "zoboviazannia"),
        ("/calendar", "stroky"),
        ("/?tab=changes&since=2026-06-30", "zminy-za-orhanamy"),
    ],
)
def test_what_is_taken_along_lies_on_paper_whole_and_legible(address, name, monkeypatch, tmp_path):
    found = offered(address, monkeypatch)
    book = next(made for title, made in found.items() if title.startswith(f"postup-{name}-"))
    pages = printed(book, tmp_path)
    assert [page.off for page in pages] == [""] * len(pages)
    assert min(page.least_points for page in pages) >= LEAST_POINTS
    sheets = load_workbook(io.BytesIO(book)).worksheets
    words = "".join("".join(page.words for page in pages).split())
    for sheet in sheets:
        texts = (cell.value for line in sheet.iter_rows() for cell in line)
        lost = {
            text for text in texts if isinstance(text, str) and "".join(text.split()) not in words
        }
        assert lost == set()
    assert "###" not in words
