"""The place of a case form on a page: a script builds the form in it, and without one a sentence says what to do."""

from __future__ import annotations

from html import escape

from report.printed.exhibit import PrintedCaseForm


def case_form_html(form: PrintedCaseForm, label: str) -> str:
    """The hidden form with all that the script needs, named by the `label` of its exhibit, and the sentence."""
    return (
        f'<p class="case-without" id="{label}-without">{escape(form.without, quote=False)}</p>\n'
        f'<form class="model case" id="{label}-case" data-case="{escape(form.data)}" hidden></form>\n'
    )
