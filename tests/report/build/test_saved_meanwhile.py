"""A file that is saved while a build reads it is read once: every language has the same text of it."""

from __future__ import annotations

import pytest

from report.markdown import reader
from tests.book import Book

BIBLIOGRAPHY = "data/references.bib"


@pytest.mark.parametrize("cached", [False, True], ids=["all is read", "one language comes from the cache"])
def test_every_language_has_the_same_works(book: Book, monkeypatch: pytest.MonkeyPatch, cached: bool) -> None:
    book.edit(BIBLIOGRAPHY, "Trees of the town", "Trees of a town")
    if cached:
        assert book.build().exit == 0
        chapter = "chapters/trees/01-growth.en.qmd"
        book.write(chapter, book.read(chapter) + "\n")
    else:
        book.write("chapters/trees/01-growth.da.qmd", book.read("chapters/trees/01-growth.da.qmd") + "\n")
    begun = reader.ChapterReader._begun

    def saved_after(self, language, *rest):  # as an author saves, when one language has been begun
        edition = begun(self, language, *rest)
        book.write(BIBLIOGRAPHY, book.read(BIBLIOGRAPHY).replace("Trees of a town", "Trees of two towns"))
        return edition

    with monkeypatch.context() as patch:
        patch.setattr(reader.ChapterReader, "_begun", saved_after)
        assert book.build().exit == 0
    pages = book.site()[1].values()
    assert any(b"Trees of a town" in page for page in pages) and not any(b"Trees of two towns" in p for p in pages)
    assert book.build().exit == 0
    pages = book.site()[1].values()
    assert any(b"Trees of two towns" in page for page in pages) and not any(b"Trees of a town" in p for p in pages)
