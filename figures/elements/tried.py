"""What municipalities tried: the examples that the collection prints, as one table to be grouped by a reader.

Knows the elements and what single municipalities did with them, and no key figures.
"""

from __future__ import annotations

import re

from report.author import (
    Column,
    Facet,
    Language,
    Origin,
    Record,
    Reference,
    Row,
    Table,
    Text,
    Value,
    data,
    in_each,
    values,
)

# The number of a fact in the wording of an example: with unit and precision, in words, or bare.
_FACT = re.compile(r"\{([a-z.-]+)(:words|:bare)?\}")

AREAS = {
    "across": Text(da="Hele kommunen", en="The whole municipality"),
    "casework": Text(da="Myndighedsområdet", en="Statutory casework"),
    "provider": Text(da="Udførerområdet", en="The provider area"),
    "universal": Text(da="Almenområdet", en="Universal services"),
}
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
    return {"count": table.counted(found), "reserved": table.counted(reserved)}


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


def _said(row: Record, prefix: str, locator: str) -> tuple[Text, Origin]:
    """The wording of `row` in each language with its numbers, and the page where the source says it."""
    wording = row.text(prefix)
    place = data("locators").one(id=row.string(locator))
    origin = Origin(place.string("source"), "", place.string("page"), "examples", row.key)
    return in_each(lambda language: _FACT.sub(lambda m: _number(m, language), wording.in_(language.code))), origin


def _number(found: re.Match[str], language: Language) -> str:
    value = data("facts_vive2020").one(id=found[1]).value("number")
    if found[2] == ":words":
        return language.words(value)
    return language.value(value, precision=found[2] != ":bare")


def _value(*said: tuple[Text, Origin]) -> Value:
    texts, origins = [text for text, _ in said], {origin for _, origin in said}
    return Value(text=Text.combine(" ".join("{}" for _ in texts), *texts), origins=tuple(sorted(origins)))
