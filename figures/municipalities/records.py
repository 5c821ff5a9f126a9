"""What each municipality of the catalogue chose, alone and beside the others.

Knows nothing of how tables are printed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from figures.stated import fact
from figures.wording import filled
from report.author import Column, Record, Row, Table, Text, Value, data, worded

REGIONS = {
    "Hovedstaden": Text(da="Region Hovedstaden", en="Capital Region of Denmark"),
    "Midtjylland": Text(da="Region Midtjylland", en="Central Denmark Region"),
    "Nordjylland": Text(da="Region Nordjylland", en="North Denmark Region"),
    "Sjælland": Text(da="Region Sjælland", en="Region Zealand"),
    "Syddanmark": Text(da="Region Syddanmark", en="Region of Southern Denmark"),
}
_NAME = Text(da="Kommune", en="Municipality")
_REGION = Text(da="Region", en="Region")
_TEXTS = {
    "theme": Text(da="Tema", en="Theme"),
    "organisation": Text(da="Organisering", en="Organisation"),
    "finance": Text(da="Finansiering", en="Financing"),
    "data_followed": Text(da="Data, der følges", en="Data followed"),
    "worked": Text(da="Hvad der virkede, ifølge kommunen", en="What worked, according to the municipality"),
    "given_up": Text(da="Hvad der blev opgivet eller ændret", en="What was given up or changed"),
}
_INHABITANTS = Text(da="Indbyggere, 2020", en="Inhabitants, 2020")
_NEED = Text(
    da="Udgiftsbehov (indeks, ifølge VIVE fra 2015; landet:\N{NO-BREAK SPACE}{average})",
    en="Expenditure need (index, from 2015 according to VIVE; Denmark:\N{NO-BREAK SPACE}{average})",
)
_EXPENDITURE = Text(
    da="Udgift til børn og unge med særlige behov pr. 0-22-årig, 2019",
    en="Spending on children and young people with special needs per person aged 0–22, 2019",
)
_NATIONAL = Text(da="Samme udgift i hele landet, 2019", en="The same spending in Denmark as a whole, 2019")
_FIELD = re.compile(r"{([^}]+)}")


def fact_box(name: str) -> Table:
    """The record of the municipality `name`, such as ``mariagerfjord``, in two columns.

    Raises LookupError when the catalogue has no such municipality.
    """
    conditions = _conditions(name)
    region = REGIONS[data("municipalities").one(code=conditions.string("code")).string("region")]
    rows: list[tuple[Text, Text | Value]] = [
        (_REGION, region),
        *_numbers(conditions),
        (_NATIONAL, _average().value("expenditure")),
        *_texts(conditions),
    ]
    columns = (Column(_NAME, numeric=False), Column(Text.same(conditions.string("area")), numeric=False, units=True))
    return Table(columns, tuple(map(Row, rows)))


def comparison() -> Table:
    """The records of all municipalities side by side, in the order of the cases."""
    found = [data("framework_conditions").one(code=row.string("code")) for row in data("catalogue_cases")]
    columns = (
        Column(_NAME, numeric=False),
        *(Column(Text.same(row.string("area")), numeric=False, units=True) for row in found),
    )
    lines = zip(*((*_numbers(row), *_texts(row)) for row in found), strict=True)
    return Table(columns, tuple(Row((line[0][0], *(cell for _, cell in line))) for line in lines))


def _conditions(name: str) -> Record:
    """The framework conditions of the municipality `name`."""
    found = [
        row for row in data("framework_conditions").where(kind="municipality") if row.string("area").lower() == name
    ]
    if not found:
        raise LookupError(f"the catalogue has no municipality {name!r}")
    return found[0]


def _average() -> Record:
    """The conditions of the whole country."""
    return data("framework_conditions").one(kind="national_average")


def _numbers(conditions: Record) -> list[tuple[Text, Value]]:
    """What is measured of a municipality, each with its heading."""
    need = filled(_NEED, average=_average().value("need_index"))
    return [
        (heading, conditions.value(column))
        for heading, column in ((_INHABITANTS, "inhabitants"), (need, "need_index"), (_EXPENDITURE, "expenditure"))
    ]


def _texts(conditions: Record) -> list[tuple[Text, Value]]:
    """What is told of a municipality, each with its heading; the numbers in it are those the source states."""
    case = data("catalogue_cases").one(code=conditions.string("code"))
    return [(heading, _told(case, column, conditions.string("area").lower())) for column, heading in _TEXTS.items()]


def _told(case: Record, column: str, name: str) -> Value:
    wording = case.text(f"{column}_")
    facts = {field: fact(f"{name}.{field}") for field in _FIELD.findall(wording.in_(wording.codes[0]))}
    if not facts:
        return Value(text=wording, origins=(case.origin,))
    # Counts of people and things in words, as in running text, and measures in digits.
    forms = {name: "words" for name, fact in facts.items() if fact.unit == "count"}
    found = worded(wording, facts, forms)
    return replace(found, origins=tuple(sorted({case.origin, *found.origins})))
