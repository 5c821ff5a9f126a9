"""A case form as one language prints it: all that a script needs to show it, to compute and to write workbooks.

The scripts (:file:`report/site/scripts/case.js` and those before it) know no subject and no language: layout,
operations, wordings, number formats and the patterns of formulas stand in the data that they are given.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from report.language.printing import MINUS, Language
from report.language.text import Text
from report.language.units import unit_words
from report.printed.exhibit import PrintedCaseForm
from report.results import case_form as declared
from report.results.case_form import CaseForm, Entry, Layout
from report.results.operations import as_data
from report.workbook.file import frame
from report.workbook.live import FACTOR, FIRST, NUMBERS, PATTERNS

_SHEETS = ("result", "entered", "rows", "steps")


def printed_case_form(form: CaseForm, language: Language) -> PrintedCaseForm:
    """`form` in `language`.  Raises KeyError where a wording is missing in it."""
    data = json.dumps(specification(form, language), ensure_ascii=False, separators=(",", ":"))
    return PrintedCaseForm(form.words["without"].in_(language.code), data)


def specification(form: CaseForm, language: Language) -> dict[str, object]:
    """What the scripts compute and print from; a number is a text."""
    digits = language.number(Decimal("1234.5"), 1)
    return {
        "layout": _layout(form.layout, language),
        "given": {name: str(number) for name, number in form.given.items()},
        "start_rate": str(form.start_rate),
        "operations": as_data(form.operations),
        "answer": [_part(part, language) for part in form.answer],
        "unit": _patterns(form.unit, language),
        "percent": _patterns("percent", language),
        "marks": {"group": digits[1], "decimal": digits[-2], "minus": MINUS},
        "problems": {name: [_said(text, language) for text in texts] for name, texts in form.problems.items()},
        "words": {name: _said(text, language) for name, text in form.words.items()},
        "workbook": _workbook(form, language),
        "example": _said(form.example, language),
    }


def _layout(layout: Layout, language: Language) -> dict[str, object]:
    def entry(given: Entry) -> dict[str, str]:
        return {"name": given.name, "label": _said(given.label, language)}

    return {
        **{name: entry(getattr(layout, name)) for name in ("row", "area", "payer", "note", "rate", "level")},
        "amounts": [entry(amount) for amount in layout.amounts],
        "rising": layout.rising,
        "highest_rate": str(layout.highest_rate),
        "most_rows": layout.most_rows,
        "most_digits": layout.most_digits,
    }


def _part(part: declared.Part, language: Language) -> dict[str, object]:
    """A part of the answer, whose `kind` is the name of the method that prints it."""
    if isinstance(part, Text):
        return {"kind": "text", "text": _said(part, language)}
    if isinstance(part, declared.Paragraph):
        sentences = [_sentence(sentence, language) for sentence in part.sentences]
        return {"kind": "paragraph", "sentences": sentences, "scenario": part.scenario, "needs": part.needs}
    return {"kind": type(part).__name__.lower(), **_fields(part, language)}


def _sentence(sentence: declared.Sentence, language: Language) -> dict[str, object]:
    wordings = {state: _said(wording, language) for state, wording in sentence.wordings.items()}
    return {"by": sentence.by, "wordings": wordings, "fields": sentence.fields}


def _fields(part: object, language: Language) -> dict[str, object]:
    """The fields of a record by name, its wordings in `language`."""
    return {name: _plain(getattr(part, name), language) for name in part.__dataclass_fields__}  # type: ignore[attr-defined]


def _plain(given: object, language: Language) -> object:
    if isinstance(given, Text):
        return _said(given, language)
    if isinstance(given, declared.Line):
        return _fields(given, language)
    if isinstance(given, Mapping):
        return {name: _plain(each, language) for name, each in given.items()}
    if isinstance(given, Sequence) and not isinstance(given, str):
        return [_plain(each, language) for each in given]
    return given


def _workbook(form: CaseForm, language: Language) -> dict[str, object]:
    """The parts of a workbook that are the same for every case, and how formulas are written."""
    names = [_said(form.words[f"sheet_{sheet}"], language) for sheet in _SHEETS]
    return {
        "sheets": names,
        "frame": frame(names),
        "patterns": PATTERNS,
        "first": FIRST,
        "factor": FACTOR,
        "numbers": NUMBERS,
        "labels": {name: _said(label, language) for name, label in form.labels.items()},
        "results": [[_said(label, language), kind, course] for label, kind, course in form.results],
    }


def _said(text: Text, language: Language) -> str:
    return text.in_(language.code)


def _patterns(unit: str, language: Language) -> list[str]:
    """The unit's pattern, and that for exactly one."""
    words = unit_words(unit, language.code)
    return [words.many, words.one] if words else ["{}", "{}"]
