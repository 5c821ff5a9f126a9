"""A build of one chapter reads no other chapter that is as it was, and prints what it would print if it did."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from report.cache import dependencies
from report.cache.store import Store
from report.check import ledger
from report.markdown import briefs
from tests.book import Book, Outcome
from tests.lists import add_lists

GROWTH, STREETS = "chapters/trees/01-growth", "chapters/trees/02-streets"
ONE = ("--chapter", "01-growth", "--language", "en", "--format", "html")
BOTH = ("--chapter", "01-growth", "--format", "html")
LEDGER = "chapters/trees/pairs.json"
PAGE = ".preview/en/trees-of-the-town/growth.html"
WORK = "@report{elm2021, author = {Elm, Eva}, title = {Elms}, institution = {The town}, date = {2021}}\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read from now on: results of the cache by their names, and files for their digests."""
    found: list[str] = []
    read, state = Store.read, dependencies.state
    monkeypatch.setattr(Store, "read", lambda store, kind, name: found.append(name) or read(store, kind, name))
    monkeypatch.setattr(dependencies, "state", lambda root, name: found.append(name) or state(root, name))
    return found


def of_streets(asked: list[str]) -> set[str]:
    return {name.split()[0] for name in asked if name.startswith(STREETS)}


def test_a_chapter_that_is_as_it_was_is_not_read_for_the_page_of_another(book, asked, monkeypatch):
    monkeypatch.setattr(briefs, "_TICK", -(10**18))  # all counts as saved long before it is looked at
    book.build(*ONE)
    assert of_streets(asked) == {f"{STREETS}.da.qmd", f"{STREETS}.en.qmd"}
    asked.clear()
    book.append(f"{GROWTH}.en.qmd", "A paragraph more.")
    assert "A paragraph more." in page(book, book.build(*ONE))
    assert asked and not of_streets(asked)
    asked.clear()
    book.edit(f"{STREETS}.en.qmd", "# The streets", "# All streets")
    assert "All streets" in page(book, book.build(*ONE))
    assert of_streets(asked) == {f"{STREETS}.en.qmd"}


def test_a_file_that_was_changed_just_now_is_read_for_its_digest(book, asked):
    book.build(*ONE)
    asked.clear()
    book.build(*ONE)
    assert of_streets(asked) == {f"{STREETS}.da.qmd", f"{STREETS}.en.qmd"}


def test_the_ledger_is_read_for_one_chapter_only_where_it_has_changed(book, monkeypatch):
    reads = []
    read = ledger.read_ledger
    monkeypatch.setattr(ledger, "read_ledger", lambda path: reads.append(path) or read(path))
    for wanted in (1, 0):
        reads.clear()
        assert "P05" not in {problem.code for problem in book.build(*BOTH).problems}
        assert len(reads) == wanted
    book.edit(LEDGER, '"Talt om sommeren."', '"Talt om vinteren."')
    assert "P05" in {problem.code for problem in book.build(*BOTH).problems}
    assert len(reads) == 1


def test_only_builds_of_everything_look_at_all_that_is_kept(book, monkeypatch):
    looked = []
    monkeypatch.setattr(Store, "prune", lambda store: looked.append(store.folder))
    for code in ("da", "en"):
        book.append(f"{GROWTH}.{code}.qmd", "More.")
    assert book.build(*ONE).exit == 0
    assert not looked
    assert book.run("pairs", "accept").exit == 0
    assert looked


def another_title(book: Book) -> None:
    book.edit(f"{STREETS}.en.qmd", "# The streets", '# The `{python} words("streets.count")` streets')


def another_label(book: Book) -> None:
    for code in ("da", "en"):
        book.edit(f"{STREETS}.{code}.qmd", "{#sec-streets}", "{#sec-roads}")


def another_work(book: Book) -> None:
    """Outlines are those of the works that an edition cites: all chapters are read once more."""
    book.write("data/references.bib", book.read("data/references.bib") + WORK)
    for code in ("da", "en"):
        book.append(f"{GROWTH}.{code}.qmd", "@elm2021.")


def a_mark(book: Book) -> None:
    """The page leads to the lists of the edition, which the other chapter alone may fill."""
    add_lists(book)
    for code in ("da", "en"):
        text = book.read(f"{GROWTH}.{code}.qmd")
        book.write(f"{GROWTH}.{code}.qmd", text[: text.index("{term=")].rpartition("\n\n")[0] + "\n")
        book.append(f"{STREETS}.{code}.qmd", "[LIDAR]{.term}")


def a_warning(book: Book) -> None:
    book.append(f"{STREETS}.en.qmd", "<!-- TODO: more -->")


def no_chapter(book: Book) -> None:
    book.write(f"{STREETS}.en.qmd", "Only words.\n")


@pytest.mark.parametrize("edit", [another_title, another_label, another_work, a_mark, a_warning, no_chapter])
def test_what_is_known_in_brief_changes_nothing_that_is_printed_or_told(
    book: Book, tmp_path: Path, edit: Callable[[Book], None]
) -> None:
    book.build(*ONE)
    edit(book)
    shutil.copytree(book.root, tmp_path / "new", ignore=shutil.ignore_patterns(".*", "_site"))
    fresh = Book(tmp_path / "new")
    wanted = fresh.build(*ONE)
    for _ in range(2):
        outcome = book.build(*ONE)
        assert (outcome.exit, outcome.problems) == (wanted.exit, wanted.problems)
        assert wanted.exit or page(book, outcome) == page(fresh, wanted)


def page(book: Book, outcome: Outcome) -> str:
    assert outcome.exit == 0, outcome.printed
    return book.read(PAGE)
