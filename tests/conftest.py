"""Fixtures that several folders of tests share, which tests count as slow, and in which order files are tried."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from report.language.vocabulary import restored
from tests.book import Book, no_analysis
from tests.generator import known_generator
from tests.once import once, shared
from tests.processes import forked_processes
from tests.typefaces import cut_once
from tests.units import use_units

if TYPE_CHECKING:
    from playwright.sync_api import Browser

gc.disable()  # until all tests are collected, as nearly all that is made until then lives to the end
# What jsonschema checks the format `iri` with, which no test asks it for, compiles forty grammars when it is imported.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
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


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, as many a test waits: for a process of its own, a browser or a clock."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark as slow what needs a slow fixture, and begin with the files in which something is slow.

    So no process is left alone with a long file at the end.  What is marked ``faults`` needs ``--faults``.
    """
    for item in items:
        if SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")
    if not config.getoption("--faults"):
        left_out = [item for item in items if item.get_closest_marker("faults")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("faults")]
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """What was loaded and collected is looked through once, and not again whenever a test has left something."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def own_vocabulary() -> Iterator[None]:
    """The languages and units that a test puts in hand are its own."""
    with restored():
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Builds in the process of a test have what is the same for all of them: typefaces, processes and the generator."""
    with cut_once(shared(tmp_path_factory)), forked_processes(), known_generator():
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
