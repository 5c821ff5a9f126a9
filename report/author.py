"""Everything a chapter or an analysis imports from the generator.

    from report.author import Column, Figure, Row, Table, Text, Value, data, values

Chapters use ``value("name")`` and ``words("name")`` inline; `build.py` recognises them without
running anything, and under Quarto the functions of the same names below print the same text.
"""

from __future__ import annotations

import sys

from report.data.access import data
from report.data.record import Record
from report.language.collation import sort_key
from report.language.printing import Language, in_each
from report.language.text import Text
from report.language.values import Origin, Value
from report.notebook.chapter import Printed, expression
from report.results import case_form
from report.results.canvas import Canvas, Style
from report.results.case_answer import Case, Entered, answer
from report.results.case_form import CaseForm, Entry, Layout
from report.results.computing import (
    assumed,
    difference,
    equal,
    greatest,
    growth,
    least,
    lower_end,
    mean,
    nought,
    product,
    quotient,
    reduced,
    rounded,
    scaled,
    share,
    span,
    total,
    upper_end,
)
from report.results.exhibits import Column, Facet, Figure, Reference, Row, Table
from report.results.frames import FrameColumn
from report.results.handout import Answer, Exhibit, Handout, Heading, Problem, Request
from report.results.model import Assumption, Choice, Model, Series, courses, safely
from report.results.motif import Rectangle
from report.results.operations import Course, Operation, computed, settled
from report.results.outcomes import Balance, Limit, Settled, Threshold
from report.results.registry import check, command, motif, runs, values
from report.results.runs import Run
from report.results.worded import worded

__all__ = [
    "Answer",
    "Assumption",
    "Balance",
    "Canvas",
    "Case",
    "CaseForm",
    "Choice",
    "Column",
    "Course",
    "Entered",
    "Entry",
    "Exhibit",
    "Facet",
    "Figure",
    "FrameColumn",
    "Handout",
    "Heading",
    "Language",
    "Layout",
    "Limit",
    "Model",
    "Operation",
    "Origin",
    "Problem",
    "Record",
    "Rectangle",
    "Reference",
    "Request",
    "Row",
    "Run",
    "Series",
    "Settled",
    "Style",
    "Table",
    "Text",
    "Threshold",
    "Value",
    "answer",
    "assumed",
    "case_form",
    "check",
    "command",
    "computed",
    "courses",
    "data",
    "difference",
    "equal",
    "greatest",
    "growth",
    "in_each",
    "least",
    "lower_end",
    "mean",
    "motif",
    "nought",
    "product",
    "quotient",
    "reduced",
    "rounded",
    "runs",
    "safely",
    "scaled",
    "settled",
    "share",
    "sort_key",
    "span",
    "total",
    "upper_end",
    "value",
    "values",
    "worded",
    "words",
]


def value(name: str, **options: bool) -> Printed:
    """The value `name` in digits, in the language of the chapter Quarto is rendering.

    `options` are those of :meth:`report.language.printing.Language.value`; `capital` begins a sentence with it.
    """
    return expression("value", name, options)


def words(name: str, **options: bool | str) -> Printed:
    """The value `name` in words, in the language of the chapter Quarto is rendering.

    `options` are `gender` and `precision`, those of :meth:`report.language.printing.Language.words`; `capital` begins a
    sentence with it.
    """
    return expression("words", name, options)


if "IPython" in sys.modules:  # under Quarto and in a notebook
    from report.notebook.shown import install_under_ipython

    install_under_ipython()
