"""A data frame as a table of the edition: what is printed, what is empty, where it came from, what is refused."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import numpy
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.data.record import Field
from report.data.table import DataTable
from report.language.printing import Language
from report.language.text import Text
from report.language.values import Origin, Value
from report.results.exhibits import Table
from report.results.frames import FrameColumn
from tests.printable import printable

ORIGIN = Origin("forester2020", "table-1", "7", "trees")
LABEL = Text(da="Træer", en="Trees")


def column_of(cells: object, column: FrameColumn | None = None, **options: object) -> list[Value | Text | None]:
    """The cells of a table of one column, made from a frame of `cells`."""
    frame = pandas.DataFrame({"trees": cells})
    table = Table.from_frame(frame, {"trees": column or FrameColumn(LABEL)}, origins=[ORIGIN], **options)
    return [row.cells[0] for row in table.rows]


def refusal(cells: object, column: FrameColumn | None = None) -> str:
    with pytest.raises(ValueError, match="the column 'trees' of the data frame") as caught:
        column_of(cells, column)
    return str(caught.value)


def test_a_column_is_printed_as_said():
    heading = FrameColumn(LABEL, unit="percent", decimals=1, units=True, signs=True)
    frame = pandas.DataFrame({"wood": ["Hareskoven"], "share": [3.25]})
    table = Table.from_frame(frame, {"wood": FrameColumn(LABEL), "share": heading}, origins=[ORIGIN])
    name, share = table.columns
    assert (name.numeric, share.numeric, share.units, share.signs) == (False, True, True, True)
    (row,) = table.rows
    assert [Language("da").value(cell) for cell in row.cells] == ["Hareskoven", "3,3\N{NO-BREAK SPACE}%"]


def test_columns_stand_in_the_order_asked_for_and_others_are_left_out():
    frame = pandas.DataFrame({"a": [1], "b": [2], "c": [3]})
    table = Table.from_frame(frame, {"c": FrameColumn(LABEL), "a": FrameColumn(LABEL)}, origins=[ORIGIN])
    assert [[cell.number for cell in row.cells] for row in table.rows] == [[3, 1]]


def test_a_frame_without_rows_is_a_table_without_rows():
    table = Table.from_frame(pandas.DataFrame({"a": []}), {"a": FrameColumn(LABEL)}, origins=[ORIGIN])
    assert (len(table.columns), table.rows) == (1, ())


@pytest.mark.parametrize("empty", [None, pandas.NA, pandas.NaT, float("nan"), numpy.nan, Decimal("NaN")])
def test_nothing_is_an_empty_cell(empty):
    assert column_of(pandas.Series([empty], dtype=object)) == [None]


@pytest.mark.parametrize("kind", ["Int64", "Float64", "float64", "boolean", "string", "datetime64[s]", "period[M]"])
def test_a_gap_in_a_typed_column_is_an_empty_cell(kind):
    assert column_of(pandas.Series([None], dtype=kind)) == [None]


@pytest.mark.parametrize("kind", ["int8", "int64", "uint64", "Int64", "float32", "float64", "Float64", "object"])
def test_numbers_of_every_type_are_numbers(kind):
    assert [cell.number for cell in column_of(pandas.Series([0, 7], dtype=kind))] == [0, 7]


def test_a_decimal_fraction_is_the_one_that_was_written():
    assert [v.number for v in column_of([0.1, 1e-7, 1e22])] == [Decimal("0.1"), Decimal("1e-7"), Decimal("1e22")]


def test_dates_and_months_are_printed_as_such():
    (day,) = column_of(pandas.Series([date(2019, 3, 31)], dtype="datetime64[s]"))
    (month,) = column_of(pandas.Series(["2019-03"], dtype="period[M]"))
    (plain,) = column_of(pandas.Series([date(2019, 3, 31)], dtype=object))
    assert [Language("en").value(v) for v in (day, month, plain)] == [
        "31\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2019",
        "March\N{NO-BREAK SPACE}2019",
        "31\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2019",
    ]


def test_text_is_a_name_and_a_wording_of_its_own_may_stand_in_a_cell():
    oak = Text(da="Eg", en="Oak")
    assert [value.text for value in column_of(["Quercus robur", oak])] == [Text.same("Quercus robur"), oak]


@pytest.mark.parametrize(("kind", "code"), [("string", "oak"), ("Int64", 3), ("boolean", True), ("object", "oak")])
def test_codes_are_printed_in_words(kind, code):
    worded = FrameColumn(LABEL, words={code: Text(da="Eg", en="Oak")})
    (value, nothing) = column_of(pandas.Series([code, None], dtype=kind), worded)
    assert (Language("da").value(value), Language("en").value(value), nothing) == ("Eg", "Oak", None)


def test_values_come_from_where_they_are_said_to_and_are_results_unless_untouched():
    frame = pandas.DataFrame({"trees": [1]})
    frame.attrs["origins"] = (Origin("another"),)
    columns = {"trees": FrameColumn(LABEL)}
    ((told,),) = (row.cells for row in Table.from_frame(frame, columns).rows)
    ((said,),) = (row.cells for row in Table.from_frame(frame, columns, origins=[ORIGIN], computed=False).rows)
    assert (told.origins, told.computed) == ((Origin("another"),), True)
    assert (said.origins, said.computed) == ((ORIGIN,), False)


def test_a_frame_from_nowhere_is_refused():
    with pytest.raises(ValueError, match=r"nothing says where the data frame comes from.*pass origins="):
        Table.from_frame(pandas.DataFrame({"trees": [1]}), {"trees": FrameColumn(LABEL)})


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pandas.DataFrame({"tree": [1], "wood": [2]}), "has no column 'trees': did you mean tree?"),
        (pandas.DataFrame({"x": [1], "y": [2]}), "has no column 'trees': it has x, y"),
        (pandas.DataFrame([[1, 2]], columns=["trees", "trees"]), "has 2 columns 'trees': rename or drop all but one"),
        (pandas.DataFrame({"trees": [1], "x": [2]}).set_index("trees"), "is the index.*call reset_index"),
    ],
)
def test_a_column_that_is_missing_or_there_twice_is_named_with_the_cure(frame, message):
    with pytest.raises(ValueError, match=message):
        Table.from_frame(frame, {"trees": FrameColumn(LABEL)}, origins=[ORIGIN])


@pytest.mark.parametrize("cell", [float("inf"), -numpy.inf, Decimal("Infinity"), numpy.float32("inf")])
def test_an_infinity_is_refused(cell):
    assert "division by zero" in refusal(pandas.Series([1, cell], dtype=object))


@pytest.mark.parametrize("cell", [True, numpy.True_, 1j, b"oak", ("oak",), pandas.Timedelta(days=1)])
def test_what_no_table_prints_is_refused_with_the_cure(cell):
    assert "give words for it" in refusal(pandas.Series([cell], dtype=object))


@pytest.mark.parametrize("kind", ["bool", "boolean"])
def test_true_and_false_need_words(kind):
    assert "give words for it" in refusal(pandas.Series([True], dtype=kind))


def test_a_list_in_a_cell_is_refused_with_and_without_words():
    assert "make one value of it" in refusal(pandas.Series([["oak"]], dtype=object))
    assert "list" in refusal(pandas.Series([["oak"]], dtype=object), FrameColumn(LABEL, words={"oak": LABEL}))


def test_a_code_without_words_is_refused():
    worded = FrameColumn(LABEL, words={"oak": LABEL})
    assert "no wording for 'ash', only for 'oak'" in refusal(["oak", "ash"], worded)


def test_a_time_of_day_is_refused_and_midnight_is_a_date():
    assert "dt.normalize()" in refusal([datetime(2020, 1, 1, 12)])
    assert column_of([datetime(2020, 1, 1)])[0].date == date(2020, 1, 1)


@pytest.mark.parametrize("frequency", ["Y", "Q", "D"])
def test_a_period_that_is_no_month_is_refused(frequency):
    refusal(pandas.Series(pandas.period_range("2020", periods=1, freq=frequency)))


def test_an_unknown_unit_names_the_column():
    assert "unknown unit 'ell'" in refusal([1], FrameColumn(LABEL, unit="ell"))


KINDS = {
    "integer": st.integers(-(2**63), 2**63 - 1),
    "number": st.decimals(-(10**9), 10**9, places=6),
    "string": printable(min_size=1),
    "date": st.dates(),
    "yearmonth": st.dates().map(lambda day: f"{day.year:04}-{day.month:02}"),
}
ROWS = st.lists(st.fixed_dictionaries({kind: st.none() | cells for kind, cells in KINDS.items()}))


@given(rows=ROWS)
def test_the_table_of_a_frame_of_a_table_holds_its_cells(rows):
    fields = {kind: Field(kind, kind, "dkk", 2) for kind in KINDS}
    trees = DataTable(
        "trees", fields, {line: tuple(row[kind] for kind in KINDS) for line, row in enumerate(rows, 2)}, ORIGIN
    )
    columns = {kind: FrameColumn(LABEL, unit="dkk", decimals=2) for kind in KINDS}
    table = Table.from_frame(trees.frame(), columns, origins=[trees.origin], computed=False)
    expected = [
        (
            *(None if row[kind] is None else row.value(kind) for kind in ("integer", "number")),
            None if row["string"] is None else Value(text=Text.same(row.string("string")), origins=(row.origin,)),
            None if row["date"] is None else Value(date=row.day("date"), origins=(row.origin,)),
            None if row["yearmonth"] is None else row.month("yearmonth"),
        )
        for row in trees
    ]
    assert [row.cells for row in table.rows] == [tuple(cells) for cells in expected]


@given(rows=ROWS, drawn=st.data())
def test_rows_follow_the_order_of_the_frame_and_no_cell_is_lost(rows, drawn):
    trees = DataTable(
        "trees",
        {k: Field(k, k) for k in KINDS},
        {line: tuple(row[kind] for kind in KINDS) for line, row in enumerate(rows, 2)},
        ORIGIN,
    )
    order = drawn.draw(st.permutations(range(len(rows))))
    columns = {kind: FrameColumn(LABEL) for kind in KINDS}
    straight = Table.from_frame(trees.frame(), columns, origins=[ORIGIN])
    shuffled = Table.from_frame(trees.frame().iloc[order], columns, origins=[ORIGIN])
    assert shuffled.rows == tuple(straight.rows[at] for at in order)
