"""What starting files say in English, until their author has written something else."""

from __future__ import annotations

from collections.abc import Mapping

# By key, as in :attr:`report.language.rules.LanguageRules.words`, of which they are a part.
NEW: Mapping[str, str] = {
    "new_about": "Say here what the chapter is about.",
    "new_bars": "Bar chart",
    "new_description": "Say here what the publication is about.",
    "new_example": "Polygons",
    "new_example_hexagon": "Hexagon",
    "new_example_key": "Key",
    "new_example_number": "Number of sides",
    "new_example_row": "Polygon",
    "new_example_square": "Square",
    "new_example_text": "The example shows {rows} polygons {source}. Together they have {sides} sides, see {figure}.",
    "new_example_triangle": "Triangle",
    "new_heading": "Title of the section",
    "new_introduction": "Introduction",
    "new_subtitle": "Subtitle",
    "new_text": "The text of the section goes here.",
}
