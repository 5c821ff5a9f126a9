"""Whatever is edited, a build with all that is cached gives the bytes and problems of one with nothing cached."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book import Book, no_analysis
from tests.faults.edits import KINDS, edits

GROWTH, STREETS = "chapters/trees/01-growth", "chapters/trees/02-streets"
SAME_AUTHOR = """
@report{grove2020later,
  author = {Grove, Anna},
  title = {More trees},
  institution = {The town},
  date = {2020}
}
"""


def cites_more(book: Book) -> None:
    """A second work of the same author and year, cited in one chapter, makes another citation of the first in all."""
    book.write("data/references.bib", book.read("data/references.bib") + SAME_AUTHOR)
    for language in ("da", "en"):
        book.append(f"{STREETS}.{language}.qmd", "@grove2020later [s. 2].")


def words(book: Book) -> None:
    for language in ("da", "en"):
        book.append(f"{STREETS}.{language}.qmd", 'Byen, @tbl-streets, `{python} value("trees.last")`.')


def title(book: Book) -> None:
    for language in ("da", "en"):
        text = book.read(f"{GROWTH}.{language}.qmd")
        first, _, rest = text.partition(" {#")
        book.write(f"{GROWTH}.{language}.qmd", f"{first} igen {{#{rest}")


def number(book: Book) -> None:
    book.edit("_quarto.yml", "number: 2", "number: 5")


def data(book: Book) -> None:
    book.edit_data("data/trees.csv", "linden,2020,44,4", "linden,2020,48,4")


def analysis(book: Book) -> None:
    book.edit(
        "figures/counted.py",
        '"count": data("streets").count()',
        '"count": data("streets").count(), "two": data("streets").count()',
    )


def work(book: Book) -> None:
    book.edit("data/references.bib", "{Grove, Anna},\n  title = {Trees", "{Grove, Eva},\n  title = {Trees")


def picture(book: Book) -> None:
    (book.root / "chapters/trees/tree.png").write_bytes((book.root / "chapters/trees/tree.png").read_bytes() + b"\0")


def renamed_label(book: Book) -> None:
    """What refers to the label from another chapter, which is not edited, now points nowhere."""
    for language in ("da", "en"):
        text = book.read(f"{STREETS}.{language}.qmd")
        book.write(f"{STREETS}.{language}.qmd", text.replace("tbl-streets", "tbl-roads"))


def one_side(book: Book) -> None:
    book.append(f"{GROWTH}.en.qmd", "Only here, 7 times, see @fig-none and [@nobody].")


def broken_bibliography(book: Book) -> None:
    book.edit("data/references.bib", "{Grove, Eva}", "{Grove, Eva")


EDITS: list[Callable[[Book], None]] = [cites_more, words, title, number, data, analysis, work, picture]
ERRORS = [renamed_label, one_side, broken_bibliography]


def cold(book: Book, folder: Path) -> Book:
    """A copy of the book as it is, with nothing kept and no site."""
    shutil.copytree(book.root, folder, symlinks=True, ignore=shutil.ignore_patterns(".cache", "_site", ".builds"))
    return Book(folder)


@pytest.mark.slow
def test_a_warm_build_gives_the_bytes_of_a_cold_one_wherever_that_is(tmp_path: Path) -> None:
    """Each kind of edit once; `make faults` makes hundreds of them, in any order."""
    with no_analysis():
        desk = edits(tmp_path, len(KINDS), every=8)
    assert desk.wrong == []


@pytest.mark.slow
def test_a_page_of_its_own_has_the_bytes_it_has_in_the_site(book: Book) -> None:
    for edit in EDITS:
        edit(book)
        assert book.run("pairs", "accept").exit == 0
        for language, page in (("da", "da/byens-traeer/gader.html"), ("en", "en/trees-of-the-town/growth.html")):
            stem = "02-streets" if language == "da" else "01-growth"
            outcome = book.build("--chapter", stem, "--language", language, "--format", "html")
            assert outcome.exit == 0, (edit.__name__, outcome.printed)
            (book.root / page.replace("/", "-")).write_bytes((book.root / ".preview" / page).read_bytes())
        assert book.build().exit == 0
        for page in ("da/byens-traeer/gader.html", "en/trees-of-the-town/growth.html"):
            assert main(book.read(page.replace("/", "-"))) == main(book.read(f"_site/{page}")), (edit.__name__, page)


def main(page: str) -> str:
    """The text of a page without links to what only a complete site has beside it."""
    return re.sub(r"<li><a [^>]*\.png[^>]*>PNG</a></li>\n", "", page[page.index("<main") : page.index("</main>")])


@pytest.mark.slow
@pytest.mark.parametrize("again", [1, 3])
def test_a_warm_build_tells_of_the_problems_of_a_cold_one(book: Book, tmp_path: Path, again: int) -> None:
    work(book)
    assert book.build().exit == 0
    for edit in ERRORS:
        edit(book)
        for _ in range(again):
            outcome = book.build()
        fresh = cold(book, tmp_path / edit.__name__).build()
        assert outcome.exit == fresh.exit == 1
        assert outcome.problems == fresh.problems, edit.__name__
