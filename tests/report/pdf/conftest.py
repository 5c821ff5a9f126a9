"""The small book on paper, laid out once for all tests of its pages."""

from __future__ import annotations

import re

import pytest

from report.pdf.layout import PdfResult
from tests.report.pdf.documents import CHAPTERS, book, made, page_texts


@pytest.fixture(scope="session")
def plain_book() -> PdfResult:
    """The book from no start at all."""
    return made(book())


@pytest.fixture(scope="session")
def chapter_pages(plain_book: PdfResult) -> dict[str, int]:
    """Where the chapters are, read off the finished pages."""
    texts = page_texts(plain_book.content)
    return {
        f"sec-{n}": next(at for at, text in enumerate(texts, 1) if re.search(rf"Overskrift{n}\b", text))
        for n in range(1, CHAPTERS + 1)
    }
