"""The page on a publication of one's own, done as it says in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.book import Book, no_analysis
from tests.modules import ROOT
from tests.tutorials import follow


@pytest.mark.slow
def test_a_publication_comes_of_it_in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "docs/own-report.md").read_text(encoding="utf-8").partition("# What it is made of")[0]
    book = Book(tmp_path / "own")
    book.root.mkdir()
    monkeypatch.chdir(book.root)

    def run(*arguments: str) -> tuple[int, str]:
        with no_analysis():
            outcome = book.run(*arguments)
        return outcome.exit, outcome.printed

    assert follow(text, book.root, run) == 8
    assert "205" in book.read("_site/en/parks-of-the-town/the-trees.html")
    assert (book.root / "_site/da/byens-parker.pdf").is_file()
    assert book.check() == []
