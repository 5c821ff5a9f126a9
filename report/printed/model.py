"""A model as one language prints it: fields for its assumptions, sentences, and all that a script needs to compute it.

The script (:file:`report/site/scripts/model.js`) knows no model and no language: polynomials, operations, wordings and
number formats stand in the data that it is given.
"""

from __future__ import annotations

import json
from decimal import Decimal

from report.language.interface import word
from report.language.printing import Language
from report.language.units import unit_words
from report.language.values import Value
from report.printed.exhibit import ModelChoice, ModelField, PrintedModel
from report.printed.model_workbook import model_workbook
from report.results.model import ASSUMED, Assumption, Model
from report.results.operations import as_data
from report.results.outcomes import Balance, Limit, Outcome, Settled
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
        model_workbook(model, language, interface),
    )


def _field(assumption: Assumption, language: Language, interface: str) -> ModelField:
    low, high = (_printed(assumption, end, language) for end in (assumption.low, assumption.high))
    before, _, behind = _patterns(assumption.unit, language)[0].partition("{}")
    return ModelField(
        assumption.name,
        language.text(assumption.label),
        language.number(assumption.start, min(assumption.decimals, _places(assumption.start))),
        word("model_range", interface, low=low, high=high),
        (before.strip(), behind.strip()),
    )


def specification(model: Model, language: Language, interface: str) -> dict[str, object]:
    """What the script computes from and prints with; every coefficient is a fraction as text."""
    return {
        "assumptions": [_input(a, language, interface) for a in model.assumptions],
        "choices": [{"name": c.name, "label": language.text(c.label), "start": c.start} for c in model.choices],
        **_course(model, language),
        "outcomes": [_outcome(outcome, language) for outcome in model.outcomes],
        "marks": _marks(language),
        "words": {
            "stale": word("model_stale", interface),
            "linkValue": word("model_link_value", interface),
            "linkUnknown": word("model_link_unknown", interface),
        },
    }


def _course(model: Model, language: Language) -> dict[str, object]:
    """The rows, and what is computed for each."""
    courses, polynomials = _given(model)
    return {
        "rows": list(model.rows),
        "shown": list(model.printed_rows()),
        "series": [{"name": s.name, "label": language.text(s.label), "drawn": s.drawn} for s in model.series],
        "decimals": model.decimals,
        "unit": _patterns(model.unit, language),
        "assumed": ASSUMED,
        "polynomials": polynomials,
        "courses": courses,
        "operations": as_data(model.operations),
    }


def _marks(language: Language) -> dict[str, str]:
    """The signs between the digits of a number, and before it."""
    digits = language.number(Decimal("1234.5"), 1)
    return {"group": digits[1], "decimal": digits[-2], "minus": "\N{MINUS SIGN}"}


def _input(assumption: Assumption, language: Language, interface: str) -> dict[str, object]:
    low, high = (_printed(assumption, end, language) for end in (assumption.low, assumption.high))
    example = language.number(assumption.start, assumption.decimals)
    return {
        "name": assumption.name,
        "label": language.text(assumption.label),
        "start": str(assumption.start),
        "low": str(assumption.low),
        "high": str(assumption.high),
        "decimals": assumption.decimals,
        "percent": assumption.unit == "percent",
        "unit": _patterns(assumption.unit, language),
        "wrong": {
            "range": word("model_wrong", interface, low=low, high=high),
            "empty": word("model_wrong", interface, low=low, high=high),
            "number": word("model_no_number", interface, example=example),
            "decimals": word("model_decimals", interface, example=example),
        },
    }


def _given(model: Model) -> tuple[dict[str, dict[str, list[int]]], list[list[list[str]]]]:
    """The courses by options, as places among the polynomials; equal ones, which are many, stand there once."""
    places: dict[Polynomial, int] = {}
    courses = {
        "|".join(options): {
            name: [places.setdefault(polynomial, len(places)) for polynomial in polynomials]
            for name, polynomials in given.items()
        }
        for options, given in model.courses.items()
    }
    return courses, [_terms(polynomial) for polynomial in places]


def _terms(polynomial: Polynomial) -> list[list[str]]:
    return [[str(coefficient), *names] for names, coefficient in polynomial.terms]


def _outcome(outcome: Outcome, language: Language) -> dict[str, object]:
    said = {
        name: getattr(outcome, name).in_(language.code)
        for name in ("found", "never", "nothing", "above", "below", "none", "beyond")
        if hasattr(outcome, name)
    }
    if isinstance(outcome, Settled):
        return {"kind": "settled", "series": outcome.series, **said}
    if isinstance(outcome, Limit):
        return {"kind": "limit", "assumption": outcome.assumption, "most": str(outcome.most), **said}
    at = {"series": outcome.series, "row": outcome.row, **said}
    if isinstance(outcome, Balance):
        return {"kind": "balance", **at}
    most = None if outcome.most is None else str(outcome.most)
    return {"kind": "threshold", "assumption": outcome.assumption, "most": most, **at}


def _places(number: Decimal) -> int:
    """How many decimals `number` was written with."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _patterns(unit: str, language: Language) -> list[str]:
    """The unit's pattern, and that for exactly one."""
    words = unit_words(unit, language.code)
    return [words.many, words.one] if words else ["{}", "{}"]


def _printed(assumption: Assumption, number: Decimal, language: Language) -> str:
    decimals = min(assumption.decimals, _places(number))
    return language.value(Value(number=number, unit=assumption.unit, decimals=decimals))
