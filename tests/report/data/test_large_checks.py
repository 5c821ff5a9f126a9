"""A table in Parquet has the problems that a CSV file of the same rows has: the same codes, rows and words."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.data.package import checksum, load
from report.diagnostics import Diagnostics
from tests.parquet import write_parquet

FEW = settings(max_examples=6, deadline=None)
TEXT = "VARCHAR"
Rows = Sequence[Sequence[str]]


def field(name: str, kind: str, **constraints: object) -> dict[str, object]:
    unit = {"unit": "count"} if kind in ("integer", "number") else {}
    return {"name": name, "type": kind, "constraints": constraints, **unit}


# The columns of a table, and cells that each of them may have, sound ones before others.
COLUMNS: list[tuple[dict[str, object], list[str]]] = [
    (field("id", "string", required=True), ["a", "b", "c", "d|e", "it's", "", "=A1", "a\x07"]),
    (field("code", "string", pattern="area-[0-9]+"), ["area-1", "area-22", "", "area-", "Area-1", "area-1\\"]),
    (field("seen", "string", pattern=r"\w+"), ["æ", "ß1", "", "a b", "-"]),
    (field("year", "integer", minimum=2000, maximum=2020), ["2000", "+2020", "", "02010", "1999", "2021", "2e3", " 1"]),
    (
        field("share", "number", minimum=0.5, unique=True),
        ["0.5", "0.50", "1", "", "0.49", "nan", "1e1", "-3.25", "1_0"],
    ),
    (field("open", "boolean", enum=[True]), ["true", "", "false", "True", "1"]),
    (field("day", "date", maximum="2020-06-30"), ["2020-06-30", "", "2020-07-01", "2020-02-30", "0000-01-01", "x"]),
    (field("month", "yearmonth"), ["2020-12", "", "2020-13", "2020-1"]),
    (field("kind", "string", enum=["oak", "ash"]), ["oak", "ash", "", "elm", "+1-2"]),
    (field("item", "string"), ["table-2", "", "nothing-at-all"]),
    (field("page", "string"), ["12", "12-14", "", "14-12", "x"]),
]
# The same of columns that are stored in types of their own, where no cell can be of another.
TYPED: list[tuple[dict[str, object], str, list[str]]] = [
    (field("id", "integer", required=True), "BIGINT", ["1", "2", "3", "-4", ""]),
    (field("small", "number", minimum=2), "TINYINT", ["1", "2", "3", ""]),
    (field("sum", "number", maximum=2.5, unique=True), "DECIMAL(9, 1)", ["2.5", "2.6", "0.1", "-7.5", ""]),
    (field("real", "number", minimum=0.1), "DOUBLE", ["0.1", "0.01", "0.0000001", "12345.5", "1000000000000000000000"]),
    (field("open", "boolean", enum=[True]), "BOOLEAN", ["true", "false", ""]),
    (field("day", "date", minimum="2020-01-01"), "DATE", ["2020-01-01", "2019-12-31", "0001-01-01", ""]),
    (field("kind", "string", enum=["oak"]), TEXT, ["oak", "elm", ""]),
]


def resource(name: str, path: str, content: bytes, fields: Sequence[object], **schema: object) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "hash": checksum(content),
        "title": name,
        "titles": {"en": name},
        "licenses": [{"name": "CC0-1.0"}],
        "origin": {"source": "grove2020"},
        "schema": {"fields": fields, **schema},
    }


def packed(folder: Path, tables: dict[str, tuple[str, Rows, dict[str, Any]]]) -> None:
    """Put a package into `folder`: of each table its file, its rows and its schema with the types for Parquet."""
    resources = []
    for name, (file, rows, schema) in tables.items():
        fields, types = schema["fields"], schema.get("types", {})
        path = folder / file
        if file.endswith(".csv"):
            with path.open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out, lineterminator="\n")
                writer.writerows([[f["name"] for f in fields], *rows])
        else:
            write_parquet(path, {f["name"]: types.get(f["name"], TEXT) for f in fields}, rows)
        keys = {key: schema[key] for key in ("primaryKey", "foreignKeys") if key in schema}
        resources.append(resource(name, file, path.read_bytes(), fields, **keys))
    described = {"version": "1.0.0", "sources": [{"key": "grove2020"}], "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    (folder / "CHANGELOG.md").write_text("## 1.0.0\n", encoding="utf-8")


def told(tables: dict[str, tuple[str, Rows, dict[str, Any]]]) -> list[tuple[str, int, str]]:
    """The problems of a package: code, number of the row and words."""
    found = Diagnostics()
    with TemporaryDirectory() as folder:
        packed(Path(folder), tables)
        load(Path(folder), found)
    return sorted((p.code, *_row(p.file.endswith(".csv"), p.line, p.message)) for p in found)


def _row(in_csv: bool, line: int, message: str) -> tuple[int, str]:
    """The row and the message about it, as of Parquet: in a CSV file the header is the first line."""
    if not in_csv:
        return line, message
    return line - 1, re.sub(r"in line (\d+)$", lambda found: f"in row {int(found[1]) - 1}", message)


def same(rows: Rows, schema: dict[str, Any]) -> list[tuple[str, int, str]]:
    """The problems of a table, which are the same in both formats."""
    problems = told({"t": ("t.parquet", rows, schema)})
    assert problems == told({"t": ("t.csv", rows, schema)})
    return problems


def faulty(columns: Sequence[Sequence[str]]) -> st.SearchStrategy[list[tuple[str, ...]]]:
    """Rows of which most cells are sound."""
    return st.lists(
        st.tuples(*(st.one_of(st.just(cells[0]), st.sampled_from(cells)) for cells in columns)), max_size=30
    )


@FEW
@given(faulty([cells for _, cells in COLUMNS]), st.sampled_from([["id"], ["id", "year"], ["share", "day"]]))
def test_texts_are_judged_as_in_csv(rows: Rows, key: list[str]) -> None:
    same(rows, {"fields": [column for column, _ in COLUMNS], "primaryKey": key})


@FEW
@given(faulty([cells for _, _, cells in TYPED]), st.sampled_from([["id"], ["day", "open"], ["real"]]))
def test_stored_types_are_judged_as_in_csv(rows: Rows, key: list[str]) -> None:
    types = {str(column["name"]): stored for column, stored, _ in TYPED}
    same(rows, {"fields": [column for column, _, _ in TYPED], "primaryKey": key, "types": types})


@pytest.mark.parametrize(
    "column, cells", [(column, cells) for column, cells in COLUMNS], ids=[str(c["name"]) for c, _ in COLUMNS]
)
def test_every_check_finds_something_in_both(column: dict[str, object], cells: list[str]) -> None:
    rows = [(str(at), cell) for at, cell in enumerate(cells)]
    assert same(rows, {"fields": [field("key", "string"), column], "primaryKey": "key"})


KEYED = [field("code", "string"), field("n", "integer"), field("x", "number"), field("day", "date")]
TYPES = {"n": "INTEGER", "x": "DECIMAL(9, 2)", "day": "DATE"}
CELLS = [["a", "b", "n1", ""], ["1", "2", "10", ""], ["1", "0.5", "10", ""], ["2020-01-01", "2020-01-02"]]


@FEW
@given(faulty(CELLS), faulty(CELLS), st.sampled_from([(["code"], ["code"]), (["n"], ["x"]), (["n", "day"],) * 2]))
def test_foreign_keys_between_both_formats(own: Rows, others: Rows, key: tuple[list[str], list[str]]) -> None:
    points = [{"fields": key[0], "reference": {"resource": "b", "fields": key[1]}}]
    schema = {"fields": KEYED, "types": TYPES}
    found = [
        told({"a": (f"a.{first}", own, schema | {"foreignKeys": points}), "b": (f"b.{second}", others, schema)})
        for first in ("csv", "parquet")
        for second in ("csv", "parquet")
    ]
    assert found == [found[0]] * 4


def test_of_many_such_rows_the_first_are_named(tmp_path: Path) -> None:
    rows = [(str(at), "x") for at in range(250)]
    packed(tmp_path, {"t": ("t.parquet", rows, {"fields": [field("id", "string"), field("n", "integer")]})})
    found = Diagnostics()
    load(tmp_path, found)
    named = [p for p in found if p.line]
    assert [(p.code, p.line) for p in named] == [("D06", at) for at in range(1, 101)]
    assert [p.message for p in found if not p.line] == ["n: the first 100 such rows are named, and there are more"]


@pytest.mark.parametrize(
    "columns, code, says",
    [
        ({"id": TEXT}, "D05", "the column 'n' is missing"),
        ({"id": TEXT, "n": "BIGINT", "m": TEXT}, "D05", "the column 'm' is not in the schema"),
        ({"n": "BIGINT", "id": TEXT}, "D05", "the columns are not in the order of the schema"),
        ({"id": TEXT, "n": "TIMESTAMP"}, "D05", "the column 'n' is stored as TIMESTAMP, and the schema says integer"),
    ],
)
def test_columns_that_are_not_those_of_the_schema(
    columns: dict[str, str], code: str, says: str, tmp_path: Path
) -> None:
    packed(tmp_path, {"t": ("t.parquet", [], {"fields": [field("id", "string"), field("n", "integer")]})})
    write_parquet(tmp_path / "t.parquet", columns, [])
    found = Diagnostics()
    package = load(tmp_path, found)
    assert [(p.code, p.message) for p in found] == [(code, says)] and not package.sound(["t"])


def test_what_is_no_parquet_and_what_is_not_listed(tmp_path: Path) -> None:
    packed(tmp_path, {"t": ("t.parquet", [], {"fields": [field("id", "string")]})})
    (tmp_path / "u.parquet").write_bytes((tmp_path / "t.parquet").read_bytes())
    (tmp_path / "t.parquet").write_bytes(b"id\n")
    found = Diagnostics()
    load(tmp_path, found)
    assert sorted((p.code, p.file) for p in found) == [("D01", "data/t.parquet"), ("D12", "data/u.parquet")]


def test_another_checksum_is_told_and_nothing_else(tmp_path: Path) -> None:
    packed(tmp_path, {"t": ("t.parquet", [("a",)], {"fields": [field("id", "string")]})})
    write_parquet(tmp_path / "t.parquet", {"id": TEXT}, [("b",)])
    found = Diagnostics()
    load(tmp_path, found)
    assert [p.code for p in found] == ["D02"]
