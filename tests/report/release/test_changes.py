"""What has changed since the last release is told from what both have published, counts first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from report.data.package import Package
from report.release.compared import compared
from report.release.pages import read_page
from report.release.published import Published, PublishedEdition
from tests.book import Book, Outcome, no_analysis
from tests.report.release.conftest import CONFIG, commit

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
NEWEST = '    - {version: "1.0.0"'
NEXT = '    - {version: "1.1.0", date: 2031-06-01, changes: {da: Flere træer., en: More trees.}}\n'
Told = tuple[Book, Path]


@pytest.fixture(scope="module")
def told(released: tuple[Book, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The book in its next version, with a number, words, and a paragraph changed, and its release."""
    with no_analysis():
        book = released[0].copy(tmp_path_factory.mktemp("next") / "book")
        book.edit(CONFIG, NEWEST, NEXT + NEWEST)
        book.edit_data("data/trees.csv", ",44,", ",45,")
        for file, word, more in (
            (DA, "Det er flere", "Det er mange flere"),
            (EN, "There were fewer", "There were far fewer"),
        ):
            book.edit(file, word, more)
        book.append(DA, "Noget & noget < nyt.")
        book.append(EN, "Something & something < new.")
        book.run("pairs", "accept", "--all")
        commit(book)
        outcome = book.run("release", "1.1.0")
        assert outcome.exit == 0, outcome.printed
        yield book, book.root / "_releases" / "trees-1.1.0"


def test_the_release_before_is_found_beside_it(told: Told) -> None:
    _, folder = told
    assert {path.name for path in (folder / "changes").iterdir()} == {"da.html", "da.md", "en.html", "en.md"}
    text = (folder / "changes/en.md").read_text("utf-8")
    assert "# What is new in version 1.1.0" in text and "More trees." in text and "Compared with version 1.0.0" in text


def test_counts_come_first(told: Told) -> None:
    _, folder = told
    lines = (folder / "changes/en.md").read_text("utf-8").splitlines()
    assert "| Chapters | 2 | 0 | 0 |" in lines
    assert "| Paragraphs | 1 | 1 | 0 |" in lines
    assert "| Data tables | 1 | 0 | 0 |" in lines
    assert "| Growth | 1 | 1 | 0 | 1 |" in lines


def test_a_number_is_told_old_beside_new(told: Told) -> None:
    _, folder = told
    rows = [line for line in (folder / "changes/da.md").read_text("utf-8").splitlines() if "| 75 | 76 |" in line]
    assert len(rows) == 1


def test_words_are_marked_and_signs_are_themselves(told: Told) -> None:
    _, folder = told
    page = (folder / "changes/en.html").read_text("utf-8")
    assert "There were <ins>far</ins> fewer" in page
    assert "<ins>Something &amp; something &lt; new.</ins>" in page
    assert "<script" not in page and "style=" not in page


def test_a_revision_is_compared_as_its_folder_would_be(told: Told, tmp_path: Path) -> None:
    """Of the revision a site is built anew; it says what the release of it says."""
    book, folder = told
    outcome = book.run("release", "1.1.0", "--against", "1.0.0=HEAD~1", "--output", str(tmp_path / "other"))
    assert outcome.exit == 0, outcome.printed
    for name in ("da.html", "en.html", "da.md", "en.md"):
        assert (tmp_path / "other/trees-1.1.0/changes" / name).read_text("utf-8") == (
            folder / "changes" / name
        ).read_text("utf-8")


GENERATOR = """
import pathlib, sys
site = pathlib.Path(sys.argv[sys.argv.index("--output") + 1])
(site / "data").mkdir(parents=True)
(site / "en/trees-of-the-town").mkdir(parents=True)
page = '<main><h1 id="sec-growth">Growth</h1><p>There are <span data-value="trees.last">nine</span>.</p></main>'
(site / "en/trees-of-the-town/growth.html").write_text(page)
"""


def compared_with(book: Book, tmp_path: Path, was: str, content: str) -> Outcome:
    """What the command says of a comparison with a revision in which the file `was` had this content."""
    now = book.read(was) if (book.root / was).is_file() else None
    book.write(was, content)
    commit(book)
    book.remove(was) if now is None else book.write(was, now)
    commit(book)
    return book.run("release", "1.1.0", "--against", "HEAD~1", "--output", str(tmp_path / "out"))


@pytest.mark.slow
def test_a_revision_with_its_own_generator_is_built_by_it(told: Told, tmp_path: Path) -> None:
    outcome = compared_with(told[0].copy(tmp_path / "book"), tmp_path, "build.py", GENERATOR)
    assert outcome.exit == 0, outcome.printed
    text = (tmp_path / "out/trees-1.1.0/changes/en.md").read_text("utf-8")
    assert "Compared with an earlier edition (HEAD\\~1)" in text and "| nine | 76 |" in text


@pytest.mark.slow
def test_what_can_no_longer_be_built_is_told_with_the_reason(told: Told, tmp_path: Path) -> None:
    book = told[0].copy(tmp_path / "book")
    outcome = compared_with(book, tmp_path, "figures/counted.py", "raise RuntimeError('of then')\n")
    (problem,) = outcome.of("B28")
    assert "can no longer be built" in problem.message and "of then" in problem.message and problem.hint
    assert not list((tmp_path / "out").iterdir())


def test_what_is_neither_release_nor_revision_is_named(told: Told, tmp_path: Path) -> None:
    book, _ = told
    outcome = book.run("release", "1.1.0", "--against", "v9", "--output", str(tmp_path / "none"))
    assert [(p.file, p.code) for p in outcome.problems] == [("v9", "B28")], outcome.printed
    assert not list((tmp_path / "none").iterdir())


def test_a_page_is_read_as_a_reader_sees_it() -> None:
    page = read_page(
        '<html lang="en"><body><nav>Skip</nav><main><h1 id="sec-a" class="chapter-title">Trees</h1>'
        '<p class="answer-switch">Switch</p><h2 id="sec-b"><span class="section-number">1.1</span> Oaks</h2>'
        '<p>There are <span class="value" data-value="oak.count">7</span> oaks,<sup class="note-call">1</sup> see '
        '<a class="xref" href="#fig-c">Figure 1</a>.</p><div class="exhibit" id="fig-c"><figure><figcaption>'
        '<span class="name">Figure 1</span> Oaks</figcaption><svg><title>Bars</title><desc>Seven oaks.</desc>'
        "<text>Oaks</text></svg><details><summary>Show</summary><table><tr><th>Tree</th><th>Count</th></tr>"
        "<tr><th>Oak</th><td>7</td></tr></table></details></figure></div></main><footer><p>Foot</p></footer></body></html>"
    )
    assert (page.label, page.title, page.language) == ("sec-a", "Trees", "en")
    assert page.labels == {"sec-a": "Trees", "sec-b": "Oaks", "fig-c": ""}
    assert [(said.section, said.printed, said.named) for said in page.texts] == [
        ("sec-a", "Trees", "Trees"),
        ("sec-b", "Oaks", "Oaks"),
        ("sec-b", "There are 7 oaks, see Figure 1.", "There are {oak.count} oaks, see ."),
    ]
    figure = page.seen["fig-c"]
    assert (figure.name, figure.caption, figure.alternative, figure.words) == (
        "Figure 1",
        "Oaks",
        "Seven oaks.",
        ["Oaks"],
    )
    assert figure.rows == [["Tree", "Count"], ["Oak", "7"]]
    assert page.values == {"oak.count": ["7"]} and page.places == {"oak.count": ["sec-b"]}


def test_of_figures_that_became_one_the_first_has_changed_and_the_others_are_gone() -> None:
    exhibit = '<div class="exhibit" id="fig-{0}"><figure><figcaption>{0}</figcaption></figure></div>'
    pages = [
        read_page(f'<main><h1 id="sec-a">A</h1>{"".join(map(exhibit.format, names))}</main>')
        for names in (("oak", "ash"), ("trees",))
    ]
    sides = [
        Published({"en/a": PublishedEdition("en/a", {"en/a/p.html": page}, {})}, {}, frozenset(), Package("", {}, {}))
        for page in pages
    ]
    former = {"fig-oak": "fig-trees", "fig-ash": "fig-trees"}
    (edition,) = compared(sides[0], sides[1], ["en/a/p.html"], {"en/a": former}).editions
    found = [(e.before and e.before.label, e.after and e.after.label) for e in edition.chapters[0].exhibits]
    assert found == [("fig-oak", "fig-trees"), ("fig-ash", None)]


def test_the_caption_of_a_table_in_parts_is_that_of_them_all() -> None:
    page = read_page(
        '<main><h1 id="sec-a">A</h1><div class="exhibit" id="tbl-b"><p class="caption"><span class="name">Table 1'
        "</span> All of them</p><table><caption>Oaks</caption><tr><td>7</td></tr></table></div></main>"
    )
    assert (page.seen["tbl-b"].name, page.seen["tbl-b"].caption) == ("Table 1", "All of them")
