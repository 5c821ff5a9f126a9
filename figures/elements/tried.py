"""What municipalities tried: the examples that the collection prints, as one table to be grouped by a reader.

Knows the elements and what single municipalities did with them, and no key figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from report.author import (
    Column,
    Facet,
    Origin,
    Record,
    Reference,
    Row,
    Table,
    Text,
    Value,
    data,
    values,
    worded,
)

# The number of a fact in the wording of an example: with unit and precision, in words, or bare.
_FACT = re.compile(r"\{([a-z.-]+)(:words|:bare)?\}")

AREAS = {
    "across": Text(da="Hele kommunen", en="The whole municipality"),
    "casework": Text(da="Myndighedsområdet", en="Statutory casework"),
    "provider": Text(da="Udførerområdet", en="The provider area"),
    "universal": Text(da="Almenområdet", en="Universal services"),
}
_PRINTED = Text(da="Eksempler, der er gengivet i skemaet", en="Examples printed in the table")
_RESERVED = Text(
    da="Eksempler i skemaet, hvor kilden nævner forbehold eller andres erfaring",
    en="Examples in the table for which the source mentions reservations or the experience of others",
)
COLUMNS = (
    Column(Text(da="Udfordring", en="Challenge"), numeric=False),
    Column(Text(da="Hvad kommunen gjorde", en="What the municipality did"), numeric=False),
    Column(Text(da="Erfaring og forbehold", en="Experience and reservations"), numeric=False),
    Column(Text(da="Afsnit", en="Section"), numeric=False),
)


def examples() -> tuple[Record, ...]:
    """The examples that say what was done, in the order of the source."""
    return tuple(row for row in data("examples") if row.string("did_da"))


@values("tried")
def counts() -> dict[str, Value]:
    """How many examples are printed, and of how many the source tells reservations or the experience of others."""
    table, found = data("examples"), examples()
    reserved = [row for row in found if row.string("reservation_da")]
    return {"count": table.counted(found).called(_PRINTED), "reserved": table.counted(reserved).called(_RESERVED)}


def tried() -> Table:
    """The challenge, what single municipalities did, the experience and reservations, and where it is told.

    A reader may group it by theme, by area and by kind of challenge.
    """
    return Table(
        COLUMNS,
        tuple(_row(row) for row in examples()),
        (
            Facet(Text(da="Tema", en="Theme"), _labels("themes")),
            Facet(Text(da="Område", en="Area"), AREAS),
            Facet(Text(da="Slags udfordring", en="Kind of challenge"), _labels("challenges")),
        ),
    )


def _row(row: Record) -> Row:
    challenge, experience = _said(row, "challenge_", "challenge_locator"), _said(row, "experience_", "locator")
    cells = (
        _value(challenge),
        _value(_said(row, "did_", "locator")),
        _value(
            experience, *([_said(row, "reservation_", "reservation_locator")] if row.string("reservation_da") else [])
        ),
        Reference(f"sec-element-{row.string('element')}"),
    )
    areas = tuple(row.string("area").split())
    return Row(cells, groups=((row.string("theme"),), areas, (row.string("challenge"),)))


def _labels(table: str) -> dict[str, Text]:
    return {row.string("id"): row.text("label_") for row in data(table)}


@dataclass(frozen=True, slots=True)
class _Said:
    """A wording of the source with its numbers in fields, how they are printed, and the page where it is told."""

    wording: Text
    parts: dict[str, Value]
    forms: dict[str, str]
    origin: Origin


def _said(row: Record, prefix: str, locator: str) -> _Said:
    wording = row.text(prefix)
    place = data("locators").one(id=row.string(locator))
    origin = Origin(place.string("source"), "", place.string("page"), "examples", row.key)
    found = [match for code in wording.codes for match in _FACT.finditer(wording.in_(code))]
    parts = {_field(match): data("facts_vive2020").one(id=match[1]).value("number") for match in found}
    forms = {_field(match): (match[2] or "").removeprefix(":") for match in found}
    return _Said(wording.map(lambda said: _FACT.sub(lambda m: f"{{{_field(m)}}}", said)), parts, forms, origin)


def _field(found: re.Match[str]) -> str:
    """The name of a field: that of the fact and how it is printed, without the signs that have a meaning there."""
    return re.sub(r"\W", "_", found[0].strip("{}"))


def _value(*said: _Said) -> Value:
    wording = Text.combine(" ".join("{}" for _ in said), *(each.wording for each in said))
    parts = {name: part for each in said for name, part in each.parts.items()}
    forms = {name: form for each in said for name, form in each.forms.items()}
    told = worded(wording, parts, forms) if parts else Value(text=wording)
    return replace(told, origins=tuple(sorted({each.origin for each in said})))
