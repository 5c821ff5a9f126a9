"""Fixtures that several folders of tests share, and which tests count as slow."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from report.language.vocabulary import restored
from tests.book import Book, no_analysis
from tests.once import once, shared
from tests.typefaces import cut_once
from tests.units import use_units

if TYPE_CHECKING:
    from playwright.sync_api import Browser

use_units()
os.environ.pop("GITHUB_ACTIONS", None)  # where GitHub runs the tests, commands in them print for them and not for it

# An example may wait for pandoc or for a busy machine; slowness is no failure.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

# What uses one of these takes long, if only because a browser starts or every edition is built.
SLOW_FIXTURES = {"browser", "real"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite`` for the expected files of tests/fixtures/, ``--faults`` for the full number of faults."""
    parser.addoption("--faults", action="store_true", help="try faults as often as `make faults` does")
    parser.addoption("--rewrite", action="store_true", help="write what the writers make of tests/fixtures/*.md today")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what needs a slow fixture."""
    for item in items:
        if SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


@pytest.fixture(autouse=True)
def own_vocabulary() -> Iterator[None]:
    """The languages and units that a test puts in hand are its own."""
    with restored():
        yield


@pytest.fixture(scope="session", autouse=True)
def typefaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Books that are built in the processes of a run have typefaces that were cut once."""
    with cut_once(shared(tmp_path_factory)):
        yield


@pytest.fixture(scope="session")
def built_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The tiny book, built once; to be copied, not changed."""
    return Book(once(tmp_path_factory, "book", _build_book))


def _build_book(folder: Path) -> None:
    with no_analysis():
        outcome = Book.new(folder).build()
    assert outcome.exit == 0, outcome.printed


@pytest.fixture
def book(built_book: Book, tmp_path: Path) -> Iterator[Book]:
    """A fresh copy of the tiny book, built, for the test to change."""
    with no_analysis():
        yield built_book.copy(tmp_path / "book")
        assert "figures" not in sys.modules, "the analysis was imported in the process of the test"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once in each process of tests."""
    from tests.browser import running_browser

    yield from running_browser()
