"""Where a build may be written is known before anything is read."""

from __future__ import annotations

import pytest

from tests.book import Book


@pytest.mark.parametrize("name", ["plain", "plain.txt"])
def test_a_whole_build_into_what_is_no_link_to_one_is_refused_before_anything_is_read(book: Book, name: str) -> None:
    book.write("plain/mine.txt" if name == "plain" else name, "mine")
    outcome = book.build("--output", str(book.root / name))
    assert outcome.exit == 2
    assert outcome.printed == f"build.py: {name} is not a link to a build; move it away first\n"


@pytest.mark.parametrize("name", ["chapters", "chapters/trees/new", "data", "figures", "language/x", ".", "..", "/"])
def test_nothing_is_written_among_the_sources(book: Book, name: str) -> None:
    before = sorted(path for path in book.root.rglob("*"))
    outcome = book.build("--chapter", "01-growth", "--output", str(book.root / name))
    assert outcome.exit == 2, outcome.printed
    assert "name another place with --output" in outcome.printed or "a folder of its own" in outcome.printed
    assert "Reading" not in outcome.printed and sorted(path for path in book.root.rglob("*")) == before


def test_a_part_is_not_written_into_the_complete_site(book: Book) -> None:
    outcome = book.build("--chapter", "01-growth", "--output", str(book.root / "_site"))
    assert outcome.exit == 2 and "is a complete site, which a part would spoil" in outcome.printed


def test_a_part_may_be_written_into_a_plain_folder(book: Book) -> None:
    book.write("plain/mine.txt", "mine")
    outcome = book.build("--format", "html", "--output", str(book.root / "plain"))
    assert outcome.exit == 0, outcome.printed
    assert book.read("plain/mine.txt") == "mine" and (book.root / "plain/index.html").is_file()
