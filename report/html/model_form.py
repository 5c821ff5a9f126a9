"""The form that changes the assumptions of a model, for the screen.

Without scripts it stays hidden and the table is read as it is.
"""

from __future__ import annotations

from html import escape

from report.language.interface import word
from report.printed.exhibit import ModelChoice, ModelField, PrintedModel


def model_html(model: PrintedModel, label: str, language: str, workbook: str) -> str:
    """The sentences as the model starts, the form, and the place for the chart, with labels in `language`, a code.

    `workbook` is the address of the same as the file of a spreadsheet.
    """
    fields = "".join(_field(field, label) for field in model.fields)
    fields += "".join(_choice(choice, label) for choice in model.choices)
    says = "".join(f"<p>{escape(sentence, quote=False)}</p>" for sentence in model.sentences)
    chart = word("model_chart", language)
    return (
        f'<div class="model-says" id="{label}-says">{says}</div>\n'
        f'<form class="model" id="{label}-model" data-model="{escape(model.data)}" hidden>\n'
        f'<fieldset><legend>{word("model_change", language)}</legend>\n<div class="model-fields">\n{fields}</div>\n'
        f'<p class="model-actions"><button type="reset">{word("model_reset", language)}</button> '
        f'<a class="model-link" href="#{label}">{word("model_link", language)}</a></p>\n'
        f'<div class="model-note" hidden></div></fieldset>\n'
        f'<div class="model-chart scroll" tabindex="0" role="region" aria-label="{chart}"></div>\n'
        f'<p class="model-heard unseen" role="status"></p>\n</form>\n'
        f'<p class="model-workbook"><a href="{workbook}" download="{label}.xlsx">{word("workbook", language)}</a></p>\n'
    )


def _field(field: ModelField, label: str) -> str:
    name = f"{label}-{field.name}"
    # Its limits, which are read out with it, name the unit too.
    before, behind = (
        f'<span aria-hidden="true">{escape(unit, quote=False)}</span>' * bool(unit) for unit in field.unit
    )
    return (
        f'<p class="model-field"><label for="{name}">{escape(field.label)}</label> '
        f'<span class="model-entry">{before}<input id="{name}" name="{field.name}" type="text" autocomplete="off" '
        f'value="{field.start}" aria-describedby="{name}-hint">{behind}</span> '
        f'<span class="model-hint" id="{name}-hint">{escape(field.limits)}</span></p>\n'
    )


def _choice(choice: ModelChoice, label: str) -> str:
    name = f"{label}-{choice.name}"
    options = "".join(
        f'<option value="{key}"{" selected" * (key == choice.start)}>{escape(wording)}</option>'
        for key, wording in choice.options
    )
    return (
        f'<p class="model-field model-choice"><label for="{name}">{escape(choice.label)}</label> '
        f'<select id="{name}" name="{choice.name}">{options}</select></p>\n'
    )
