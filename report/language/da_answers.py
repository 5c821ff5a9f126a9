"""What values and terms answer, in the words of Danish."""

from __future__ import annotations

from collections.abc import Mapping

# Those of an answer are said in pop-overs and on the page of values alike; those of the values on that page, its
# title and the name of its file, and at the end of each section that leads there.  The switch stands on every page that
# prints a value: it turns values into buttons, for who asks by keyboard or
# listens; the hint beside it is for everybody else.
ANSWERS: Mapping[str, str] = {
    "answer_all": "Se det på siden med alle tal",
    "answer_back": "Tilbage",
    "answer_close": "Luk",
    "answer_computation": "Beregning",
    "answer_decimals": "vist med {number} decimaler",
    "answer_glossary": "I ordlisten",
    "answer_of": "Beregnet ud fra",
    "answer_one_decimal": "vist med én decimal",
    "answer_places": "Står i",
    "answer_precision": "Præcision",
    "answer_rate": "pr. 1.000 personer",
    "answer_row": "række: {row}",
    "answer_source": "Find kilden",
    "answer_switch": "Gør tallene til knapper",
    "answer_switch_hint": "Tryk på et tal for at se, hvad det er, og hvor det kommer fra.",
    "answer_unit": "Enhed",
    "answer_whole": "vist i hele tal",
    "section_values": "Tallene i afsnittet",
    "values": "Tal og kilder",
    "values_cells": "{name}: tallene i tabellen",
    "values_filter": "Søg i tallene",
    "values_front": "Forsiden",
    "values_found": "{number} tal",
    "values_intro": "Her står hvert tal i udgivelsen: hvad det er, hvor det kommer fra, og hvordan det er beregnet. "
    "Alle kan hentes som en fil: {files}.",
    "values_none": "Ingen tal passer til det, du søger.",
    "values_operands": "Tal, som andre tal er beregnet ud fra",
    "values_slug": "vaerdier",
}
