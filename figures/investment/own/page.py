"""The command `case`: a reader's own investment case from a file, computed and written as a page of its own."""

from __future__ import annotations

from pathlib import PurePath

from figures.investment.cases import LEVELS, SWING, Swing
from figures.investment.own.chart import Courses, cumulated, table, yearly
from figures.investment.own.file import read_case
from figures.investment.own.model import OwnCase, balance, break_even, levels, swings, years
from figures.investment.own.wording import UNKNOWN, money, needed, outcomes
from report.author import (
    Answer,
    Column,
    Exhibit,
    Handout,
    Heading,
    Language,
    Request,
    Row,
    Table,
    Text,
    Value,
    command,
    in_each,
)

_TITLE = Text(da="Jeres investeringscase", en="Your investment case")
_SUBTITLE = Text(da="{name}, {first}-{last}", en="{name}, {first}–{last}")
_NET = Text(da="Årets udgift minus årets besparelse (kr.)", en="The cost of each year less its saving (DKK)")
_CUMULATED = Text(da="Akkumuleret netto ved årets udgang (kr.)", en="Cumulative net at the end of each year (DKK)")
_CHART = Text(da="Akkumuleret netto", en="Cumulative net")
_SWINGS = Text(
    da="Akkumuleret netto ved udgangen af {year}, når én forudsætning ændres ad gangen (kr.)",
    en="Cumulative net at the end of {year} when one assumption changes at a time (DKK)",
)
_NEEDED = Text(da="Hvad der skal til", en="What it takes")
_UNKNOWN = Text(da="Hvad regnestykket ikke ved", en="What the calculation does not know")
_CHANGED = Text(da="{what}: {share} lavere og højere", en="{what}: {share} lower and higher")
_ALL = {"cost": Text(da="Alle udgifter", en="All costs"), "saving": Text(da="Alle besparelser", en="All savings")}
_RANGE = Text(da="Besparelsen: lav og høj i stedet for central", en="The saving: low and high instead of central")


@command("case", help="compute an investment case of your own; data/own_case_template.csv shows what to enter")
def case_command(request: Request) -> Answer:
    """The page for the file that was given, or what is wrong with it."""
    found = read_case(request.content, request.language)
    if not isinstance(found, OwnCase):
        return found
    return page(found, PurePath(request.file).name, request.language)


def page(case: OwnCase, name: str, language: Language) -> Handout:
    """The page of `case`, which was read from a file called `name`."""
    courses = {level: years(each) for level, each in levels(case).items()}
    last = case.entered[-1].year
    factors = {part: break_even(case, part) for part in ("saving", "cost")}
    return Handout(
        language.text(_TITLE),
        language.text(_SUBTITLE, name=name, first=str(case.entered[0].year), last=str(last)),
        (
            *outcomes(courses, language),
            Exhibit(language.text(_CHART), cumulated(courses)),
            Exhibit(language.text(_NET), yearly(courses, "net")),
            Exhibit(language.text(_CUMULATED), table(courses)),
            Heading(language.text(_NEEDED)),
            *needed(factors, last, language),
            Exhibit(language.text(_SWINGS, year=str(last)), sensitivity_table(case, courses)),
            Heading(language.text(_UNKNOWN)),
            *map(language.text, UNKNOWN),
        ),
    )


def sensitivity_table(case: OwnCase, courses: Courses) -> Table:
    """The balance when each assumption changes, the one that matters most first."""
    found = [*swings(case)]
    if len(courses) == len(LEVELS):
        ends = (balance(each) for level, each in levels(case).items() if level != "central")
        found.append(Swing("range", *ends))
    found.sort(key=lambda swing: -swing.width)
    columns = (
        Column(Text(da="Forudsætning", en="Assumption"), numeric=False),
        Column(Text(da="Lavere", en="Lower")),
        Column(Text(da="Højere", en="Higher")),
    )
    return Table(columns, tuple(Row((_label(s.name), money(s.low), money(s.high))) for s in found))


def _label(name: str) -> Text:
    if name == "range":
        return _RANGE
    share = Value(number=100 * SWING, unit="percent")
    return in_each(lambda language: language.text(_CHANGED, what=language.text(_ALL[name]), share=share))
