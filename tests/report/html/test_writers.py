"""Markdown in, pages and paper out: ``tests/fixtures/*.md`` and beside each file what the two writers make of it.

Compared are the ``<main>`` of the page and the chapter in the book on paper.  ``pytest --rewrite`` writes what comes
out today; read the difference before you commit it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from report.build.progress import progress
from report.build.recipe import Build, Selection
from report.diagnostics import Diagnostics
from tests.book import Book, no_analysis
from tests.lists import add_lists
from tests.modules import ROOT
from tests.once import once

FIXTURES = ROOT / "tests" / "fixtures"
# The chapters of one book, numbered from 3; a new one goes to the end.
NAMES = (
    "inlines",
    "headings",
    "lists",
    "quotations",
    "footnotes",
    "cross-references",
    "values",
    "exhibits",
    "boxes",
    "marks",
    "apart",
)
LANGUAGES = {"da": "da/byens-traeer/{}-side.html", "en": "en/trees-of-the-town/{}-page.html"}
# Drawings have tests of their own, and their bytes are those of the drawing library.
DRAWING = re.compile(r"(<svg)\b.*?(</svg>)", re.DOTALL)
TURN = re.compile(r'<nav class="turn".*?</nav>\n', re.DOTALL)


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the writers make of each fixture, under the name of its expected file."""
    with no_analysis():
        return once(tmp_path_factory, "fixtures", _print) / "printed"


def book_of_fixtures(folder: Path) -> Book:
    """The tiny book with every fixture as a chapter, not yet built."""
    book = Book.new(folder)
    add_lists(book)
    chapters = "".join(
        f"      - file: {name}\n        number: {number}\n        slug: {{da: {name}-side, en: {name}-page}}\n"
        for number, name in enumerate(NAMES, 3)
    )
    book.edit("_quarto.yml", "\nlimits:", f"{chapters}\nlimits:")
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    for name in NAMES:
        for language in LANGUAGES:
            source = (FIXTURES / f"{name}.{language}.md").read_text(encoding="utf-8")
            book.write(f"chapters/trees/{name}.{language}.qmd", source)
    outcome = book.run("pairs", "accept")
    assert outcome.exit == 0, outcome.printed
    return book


def _print(folder: Path) -> None:
    """One build of the tiny book with every fixture as a chapter."""
    book = book_of_fixtures(folder)
    outcome = book.run("--format", "html", "--output", str(folder / "site"))
    assert outcome.exit == 0, outcome.printed
    found = Diagnostics()
    papers = Build(book.root, found, progress(), 1).books(Selection())
    assert list(found) == []
    for language, address in LANGUAGES.items():
        paper = next(html for path, html in papers.items() if path.startswith(language)).filled({})
        for number, name in enumerate(NAMES, 3):
            page = book.read(f"site/{address.format(name)}")
            book.write(f"printed/{name}.{language}.page.html", _main(page))
            book.write(f"printed/{name}.{language}.paper.html", _chapter(paper, number))


def _main(page: str) -> str:
    """What a page says, without the links to the pages beside it."""
    main = page[page.index("<main") : page.index("</main>") + len("</main>")]
    return TURN.sub("", DRAWING.sub(r"\1>\2", main)) + "\n"


def _chapter(paper: str, number: int) -> str:
    """The chapter that is the `number`-th of the book on paper."""
    sections = re.findall(r'<section class="chapter.*?</section>', paper, re.DOTALL)
    return DRAWING.sub(r"\1>\2", sections[number - 1]) + "\n"


@pytest.mark.parametrize("output", ["page", "paper"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_markdown_is_written_as_expected(
    name: str, language: str, output: str, printed: Path, pytestconfig: pytest.Config
) -> None:
    file = f"{name}.{language}.{output}.html"
    if pytestconfig.getoption("--rewrite"):
        (FIXTURES / file).write_bytes((printed / file).read_bytes())
    assert (printed / file).read_text(encoding="utf-8") == (FIXTURES / file).read_text(encoding="utf-8")


def test_every_expected_file_has_its_fixture() -> None:
    ends = [f"{code}.{end}" for code in LANGUAGES for end in ("md", "page.html", "paper.html")]
    assert {path.name for path in FIXTURES.iterdir()} == {f"{name}.{end}" for name in NAMES for end in ends}
