"""The motifs of the covers, drawn from the data: the ladder of support, and the municipalities as a map of tiles."""

from __future__ import annotations

from figures.municipalities.map_marks import CASE, parts
from report.author import Record, Rectangle, data, motif

# Millimetres: the width of the page, the height of the lowest step, what each is higher, the gap between two.
PAGE, LOWEST, RISE, GAP = 210, 26, 20, 1
# From the earliest support to placements outside the home.
STEPS = {"universal": "accent", "preventive-and-home-based": "secondary", "placements": "primary"}
# Millimetres: the corner of the map, from tile to tile across and down.
LEFT, FOOT, ACROSS, DOWN = 30, 25, 10, 8


@motif("ladder")
def ladder() -> tuple[Rectangle, ...]:
    """The steps side by side over the width of the page, each higher than the one before, in the colours of groups."""
    steps = list(data("ladder_steps"))
    width = PAGE // len(steps)
    return tuple(
        Rectangle(
            left=width * at,
            bottom=0,
            width=width - GAP * (step is not steps[-1]),
            height=LOWEST + RISE * at,
            role=STEPS[step.string("group")],
        )
        for at, step in enumerate(steps)
    )


@motif("tiles")
def tiles() -> tuple[Rectangle, ...]:
    """A tile for each municipality in its place, those of the cases set off, and those that the studies met."""
    rows = list(data("municipalities"))
    lowest = max(row.whole("tile_y") for row in rows)
    return tuple(
        Rectangle(
            left=LEFT + ACROSS * row.whole("tile_x"),
            bottom=FOOT + DOWN * (lowest - row.whole("tile_y")),
            width=ACROSS - GAP,
            height=DOWN - GAP,
            role=_role(row),
        )
        for row in rows
    )


def _role(row: Record) -> str:
    found = parts(row)
    return "accent" if CASE in found else "secondary" if found else "grid"
