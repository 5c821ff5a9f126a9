"""Fixtures that several modules of tests share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from report.results import registry
from tests.book import Book
from tests.real_project import Copy
from tests.units import use_units

use_units()

# An example may wait for pandoc or for a busy machine; slowness is no failure.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def built_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The tiny book, built once; to be copied, not changed."""
    with _no_analysis():
        book = Book.new(tmp_path_factory.mktemp("built") / "book")
        outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    return book


@pytest.fixture
def book(built_book: Book, tmp_path: Path) -> Iterator[Book]:
    """A fresh copy of the tiny book, built, for the test to change."""
    with _no_analysis():
        yield built_book.copy(tmp_path / "book")
        assert "figures" not in sys.modules, "the analysis was imported in the process of the test"


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The real publications, built from nothing; to be copied, not changed."""
    copy = Copy.of_project(tmp_path_factory.mktemp("real") / "project")
    copy.run()
    return copy


@contextmanager
def _no_analysis() -> Iterator[None]:
    """Lets children import the book's own analysis, also after a test of the real one."""
    with pytest.MonkeyPatch.context() as patch, registry.use(registry.Registry()):
        for name in [m for m in sys.modules if m.partition(".")[0] == "figures"]:
            patch.delitem(sys.modules, name)
        yield
