"""The tables of the catalogue: its themes, its municipalities, how they were chosen, and Silkeborg's indicators.

Knows nothing of how they are printed.
"""

from __future__ import annotations

from itertools import groupby

from report.author import Column, Record, Row, Table, Text, data

_ABOUT = {
    "municipality": Text(da="Kommunen", en="The municipality"),
    "measure": Text(da="Indsatsen", en="The support"),
    "group": Text(da="Kommunerne samlet", en="The group as a whole"),
}
_NAMED = {True: Text(da="Ja", en="Yes"), False: Text(da="Nej", en="No")}


def analysis_themes() -> Table:
    """The themes and their points of focus (table 1.1)."""
    columns = (
        Column(Text(da="Analysetema", en="Analysis theme"), numeric=False),
        Column(Text(da="Fokuspunkter", en="Points of focus"), numeric=False),
    )
    themes = groupby(data("analysis_themes"), key=lambda row: row.text("theme_"))
    return Table(columns, tuple(Row((theme, _listed([row.text("point_") for row in rows]))) for theme, rows in themes))


def _listed(points: list[Text]) -> Text:
    return Text.combine(". ".join(["{}"] * len(points)) + ".", *points)


_CONDITIONS = (
    Text(da="Indbyggere, 2020", en="Inhabitants, 2020"),
    Text(da="Udgiftsbehov (indeks, ifølge VIVE fra 2015)", en="Expenditure need (index, from 2015 according to VIVE)"),
    Text(
        da="Udgift til særlige behov pr. 0-22-årig, 2019 (kr.)",
        en="Spending on special needs per person aged 0–22, 2019 (DKK)",
    ),
)


def conditions_table() -> Table:
    """Inhabitants, need and expenditure of the four municipalities and of the country (table 2.1)."""
    return Table(
        (Column(Text(da="Kommune", en="Municipality"), numeric=False), *map(Column, _CONDITIONS)),
        tuple(
            Row(
                (_area(row), *map(row.value, ("inhabitants", "need_index", "expenditure"))),
                total=row.string("kind") == "national_average",
            )
            for row in data("framework_conditions")
        ),
    )


def _area(row: Record) -> Text:
    national = Text(da="Hele landet (indbyggere: gennemsnitskommune)", en="Denmark (inhabitants: average municipality)")
    return Text.same(row.string("area")) if row.string("code") else national


def indicators() -> Table:
    """What the baseline measurement of Silkeborg holds (box 5.4)."""
    columns = (Column(Text(da="Resultatindikator", en="Result indicator"), numeric=False),)
    return Table(columns, tuple(Row((row.text("label_"),)) for row in data("result_indicators")))


def selection_table() -> Table:
    """How many municipalities each stage of the selection had (annex 1)."""
    columns = (Column(Text(da="Trin", en="Stage"), numeric=False), Column(Text(da="Kommuner", en="Municipalities")))
    return Table(columns, tuple(Row((row.text("label_"), row.value("municipalities"))) for row in data("selection")))


def criteria_table() -> Table:
    """The criteria of selection, and which of the two places in the source names each (section 2.1 and annex 1)."""
    columns = (
        Column(Text(da="Kriterium", en="Criterion"), numeric=False),
        Column(Text(da="Gælder", en="Concerns"), numeric=False),
        Column(Text(da="Rapport, afsnit 2.1", en="Report, section 2.1"), numeric=False),
        Column(Text(da="Rapport, bilag 1", en="Report, annex 1"), numeric=False),
    )
    return Table(
        columns,
        tuple(
            Row(
                (
                    row.text("label_"),
                    _ABOUT[row.string("about")],
                    _NAMED[row.flag("in_section_2_1")],
                    _NAMED[row.flag("in_annex_1")],
                )
            )
            for row in data("selection_criteria")
        ),
    )
