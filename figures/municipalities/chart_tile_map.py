"""Denmark as a map of equal tiles: a municipality each, and which of them the studies met.

Tiles that are marked have numbers, and a list below says whose they are and, by symbols, what they took part in: a name
that a tile has no room for would be a riddle.  Nothing is told by colour alone.  Regions are named where the sea leaves
room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import NARROW, measured, paragraph
from figures.municipalities.map_list import draw_legend, draw_list
from figures.municipalities.map_marks import (
    CASE,
    GAP,
    PARTS,
    borders,
    draw_borders,
    draw_tile,
    marked,
    numbered,
    parts,
)
from figures.municipalities.records import REGIONS
from figures.study.values import danish_order, names
from report.author import Column, Figure, Language, Record, Row, Table, Text, Value, data

if TYPE_CHECKING:
    from report.author import Canvas

# Millimetres: from tile to tile across and down on a wide sheet, and down on a narrow one; above the map, and below it.
_ACROSS, _DOWN, _NARROW_DOWN, _TOP, _BELOW = 6.2, 5.4, 5.0, 0.5, 4.0
# Millimetres: between the map and its legend, and above the list; how many columns the list has.
_BESIDE, _ABOVE_LIST = 5.0, 1.5
_COLUMNS = {True: 2, False: 4}  # on a narrow sheet and on a wide one
# Columns and rows of the grid: where the name of a region begins; millimetres: how wide it may run.
_REGIONS = {
    "Nordjylland": (4.3, 0.45, 40),
    "Midtjylland": (6, 4.4, 30),
    "Syddanmark": (0, 11.6, 30),
    "Sjælland": (12.1, 10.6, 22),
    "Hovedstaden": (14.1, 2.6, 18),
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


def tile_map() -> Figure:
    """All municipalities, with the cases of the catalogue and those of the experience collection (figure 2.1)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), narrow_height=NARROW)


def count(part: str) -> Value:
    """How many municipalities have `part`."""
    return data("catalogue_cases").count() if part == CASE else data("municipalities").count(**{part: True})


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Kort: kommunerne", en="Map: the municipalities"))
    measured(canvas)
    columns, lines = (1 + max(row.whole(f"tile_{way}") for row in data("municipalities")) for way in "xy")
    pitch = ((canvas.width_mm + GAP) / columns, _NARROW_DOWN) if canvas.narrow else (_ACROSS, _DOWN)
    _draw_map(pitch, canvas)
    foot = _TOP + pitch[1] * lines + _BELOW
    if canvas.narrow:
        foot = draw_legend(0, foot, canvas)
    else:
        draw_legend(pitch[0] * columns + _BESIDE, _TOP + 2, canvas)
    canvas.resize(draw_list(foot + _ABOVE_LIST, _COLUMNS[canvas.narrow], canvas))


def _draw_map(pitch: tuple[float, float], canvas: Canvas) -> None:
    across, down = pitch
    numbers = numbered()
    for row in data("municipalities"):
        corner = across * row.whole("tile_x"), _TOP + down * row.whole("tile_y")
        draw_tile(row, numbers.get(row.string("code")), corner, (across - GAP, down - GAP), canvas)
    draw_borders(pitch, _TOP, canvas)
    if canvas.narrow:  # the letters are too large for the sea
        return
    for region, (column, line, width) in _REGIONS.items():
        said = canvas.say(REGIONS[region])
        paragraph(canvas, across * column, _TOP + down * line, said, width, role="muted", strong=True, small=True)


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
        Column(Text(da="Kommune", en="Municipality"), numeric=False),
        Column(Text(da="Nummer på kortet", en="Number on the map")),
        Column(Text(da="Region", en="Region"), numeric=False),
        Column(Text(da="Medvirker som", en="Takes part as"), numeric=False),
    )
    numbers, cases = numbered(), tuple(case.origin for case in data("catalogue_cases"))
    rows = tuple(_row(row, numbers[row.string("code")]) for row in marked())
    return Table(columns, rows, origins=cases)


def _row(row: Record, number: int) -> Row:
    on_the_map = Text.same(str(number))  # a name, not a quantity
    marks = [PARTS[part] for part in parts(row)]
    took_part = Text.combine("; ".join(["{}"] * len(marks)), *marks)
    return Row((Text.same(row.string("name")), on_the_map, REGIONS[row.string("region")], took_part))
