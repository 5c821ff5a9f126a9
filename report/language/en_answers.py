"""What values and terms answer, in the words of English."""

from __future__ import annotations

from collections.abc import Mapping

# Those of an answer are said in pop-overs and on the page of values alike; those of the values on that page, its
# title and the name of its file, and at the end of each section that leads there.  The switch stands on every page that
# prints a value: it turns values into buttons, for who asks by keyboard or
# listens; the hint beside it is for everybody else.
ANSWERS: Mapping[str, str] = {
    "answer_all": "On the page of all numbers",
    "answer_back": "Back",
    "answer_close": "Close",
    "answer_computation": "Calculation",
    "answer_decimals": "shown with {number} decimals",
    "answer_glossary": "In the glossary",
    "answer_of": "Calculated from",
    "answer_one_decimal": "shown with one decimal",
    "answer_places": "Appears in",
    "answer_precision": "Precision",
    "answer_rate": "per 1,000 people",
    "answer_row": "row: {row}",
    "answer_source": "Find the source",
    "answer_switch": "Turn numbers into buttons",
    "answer_switch_hint": "Select a number to see what it is and where it comes from.",
    "answer_unit": "Unit",
    "answer_whole": "shown as whole numbers",
    "section_values": "The numbers in this section",
    "values": "Numbers and sources",
    "values_cells": "{name}: the numbers in the table",
    "values_filter": "Search the numbers",
    "values_front": "Front page",
    "values_found": "{number} numbers",
    "values_intro": "Every number in this publication is listed here: what it is, where it comes from and how it was "
    "calculated. All of them can be downloaded as a file: {files}.",
    "values_none": "No numbers match your search.",
    "values_operands": "Numbers used to calculate others",
    "values_slug": "values",
}
