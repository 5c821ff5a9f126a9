"""Every printed value is listed: what each language prints, where, and where the value is from."""

from __future__ import annotations

import json

import pytest

from report.command.cli import main
from tests.book import Book

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"


def test_a_value_is_listed_with_texts_places_operands_and_origin(book: Book) -> None:
    outcome = book.run("numbers", "trees.more")
    assert outcome.exit == 0, outcome.printed
    line = book.line(DA, 'value("trees.more")')
    shown = outcome.printed
    assert f"({DA}:{line})" in shown and f"({EN}:" in shown
    assert "computed: difference of trees.last = " in shown and "trees.first = " in shown
    assert "from trees " in shown


def test_the_cells_of_tables_are_values_too(book: Book) -> None:
    outcome = book.run("numbers")
    assert "tbl-streets.1.2" in outcome.printed
    assert "fig-growth.1.2" in outcome.printed
    assert "registered ones are not" in outcome.printed


def test_a_value_that_is_never_printed_is_found_by_its_name(book: Book) -> None:
    outcome = book.run("numbers", "trees.first")
    assert outcome.exit == 0
    assert "printed nowhere" in outcome.printed
    assert "trees.first" not in [line for line in book.run("numbers").printed.splitlines() if not line.startswith(" ")]


def test_an_unknown_name_is_a_matter_of_usage_with_the_nearest(book: Book) -> None:
    outcome = book.run("numbers", "trees.lst")
    assert outcome.exit == 2
    assert "trees.last" in outcome.printed


def test_a_selection_limits_languages_and_chapters(book: Book) -> None:
    assert EN not in book.run("numbers", "--language", "da").printed
    assert "trees.last" not in book.run("numbers", "--chapter", "02-streets").printed


def test_machines_are_told_the_same(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["numbers", "trees.more", "--json"], book.root) == 0
    [value] = json.loads(capsys.readouterr().out)
    assert value["name"] == "trees.more"
    assert {p["language"] for p in value["printed"]} == {"da", "en"}
    assert value["computation"]["does"] == "difference"
    assert [o["name"] for o in value["computation"]["of"]] == ["trees.last", "trees.first"]
    assert {o["table"] for o in value["origins"]} == {"trees"}
