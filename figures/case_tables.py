"""The conditions of the catalogue's municipalities, how they were chosen, and Silkeborg's indicators, as tables.

Knows nothing of how they are printed.
"""

from __future__ import annotations

from report.author import Column, Row, Table, Text, data

_MEASURED = {"age": Text("Alder", "Age"), "count": Text("Antal", "Number"), "share": Text("Andel", "Share")}
_NOT_STATED = Text("Ikke oplyst", "Not stated")
_ABOUT = {"municipality": Text("Kommunen", "The municipality"), "measure": Text("Indsatsen", "The support"),
          "group": Text("Kommunerne samlet", "The group as a whole")}
_NAMED = {True: Text("Ja", "Yes"), False: Text("Nej", "No")}


def conditions_table() -> Table:
    """Inhabitants, need and expenditure of the four municipalities and of the country (table 2.1)."""
    columns = (Column(Text("Kommune", "Municipality"), numeric=False),
               Column(Text("Indbyggere, 2020", "Inhabitants, 2020")),
               Column(Text("Udgiftsbehov, 2015 (indeks)", "Expenditure need, 2015 (index)")),
               Column(Text("Udgift pr. 0-22-årig, 2019 (kr.)", "Expenditure per person aged 0–22, 2019 (DKK)")))
    return Table(columns, tuple(Row((_area(row), *map(row.value, ("inhabitants", "need_index", "expenditure"))),
                                    total=row["kind"] == "national_average") for row in data("framework_conditions")))


def _area(row) -> Text:
    national = Text("Hele landet (indbyggere: gennemsnitskommune)", "Denmark (inhabitants: average municipality)")
    return Text.same(row["area"]) if row["code"] else national


def indicators() -> Table:
    """What the baseline measurement of Silkeborg holds, and what it counts where that is said (box 5.4)."""
    columns = (Column(Text("Resultatindikator", "Result indicator"), numeric=False),
               Column(Text("Opgøres som", "Measured as"), numeric=False))
    return Table(columns, tuple(Row((row.text("label_"), _MEASURED.get(row["measured"], _NOT_STATED)))
                                for row in data("result_indicators")))


def selection_table() -> Table:
    """How many municipalities each stage of the selection had (annex 1)."""
    columns = (Column(Text("Trin", "Stage"), numeric=False), Column(Text("Kommuner", "Municipalities")))
    return Table(columns, tuple(Row((row.text("label_"), row.value("municipalities"))) for row in data("selection")))


def criteria_table() -> Table:
    """The criteria of selection, and which of the two places in the source names each (section 2.1 and annex 1)."""
    columns = (Column(Text("Kriterium", "Criterion"), numeric=False), Column(Text("Gælder", "Concerns"), numeric=False),
               Column(Text("Rapport, afsnit 2.1", "Report, section 2.1"), numeric=False),
               Column(Text("Rapport, bilag 1", "Report, annex 1"), numeric=False))
    return Table(columns, tuple(Row((row.text("label_"), _ABOUT[row["about"]], _NAMED[row["in_section_2_1"]],
                                     _NAMED[row["in_annex_1"]])) for row in data("selection_criteria")))
