"""The analysis themes of the catalogue as a table.  Knows nothing of how it is printed."""

from __future__ import annotations

from itertools import groupby

from report.author import Column, Row, Table, Text, data


def analysis_themes() -> Table:
    """The themes and their points of focus (table 1.1)."""
    columns = (
        Column(Text(da="Analysetema", en="Analysis theme"), numeric=False),
        Column(Text(da="Fokuspunkter", en="Points of focus"), numeric=False),
    )
    themes = groupby(data("analysis_themes"), key=lambda row: row.text("theme_"))
    return Table(columns, tuple(Row((theme, _listed([row.text("point_") for row in rows]))) for theme, rows in themes))


def _listed(points: list[Text]) -> Text:
    return Text.combine(". ".join(["{}"] * len(points)) + ".", *points)
