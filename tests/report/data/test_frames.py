"""A table of data as a data frame: types of the schema, gaps, origins, index."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.data.cells import parse
from report.data.record import Field
from report.data.table import DataTable
from report.language.values import Origin

TYPES = {
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "string": "string",
    "date": "datetime64[s]",
    "yearmonth": "period[M]",
}
CELLS = {
    "integer": st.integers(-(2**63), 2**63 - 1),
    "number": st.decimals(-(10**9), 10**9, places=6),
    "boolean": st.booleans(),
    "string": st.text(min_size=1),
    "date": st.dates(),
    "yearmonth": st.dates().map(lambda day: f"{day.year:04}-{day.month:02}"),
}


def table(fields: dict[str, str], *rows: dict[str, object], key: tuple[str, ...] = ()) -> DataTable:
    """A table of the columns and types `fields`, read from page 7 of a source."""
    origin = Origin("forester2020", "table-1", "7", "trees")
    schema = {name: Field(name, kind) for name, kind in fields.items()}
    return DataTable(
        "trees",
        schema,
        {line: tuple(row[name] for name in fields) for line, row in enumerate(rows, 2)},
        origin,
        primary_key=key,
    )


def read_back(cell: object, kind: str) -> object:
    """The cell of a data frame as the table had it."""
    if pandas.isna(cell):
        return None
    if kind == "number":
        return Decimal(str(cell))
    if kind == "date":
        return cell.date()
    return str(cell) if kind == "yearmonth" else cell


@pytest.mark.parametrize("kind", TYPES)
def test_a_column_has_the_type_of_the_schema_and_knows_gaps(kind):
    frame = table({"cell": kind}, {"cell": None}).frame()
    assert frame.dtypes["cell"] == TYPES[kind]
    assert frame["cell"].isna().all()


@pytest.mark.parametrize("kind", TYPES)
@given(drawn=st.data())
def test_every_cell_comes_back_from_the_frame(kind, drawn):
    cells = drawn.draw(st.lists(st.none() | CELLS[kind]))
    frame = table({"cell": kind}, *({"cell": cell} for cell in cells)).frame()
    assert frame.dtypes["cell"] == TYPES[kind]
    assert [read_back(cell, kind) for cell in frame["cell"]] == cells


def test_an_empty_table_keeps_its_columns_and_types():
    frame = table(dict(zip(TYPES, TYPES, strict=True))).frame()
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == TYPES


def test_the_frame_holds_the_rows_asked_for_and_their_places():
    rows = [{"tree": "oak", "page": "7", "tall": 3}, {"tree": "ash", "page": "9", "tall": None}]
    trees = table({"tree": "string", "page": "string", "tall": "integer"}, *rows, key=("tree",))
    frame = trees.frame(tree="ash")
    assert frame["tree"].tolist() == ["ash"]
    assert frame.attrs["origins"] == (Origin("forester2020", "table-1", "9", "trees", "ash"),)
    assert trees.frame().attrs["origins"] == tuple(sorted(row.origin for row in trees))


def test_where_a_frame_came_from_outlives_filters_and_sorting():
    trees = table({"tree": "string", "tall": "integer"}, {"tree": "oak", "tall": 3}, {"tree": "ash", "tall": 5})
    frame = trees.frame()
    assert frame[frame["tree"] == "ash"].sort_values("tall").attrs == frame.attrs


def test_the_primary_key_can_be_the_index():
    trees = table({"tree": "string", "year": "integer", "tall": "integer"}, key=("tree", "year"))
    frame = trees.frame(by_key=True)
    assert (frame.index.names, list(frame.columns)) == (["tree", "year"], ["tall"])
    assert list(trees.frame().columns) == ["tree", "year", "tall"]


def test_without_a_primary_key_there_is_no_index_to_take():
    with pytest.raises(ValueError, match=r"trees has no primary key.*primaryKey"):
        table({"tree": "string"}).frame(by_key=True)


@pytest.mark.parametrize("others", [(), (None,), (-1,), (7, None, -(2**63))])
@pytest.mark.parametrize("number", [2**63, 2**64 + 1, -(2**63) - 1, 10**30])
def test_a_number_that_no_frame_holds_is_named_with_its_column(number, others):
    with pytest.raises(ValueError, match=r"trees: leaves holds a number past 64 bits.*type number or string"):
        table({"leaves": "integer"}, {"leaves": number}, *({"leaves": other} for other in others)).frame()


@pytest.mark.parametrize(
    ("accessor", "cell"), [("day", None), ("day", "2020-01-01"), ("whole", True), ("flag", 1), ("number", None)]
)
def test_a_cell_of_another_kind_is_named(accessor, cell):
    (row,) = table({"felled": "string"}, {"felled": cell})
    with pytest.raises(TypeError, match=r"trees.*felled"):
        getattr(row, accessor)("felled")


def test_a_date_is_read_as_a_day():
    (row,) = table({"felled": "date"}, {"felled": parse("2020-02-29", "date")})
    assert row.day("felled") == date(2020, 2, 29)
