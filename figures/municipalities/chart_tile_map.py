"""Denmark as a map of equal tiles: a municipality each, and which of them the studies met.

A part is told by a symbol, or by a filled tile with white letters, and never by colour alone.  Regions are named
where the sea leaves room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import NARROW, block, measured, paragraph
from figures.municipalities.chart_narrow_map import draw_narrow
from figures.municipalities.map_marks import (
    BORDER,
    CASE,
    PARTS,
    SYMBOLS,
    TILES,
    borders,
    draw_borders,
    parts,
    shade,
    size,
)
from figures.municipalities.records import REGIONS
from figures.study.values import danish_order, names
from report.author import Column, Figure, Language, Record, Row, Table, Text, Value, data

if TYPE_CHECKING:
    from report.author import Canvas

# Millimetres: from tile to tile across and down, the gap between them, above the map.
_ACROSS, _DOWN, _GAP, _TOP = 8.8, 7.0, 0.8, 0.5
_WIDTH, _HEIGHT = _ACROSS - _GAP, _DOWN - _GAP
# The place of each symbol across a tile; down it, those of symbols and of a name above them.
_PLACES = dict(zip(SYMBOLS, (0.22, 0.5, 0.78), strict=True))
_SYMBOL, _ABOVE, _MIDDLE = 0.77, 0.34, 0.5
# Millimetres: middle of the first sample of the legend, from sample to name, from line to line, a sample's side.
_LEGEND, _BESIDE, _LINE, _SAMPLE = (66.5, 2.0), 4.0, 3.9, 3.4
_SHORTENED = Text(da="Navne er forkortet", en="Names are shortened")
# Columns and rows of the grid: where the name of a region begins; millimetres: how wide it may run.
_REGIONS = {
    "Nordjylland": (0, 0.3, 25),
    "Midtjylland": (6, 5.4, 40),
    "Syddanmark": (0, 11.4, 43),
    "Sjælland": (12.1, 10.4, 30),
    "Hovedstaden": (14.1, 2.9, 26),
}
_ALT = Text(
    da="Danmark tegnet som {all} lige store felter, ét for hver kommune. {cases} er cases i inspirationskataloget: "
    "{named}. Til erfaringsopsamlingen blev {interviewed} kommuner interviewet, {figures} indgik med nøgletal, og "
    "{partners} var partnerskabskommuner: {partner_names}. {both} er både case og med i erfaringsopsamlingen.",
    en="Denmark drawn as {all} tiles of equal size, one for each municipality. {cases} are cases of the inspiration "
    "catalogue: {named}. For the experience collection {interviewed} municipalities were interviewed, {figures} "
    "gave key figures, and {partners} were partnership municipalities: {partner_names}. {both} are both a case "
    "and part of the experience collection.",
)
__all__ = ["PARTS", "borders", "count", "parts", "tile_map"]
_YES = Text(da="Ja", en="Yes")


def tile_map() -> Figure:
    """All municipalities, with the cases of the catalogue and those of the experience collection (figure 2.1)."""
    rows = 1 + max(row.whole("tile_y") for row in data("municipalities"))
    return Figure(draw=_draw, alt=_alt, table=_table(), height=_TOP + rows * _DOWN, narrow_height=NARROW)


def count(part: str) -> Value:
    """How many municipalities have `part`."""
    return data("catalogue_cases").count() if part == CASE else data("municipalities").count(**{part: True})


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Kort: kommunerne", en="Map: the municipalities"))
    measured(canvas)
    if canvas.narrow:
        return draw_narrow(canvas)
    for row in data("municipalities"):
        _draw_tile(row, _ACROSS * row.whole("tile_x"), _TOP + _DOWN * row.whole("tile_y"), canvas)
    draw_borders((_ACROSS, _DOWN), _TOP, canvas)
    for region, (column, line, width) in _REGIONS.items():
        paragraph(
            canvas,
            _ACROSS * column,
            _TOP + _DOWN * line,
            canvas.say(REGIONS[region]),
            width,
            role="muted",
            strong=True,
            small=True,
        )
    _draw_legend(canvas)


def _draw_tile(row: Record, x: float, y: float, canvas: Canvas) -> None:
    found = parts(row)
    fill, on = shade(found)
    block(canvas, x, y, _WIDTH, _HEIGHT, fill)
    symbols = [part for part in SYMBOLS if part in found]
    canvas.label(
        x + _WIDTH / 2,
        y + _HEIGHT * (_ABOVE if symbols else _MIDDLE),
        row.string("tile_label"),
        align="center",
        small=True,
        role=on,
        strong=bool(found),
    )
    for part in symbols:
        shape = SYMBOLS[part]
        canvas.marker(x + _WIDTH * _PLACES[part], y + _HEIGHT * _SYMBOL, shape, role=on, size=size(shape))


def _draw_legend(canvas: Canvas) -> None:
    # Long names first: further down, the map leaves less room.
    x, y = _LEGEND
    edge = x - _SAMPLE / 2
    for part, shape in SYMBOLS.items():
        canvas.marker(x, y, shape, role="ink", size=size(shape))
        y = _draw_meaning(PARTS[part], y, canvas)
    for role, label in TILES.items():
        block(canvas, edge, y - _SAMPLE / 2, _SAMPLE, _SAMPLE, role)
        y = _draw_meaning(label, y, canvas)
    canvas.line((edge, edge + _SAMPLE), (y, y), role="ink", width=1)
    y = _draw_meaning(BORDER, y, canvas)
    canvas.label(edge, y, canvas.say(_SHORTENED), small=True)


def _draw_meaning(label: Text, y: float, canvas: Canvas) -> float:
    """Print what a sample means beside it; return the middle of the next line."""
    canvas.label(_LEGEND[0] + _BESIDE, y, canvas.say(label), small=True)
    return y + _LINE


def _alt(language: Language) -> str:
    cases = [row for row in data("municipalities") if CASE in parts(row)]
    return language.text(
        _ALT,
        all=data("municipalities").count(),
        cases=count(CASE),
        named=_named(cases, language),
        interviewed=count("interviewed"),
        figures=count("key_figures"),
        partners=count("partner"),
        partner_names=names(partner=True),
        both=_named([row for row in cases if len(parts(row)) > 1], language),
    )


def _named(rows: list[Record], language: Language) -> str:
    return language.listing(sorted((row.string("name") for row in rows), key=danish_order))


def _table() -> Table:
    columns = (
        Text(da="Kommune", en="Municipality"),
        Text(da="På kortet", en="On the map"),
        Text(da="Region", en="Region"),
        *PARTS.values(),
    )
    rows = sorted(data("municipalities"), key=lambda row: danish_order(row.string("name")))
    return Table(
        tuple(Column(label, numeric=False) for label in columns),
        tuple(
            Row(
                (
                    Text.same(row.string("name")),
                    Text.same(row.string("tile_label")),
                    REGIONS[row.string("region")],
                    *(_YES if part in parts(row) else None for part in PARTS),
                )
            )
            for row in rows
        ),
    )
