"""Figures and tables as HTML for paper; what is set narrow and what is kept on one page is decided by their size."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from math import ceil

from report.html.facets import widths
from report.html.notes import ExhibitNote
from report.html.pieces import Pieces
from report.html.table import Refer, table_html
from report.language.interface import word
from report.pdf.addresses import picture_address
from report.printed.exhibit import PrintedExhibit
from report.printed.grid import Grid

MOST_NARROW = 4  # columns of a table that is set as wide as the text; one with more has the width of a figure
MOST_WHOLE = 100  # millimetres, roughly, of a table that is kept on one page; a taller one begins where it stands
_LINE, _SPACE = 4.15, 2.6  # the height of a line of a table, and the space of a row around its lines
_LETTERS = {True: 62, False: 76}  # that fill a line of a narrow and of a wide table, over all columns


def exhibit_html(
    exhibit: PrintedExhibit,
    caption: str,
    note: ExhibitNote,
    languages: tuple[str, str],
    written: Callable[[Pieces], str],
    refer: Refer | None = None,
) -> str:
    """`exhibit` under its `caption`, with what stands below it; both texts are HTML.

    `written` writes a cell, and `refer` makes a link of one that leads to a label.
    """
    named = f'<span class="name">{escape(exhibit.name)} </span>{caption}'
    if exhibit.kind == "table":
        assert exhibit.table is not None
        body = _table(exhibit.table, languages[0], named, written, refer)
    else:
        above = f'<figcaption class="caption">{named}</figcaption>'
        body = f'<figure>\n{above}\n<div class="drawing">{_drawing(exhibit)}</div>\n</figure>\n'
    below = note.html(_lead("note", languages[1]))
    if exhibit.source:
        below += f'<p class="exhibit-source">{_lead("source", languages[1])}{escape(exhibit.source)}.</p>\n'
    return f'<div class="{_classes(exhibit)}" id="{exhibit.label}">\n{body}{below}</div>\n'


def _table(grid: Grid, language: str, caption: str, written: Callable[[Pieces], str], refer: Refer | None) -> str:
    if not grid.facets:
        return table_html(grid, language, caption=caption, write=written, refer=refer) + "\n"
    columns = widths(grid)
    parts = (
        table_html(part, language, caption=escape(title, quote=False), write=written, refer=refer, widths=columns)
        for _, title, part in grid.parts()
    )
    return f'<p class="caption">{caption}</p>\n' + "".join(f'<div class="part">{part}</div>\n' for part in parts)


def _drawing(exhibit: PrintedExhibit) -> str:
    if exhibit.drawing:
        # The PDF engine reads no <desc>: the whole text alternative has to stand in the drawing's title.
        return exhibit.drawing.svg(title=exhibit.alt)
    return f'<img src="{escape(picture_address(exhibit.picture))}" alt="{escape(exhibit.alt)}">'


def _lead(key: str, language: str) -> str:
    return f'<span class="lead">{word(key, language)}: </span>'


def _classes(exhibit: PrintedExhibit) -> str:
    found = ["exhibit"]
    if exhibit.kind == "table" and exhibit.table:
        narrow = len(exhibit.table.columns) <= MOST_NARROW and not exhibit.table.facets
        found += ["exhibit-narrow"] * narrow + ["exhibit-long"] * (table_height(exhibit.table) > MOST_WHOLE)
    return " ".join(found)


def table_height(table: Grid) -> float:
    """Roughly how many millimetres the rows of a table take, its head included."""
    narrow = len(table.columns) <= MOST_NARROW and not table.facets
    rows = [[column.heading for column in table.columns], *(row.cells for row in table.rows)]
    lines = [ceil(sum(map(len, row)) / _LETTERS[narrow]) for row in rows]
    return sum(lines) * _LINE + len(lines) * _SPACE
