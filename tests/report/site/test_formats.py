"""A publication in some formats only."""

from __future__ import annotations

from tests.book import Book


def test_a_publication_on_paper_alone_is_built(book: Book) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [pdf]")
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    _, files = book.site()
    assert sorted(files) == ["build.json", "da/byens-traeer.pdf", "en/trees-of-the-town.pdf"]


def test_nothing_in_the_format_asked_for_writes_nothing(book: Book) -> None:
    outcome = book.build("--format", "pdf", "--output", str(book.root / "part"))
    assert outcome.exit == 0, outcome.printed
    assert "0 editions" in outcome.printed
    assert not (book.root / "part").exists()
