"""A workbook as sheets of cells: texts, numbers and formulas that name other cells.

Formulas are in the language of the file format, with commas and English names of functions, whatever the language of
the reader's spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = Decimal | Fraction | int
# How a cell looks, in the order of the style sheet.
STYLES = ("text", "heading", "whole", "cents", "entered", "entered_text", "plain", "share", "title")
_COLUMNS = 26


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a `content`, or with a `formula` (without its equals sign) whose result is `content`.

    `style` is one of :data:`STYLES`.
    """

    content: str | Number | None = None
    formula: str = ""
    style: str = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its `name` (at most 31 letters, none of them one of ``[]:*?/\\``), its rows and its columns' widths.

    The first `frozen` rows stay in view; a cell of `lists` takes nothing but what stands in the cells beside its name.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    frozen: int = 0
    lists: tuple[tuple[str, str], ...] = ()


def column_name(at: int) -> str:
    """The letters of the column number `at`, the first being 0: A, B … Z, AA."""
    letters = ""
    while at >= 0:
        letters = chr(ord("A") + at % _COLUMNS) + letters
        at = at // _COLUMNS - 1
    return letters


def place(column: int, row: int, *, sheet: str = "", fixed: bool = False) -> str:
    """The name of a cell, both numbers beginning at 0; `fixed` when it stays the same in a copy."""
    mark = "$" if fixed else ""
    return f"{_prefix(sheet)}{mark}{column_name(column)}{mark}{row + 1}"


def stretch(column: int, rows: range, *, sheet: str = "") -> str:
    """The name of the cells of a `column` in `rows`, which stays the same in a copy."""
    letters = column_name(column)
    return f"{_prefix(sheet)}${letters}${rows.start + 1}:${letters}${rows.stop}"


def exact(number: Number) -> str:
    """A number for a formula: as written where it is a decimal, else as a quotient in brackets."""
    found = Fraction(number)
    if found.denominator == 1:
        return str(found.numerator)
    return f"({found.numerator}/{found.denominator})"


def headings(labels: Iterable[str]) -> tuple[Cell, ...]:
    """A row of headings."""
    return tuple(Cell(label, style="heading") for label in labels)


def _prefix(sheet: str) -> str:
    return "'{}'!".format(sheet.replace("'", "''")) if sheet else ""
