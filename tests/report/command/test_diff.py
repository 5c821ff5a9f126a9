"""A revision of the project's history is held against the working tree, which is never touched."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from report.build.changes import GONE, NEW, SAME, word_changes
from report.command.cli import main
from tests.book import Book, no_analysis
from tests.browser import opened

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
STREETS = "chapters/trees/02-streets.da.qmd"


def git(book: Book, *arguments: str) -> str:
    who = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=book.root, check=True, capture_output=True, text=True)
    return done.stdout


def contents(book: Book) -> dict[Path, bytes]:
    """Every file of the book and of its history, by path; the cache may grow."""
    return {p: p.read_bytes() for p in sorted(book.root.rglob("*")) if p.is_file() and ".cache" not in p.parts}


@pytest.fixture(scope="module")
def changed(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The tiny book with one revision, and after it a value, words, a chapter's name and a figure changed."""
    with no_analysis():
        book = built_book.copy(tmp_path_factory.mktemp("diff") / "book")
        book.write(".gitignore", ".cache/\n_site\n.builds/\n.preview/\n__pycache__/\n")
        (book.root / "elsewhere").symlink_to("/no/such/place")
        git(book, "init", "-q")
        git(book, "add", ".")
        git(book, "commit", "-qm", "first")
        book.edit_data("data/trees.csv", ",44,", ",45,")
        book.edit(DA, "Det er flere end før", "Det er mange flere end før")
        book.edit(DA, "- i parken", "- i parken\n- på torvet & ved åen")
        book.edit(EN, "- in the park", "- in the park\n- in the square & by the stream")
        book.edit(EN, "There were fewer", "There were far fewer")
        book.edit(DA, 'i `{python} words("streets.count")` gader', "i byens gader")
        book.edit(EN, 'in `{python} words("streets.count")` streets', "in the streets")
        for language in ("da", "en"):
            (book.root / f"chapters/trees/02-streets.{language}.qmd").rename(
                book.root / f"chapters/trees/03-streets.{language}.qmd"
            )
        book.edit("_quarto.yml", "file: 02-streets", "file: 03-streets")
        book.edit("_quarto.yml", "slug: {da: gader, en: streets}", "slug: {da: gaderne, en: streets}")
        yield book


@pytest.fixture(scope="module")
def told(changed: Book, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What is told a person, and a browser."""
    page = tmp_path_factory.mktemp("page") / "changes.html"
    before = contents(changed)
    with no_analysis():
        shown = changed.run("diff", "HEAD", "--html", str(page))
    assert "compared with the working tree, with " in shown.printed, shown.printed
    assert contents(changed) == before
    return shown.printed, page.read_text(encoding="utf-8")


def test_values_are_told_old_beside_new_with_their_places(changed: Book, told: tuple[str, str]) -> None:
    shown, _ = told
    line = changed.line(DA, 'value("trees.last")')
    lines = shown.splitlines()
    at = lines.index("  trees.last")
    assert " → " in lines[at + 1]
    assert f"{DA}:{line}" in lines[at + 3]
    assert "  trees.more" in lines


def test_a_value_that_is_gone_is_told_with_where_it_was(told: tuple[str, str]) -> None:
    shown, _ = told
    lines = shown.splitlines()
    at = lines.index("  streets.count")
    assert lines[at + 1 : at + 3] == ["    da  to → (not printed)", "    en  two → (not printed)"]
    assert DA in lines[at + 3]


def test_texts_are_told_word_by_word_in_both_languages(told: tuple[str, str]) -> None:
    shown, _ = told
    assert "{+mange+}" in shown and "{+far+}" in shown
    assert "{+på torvet & ved åen+}" in shown and "{+in the square & by the stream+}" in shown


def test_figures_tables_facts_and_pages_are_told(told: tuple[str, str]) -> None:
    shown, _ = told
    assert "fig-growth (Figur 1.1), trees, da: looks otherwise" in shown
    assert "fig-growth (Figure 1.1), trees, en" in shown
    assert "Facts of the data" in shown and "44 → 45" in shown
    assert "  da/byens-traeer/vaekst.html changed" in shown
    assert "  da/byens-traeer/gaderne.html moved from da/byens-traeer/gader.html" in shown


def test_a_renamed_chapter_keeps_its_texts(told: tuple[str, str]) -> None:
    shown, _ = told
    assert "Gaderne er vidt" not in shown


class Page(HTMLParser):
    """The elements of a page, and what stands in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_stands_alone_and_shows_figures_old_beside_new(told: tuple[str, str]) -> None:
    _, html = told
    page = Page(html)
    assert not [tag for tag, _ in page.elements if tag in ("script", "link", "iframe")]
    assert not [given for _, given in page.elements if "style" in given or any(name.startswith("on") for name in given)]
    pictures = [given for tag, given in page.elements if tag == "img"]
    assert len(pictures) == 4  # of both languages, which look alike
    assert all(one["src"] != other["src"] for one, other in zip(pictures[::2], pictures[1::2], strict=True))
    assert all((given["src"] or "").startswith("data:image/png;base64,") and given["alt"] for given in pictures)
    assert {"del", "ins", "h1", "h2", "th"} <= {tag for tag, _ in page.elements}
    assert "på torvet & ved åen" in page.text
    assert "44" in page.text and "45" in page.text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1200])
def test_the_page_can_be_read_by_everyone_at_every_width(
    browser: Browser, told: tuple[str, str], tmp_path: Path, scheme: str, width: int
) -> None:
    file = tmp_path / "changes.html"
    file.write_text(told[1], encoding="utf-8")
    page = opened(browser, file.as_uri(), viewport={"width": width, "height": 900}, color_scheme=scheme)
    found, broad = Axe().run(page).response["violations"], page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert found == []
    assert broad <= width


def test_machines_are_told_the_same_and_the_same_twice(changed: Book, capsys: pytest.CaptureFixture[str]) -> None:
    with no_analysis():
        assert main(["diff", "HEAD", "--json", "--language", "da"], changed.root) == 0
    found = json.loads(capsys.readouterr().out)
    assert {change["name"] for change in found["values"]} == {"trees.last", "trees.more", "streets.count"}
    assert {change["language"] for change in found["texts"]} == {"da"}
    assert found["figures"] == [
        {"publication": "trees", "language": "da", "label": "fig-growth", "before": True, "after": True}
    ]
    assert [cell[2:] for table in found["tables"] for cell in table["cells"]]
    assert found["revision"]["name"] == "HEAD"


def test_nothing_changed_is_said(changed: Book) -> None:
    git(changed, "stash", "-qu")
    try:
        with no_analysis():
            shown = changed.run("diff", "HEAD")
    finally:
        git(changed, "stash", "pop", "-q")
    assert shown.exit == 0
    assert "as the last revision has it" in shown.printed
    assert "Nothing that is printed has changed." in shown.printed


@pytest.mark.parametrize("name", ["no-such-revision", "--output=x", "HEAD:chapters", ""])
def test_an_unknown_revision_is_a_matter_of_usage(changed: Book, name: str) -> None:
    outcome = changed.run("diff", "--", name) if name.startswith("-") else changed.run("diff", name)
    assert outcome.exit == 2
    assert "no revision" in outcome.printed


def test_a_revision_without_the_project_and_a_project_without_history(book: Book, tmp_path: Path) -> None:
    assert "no git repository" in book.run("diff", "HEAD").printed
    git(book, "init", "-q")
    git(book, "commit", "-q", "--allow-empty", "-m", "nothing")
    outcome = book.run("diff", "HEAD")
    assert outcome.exit == 2
    assert "the revision 'HEAD' has no _quarto.yml here" in outcome.printed
    assert book.run("diff", "HEAD", "--html", str(tmp_path / "no/such.html")).exit == 2


def test_a_revision_that_cannot_be_put_together_says_why(book: Book) -> None:
    project = book.read("_quarto.yml")
    book.write("_quarto.yml", "publications: [\n")
    git(book, "init", "-q")
    git(book, "add", "_quarto.yml", "data", "chapters", "figures")
    git(book, "commit", "-qm", "broken")
    book.write("_quarto.yml", project)
    outcome = book.run("diff", "HEAD")
    assert outcome.exit == 1
    assert [(problem.file, problem.code) for problem in outcome.problems] == [("_quarto.yml", "C01")]
    assert outcome.problems[0].message.startswith("at HEAD: ")
    assert "Traceback" not in outcome.printed


def test_a_revision_whose_analysis_fails_is_compared_as_far_as_it_goes(book: Book) -> None:
    good = book.read("figures/exhibits.py")
    book.edit(
        "figures/exhibits.py", "    return Figure(draw=draw", "    raise OSError('gone')\n    return Figure(draw=draw"
    )
    git(book, "init", "-q")
    git(book, "add", "_quarto.yml", "data", "chapters", "figures")
    git(book, "commit", "-qm", "broken")
    book.write("figures/exhibits.py", good)
    outcome = book.run("diff", "HEAD")
    assert outcome.exit == 0, outcome.printed
    assert "errors at HEAD" in outcome.printed and "X01" in outcome.printed
    assert "fig-growth (Figur 1.1), trees, da: is new" in outcome.printed


def test_words_are_compared_in_order() -> None:
    assert word_changes("a b c", "a x c d") == [(SAME, "a"), (GONE, "b"), (NEW, "x"), (SAME, "c"), (NEW, "d")]
    assert word_changes("", "new") == [(NEW, "new")]
    assert word_changes("same", "same") == [(SAME, "same")]
