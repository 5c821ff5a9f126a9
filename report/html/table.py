"""A printed grid as an HTML table, in what screen and paper have in common."""

from __future__ import annotations

from collections.abc import Callable

from report.html.pieces import Pieces, joined
from report.html.typography import bound
from report.printed.grid import Grid, GridColumn, GridRow


def table_html(
    grid: Grid, language: str, *, caption: str = "", labelled_by: str = "", write: Callable[[Pieces], str] = joined
) -> str:
    """`grid` as a regular table with scoped row and column headings, set as `language`, a code, sets text.

    It has a `caption` (HTML) or is `labelled_by` the element of this id.  `write` joins the pieces of a cell.
    """

    def set_text(text: str) -> str:
        return write(bound(text, language))

    head = "".join(f'<th scope="col"{_class(c.numeric)}>{set_text(c.heading)}</th>' for c in grid.columns)
    rows = "".join(_row(grid.columns, row, set_text) for row in grid.rows)
    named = f' aria-labelledby="{labelled_by}"' if labelled_by else ""
    above = f"<caption>{caption}</caption>" if caption else ""
    return f'<table{named} class="data">{above}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>'


def _row(columns: tuple[GridColumn, ...], row: GridRow, set_text: Callable[[str], str]) -> str:
    cells = []
    for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
        opening, closing = ('th scope="row"', "th") if at == 0 else ("td", "td")
        cells.append(f"<{opening}{_class(column.numeric)}>{set_text(cell)}</{closing}>")
    opening = '<tr class="total">' if row.total else "<tr>"
    return f"{opening}{''.join(cells)}</tr>\n"


def _class(numeric: bool) -> str:
    return ' class="number"' if numeric else ""
