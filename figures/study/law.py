"""The provisions that the sources speak of, and where they stand today: information of this edition.

Knows the Act only by the table `law_today`, which says of each section how it was confirmed.
"""

from __future__ import annotations

from report.author import Column, Row, Table, Text, Value, data, values

_HEADINGS = (
    Text(da="Serviceloven", en="Old Act"),
    Text(da="Emne", en="Subject"),
    Text(da="Barnets lov", en="Barnets Lov"),
)
_BY_WORDING = Text(
    da="Paragraffer, hvis afløser er fundet ved ordlyden alene",
    en="Sections whose successors were found by their wording alone",
)


def law_today() -> Table:
    """Each provision by its section then and now, with its subject (table 1.1)."""
    rows = [
        Row((row.text("before_"), row.text("subject_"), row.text("today_").map(_begun))) for row in data("law_today")
    ]
    return Table(tuple(Column(heading, numeric=False) for heading in _HEADINGS), tuple(rows))


@values("law")
def law() -> dict[str, Value]:
    """The sections whose successors were found by their wording alone, as no text names both."""
    found = data("law_today").where(basis="wording")
    sections = tuple(row.text("before_").map(lambda said: said.replace("Section", "section")) for row in found)
    return {"by-wording": Value(items=sections, origins=(found[0].origin,), name=_BY_WORDING)}


def unexplained() -> list[str]:
    """The terms of the law whose definitions do not give the present section, in either language."""
    return [
        row.string("term")
        for row in data("law_today")
        if not _says(data("glossary").one(id=row.string("term")).text("definition_"), row.text("today_"))
    ]


def _begun(section: str) -> str:
    return section[:1].upper() + section[1:]


def _says(definition: Text, section: Text) -> bool:
    return all(section.in_(code) in definition.in_(code) for code in section.codes)
