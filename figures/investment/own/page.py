"""The command `case`: a reader's own investment case from a file, computed and written as a page of its own."""

from __future__ import annotations

from pathlib import PurePath

from figures.investment.own.chart import cumulated
from figures.investment.own.file import read_case
from figures.investment.own.form import own_case
from report.author import Answer, Case, CaseForm, Handout, Language, Request, Text, answer, command

_TITLE = Text(da="Jeres investeringscase", en="Your investment case")
_SUBTITLE = Text(da="{name}, {first}-{last}", en="{name}, {first}–{last}")
_AT_PRICES = Text(da="{name}, {first}-{last}, prisniveau {level}", en="{name}, {first}–{last}, price level {level}")


@command("case", help="compute an investment case of your own; data/own_case_template.csv shows what to enter")
def case_command(request: Request) -> Answer:
    """The page for the file that was given, or what is wrong with it."""
    form = own_case()
    found = read_case(request.content, request.language, form.start_rate)
    if not isinstance(found, Case):
        return found
    return page(form, found, PurePath(request.file).name, request.language)


def page(form: CaseForm, case: Case, name: str, language: Language) -> Handout:
    """The page of `case`, which was read from a file called `name`."""
    told = {"name": name, "first": str(case.rows[0]), "last": str(case.rows[-1]), "level": case.level}
    return Handout(
        language.text(_TITLE),
        language.text(_AT_PRICES if case.level else _SUBTITLE, **told),
        answer(form, case, language, cumulated),
    )
