"""The site of the tiny book, to be changed by a test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.book import Book


@pytest.fixture
def site(built_book: Book, tmp_path: Path) -> Path:
    """A copy of the site of the tiny book, as somebody has fetched it, without its project."""
    return Path(shutil.copytree((built_book.root / "_site").resolve(), tmp_path / "fetched"))
