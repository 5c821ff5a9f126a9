"""The PDF for a printer: bleed, marks of the cut, chapters on right-hand pages, numbers at the outer edge."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from report.results.motif import HEIGHT, WIDTH, Rectangle
from tests.book import Book
from tests.report.pdf.documents import page_texts

POINTS = 72 / 25.4  # in a millimetre


@pytest.fixture(scope="module")
def printed(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The Danish edition of the tiny book for a printer; nothing else is written."""
    book = built_book.copy(tmp_path_factory.mktemp("press") / "book")
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    outcome = book.build("--format", "print", "--language", "da")
    assert outcome.exit == 0, outcome.printed
    (file,) = (path for path in (book.root / ".preview").rglob("*") if path.is_file())
    assert file.name == "byens-traeer-print.pdf"
    return file.read_bytes()


def test_pages_have_3_mm_of_bleed_and_marks_beside_it(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        for page in pdf.pages:
            media, bleed, trim = ([float(n) for n in page[f"/{box}Box"]] for box in ("Media", "Bleed", "Trim"))
            assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([210 * POINTS, 297 * POINTS], abs=0.1)
            assert trim[0] - media[0] == pytest.approx(6 * POINTS, abs=0.1)
            assert trim[0] - bleed[0] > 3 * POINTS


def test_chapters_begin_on_right_hand_pages(printed: bytes) -> None:
    texts = page_texts(printed)
    for title in ("Indhold", "Vækst", "Gaderne"):
        first = next(at for at, text in enumerate(texts, 1) if re.match(rf"(Kapitel\s\d\s+)?{title}", text.strip()))
        assert first % 2 == 1, texts


def test_what_reaches_an_edge_of_the_page_is_known() -> None:
    assert Rectangle(0, 0, WIDTH, HEIGHT, "primary").edges == ("left", "right", "bottom")
    assert Rectangle(1, 1, WIDTH - 2, 9, "primary").edges == ()


def test_the_format_is_no_part_of_a_complete_build(built_book: Book) -> None:
    assert not [name for name in built_book.site()[1] if "print" in name]
