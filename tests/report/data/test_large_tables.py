"""A table in Parquet answers what a CSV file of the same rows does, and records what it was asked and no more."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from report.data.access import data, using
from report.data.large import answers, engine
from report.data.large.answers import TooMany
from report.data.large.questions import Question, parted
from report.data.large.table import LargeTable
from report.data.opened import recording
from report.data.package import Package, load
from report.data.record import Record
from report.data.table import DataTable
from tests.report.data.test_large_checks import field, packed

FIELDS = [
    field("id", "string"),
    field("year", "integer"),
    field("share", "number"),
    field("real", "number"),
    field("open", "boolean"),
    field("day", "date"),
    field("month", "yearmonth"),
    field("page", "string"),
]
TYPED = {"year": "SMALLINT", "share": "DECIMAL(9, 2)", "real": "DOUBLE", "open": "BOOLEAN", "day": "DATE"}
ROWS = [
    ("a", "2019", "0.5", "0.1", "true", "2020-01-31", "2020-01", "3"),
    ("b|c", "2019", "1.25", "", "false", "2020-02-01", "", "4-5"),
    ("it's", "2020", "-7", "12345678.5", "", "", "2020-01", ""),
    ("d", "", "0.5", "1", "true", "2020-01-31", "2019-12", "3"),
]
ASKED: list[dict[str, Any]] = [
    {},
    {"id": "a"},
    {"id": "b|c", "year": 2019},
    {"id": "it's"},
    {"year": 2019},
    {"year": Decimal("2019.0"), "open": True},
    {"year": None},
    {"year": "2019"},
    {"year": Decimal("2019.5")},
    {"share": Decimal("0.50")},
    {"share": Decimal("0.501")},
    {"real": Decimal("0.1")},
    {"real": 1},
    {"open": False},
    {"day": date(2020, 1, 31), "month": "2020-01"},
    {"month": None},
    {"page": "3"},
    {"id": 5},
]


def package_of(folder: Path, types: dict[str, str]) -> Package:
    schema = {"fields": FIELDS, "primaryKey": ["id", "page"], "types": types}
    packed(folder, {"large": ("large.parquet", ROWS, schema), "small": ("small.csv", ROWS, schema)})
    return load(folder)


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return package_of(tmp_path_factory.mktemp("typed"), TYPED)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return package_of(tmp_path_factory.mktemp("a folder [with] signs*?"), {})


def cells(rows: tuple[Record, ...]) -> list[dict[str, Any]]:
    return [row.cells for row in rows]


@pytest.fixture(params=["typed", "texts"])
def both(request: pytest.FixtureRequest) -> tuple[DataTable, DataTable]:
    package: Package = request.getfixturevalue(request.param)
    return package.table("large"), package.table("small")


@pytest.mark.parametrize("where", ASKED, ids=str)
def test_rows_and_counts_are_those_of_csv(where: dict[str, Any], both: tuple[DataTable, DataTable]) -> None:
    large, small = both
    assert cells(large.where(**where)) == cells(small.where(**where))
    assert large.count(**where).number == small.count(**where).number
    assert [(r.key, r.origin.page) for r in large.where(**where)] == [
        (r.key, r.origin.page) for r in small.where(**where)
    ]


def test_rows_are_found_by_their_key_and_say_where_they_stand(both: tuple[DataTable, DataTable]) -> None:
    large, small = both
    for row in small:
        found = large.with_key(row.key)
        assert (found.cells, found.origin.page, found.table) == (row.cells, row.origin.page, large)
        origin = found.value("share").origins[0]
        assert (origin.resource, replace(origin, resource="small")) == ("large", row.value("share").origins[0])
    with pytest.raises(LookupError, match="no row with the key 'e"):
        large.with_key("e|3")
    assert large.frame(year=2019).equals(small.frame(year=2019)) and len(large) == large.size == len(ROWS)


def test_groups_are_counted_and_added_up_as_in_csv(typed: Package) -> None:
    large, small = typed.table("large"), typed.table("small")

    def numbers(of: Callable[[DataTable], Any]) -> None:
        assert of(large) == of(small)

    for by in (("year",), ("open", "month"), ("day",)):
        numbers(lambda table, by=by: [(group, value.number) for group, value in table.counts(*by).items()])
        numbers(lambda table, by=by: [(g, v.number) for g, v in table.totals("share", *by, page="3").items()])
    numbers(lambda table: (table.total("share").number, table.total("year", id="none").number))
    assert large.total("share", year=2019).unit == "count" and large.total("share").computed
    with pytest.raises(TypeError, match="stored as DOUBLE, which cannot be added up exactly"):
        large.total("real")


def test_a_question_can_be_asked_again_from_its_text() -> None:
    for where in ASKED:
        question = Question("rows", tuple(sorted(where.items())), "share", ("year",))
        assert Question.of(question.text) == question
    assert parted(Question("rows").dependency("t").removeprefix("data:")) == ("t", '{"does": "rows"}')
    for nothing in ("", "[]", '{"does": "rows", "where": [1]}', '{"where": []}'):
        with pytest.raises(ValueError, match=r"asks nothing|Expecting value"):
            Question.of(nothing)


def test_what_is_asked_is_recorded_and_no_more(typed: Package) -> None:
    with using(typed), recording() as opened:
        table = data("large")
        assert (opened.tables, opened.whole, opened.answers) == (["large"], [], {})
        row = table.one(id="a")
        asked = dict(opened.answers)
    assert list(asked) == ['data:large?{"does": "rows", "where": [["id", "a"]]}']
    with recording() as later:
        assert row["year"] == 2019
    assert later.answers == asked
    assert {name: typed.digest(name.removeprefix("data:")) for name in asked} == asked


def test_a_digest_changes_with_what_was_answered_alone(tmp_path: Path, typed: Package) -> None:
    def digests(rows: list[tuple[str, ...]], types: dict[str, str] = TYPED) -> list[str]:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        schema = {"fields": FIELDS, "primaryKey": ["id", "page"], "types": types}
        packed(folder, {"large": ("large.parquet", rows, schema)})
        table = load(folder).table("large")
        assert isinstance(table, LargeTable)
        return [table.digest(question.text) for question in (first, count, total)]

    first, count = Question("rows", (("id", "a"),)), Question("number", (("year", 2019),))
    total = Question("total", (("open", True),), "share")
    before = digests(ROWS)
    assert all(before) and digests([*ROWS[::-1]]) == before
    assert digests(ROWS, {**TYPED, "year": "BIGINT"}) == before
    assert [a == b for a, b in zip(digests([("a", "2019", "0.6", *ROWS[0][3:]), *ROWS[1:]]), before, strict=True)] == [
        False,
        True,
        False,
    ]
    table = typed.table("large")
    gone = Question("rows", (("nothing", 1),)).text
    assert [table.digest(question) for question in (gone, "{}")] == ["", ""] and typed.digest(f"none?{gone}") == ""


def test_more_rows_than_a_cell_should_hold_are_refused(typed: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST", 1)
    table = LargeTable(
        "large", typed.tables["large"].fields, large_file(typed), typed.tables["large"].origin, folder=folder_of(typed)
    )
    assert len(table.where(id="a")) == 1 and table.count(year=2019).number == 2
    for ask in (lambda: table.where(year=2019), lambda: list(table), lambda: table.counts("year")):
        with pytest.raises(TooMany, match="more than 1, of 4; choose by more columns"):
            ask()


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted by Linux")
def test_who_answers_starts_no_thread_that_a_fork_would_lose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_answering", {})
    threads = Path("/proc/self/task")
    before = len(list(threads.iterdir()))
    assert engine.answering().rows("SELECT 1") == [(1,)]
    assert len(list(threads.iterdir())) == before


def large_file(package: Package) -> answers.LargeFile:
    table = package.tables["large"]
    assert isinstance(table, LargeTable)
    return table.answers.file


def folder_of(package: Package) -> Path:
    table = package.tables["large"]
    assert isinstance(table, LargeTable)
    return table.answers.folder
