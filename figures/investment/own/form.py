"""A reader's own case as it is declared: the form of the page, and what the command `case` answers."""

from __future__ import annotations

from figures.investment.cases import as_decimal
from figures.investment.discounting import recommended
from figures.investment.own.layout import LAYOUT, in_language, own_case_columns
from figures.investment.own.operations import own_numbers, own_operations
from figures.investment.own.problems import WRONG
from figures.investment.own.wording import ANSWER, results
from figures.investment.own.words import LABELS, WORDS
from report.author import CaseForm, Language, Text, data


def own_case() -> CaseForm:
    """The form with the example of the template; its rate starts as the one that is recommended."""
    (_, first), (after, later) = recommended()
    return CaseForm(
        LAYOUT,
        own_numbers(as_decimal(later)),
        as_decimal(first),
        own_operations(after),
        ANSWER,
        "dkk",
        WRONG,
        WORDS,
        LABELS,
        results(),
        Text(**{code: _example(Language(code)) for code in ("da", "en")}),
        own_case_columns(),
    )


def _example(language: Language) -> str:
    """The template as a file, with the names of its areas in one language."""
    lines = [",".join(LAYOUT.columns)]
    for row in data("own_case_template"):
        cells = ("" if row[column] is None else str(row[column]) for column in LAYOUT.columns)
        lines.append(",".join(in_language(cell, language) for cell in cells))
    return "".join(f"{line}\n" for line in lines)
