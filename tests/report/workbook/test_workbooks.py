"""Workbooks: names of cells, formulas of operations, and files that are the same for the same sheets."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from report.results.operations import OPERATIONS, Operation
from report.workbook.file import workbook
from report.workbook.live import PATTERNS, Place, formulas, is_number
from report.workbook.sheets import Cell, Sheet, column_name, exact, place, stretch

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = "Year's"
COURSE = Place(SHEET, 1, range(1, 4))
PLACES = {
    "cost": COURSE,
    "saving": Place(SHEET, 2, range(1, 4)),
    "rate": Place("Steps", 1, range(5, 6), number=True),
    "later": Place("Steps", 1, range(6, 7), number=True),
    "made": Place(SHEET, 3, range(1, 4)),
    "one": Place("Steps", 1, range(7, 8), number=True),
}


def made(does: str, *of: str, result: str = "made", after: tuple[int, ...] = ()) -> list[str]:
    return list(formulas(Operation(result, does, of, after), PLACES))


@pytest.mark.parametrize(("at", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(at, name):
    assert column_name(at) == name


def test_cells_are_named_with_their_sheet_whose_quotation_marks_are_doubled():
    assert place(1, 4) == "B5"
    assert place(1, 4, sheet="Year's", fixed=True) == "'Year''s'!$B$5"
    assert stretch(2, range(1, 4), sheet="A b") == "'A b'!$C$2:$C$4"


@pytest.mark.parametrize(("number", "text"), [(7, "7"), (Decimal("0.5"), "(1/2)"), (Fraction(-1, 3), "(-1/3)")])
def test_a_number_stands_in_a_formula_exactly(number, text):
    assert exact(number) == text


def test_every_operation_has_a_formula():
    assert PATTERNS.keys() == {*OPERATIONS, "discounted"}


def test_a_course_goes_row_by_row_and_a_number_stands_still():
    assert made("difference", "cost", "saving") == [f"'Year''s'!B{row}-'Year''s'!C{row}" for row in (2, 3, 4)]
    assert made("scaled", "cost", "rate") == [f"'Year''s'!B{row}*'Steps'!$B$6" for row in (2, 3, 4)]
    assert made("accumulated", "cost")[:2] == ["'Year''s'!B2", "'Year''s'!D2+'Year''s'!B3"]
    assert made("sum", "cost", result="one") == ["SUM('Year''s'!$B$2:$B$4)"]


def test_a_row_is_discounted_through_all_rows_before_it_each_at_its_own_rate():
    rows = made("discounted", "cost", "rate", "later", after=(0, 2))
    assert [row.partition("/(")[2] for row in rows] == [
        "(1+'Steps'!$B$6/100)^1)",
        "(1+'Steps'!$B$6/100)^2)",
        "(1+'Steps'!$B$6/100)^2*(1+'Steps'!$B$7/100)^1)",
    ]


def test_what_is_made_of_numbers_alone_is_a_number():
    assert is_number(Operation("x", "total", ("rate", "later")), PLACES)
    assert not is_number(Operation("x", "scaled", ("cost", "rate")), PLACES)
    assert is_number(Operation("x", "settled", ("cost",)), PLACES)


def test_a_workbook_is_an_archive_of_well_formed_parts_and_the_same_every_time():
    rows = ((Cell("<&\"'", style="heading"), Cell()), (Cell(Fraction(1, 8), "1/8"), Cell("x", 'IF(1<2,"x","")')))
    sheets = [Sheet("A & B", rows, frozen=1, lists=(("A1", "$B$1:$B$2"),)), Sheet("C", ())]
    assert workbook(sheets) == workbook(sheets)
    with zipfile.ZipFile(io.BytesIO(workbook(sheets))) as archive:
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [sheet.get("name") for sheet in parts["xl/workbook.xml"].iter(f"{MAIN}sheet")] == ["A & B", "C"]
    first = parts["xl/worksheets/sheet1.xml"]
    assert [text.text for text in first.iter(f"{MAIN}t")] == ["<&\"'"]
    assert [formula.text for formula in first.iter(f"{MAIN}f")] == ["1/8", 'IF(1<2,"x","")']
    assert [value.text for value in first.iter(f"{MAIN}v")] == ["0.125", "x"]
    assert len(list(first.iter(f"{MAIN}dataValidation"))) == 1
