"""A cache that was kept elsewhere is warm in a fresh clone, as on machines that build for a forge.

There every file has other times, and the project lies in another folder.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.book import Book


def as_in_a_new_clone(book: Book, root: Path) -> Book:
    """The sources of `book` in another folder, with the times of now, and its cache as an archive gives it back."""
    clone = Book.new(root)
    for path in clone.root.rglob("*"):
        os.utime(path)
    shutil.copytree(book.root / ".cache", root / ".cache", copy_function=shutil.copyfile)
    return clone


def reused(printed: str) -> str:
    return printed.partition("; reused ")[2].partition("\n")[0]


def test_every_result_is_used_again(book: Book, tmp_path: Path) -> None:
    clone = as_in_a_new_clone(book, tmp_path / "somewhere/else")
    outcome = clone.build()
    assert outcome.exit == 0, outcome.printed
    assert reused(outcome.printed) == "3 of 3 sets of results, 4 of 4 chapters"
    assert clone.site()[1] == book.site()[1]


def test_only_what_changed_is_computed(book: Book, tmp_path: Path) -> None:
    clone = as_in_a_new_clone(book, tmp_path / "clone")
    for language, old, new in (("da", "Talt om sommeren", "Talt om vinteren"), ("en", "in summer", "in winter")):
        clone.edit(f"chapters/trees/01-growth.{language}.qmd", old, new)
    outcome = clone.run("check")
    assert {problem.code for problem in outcome.problems} == {"P05"}
    assert clone.run("pairs", "accept").exit == 0
    assert reused(clone.build().printed) == "3 of 3 sets of results, 4 of 4 chapters"  # the check read what changed
