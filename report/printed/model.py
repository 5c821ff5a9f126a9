"""A model as one language prints it: fields for its assumptions, sentences, and all that a script needs to compute it.

The script (:file:`report/site/scripts/model.js`) knows no model and no language: polynomials, wordings and number
formats stand in the data that it is given.
"""

from __future__ import annotations

import json
from decimal import Decimal

from report.language.interface import word
from report.language.printing import Language
from report.language.text import Text
from report.language.units import unit_words
from report.language.values import Value
from report.printed.exhibit import ModelChoice, ModelField, PrintedModel
from report.results.model import Assumption, Balance, Course, First, Model, Outcome, Threshold
from report.results.polynomials import Polynomial


def printed_model(model: Model, language: Language, interface: str = "") -> PrintedModel:
    """`model` in `language`; the words of the form are in the language `interface`, a code, or in the same.

    Raises what its wordings raise when they are filled.
    """
    interface = interface or language.code
    return PrintedModel(
        tuple(_field(assumption, language, interface) for assumption in model.assumptions),
        tuple(
            ModelChoice(c.name, language.text(c.label), tuple((k, language.text(t)) for k, t in c.options), c.start)
            for c in model.choices
        ),
        tuple(model.sentences(model.starting(), model.starting_options(), language)),
        json.dumps(specification(model, language, interface), ensure_ascii=False, separators=(",", ":")),
    )


def _field(assumption: Assumption, language: Language, interface: str) -> ModelField:
    low, high = (_printed(assumption, end, language) for end in (assumption.low, assumption.high))
    return ModelField(
        assumption.name,
        language.text(assumption.label),
        language.number(assumption.start, assumption.decimals),
        word("model_range", interface, low=low, high=high),
    )


def specification(model: Model, language: Language, interface: str) -> dict[str, object]:
    """What the script computes from; every coefficient is a fraction as text."""
    digits = language.number(Decimal("1234.5"), 1)
    return {
        "assumptions": [_input(a, language, interface) for a in model.assumptions],
        "choices": [{"name": c.name, "start": c.start} for c in model.choices],
        "rows": list(model.rows),
        "series": [{"name": s.name, "label": language.text(s.label), "drawn": s.drawn} for s in model.series],
        "decimals": model.decimals,
        "unit": _patterns(model.unit, language),
        "courses": {"|".join(options): _course(course) for options, course in model.courses.items()},
        "outcomes": [_outcome(outcome, language) for outcome in model.outcomes],
        "marks": {"group": digits[1], "decimal": digits[-2], "minus": "\N{MINUS SIGN}"},
    }


def _input(assumption: Assumption, language: Language, interface: str) -> dict[str, object]:
    low, high = (_printed(assumption, end, language) for end in (assumption.low, assumption.high))
    return {
        "name": assumption.name,
        "start": str(assumption.start),
        "low": str(assumption.low),
        "high": str(assumption.high),
        "decimals": assumption.decimals,
        "unit": _patterns(assumption.unit, language),
        "wrong": word("model_wrong", interface, low=low, high=high),
    }


def _course(course: Course) -> dict[str, list[list[list[str]]]]:
    return {name: [_terms(p) for p in polynomials] for name, polynomials in course.items()}


def _terms(polynomial: Polynomial) -> list[list[str]]:
    return [[str(coefficient), *names] for names, coefficient in polynomial.terms]


def _outcome(outcome: Outcome, language: Language) -> dict[str, object]:
    if isinstance(outcome, First):
        return {
            "kind": "first",
            "series": outcome.series,
            "yes": _wording(outcome.found, language),
            "no": _wording(outcome.never, language),
        }
    if isinstance(outcome, Balance):
        return {
            "kind": "balance",
            "series": outcome.series,
            "row": outcome.row,
            "yes": _wording(outcome.above, language),
            "no": _wording(outcome.below, language),
        }
    assert isinstance(outcome, Threshold)
    return {
        "kind": "threshold",
        "series": outcome.series,
        "row": outcome.row,
        "assumption": outcome.assumption,
        "yes": _wording(outcome.found, language),
        "no": _wording(outcome.none, language),
    }


def _wording(text: Text, language: Language) -> str:
    return text.in_(language.code)


def _patterns(unit: str, language: Language) -> list[str]:
    """The unit's pattern, and that for exactly one."""
    words = unit_words(unit, language.code)
    return [words.many, words.one] if words else ["{}", "{}"]


def _printed(assumption: Assumption, number: Decimal, language: Language) -> str:
    return language.value(Value(number=number, unit=assumption.unit, decimals=assumption.decimals))
