"""Where each municipality lies on the map of equal tiles, and what part it has in the studies.

Knows nothing of drawing.
"""

from __future__ import annotations

from collections.abc import Iterator

from report.author import Record, Text, Value, data

# By column of the table municipalities; a case of the catalogue has no column there.
CASE = "case"
PARTS = {
    CASE: Text(da="Case i inspirationskataloget", en="Case of the inspiration catalogue"),
    "interviewed": Text(da="Interviewet til erfaringsopsamlingen", en="Interviewed for the experience collection"),
    "key_figures": Text(da="Nøgletal i erfaringsopsamlingen", en="Key figures in the experience collection"),
    "partner": Text(da="Partnerskabskommune", en="Partnership municipality"),
}


def parts(row: Record) -> tuple[str, ...]:
    """The keys of :data:`PARTS` that hold for the municipality `row`."""
    cases = {case.string("code") for case in data("catalogue_cases")}
    return tuple(part for part in PARTS if (row.string("code") in cases if part == CASE else row[part]))


def count(part: str) -> Value:
    """How many municipalities have `part`."""
    return data("catalogue_cases").count() if part == CASE else data("municipalities").count(**{part: True})


def borders() -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where two regions meet: the ends of the side between two tiles, in columns and rows of the grid."""
    regions = {(row.whole("tile_x"), row.whole("tile_y")): row.string("region") for row in data("municipalities")}
    for (x, y), region in regions.items():
        if regions.get((x + 1, y), region) != region:
            yield (x + 1, y), (x + 1, y + 1)
        if regions.get((x, y + 1), region) != region:
            yield (x, y + 1), (x + 1, y + 1)
