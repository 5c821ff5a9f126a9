"""The tiny book with a history, a version and every pair approved, and what the command makes of it."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.book import Book, no_analysis

CONFIG = "_quarto.yml"
IMPRINT = """imprint:
  year: 2031
  licence: {da: CC BY 4.0, en: CC BY 4.0}
  licence-address: https://creativecommons.org/licenses/by/4.0/
  versions:
    - {version: "1.0.0", date: 2031-05-17, changes: {da: Første udgave., en: First edition.}}

limits:
"""
# What stands in for the tool where it is not installed: a bill of nothing, in its format.
BILL = '#!/bin/sh\necho \'{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}\'\n'


def git(book: Book, *arguments: str) -> str:
    """What git answers in the folder of `book`."""
    who = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=book.root, check=True, capture_output=True, text=True)
    return done.stdout


def commit(book: Book) -> None:
    """Make a revision of the book as it is."""
    git(book, "add", "--all")
    git(book, "commit", "-qm", "as it is")


@pytest.fixture(scope="module", autouse=True)
def tool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """There is something that writes a bill of materials, whatever is installed."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "cyclonedx-py"
    program.write_text(BILL)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        yield


@pytest.fixture(scope="module")
def ready(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The book as it can be released; to be copied, not changed."""
    with no_analysis():
        book = built_book.copy(tmp_path_factory.mktemp("ready") / "book")
        book.write(".gitignore", ".cache/\n_site\n.builds/\n_releases/\n__pycache__/\n")
        book.edit(CONFIG, "limits:\n", IMPRINT)
        accepted = book.run("pairs", "accept", "--all")
        assert accepted.exit == 0, accepted.printed
        git(book, "init", "-q")
        commit(book)
        yield book


@pytest.fixture(scope="module")
def released(ready: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, Path]]:
    """A copy of it, and the folder of its first release; neither is to be changed."""
    with no_analysis():
        book = ready.copy(tmp_path_factory.mktemp("released") / "book")
        outcome = book.run("release", "1.0.0")
        assert outcome.exit == 0, outcome.printed
        yield book, book.root / "_releases" / "trees-1.0.0"
