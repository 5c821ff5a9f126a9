"""What the map marks, by which symbols and shades, and where its regions meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from figures.lettering import block
from figures.study.values import danish_order
from report.author import Record, Text, data

if TYPE_CHECKING:
    from report.author import Canvas

# By column of the table municipalities; a case of the catalogue has no column there.
CASE = "case"
PARTS = {
    CASE: Text(da="Case i inspirationskataloget", en="Case of the inspiration catalogue"),
    "interviewed": Text(da="Interviewet til erfaringsopsamlingen", en="Interviewed for the experience collection"),
    "key_figures": Text(da="Nøgletal i erfaringsopsamlingen", en="Key figures in the experience collection"),
    "partner": Text(da="Partnerskabskommune", en="Partnership municipality"),
}
SYMBOLS = {"interviewed": "o", "key_figures": "D", "partner": "^"}
TILES = {
    "primary": PARTS[CASE],
    "secondary": Text(da="Andre kommuner med nummer", en="Other numbered municipalities"),
    "grid": Text(da="Øvrige kommuner", en="All others"),
}
BORDER = Text(da="Regionsgrænse", en="Regional border")
GAP = 0.8  # millimetres between tiles


def parts(row: Record) -> tuple[str, ...]:
    """The keys of :data:`PARTS` that hold for the municipality `row`."""
    cases = {case.string("code") for case in data("catalogue_cases")}
    return tuple(part for part in PARTS if (row.string("code") in cases if part == CASE else row.flag(part)))


def marked() -> list[Record]:
    """The municipalities that have one of :data:`PARTS`, by name."""
    return sorted(
        (row for row in data("municipalities") if parts(row)), key=lambda row: danish_order(row.string("name"))
    )


def numbered() -> dict[str, int]:
    """The numbers that these have on the map, by their codes."""
    return {row.string("code"): number for number, row in enumerate(marked(), 1)}


def borders() -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where two regions meet: the ends of the side between two tiles, in columns and rows of the grid."""
    regions = {(row.whole("tile_x"), row.whole("tile_y")): row.string("region") for row in data("municipalities")}
    for (x, y), region in regions.items():
        if regions.get((x + 1, y), region) != region:
            yield (x + 1, y), (x + 1, y + 1)
        if regions.get((x, y + 1), region) != region:
            yield (x, y + 1), (x + 1, y + 1)


def shade(found: tuple[str, ...]) -> tuple[str, str]:
    """The role of a tile that has the parts `found`, and of what is printed on it."""
    return ("primary", "paper") if CASE in found else ("secondary" if found else "grid", "ink")


def draw_tile(
    row: Record, number: int | None, corner: tuple[float, float], size_mm: tuple[float, float], canvas: Canvas
) -> None:
    """Draw the tile of a municipality, whose upper left corner is at `corner`, with its number if it has one."""
    (x, y), (width, height), (fill, on) = corner, size_mm, shade(parts(row))
    block(canvas, x, y, width, height, fill)
    if number:
        printed, strong = canvas.language.number(number), not canvas.narrow
        canvas.label(x + width / 2, y + height / 2, printed, align="center", role=on, strong=strong, small=True)


def draw_borders(pitch: tuple[float, float], top: float, canvas: Canvas) -> None:
    """Draw the borders between tiles that are `pitch` mm apart, across and down, the first `top` mm from the edge."""
    across, down = pitch
    for ends in borders():
        (left, right), (upper, lower) = zip(*ends, strict=True)
        canvas.line(
            [across * column - GAP / 2 for column in (left, right)],
            [top + down * row - GAP / 2 for row in (upper, lower)],
            role="ink",
            width=1,
        )


def size(shape: str) -> float:
    """Points: a diamond of the same size would look larger."""
    return 3.4 if shape == "D" else 4
