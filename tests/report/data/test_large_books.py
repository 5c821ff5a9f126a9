"""A book with a table in Parquet: its values with their origins, what runs again, and what is published."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from report.cache.store import Store
from report.data.large import answers
from report.data.large.table import LargeTable
from report.verify.numbers import AGAIN, UNREAD
from tests.book import PACKAGE, Book, no_analysis
from tests.parquet import write_parquet
from tests.report.verify.sites import replace, seal, verified

TABLE, ROWS = "data/registrations.parquet", 300
COLUMNS = {"id": "VARCHAR", "street": "VARCHAR", "year": "INTEGER", "trees": "BIGINT"}
KINDS = {"year": "integer", "trees": "integer"}
CODE = """
from report.author import Column, Row, Table, Text, data

def registered(key):
    column = Column(Text(da="Gade", en="Street"), numeric=False), Column(Text(da="Træer", en="Trees"))
    row = data("registrations").one(id=key)
    return Table(column, (Row((Text.same(row.string("street")), row.value("trees"))),))
"""
CELL = '#| label: tbl-registered-{}\n#| tbl-cap: "{}"\nfrom figures.registered import registered\nregistered("{}")'
VALUES = """
from report.author import data, values

@values("registered")
def registered_values():
    table = data("registrations")
    return {
        "one": table.one(id="r5").value("trees"),
        "count": table.count(street="oak"),
        "sum": table.total("trees", year=2019),
    }
"""
SUM = sum(at % 7 for at in range(ROWS) if 2015 + at % 5 == 2019)
DA, EN = "da/byens-traeer", "en/trees-of-the-town"
PAGES = (f"{DA}/vaekst.html", f"{DA}/gader.html", f"{EN}/growth.html", f"{EN}/streets.html")
FIRST, SECOND = "chapters/trees/01-growth", "chapters/trees/02-streets"


def rows(**changed: str) -> list[tuple[str, str, str, str]]:
    """The rows of the table, of which some have `changed` numbers of trees by key."""
    keys = ((f"r{at}", at) for at in range(ROWS))
    return [(key, ("oak", "linden")[at % 2], str(2015 + at % 5), changed.get(key, str(at % 7))) for key, at in keys]


def write(book: Book, given: list[tuple[str, str, str, str]]) -> None:
    write_parquet(book.root / TABLE, COLUMNS, given)
    book.accept_data()


@pytest.fixture(scope="module")
def built_large(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The tiny book with a table in Parquet, built once: each chapter prints a row of it, and the first has values."""
    book = built_book.copy(tmp_path_factory.mktemp("large") / "book")
    describe(book)
    write(book, rows())
    book.write("figures/registered.py", CODE)
    book.write("figures/registered_values.py", VALUES)
    book.write("figures/__init__.py", book.read("figures/__init__.py") + "from figures import registered_values\n")
    printed = " ".join(f'`{{python}} value("registered.{name}")`' for name in ("one", "count", "sum"))
    for language, caption in (("da", "Registrerede træer"), ("en", "Registered trees")):
        for at, (chapter, key) in enumerate(((FIRST, "r7"), (SECOND, "r250"))):
            book.append(f"{chapter}.{language}.qmd", f"```{{python}}\n{CELL.format(at, caption, key)}\n```")
        book.append(f"{FIRST}.{language}.qmd", printed)
    with no_analysis():
        assert book.run("pairs", "accept").exit == 0
        outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    return book


@pytest.fixture
def large(built_large: Book, tmp_path: Path) -> Iterator[Book]:
    """A copy of that book, for the test to change."""
    with no_analysis():
        yield built_large.copy(tmp_path / "book")


def describe(book: Book) -> None:
    """Describe the table in the data package of `book`."""
    package: Any = json.loads(book.read(PACKAGE))
    like = next(one for one in package["resources"] if one["name"] == "streets")
    titles = {"da": "Registreringer", "en": "Registrations"}
    fields = [
        {"name": n, "titles": {"da": n.title(), "en": n.title()}, "type": KINDS.get(n, "string"), "unit": "count"}
        for n in COLUMNS
    ]
    keys = [{"fields": "street", "reference": {"resource": "streets", "fields": "code"}}]
    schema = {"fields": fields, "primaryKey": "id", "foreignKeys": keys}
    described = {"name": "registrations", "path": Path(TABLE).name, "titles": titles, "schema": schema}
    described |= {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    package["resources"].append(like | described)
    book.write(PACKAGE, json.dumps(package))


def made(book: Book, kind: str = "cells") -> dict[str, float]:
    """When the results of each chapter's cells were made, by the file that they stand in."""
    return {r.name.split(" ")[0]: r.made for r, _ in Store(book.root / ".cache").records(kind)}


def again(book: Book, before: dict[str, float], kind: str = "cells") -> set[str]:
    """The chapters whose cells have run since."""
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    return {name for name, then in made(book, kind).items() if then != before.get(name)}


def test_a_row_that_changes_runs_again_exactly_what_prints_it(large: Book) -> None:
    before, (_, pages) = made(large), large.site()
    write(large, rows(r7="41"))
    assert again(large, before) == {f"{FIRST}.da.qmd"}
    _, now = large.site()
    assert {name for name in PAGES if now[name] != pages[name]} == {f"{DA}/vaekst.html", f"{EN}/growth.html"}
    before = made(large)
    write(large, rows(r7="41", r99="40"))  # which nothing prints
    assert again(large, before) == set()
    write(large, [*rows(r7="41", r99="40")[::-1], ("r300", "oak", "2019", "1")])  # in another order, with one more
    assert again(large, before) == set()


def test_answers_are_kept_while_the_file_is_the_same(large: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    large.edit(f"{FIRST}.en.qmd", "There were fewer", "There were less")
    large.run("pairs", "accept")
    monkeypatch.setattr(LargeTable, "digest", None)  # what is asked again fails
    outcome = large.build()
    assert outcome.exit == 0 and "3 of 3 sets of results" in outcome.printed, outcome.printed


def test_without_the_library_the_cure_is_told(large: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    problem, *others = large.check()
    assert (problem.code, problem.file) == ("D16", TABLE) and "[large]" in problem.hint
    assert not others


def test_a_cell_that_would_hold_too_much_is_told_where_it_asks(large: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST", 10)
    line = large.add_cell(FIRST, 'from report.author import data\nrows = list(data("registrations"))')
    (problem,) = [p for p in large.check() if p.code == "X01"]
    assert (problem.line, problem.file) == (line + 1, f"{FIRST}.da.qmd")
    assert "all rows are more than 10, of 300; choose by more columns" in problem.message


def test_values_say_where_they_come_from_and_are_verified(
    large: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "copy"
    shutil.copytree((large.root / "_site").resolve(), site)
    assert (site / TABLE).read_bytes() == (large.root / TABLE).read_bytes()
    records = {v["id"]: v for v in json.loads((site / EN / "values.json").read_text("utf-8"))["values"]}
    origin = records["registered.one"]["origins"][0]
    assert (origin["table"], origin["key"], origin["source"]) == ("registrations", "r5", "grove2020")
    told = json.loads(verified(site, "--json").printed)
    assert told["passed"] and told["compared"][AGAIN] == 2 * len(records)
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "duckdb", None)
        told = json.loads(verified(site, "--json").printed)
        assert told["passed"] and told["compared"][UNREAD] == 2 * sum("registered" in name for name in records)
    replace(site / EN / "values.json", f'"number":"{SUM}"', f'"number":"{SUM + 1}"')
    seal(site)
    assert any(p.code == "B13" and f"gives '{SUM}'" in p.message for p in verified(site).problems)


def test_values_are_computed_again_where_an_answer_has_changed(large: Book) -> None:
    before = made(large, "values")
    write(large, rows(r6="40"))  # of 2016: only the sum of 2019 is asked for
    assert again(large, before, "values") == set()
    write(large, rows(r4="40"))  # of 2019
    assert again(large, before, "values") == {"all"}


def test_the_commands_of_the_data_know_it(large: Book) -> None:
    assert "3 tables, 306 rows" in large.run("data").printed
    write_parquet(large.root / TABLE, COLUMNS, rows(r7="41"))
    assert [p.code for p in large.check()] == ["D02"]
    assert "accepted registrations" in large.run("data", "accept", "--message", "Counted again").printed
    assert [p.code for p in large.check()] == []
    assert large.run("new", "figure", "growing", "--data", "registrations", "--chapter", "01-growth").exit == 2
