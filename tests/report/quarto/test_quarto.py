"""docs/quarto.md says what of Quarto works, and all of it is so: each row has an example, which is built or refused."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from tests.book import Book, Outcome, no_analysis
from tests.report.quarto.book_of_examples import with_chapters
from tests.report.quarto.examples import REFUSED, WORKS

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "quarto.md"
PAGE = "en/trees-of-the-town/03-marks-en.html"


def rows() -> dict[str, str]:
    """What each feature is said to do, by its name."""
    lines = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return {feature: said for feature, said, *_ in cells if said.split()[0] in ("works", "differs", "refused")}


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, dict[str, str]]:
    """What a check says of a book with a chapter for each example that is refused, and the chapter of each."""
    book = Book.new(tmp_path_factory.mktemp("refused") / "book")
    names = {feature: f"no-{at}" for at, feature in enumerate(REFUSED)}
    texts = {names[f]: _chapter(names[f], example.text) for f, example in REFUSED.items()}
    with_chapters(book, texts)
    with no_analysis():
        return book.run("check"), names


def _chapter(name: str, text: str) -> str:
    head, rest = (text, "") if text.startswith("---") else ("", text)
    return f"{head}# Title {{#sec-{name}}}\n\nText.\n\n{rest}\n"


class _Text(HTMLParser):
    """The words of a page that somebody reads."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("annotation", "svg", "nav", "script", "template")
        self.words += [" "] * (tag in ("br", "td", "th", "tr", "caption"))

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("annotation", "svg", "nav", "script", "template")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def words(html: str) -> str:
    """The words of the main part of a page."""
    parser = _Text()
    parser.feed(html[html.index("<main") : html.index("</main>")])
    return " ".join("".join(parser.words).split())


@pytest.fixture(scope="module")
def screen(built: Path) -> str:
    return words((built / PAGE).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def paper(built: Path) -> str:
    document = pypdfium2.PdfDocument(built / "en/trees-of-the-town.pdf")
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_document_and_examples_have_the_same_rows() -> None:
    said = rows()
    works = {feature for feature, status in said.items() if not status.startswith("refused")}
    assert works == set(WORKS)
    assert {f: s.partition(" ")[2] for f, s in said.items() if s.startswith("refused")} == {
        feature: example.code for feature, example in REFUSED.items()
    }


@pytest.mark.parametrize("feature", WORKS)
def test_what_works_is_on_the_page_and_on_paper(feature: str, screen: str, paper: str) -> None:
    example = WORKS[feature]
    assert example.screen in screen
    assert (example.paper or example.screen) in paper
    assert not example.never or example.never not in screen


@pytest.mark.parametrize("feature", REFUSED)
def test_what_is_refused_names_the_way_out(feature: str, refused: tuple[Outcome, dict[str, str]]) -> None:
    outcome, names = refused
    found = [p for p in outcome.of(REFUSED[feature].code) if f"/{names[feature]}.en.qmd" in p.file]
    assert any(REFUSED[feature].hint in p.hint for p in found), outcome.printed
    assert all(p.line for p in found)


def test_a_page_break_begins_a_page(built: Path) -> None:
    document = pypdfium2.PdfDocument(built / "en/trees-of-the-town.pdf")
    pages = [page.get_textpage().get_text_range() for page in document]
    before, behind = (
        next(at for at, page in enumerate(pages) if text in page) for text in ("Before the", "Behind the")
    )
    assert behind == before + 1


def test_an_epub_holds_formulas_and_says_so(built: Path) -> None:
    with ZipFile(built / "en/trees-of-the-town.epub") as book:
        package, chapter = book.read("EPUB/package.opf").decode(), book.read("EPUB/03-marks-en.xhtml").decode()
    assert 'properties="mathml svg"' in package
    assert '<math display="block"' in chapter and "Screen myrtle." in chapter and "Paper myrtle." not in chapter


def test_a_single_file_has_the_script_of_its_tabs(built: Path) -> None:
    page = (built / "en/trees-of-the-town.html").read_text(encoding="utf-8")
    assert '<div class="tabset"' in page and 'matches(".tab")' in page
