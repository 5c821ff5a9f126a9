"""What earlier builds cached is shown with what it depended on."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from tests.book import Book

STREETS = "chapters/trees/02-streets.da.qmd"


def test_every_kind_is_listed_with_its_size(book: Book) -> None:
    first, *lines = book.run("cache").printed.splitlines()
    assert re.fullmatch(r"\.cache: [\d.]+ MB of at most 256 MB", first)
    kinds = {line.split()[0]: int(line.split()[1]) for line in lines}
    assert {"bodies": 4, "chapters": 4, "cells": 2, "values": 1, "data": 1}.items() <= kinds.items()


def test_a_record_names_every_dependency_and_what_has_changed(book: Book) -> None:
    def record() -> list[str]:
        lines = book.run("cache", f"trees {STREETS}").printed.splitlines()
        of_tree = dropwhile(lambda line: not line.startswith("trees: "), lines)  # other kinds have it in their names
        return [next(of_tree), *takewhile(lambda line: line.startswith(" "), of_tree)]

    head, *lines = record()
    assert re.fullmatch(rf"trees: {re.escape(STREETS)} \(\d+ bytes\)", head)
    assert {line.split()[1] for line in lines} == {STREETS, "generator", "packages", "python", "project:languages"}
    assert not [line for line in lines if "changed since" in line]
    book.append(STREETS, "Et ord mere.")
    assert [line.split()[1] for line in record() if "changed since" in line] == [STREETS]


def test_what_is_not_cached_is_said_not_to_be(book: Book) -> None:
    assert book.run("cache", "no such thing").printed == "Nothing cached has 'no such thing'.\n"
