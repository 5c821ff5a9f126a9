"""What starting files say in Danish, until their author has written something else."""

from __future__ import annotations

from collections.abc import Mapping

# By key, as in :attr:`report.language.rules.LanguageRules.words`, of which they are a part.
NEW: Mapping[str, str] = {
    "new_about": "Her skal der stå, hvad kapitlet handler om.",
    "new_bars": "Søjlediagram",
    "new_description": "Her skal der stå, hvad udgivelsen handler om.",
    "new_example": "Mangekanter",
    "new_example_hexagon": "Sekskant",
    "new_example_key": "Nøgle",
    "new_example_number": "Antal sider",
    "new_example_row": "Mangekant",
    "new_example_square": "Kvadrat",
    "new_example_text": "Eksemplet viser {rows} mangekanter {source}. Tilsammen har de {sides} sider, se {figure}.",
    "new_example_triangle": "Trekant",
    "new_heading": "Afsnittets titel",
    "new_introduction": "Indledning",
    "new_subtitle": "Undertitel",
    "new_text": "Her skal afsnittets tekst stå.",
}
