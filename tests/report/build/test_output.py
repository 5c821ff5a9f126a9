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


def test_a_part_may_be_written_into_a_plain_folder(book: Book) -> None:
    book.write("plain/mine.txt", "mine")
    outcome = book.build("--format", "html", "--output", str(book.root / "plain"))
    assert outcome.exit == 0, outcome.printed
    assert book.read("plain/mine.txt") == "mine" and (book.root / "plain/index.html").is_file()
