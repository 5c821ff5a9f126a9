"""A figure or table ready to be written: everything in one language, with name, source and data files."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from report.html.typography import bound
from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.results.exhibits import Column, Table


@dataclass(frozen=True, slots=True)
class DataFile:
    """A table of the data package that an exhibit opened."""

    title: str
    name: str


@dataclass(frozen=True, slots=True)
class ExhibitView:
    """A figure or table of one edition.

    `name` is as in "Figur 4.1".  A figure has `svg` or `picture` (a path of the project) and `alt`;
    a table, or the numbers behind a figure, is `table`, already HTML.  `source` is the printed source.
    `model` is the form that changes a table's assumptions, for the screen.
    """

    label: str
    kind: str
    name: str
    alt: str
    svg: str
    picture: str
    table: str
    source: str
    files: tuple[DataFile, ...]
    model: str = ""


def table_html(table: Table, language: Language) -> str:
    """`table` in `language`: a regular grid with scoped row and column headings."""
    head = "".join(f'<th scope="col"{_class(c.numeric)}>{_heading(c.label, language)}</th>' for c in table.columns)
    rows = "".join(_row(table, row, language) for row in table.rows)
    return f'<table class="data"><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>'


def _row(table: Table, row, language: Language) -> str:
    cells = []
    for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        text = _set(printed_cell(cell, language, column), language)
        tag = 'th scope="row"' if at == 0 else "td"
        cells.append(f"<{tag}{_class(column.numeric)}>{text}</{tag.split()[0]}>")
    opening = '<tr class="total">' if row.total else "<tr>"
    return f"{opening}{''.join(cells)}</tr>\n"


def printed_cell(cell: Value | Text | None, language: Language, column: Column) -> str:
    """A cell's text as its column wants it; an empty cell prints nothing."""
    if cell is None:
        return ""
    if isinstance(cell, Text):
        return language.text(cell)
    return language.value(cell, unit=column.units, sign=column.signs)


def _heading(label: Text, language: Language) -> str:
    return _set(language.text(label), language)


def _set(printed: str, language: Language) -> str:
    return bound(escape(printed, quote=False), language.code)


def _class(numeric: bool) -> str:
    return ' class="number"' if numeric else ""
