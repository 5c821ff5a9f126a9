"""Figures and tables as HTML for paper; what is set narrow and what is kept on one page is decided by their size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from html import escape

from report.html.facets import widths
from report.html.notes import ExhibitNote
from report.html.pieces import Pieces, Tag, stripped
from report.html.table import Refer, table_html
from report.language.interface import word
from report.pdf.addresses import picture_address
from report.pdf.columns import ACROSS, SMALL, TEXT, Columns, columns_of
from report.pdf.ways import ANNEX
from report.printed.exhibit import PrintedExhibit
from report.printed.grid import Grid

MOST_NARROW = 4  # columns of a table that may have more to say than fits the width of the text, and is set in it
MOST_WHOLE = 100  # millimetres, roughly, of a table that is kept on one page; a taller one begins where it stands
MOST_UPRIGHT = 190  # and of one that fills the page from side to side; a taller one has a page that is wider than high
LEAST_GAIN = 60  # millimetres that this has to save
LONG = 60  # rows of a table, more than a page has, that paper need not print where they are empty
NARROW, WIDE, TURNED = 122, 150, 237  # millimetres that a table has for its columns


def exhibit_html(
    exhibit: PrintedExhibit,
    caption: str,
    note: ExhibitNote,
    languages: tuple[str, str],
    written: Callable[[Pieces], str],
    *,
    refer: Refer | None = None,
    ways: Sequence[str] = (),
) -> str:
    """`exhibit` under its `caption`, with what stands below it; both texts are HTML.

    `written` writes a cell, and `refer` makes a link of one that leads to a label; `ways` follow the source.
    """
    named = f'<span class="name">{escape(exhibit.name)} </span>{caption}' if exhibit.name else caption
    if exhibit.kind == "table":
        body = _table(exhibit, languages, named, written, refer)
    else:
        above = f'<figcaption class="caption">{named}</figcaption>'
        body = f'<figure>\n{above}\n<div class="drawing">{_drawing(exhibit)}</div>\n</figure>\n'
    below = note.html(_lead("note", languages[1]))
    source = [Tag(_lead("source", languages[1])), f"{escape(exhibit.source)}."] if exhibit.source else []
    if said := [*source, *ways]:
        below += f'<p class="exhibit-source">{written(stripped(said))}</p>\n'
    below = below or '<div class="exhibit-end"></div>\n'  # where a table ends is said to the style sheet
    return f'<div class="{_classes(exhibit)}" id="{exhibit.label}">\n{body}{below}</div>\n'


def _table(
    exhibit: PrintedExhibit,
    languages: tuple[str, str],
    caption: str,
    written: Callable[[Pieces], str],
    refer: Refer | None,
) -> str:
    grid = exhibit.table
    assert grid is not None
    write = partial(
        table_html,
        language=languages[0],
        write=written,
        refer=refer,
        continued=word("continued", languages[1], name=exhibit.name) if exhibit.name else "",
    )
    if not grid.facets:
        set_columns = _columns(grid, small=exhibit.label.startswith(f"{ANNEX}-"))
        return write(grid, caption=caption, columns=set_columns) + "\n"
    columns = widths(grid)
    parts = (write(part, group=escape(title, quote=False), widths=columns) for _, title, part in grid.parts())
    return f'<p class="caption">{caption}</p>\n' + "".join(f'<div class="part">{part}</div>\n' for part in parts)


def _drawing(exhibit: PrintedExhibit) -> str:
    if exhibit.drawing:
        # The PDF engine reads no <desc>: the whole text alternative has to stand in the drawing's title.
        return exhibit.drawing.svg(title=exhibit.alt)
    return picture_html(exhibit)


def picture_html(exhibit: PrintedExhibit) -> str:
    """A picture of the project."""
    return f'<img src="{escape(picture_address(exhibit.picture))}" alt="{escape(exhibit.alt)}">'


def _lead(key: str, language: str) -> str:
    return f'<span class="lead">{word(key, language)}: </span>'


def _classes(exhibit: PrintedExhibit) -> str:
    found = ["exhibit"]
    if exhibit.kind == "table" and exhibit.table:
        small = exhibit.label.startswith(f"{ANNEX}-")
        narrow, turned = _is_narrow(exhibit.table, small=small), _is_turned(exhibit.table, small=small)
        found += ["exhibit-narrow"] * narrow + ["exhibit-turned"] * turned
        found += ["exhibit-long"] * (table_height(exhibit.table, small=small) > MOST_WHOLE)
    return " ".join(found)


def _is_narrow(table: Grid, *, small: bool) -> bool:
    """Whether a table is set as wide as the text: one that needs no more, or one of few columns that is short so."""
    setting = SMALL if small else TEXT
    if table.facets or columns_of(table, WIDE, setting).width <= NARROW:
        return not table.facets
    return len(table.columns) <= MOST_NARROW and columns_of(table, NARROW, setting).height <= MOST_WHOLE


def _is_turned(table: Grid, *, small: bool) -> bool:
    """Whether a table has a page that is wider than high."""
    if table.facets or len(table.columns) <= MOST_NARROW:
        return False
    upright = columns_of(table, WIDE, SMALL if small else TEXT)
    gain = upright.height - columns_of(table, TURNED, SMALL if small else ACROSS).height
    return upright.width == WIDE and upright.height > MOST_UPRIGHT and gain > LEAST_GAIN


def _columns(table: Grid, *, small: bool) -> Columns:
    """The columns of a table on its page; in the annex it is set smaller."""
    if _is_narrow(table, small=small):
        return columns_of(table, NARROW, SMALL if small else TEXT)
    if _is_turned(table, small=small):
        return columns_of(table, TURNED, SMALL if small else ACROSS)
    return columns_of(table, WIDE, SMALL if small else TEXT)


def telling(table: Grid) -> Grid:
    """A long table without the rows that have nothing in any of the columns of which some cells are empty."""
    sparse = [at for at in range(len(table.columns)) if any(not row.cells[at] for row in table.rows)]
    if len(table.rows) < LONG or not sparse:
        return table
    return replace(table, rows=tuple(row for row in table.rows if any(row.cells[at] for at in sparse)))


def table_height(table: Grid, *, small: bool = False) -> float:
    """Roughly how many millimetres the rows of a table take, its head included."""
    return _columns(table, small=small).height
