"""What an exhibit prints as a CSV file: plain numbers, and in the headings or beside them what the page prints too."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.author import Column, Facet, Reference, Row, Table, Text, Value
from report.language.printing import Language
from report.language.units import PRECISIONS
from report.printed.exhibit_csv import exhibit_csv

HEADING = Text(da="Træer", en="Trees")


def rows(table: Table, code: str = "en", **named: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(exhibit_csv(table, Language(code), lambda label: named.get(label, label)))))


def column(*cells: object, **of: bool) -> Table:
    return Table((Column(HEADING, **of),), tuple(Row((cell,)) for cell in cells))


def test_a_number_is_plain_in_every_language() -> None:
    table = column(Value(number=Decimal("-12345.678"), decimals=1), Value(number=1000), None)
    assert rows(table, "da") == [["Træer"], ["-12345.7"], ["1000"], [""]]
    assert rows(table, "en") == [["Trees"], ["-12345.7"], ["1000"], [""]]


def test_a_number_is_rounded_as_it_is_printed_and_never_a_negative_zero() -> None:
    assert rows(column(Value(number=Decimal("0.25"), decimals=1), Value(number=Decimal("-0.04"), decimals=1)))[1:] == [
        ["0.3"],
        ["0.0"],
    ]


def test_the_unit_of_a_whole_column_stands_in_its_heading() -> None:
    table = column(Value(number=5, unit="percent"), None, Value(number=7, unit="percent"), units=True)
    assert rows(table) == [["Trees (%)"], ["5"], [""], ["7"]]


def test_units_that_differ_stand_beside_the_numbers() -> None:
    table = column(Value(number=5, unit="percent"), Value(number=2, unit="years"), units=True)
    assert rows(table) == [["Trees", "Trees (unit)"], ["5", "%"], ["2", "years"]]
    assert rows(table, "da") == [["Træer", "Træer (enhed)"], ["5", "%"], ["2", "år"]]


def test_a_unit_that_is_not_printed_is_not_in_the_file() -> None:
    assert rows(column(Value(number=5, unit="percent"))) == [["Trees"], ["5"]]


def test_a_range_and_a_number_that_is_not_exact_have_columns_of_their_own() -> None:
    table = column(Value(number=5, upper=7), Value(number=3, precision="about"), Value(number=1, upper=Decimal("1.2")))
    assert rows(table) == [
        ["Trees", "Trees (to)", "Trees (qualifier)"],
        ["5", "7", ""],
        ["3", "", "about"],
        ["1", "", ""],
    ]


def test_days_months_wordings_names_and_labels() -> None:
    table = column(
        Value(date=date(2020, 3, 1)),
        Value(date=date(2020, 3, 1), month_only=True),
        Value(text=Text(da="mange", en="many")),
        Value(items=(Text.same("oak"), Text.same("ash"))),
        Reference("sec-a"),
        Text.same("a\N{NO-BREAK SPACE}b"),
    )
    cells = [row[0] for row in rows(table, **{"sec-a": "1.2"})[1:]]
    assert cells == ["2020-03-01", "2020-03", "many", "oak; ash", "1.2", "a b"]


def test_the_groups_of_facets_stand_in_columns_behind_the_others() -> None:
    kinds = Facet(Text.same("Kind"), {"oak": Text.same("Oak"), "ash": Text.same("Ash")})
    uses = Facet(Text.same("Use"), {"a": Text.same("Shade"), "b": Text.same("Wood")})
    table = Table(
        (Column(HEADING),),
        (
            Row((Text.same("x"),), groups=(("oak",), ("a", "b"))),
            Row((Text.same("y"),), groups=(("ash",), ("b",))),
        ),
        (kinds, uses),
    )
    assert rows(table) == [["Trees", "Kind", "Use"], ["x", "Oak", "Shade; Wood"], ["y", "Ash", "Wood"]]


def test_signs_that_a_csv_file_needs_and_twelve_columns_come_back_as_they_were() -> None:
    texts = ['a "b"', "a,b", "a\nb", "<b>&amp;</b>", "'", "ÆØÅ", ";", "  ", "1,5", "\\", "%", "a\tb"]
    columns = tuple(Column(Text.same(text), numeric=False) for text in texts)
    table = Table(columns, (Row(tuple(map(Text.same, texts))),))
    assert rows(table) == [texts, texts]


def test_a_table_without_rows_has_its_headings() -> None:
    assert rows(column()) == [["Trees"]]


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    st.integers(0, 3),
    st.sampled_from(["exact", *PRECISIONS]),
    st.sampled_from(["da", "en"]),
)
def test_a_number_printed_again_from_the_file_is_what_the_page_prints(
    number: Decimal, decimals: int, precision: str, code: str
) -> None:
    value, at = Value(number=number, decimals=decimals, precision=precision), Language(code)
    heading, row = rows(column(value), code)
    again = at.number(Decimal(row[0]), decimals)
    qualified = f"{row[1]}\N{NO-BREAK SPACE}{again}" if len(heading) > 1 else again
    assert qualified == at.value(value)


@pytest.mark.parametrize("code", ["da", "en"])
def test_the_file_ends_its_lines_as_the_tables_of_the_data_do(code: str) -> None:
    assert exhibit_csv(column(Value(number=1)), Language(code)).splitlines(keepends=True)[-1] == "1\n"
