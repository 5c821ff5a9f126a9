"""A printed grid as an HTML table, in what screen and paper have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Protocol

from report.html.pieces import Pieces, joined
from report.html.typography import bound
from report.printed.grid import Grid, GridColumn, GridRow, cell_name

# What a link to a label looks like around a text.
Refer = Callable[[str, Pieces], Pieces]


class SetColumns(Protocol):
    """How wide a table is, in millimetres, and the percentages of it that its columns take."""

    @property
    def width(self) -> int:
        """The width of the table."""

    @property
    def shares(self) -> tuple[float, ...]:
        """Those of its columns."""


def table_html(
    grid: Grid,
    language: str,
    *,
    caption: str = "",
    labelled_by: str = "",
    write: Callable[[Pieces], str] = joined,
    refer: Refer | None = None,
    widths: Sequence[int] = (),
    label: str = "",
    columns: SetColumns | None = None,
    group: str = "",
    continued: str = "",
) -> str:
    """`grid` as a regular table with scoped row and column headings, set as `language`, a code, sets text.

    It has a `caption` (HTML) or is `labelled_by` the element of this id.  `write` joins the pieces of a cell, and
    `refer` makes links of those that lead to a label.  With `widths`, as :mod:`report.html.facets` counts them, the
    columns are as wide as these, rows name their groups, and cells their column, so that it can be read without head.
    In the table of the exhibit `label` each value has its name, by which it answers.  With `columns`, on paper, it
    and its columns are as wide as these say.  A `group` is named in its head, which paper repeats on every page, and
    `continued` is what the style sheet of paper says of it on a page where it goes on.
    """

    def set_text(text: str, label: str = "") -> str:
        pieces = bound(text, language)
        return write(refer(label, pieces) if label and refer else pieces)

    head = "".join(f'<th scope="col"{_class(c.numeric)}>{set_text(c.heading)}</th>' for c in grid.columns)
    rows = "".join(_row(grid.columns, row, set_text, label, part=bool(widths)) for row in grid.rows)
    head = f"{_group(group, len(grid.columns))}<tr>{head}</tr>"
    named = f' aria-labelledby="{labelled_by}"' if labelled_by else ""
    above = (f"<caption>{caption}</caption>" if caption else "") + _shares(widths, columns)
    named += f' style="width:{columns.width}mm"' if columns else ""
    body = f'<tbody data-continued="{escape(continued)}">' if continued else "<tbody>"
    return f'<table{named} class="data">{above}<thead>{head}</thead>\n{body}\n{rows}</tbody></table>'


def _row(
    columns: tuple[GridColumn, ...], row: GridRow, set_text: Callable[[str, str], str], label: str, *, part: bool
) -> str:
    cells, links = [], dict(row.links)
    for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
        opening, closing = ('th scope="row"', "th") if at == 0 else ("td", "td")
        named = f' data-column="{escape(column.heading)}"' if part else ""
        printed = set_text(cell, links.get(at, ""))
        if label and at in row.values:
            name = escape(cell_name(label, row.number, at + 1))
            printed = f'<span class="value" data-value="{name}">{printed}</span>'
        cells.append(f"<{opening}{_class(column.numeric)}{named}>{printed}</{closing}>")
    opening = ' class="total"' if row.total else ""
    opening += f' data-groups="{" ".join(map(str, row.groups))}"' if part else ""
    return f"<tr{opening}>{''.join(cells)}</tr>\n"


def _group(name: str, columns: int) -> str:
    """The name of a group over all columns, in a row of its own."""
    return f'<tr class="group"><th scope="col" colspan="{columns}">{name}</th></tr>\n' if name else ""


def _shares(widths: Sequence[int], columns: SetColumns | None) -> str:
    """How wide the columns are, where that is set."""
    parts = "".join(f'<col class="of-{width}">' for width in widths)
    parts += "".join(f'<col style="width:{share}%">' for share in columns.shares) if columns else ""
    return f"<colgroup>{parts}</colgroup>" if parts else ""


def _class(numeric: bool) -> str:
    return ' class="number"' if numeric else ""
