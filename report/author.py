"""Everything a chapter or an analysis imports from the generator.

    from report.author import Column, Figure, Row, Table, Text, Value, data, values

Chapters use ``value("name")`` and ``words("name")`` inline; `build.py` recognises them without
running anything, and under Quarto the functions of the same names below print the same text.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from report.data.access import data
from report.language.printing import Language, in_each
from report.language.text import Text
from report.language.values import Origin, Value
from report.results.exhibits import Column, Figure, Row, Table
from report.results.handout import Answer, Exhibit, Handout, Heading, Problem, Request
from report.results.model import Assumption, Balance, Choice, First, Model, Series, Threshold, courses
from report.results.motif import Rectangle
from report.results.registry import all_values, check, command, motif, values

__all__ = [
    "Answer",
    "Assumption",
    "Balance",
    "Choice",
    "Column",
    "Exhibit",
    "Figure",
    "First",
    "Handout",
    "Heading",
    "Language",
    "Model",
    "Origin",
    "Problem",
    "Rectangle",
    "Request",
    "Row",
    "Series",
    "Table",
    "Text",
    "Threshold",
    "Value",
    "check",
    "command",
    "courses",
    "data",
    "in_each",
    "motif",
    "value",
    "values",
    "words",
]


def value(name: str, **options: bool) -> str:
    """The value `name` in digits, in the language of the chapter Quarto is rendering."""
    return _quarto_language().value(all_values()[name], **options)


def words(name: str, **options: object) -> str:
    """The value `name` in words, in the language of the chapter Quarto is rendering."""
    return _quarto_language().words(all_values()[name], **options)


def _quarto_language() -> Language:
    """The language from the chapter's file name, which Quarto tells the kernel."""
    info = os.environ.get("QUARTO_EXECUTE_INFO")
    if not info:
        return Language("da")
    document = Path(json.loads(Path(info).read_text(encoding="utf-8"))["document-path"])
    return Language(document.suffixes[-2].lstrip("."))
