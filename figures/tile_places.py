"""Which marks a municipality carries on the map: its part in the catalogue and in the experience collection.

Knows nothing of drawing.
"""

from __future__ import annotations

from report.author import Text, Value, data

# By column of the table municipalities; a case of the catalogue has no column there.
CASE = "case"
PARTS = {
    CASE: Text("Case i inspirationskataloget", "Case of the inspiration catalogue"),
    "interviewed": Text("Interviewet til erfaringsopsamlingen", "Interviewed for the experience collection"),
    "key_figures": Text("Nøgletal i erfaringsopsamlingen", "Key figures in the experience collection"),
    "partner": Text("Partnerskabskommune", "Partnership municipality"),
}


def cases() -> frozenset[str]:
    """The codes of the municipalities whose cases the catalogue tells."""
    return frozenset(row["code"] for row in data("catalogue_cases"))


def parts(row) -> tuple[str, ...]:
    """The keys of :data:`PARTS` that hold for the municipality `row`."""
    return tuple(part for part in PARTS if (row["code"] in cases() if part == CASE else row[part]))


def marked() -> list:
    """The municipalities with a part, in the order of their codes."""
    return [row for row in data("municipalities") if parts(row)]


def count(part: str) -> Value:
    """How many municipalities have `part`."""
    return data("catalogue_cases").count() if part == CASE else data("municipalities").count(**{part: True})
