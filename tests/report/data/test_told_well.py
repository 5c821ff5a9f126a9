"""What is wrong with data is told once, with the cure that helps, and without a word of Python."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from report.diagnostics import Diagnostic
from tests.book import Book


def changed(book: Book, old: str, new: str) -> list[Diagnostic]:
    book.edit("data/streets.csv", old, new)
    return book.check()


def test_a_table_with_semicolons_is_told_so_once(book: Book) -> None:
    book.write("data/streets.csv", book.read("data/streets.csv").replace(",", ";"))
    (problem,) = book.check()
    assert (problem.code, problem.message) == ("D05", "the cells are parted by semicolons, not by commas")
    assert "accept" not in problem.hint


def test_changed_ends_of_lines_are_told_as_such_and_never_accepted(book: Book) -> None:
    book.write("data/streets.csv", book.read("data/streets.csv").replace("\n", "\r\n"))
    (problem,) = book.check()
    assert problem.code == "D02" and "only the ends of its lines" in problem.message
    assert "autocrlf" in problem.hint and "accept" not in problem.hint
    before = book.read("data/datapackage.json")
    assert book.run("data", "accept", "--message", "x").exit == 1 and book.read("data/datapackage.json") == before


def test_a_broken_table_is_not_to_be_accepted(book: Book) -> None:
    """That it has another checksum is told when nothing else is wrong with it any more."""
    assert [p.code for p in changed(book, "1200", "long")] == ["D06"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "=HYPERLINK(0)", "@SUM(A1)", "+A1", "-2+3", "+cmd|' /C calc'!A0", "=A1", "-SUM(1)", "= A1"]
)
def test_a_text_that_a_spreadsheet_would_run_is_refused(cell: str, book: Book) -> None:
    book.edit_data("data/streets.csv", "Egevej", cell)
    assert "would be run by a spreadsheet" in next(p.message for p in book.check() if p.code == "D07")


@pytest.mark.parametrize(
    "cell", ["- Egevej", "+0.3 on average", "-1.8 as printed", "= 2. half", "@town", "+45 12 34 56"]
)
def test_a_text_that_only_begins_with_such_a_sign_is_published(cell: str, book: Book) -> None:
    book.edit_data("data/streets.csv", "Egevej", cell)
    assert not any(p.code.startswith("D") for p in book.check())


def test_a_range_of_pages_that_goes_backwards_is_named(book: Book) -> None:
    book.edit_data("data/trees.csv", "oak,2020,31,5-6", "oak,2020,31,9-6")
    assert "the range of pages '9-6' goes backwards" in [p.message for p in book.check() if p.code == "D07"]


def test_what_a_resource_lacks_is_said_with_an_example(book: Book) -> None:
    package: Any = json.loads(book.read("data/datapackage.json"))
    for key in ("title", "titles", "licenses", "origin"):
        del package["resources"][0][key]
    book.write("data/datapackage.json", json.dumps(package, indent=2))
    hints = [p.hint for p in book.check() if p.code == "D10"]
    assert len(hints) == 4 and all('": ' in hint for hint in hints)


def test_where_the_configuration_names_no_language_nothing_is_said_of_the_data(book: Book) -> None:
    shutil.rmtree(book.root / ".cache")
    book.write("_quarto.yml", "projekt:\n  x\n")
    assert {problem.code[0] for problem in book.check()} == {"C"}
