"""What each municipality of the catalogue chose, alone and beside the others.

Knows nothing of how tables are printed.
"""

from __future__ import annotations

from report.author import Column, Language, Row, Table, Text, Value, data

_NAME = Text("Kommune", "Municipality")
REGIONS = {"Hovedstaden": Text("Region Hovedstaden", "Capital Region of Denmark"),
           "Midtjylland": Text("Region Midtjylland", "Central Denmark Region"),
           "Nordjylland": Text("Region Nordjylland", "North Denmark Region"),
           "Sjælland": Text("Region Sjælland", "Region Zealand"),
           "Syddanmark": Text("Region Syddanmark", "Region of Southern Denmark")}
_TEXTS = {"theme": Text("Tema", "Theme"), "organisation": Text("Organisering", "Organisation"),
          "finance": Text("Finansiering", "Financing"), "data_followed": Text("Data, der følges", "Data followed"),
          "worked": Text("Hvad der virkede, ifølge kommunen", "What worked, according to the municipality"),
          "given_up": Text("Hvad der blev opgivet eller ændret", "What was given up or changed")}
_NATIONAL = Text("Udgift pr. 0-22-årig i hele landet", "Expenditure per person aged 0–22 in Denmark")


def fact_box(name: str) -> Table:
    """The record of the municipality `name`, such as ``mariagerfjord``, in two columns.

    Raises LookupError when the catalogue has no such municipality.
    """
    conditions = _conditions(name)
    columns = (Column(_NAME, numeric=False), Column(Text.same(conditions["area"]), numeric=False, units=True))
    national = Row((_NATIONAL, data("framework_conditions").one(kind="national_average").value("expenditure")))
    numbers, texts = _numbers(conditions), _texts(conditions["code"])
    return Table(columns, (Row((Text("Region", "Region"), _region(conditions["code"]))),
                           *map(Row, numbers), national, *map(Row, texts)))


def comparison() -> Table:
    """The records of all municipalities side by side, in the order of the cases."""
    found = [_conditions(data("municipalities").one(code=row["code"])["name"]) for row in data("catalogue_cases")]
    columns = (Column(_NAME, numeric=False),
               *(Column(Text.same(row["area"]), numeric=False, units=True) for row in found))
    records = [(*_numbers(row), *_texts(row["code"])) for row in found]
    return Table(columns, tuple(Row((same[0][0], *(cell for _, cell in same))) for same in zip(*records, strict=True)))


def _conditions(name: str):
    """The framework conditions of the municipality `name`."""
    found = [row for row in data("framework_conditions").where(kind="municipality")
             if row["area"].lower() == name.lower()]
    if not found:
        raise LookupError(f"the catalogue has no municipality {name!r}")
    return found[0]


def _region(code: str) -> Text:
    return REGIONS[data("municipalities").one(code=code)["region"]]


def _numbers(conditions) -> list[tuple[Text, Value]]:
    """What is measured of a municipality, each with its heading."""
    average = data("framework_conditions").one(kind="national_average")["need_index"]
    return [
        (Text("Indbyggere, 2020", "Inhabitants, 2020"), conditions.value("inhabitants")),
        (Text(f"Udgiftsbehov, 2015 (hele landet: {average})", f"Expenditure need, 2015 (Denmark: {average})"),
         conditions.value("need_index")),
        (Text("Udgift pr. 0-22-årig, 2019", "Expenditure per person aged 0–22, 2019"),
         conditions.value("expenditure"))]


def _texts(code: str) -> list[tuple[Text, Text]]:
    """What is said of a municipality, each with its heading; its numbers are the stated ones."""
    case = data("catalogue_cases").one(code=code)
    start = data("municipalities").one(code=code)["name"].lower() + "."
    facts = {row["id"].removeprefix(start): row.value("number") for row in data("facts_vive2021")
             if row["id"].startswith(start)}
    return [(heading, _filled(case.text(f"{column}_"), facts)) for column, heading in _TEXTS.items()]


def _filled(wording: Text, facts: dict[str, Value]) -> Text:
    return Text(*(Language(code).text(wording, **_printed(facts, Language(code))) for code in ("da", "en")))


def _printed(facts: dict[str, Value], language: Language) -> dict[str, str]:
    """Counts in words, as in running text; everything else in digits with its unit."""
    return {name: language.words(fact) if fact.unit == "count" else language.value(fact)
            for name, fact in facts.items()}
