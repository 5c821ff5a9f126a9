"""How far each chapter has come, in a table and for machines, and what a release would refuse."""

from __future__ import annotations

import json

import pytest

from tests.book import Book

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"


def columns(printed: str) -> dict[tuple[str, str], list[str]]:
    """The numbers of each chapter and language."""
    rows = [line.split() for line in printed.splitlines() if line.startswith("  0") and "." not in line.split()[0]]
    return {(row[0], row[1]): row[2:] for row in rows}


def test_a_book_that_is_done_has_nothing_left(book: Book) -> None:
    told = book.run("progress")
    assert told.exit == 0 and "Nothing is left to do, to translate or to approve." in told.printed
    assert {tuple(row[-5:]) for row in columns(told.printed).values()} == {("0",) * 5}


@pytest.fixture
def unfinished(book: Book) -> Book:
    """The book with what is left to do: one thing of each kind, and an error."""
    book.edit(DA, "Talt om sommeren.", "Talt om vinteren.")
    book.append("chapters/trees/02-streets.da.qmd", "Kun på dansk, med 7 træer.")
    book.append(EN, "<!-- TODO: more -->")
    book.edit("_quarto.yml", "subtitle: A count", "subtitle: A count ???")
    return book


def test_what_is_left_is_counted_where_it_is_to_be_done(unfinished: Book) -> None:
    told = unfinished.run("progress")
    assert told.exit == 0 and told.problems == []
    assert {key: row[-5:] for key, row in columns(told.printed).items()} == {
        ("01-growth", "da"): ["0", "0", "0", "0", "0"],
        ("01-growth", "en"): ["0", "1", "1", "0", "0"],
        ("02-streets", "da"): ["0", "0", "0", "2", "0"],
        ("02-streets", "en"): ["1", "0", "0", "0", "0"],
    }
    assert f"{EN}:{unfinished.line(EN, 'TODO')}  TODO: more" in told.printed
    left = "2 to-dos, 1 not yet translated, 1 not approved, 1 problem that ./build.py check tells"
    assert f"A release would be refused: {left}." in told.printed


def test_beside_an_error_it_does_not_say_that_nothing_is_left(book: Book) -> None:
    (book.root / DA).write_bytes(book.read(DA).encode("latin-1"))
    told = book.run("progress").printed
    assert "Nothing is left" not in told and "A release would be refused: 1 problem that" in told


def test_machines_are_told_the_same(unfinished: Book) -> None:
    known = json.loads(unfinished.run("progress", "--json").printed.partition("\n  0.")[0])
    assert known["total"] | {"words": 0, "markup": 0} == {
        "words": 0, "markup": 0, "untranslated": 1, "unapproved": 1, "todos": 1, "errors": 2, "warnings": 0,
    }  # fmt: skip
    assert known["total"]["words"] == sum(one["words"] for one in known["chapters"])
    assert [one["code"] for one in known["refused"]] == ["P20", "P05", "P20", "P02"]
    (english,) = (one for one in known["chapters"] if one["file"] == "chapters/trees/02-streets.en.qmd")
    assert english["untranslated"][0]["file"] == "chapters/trees/02-streets.da.qmd"
