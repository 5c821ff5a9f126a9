"""A model for the screen: inputs for its assumptions, and all that a script needs to compute it again.

The script (:file:`report/site/scripts/model.js`) knows no model and no language: polynomials, wordings and number
formats stand in the attribute ``data-model``.  Without scripts the form stays hidden and the table is read as it is.
"""

from __future__ import annotations

import json
from decimal import Decimal
from html import escape

from report.language.interface import word
from report.language.printing import Language
from report.language.text import Text
from report.language.units import unit_words
from report.language.values import Value
from report.results.model import Assumption, Balance, Choice, Course, First, Model, Outcome, Threshold
from report.results.polynomials import Polynomial


def model_html(model: Model, label: str, language: Language, interface: str) -> str:
    """The form, the place for the chart, and the sentences as the model starts; `interface` is the language of labels."""
    fields = "".join(_field(a, label, language, interface) for a in model.assumptions)
    fields += "".join(_choice(c, label, language) for c in model.choices)
    sentences = model.sentences(model.starting(), model.starting_options(), language)
    spec = escape(json.dumps(specification(model, language, interface), ensure_ascii=False, separators=(",", ":")))
    return (
        f'<form class="model" id="{label}-model" data-model="{spec}" hidden>\n'
        f'<fieldset><legend>{word("model_change", interface)}</legend>\n<div class="model-fields">\n{fields}</div>\n'
        f'<p class="model-actions"><button type="reset">{word("model_reset", interface)}</button> '
        f'<a class="model-link" href="#{label}">{word("model_link", interface)}</a></p></fieldset>\n'
        f'<div class="model-chart" tabindex="0" role="region" aria-label="{word("model_chart", interface)}"></div>\n</form>\n'
        f'<div class="model-says" id="{label}-says" role="status">'
        + "".join(f"<p>{escape(s, quote=False)}</p>" for s in sentences)
        + "</div>\n"
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


def _printed(assumption: Assumption, number: object, language: Language) -> str:
    return language.value(Value(number=number, unit=assumption.unit, decimals=assumption.decimals))


def _field(assumption: Assumption, label: str, language: Language, interface: str) -> str:
    name = f"{label}-{assumption.name}"
    ends = {
        key: _printed(assumption, end, language) for key, end in (("low", assumption.low), ("high", assumption.high))
    }
    start = language.number(assumption.start, assumption.decimals)
    return (
        f'<p class="model-field"><label for="{name}">{escape(language.text(assumption.label))}</label> '
        f'<input id="{name}" name="{assumption.name}" type="text" autocomplete="off" '
        f'value="{start}" aria-describedby="{name}-hint"> '
        f'<span class="model-hint" id="{name}-hint">{word("model_range", interface, **ends)}</span></p>\n'
    )


def _choice(choice: Choice, label: str, language: Language) -> str:
    name = f"{label}-{choice.name}"
    options = "".join(
        f'<option value="{key}"{" selected" * (key == choice.start)}>{escape(language.text(text))}</option>'
        for key, text in choice.options
    )
    return (
        f'<p class="model-field model-choice"><label for="{name}">{escape(language.text(choice.label))}</label> '
        f'<select id="{name}" name="{choice.name}">{options}</select></p>\n'
    )
