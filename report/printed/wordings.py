"""The words around the numbers of an exhibit: in cells, headings, drawings and alternatives, less what is traced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from report.drawing import Drawing
from report.language.printing import Language
from report.language.spelling import number_words
from report.language.text import Text
from report.language.traced import masked
from report.language.vocabulary import rules_of
from report.printed.exhibit import PrintedModel
from report.results.exhibits import Table

_WORDS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[\d\u00bc-\u00be\u2150-\u215e]")

# Where a wording stands, its text, and the same with a sign for each character that is traced.
Wording = tuple[str, str, str]


def untraced(
    table: Table, drawing: Drawing | None, model: PrintedModel | None, traces: set[str], language: Language
) -> tuple[Wording, ...]:
    """The wordings of an exhibit in which a number may be typed: `traces` are the texts from values and data."""
    found: dict[Wording, None] = {}
    wordings = [*_of_table(table, language), *_of_drawing(drawing), *_of_model(model)]
    for where, text, sources in wordings:
        if _may_hold_numbers(text, language.code):
            left = masked(text, {*traces, *sources})
            if _may_hold_numbers(left, language.code):
                found[where, text, left] = None
    return tuple(found)


def _of_table(table: Table, language: Language) -> Iterator[tuple[str, str, Iterable[str]]]:
    for number, row in enumerate([tuple(c.label for c in table.columns), *(r.cells for r in table.rows)]):
        where = f"a cell in row {number}" if number else "a heading"
        for cell in row:
            if isinstance(cell, Text):
                yield where, language.text(cell), [text for _, text in cell.read]
    for facet in table.facets:
        for name in (facet.label, *facet.groups.values()):
            yield "the name of a group", language.text(name), [text for _, text in name.read]


def _of_drawing(drawing: Drawing | None) -> Iterator[tuple[str, str, Iterable[str]]]:
    if drawing:
        yield "the title of the drawing", drawing.title, ()
        yield "the text alternative", drawing.description, ()
        yield from (("the lettering", text, ()) for text in drawing.lettering)


def _of_model(model: PrintedModel | None) -> Iterator[tuple[str, str, Iterable[str]]]:
    if model:
        yield from (("the name of an assumption", field.label, ()) for field in model.fields)
        for choice in model.choices:
            yield "the name of a choice", choice.label, ()
            yield from (("an option of a choice", text, ()) for _, text in choice.options)
        yield from (("a sentence", sentence, ()) for sentence in model.sentences)


def _may_hold_numbers(text: str, language: str) -> bool:
    if _NUMBER.search(text) or not _number_parts(language).isdisjoint(_WORDS.findall(text.lower())):
        return True
    return re.search(rules_of(language).typed.shares, text, re.IGNORECASE) is not None


@cache
def _number_parts(language: str) -> frozenset[str]:
    return frozenset(part for word in number_words(language) for part in _WORDS.findall(word))
