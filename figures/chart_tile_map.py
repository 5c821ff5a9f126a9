"""Denmark as a map of equal tiles: a municipality each, and which of them the studies met.

A part is told by a symbol or by a filled tile with white letters, never by colour alone.
"""

from __future__ import annotations

from figures.chart_lettering import block, frame, measured, paragraph
from figures.study_values import names
from figures.tile_places import CASE, PARTS, count, marked, parts
from report.author import Column, Figure, Language, Row, Table, Text, data

# Millimetres: from tile to tile, the gap between them, the top of the map.
_PITCH, _GAP, _TOP = 8.8, 0.7, 1.0
_SIDE = _PITCH - _GAP
_ROWS = 14
# The symbol of each part, and its place within a tile as a share of the side.
_SYMBOLS = {"interviewed": ("o", 0.2), "key_figures": ("s", 0.5), "partner": ("^", 0.8)}
_SYMBOL = 0.76
# Millimetres: upper left corner of the legend, from line to line.
_LEGEND, _LINE = (92.0, 90.0), 9.0
_ALT = Text(
    "Danmark tegnet som {all} lige store felter, ét for hver kommune. {cases} er cases i inspirationskataloget: {names}. "
    "Til erfaringsopsamlingen blev {interviewed} kommuner interviewet, {figures} indgik med nøgletal, og {partners} var "
    "partnerskabskommuner: {partner_names}. {both} er både case og med i erfaringsopsamlingen.",
    "Denmark drawn as {all} tiles of equal size, one for each municipality. {cases} are cases of the inspiration "
    "catalogue: {names}. For the experience collection {interviewed} municipalities were interviewed, {figures} gave key "
    "figures, and {partners} were partnership municipalities: {partner_names}. {both} are both a case and part of the "
    "experience collection.")
_YES = Text.same("●")


def tile_map() -> Figure:
    """All municipalities, with the cases of the catalogue and those of the experience collection (figure 2.1)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), height=_TOP + _ROWS * _PITCH + 1)


def _draw(canvas) -> None:
    canvas.entitle(Text("Kort: kommunernes beliggenhed", "Map: where the municipalities lie"))
    measured(canvas)
    for row in data("municipalities"):
        _draw_tile(row, _PITCH * row["tile_x"], _TOP + _PITCH * row["tile_y"], canvas)
    _draw_legend(canvas)


def _draw_tile(row, x: float, y: float, canvas) -> None:
    found = parts(row)
    block(canvas, x, y, _SIDE, _SIDE, "primary" if CASE in found else "secondary" if found else "grid")
    canvas.label(x + _SIDE / 2, y + _SIDE * (0.35 if found else 0.5), row["tile_label"], align="center", small=True,
                 role="paper" if CASE in found else "ink", strong=bool(found))
    for part in _SYMBOLS.keys() & set(found):
        shape, place = _SYMBOLS[part]
        canvas.marker(x + _SIDE * place, y + _SIDE * _SYMBOL, shape, role="paper" if CASE in found else "ink", size=4)


def _draw_legend(canvas) -> None:
    x, y = _LEGEND
    for line, (part, label) in enumerate(PARTS.items()):
        at = y + _LINE * line
        canvas.label(x + _PITCH, at, canvas.say(label), small=True)


def _alt(language: Language) -> str:
    cases = [row for row in marked() if CASE in parts(row)]
    return language.text(
        _ALT, all=data("municipalities").count(), cases=count(CASE), names=_listed(cases, language),
        interviewed=count("interviewed"), figures=count("key_figures"), partners=count("partner"),
        partner_names=names(partner=True), both=_listed([row for row in cases if len(parts(row)) > 1], language))


def _listed(rows: list, language: Language) -> str:
    return language.listing([row["name"] for row in rows])


def _table() -> Table:
    columns = (Column(Text("Kommune", "Municipality"), numeric=False), Column(Text("På kortet", "On the map"), numeric=False),
               *(Column(label, numeric=False) for label in PARTS.values()))
    return Table(columns, tuple(
        Row((Text.same(row["name"]), Text.same(row["tile_label"]), *(_YES if part in parts(row) else None for part in PARTS)))
        for row in marked()))
