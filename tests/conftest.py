"""Fixtures that several modules of tests share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
    with pytest.MonkeyPatch.context() as patch:
        _forget_analysis(patch)
        book = Book.new(tmp_path_factory.mktemp("built") / "book")
        outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    return book


@pytest.fixture
def book(built_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A fresh copy of the tiny book, built, for the test to change."""
    _forget_analysis(monkeypatch)
    yield built_book.copy(tmp_path / "book")
    assert "figures" not in sys.modules, "the analysis was imported in the process of the test"


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The real publications, built from nothing; to be copied, not changed."""
    copy = Copy.of_project(tmp_path_factory.mktemp("real") / "project")
    copy.run()
    return copy


def _forget_analysis(patch: pytest.MonkeyPatch) -> None:
    """Lets children import the book's own analysis, also after a test of the real one."""
    for name in [m for m in sys.modules if m.partition(".")[0] == "figures"]:
        patch.delitem(sys.modules, name)
    patch.setattr(registry, "_VALUES", {})
    patch.setattr(registry, "_CHECKS", {})
    patch.setattr(registry, "_COMMANDS", {})
