"""Values about the elements of the shift: how many municipalities worked with each, and with how many.

Knows nothing of what the municipalities did.
"""

from __future__ import annotations

from collections.abc import Iterable

from figures.wording import within
from report.author import Record, Value, data, difference, lower_end, total, upper_end, values


@values("element")
def elements() -> dict[str, Value]:
    """The municipalities that worked with each element, and under ``….not`` those that did not."""
    interviewed = data("municipalities").count(interviewed=True)
    found: dict[str, Value] = {}
    for row in data("elements"):
        found[row.string("id")] = worked = row.value("municipalities")
        found[f"{row.string('id')}.not"] = difference(interviewed, worked)
    return found


@values("elements")
def counts() -> dict[str, Value]:
    """How many elements there are, in all, in each theme and in each class of figure 10.1."""
    table = data("elements")
    classes: dict[str, list[Record]] = {}
    for row in table:
        classes.setdefault(class_of(row.whole("municipalities")), []).append(row)
    return {
        "count": table.count(),
        **{theme.string("id"): table.count(theme=theme.string("id")) for theme in data("themes")},
        **{name: table.counted(rows) for name, rows in classes.items()},
    }


def class_of(municipalities: int) -> str:
    """The class of figure 10.1 an element belongs to: dark, medium or light."""
    return next(
        row.string("id")
        for row in data("figure_10_1_classes")
        if row.whole("lower") <= municipalities <= row.whole("upper")
    )


@values("class")
def classes() -> dict[str, Value]:
    """The classes of figure 10.1, as the figure and the text name them, and each theme's elements in them.

    The names are ``dark`` for the range of municipalities, ``dark.share`` for the wording of the share and
    ``dark.provider`` for the number of elements.
    """
    found: dict[str, Value] = {}
    for row in data("figure_10_1_classes"):
        name = row.string("id")
        found[name] = row.value("lower")
        found[f"{name}.share"] = Value(text=within(row.text("rule_")), origins=(row.origin,))
        for theme in data("themes"):
            found[f"{name}.{theme.string('id')}"] = number_in(theme, name)
    return found


def elements_in(theme: Record, name: str) -> list[Record]:
    """The elements of `theme`, a row of the table themes, in the class `name` of figure 10.1."""
    rows = data("elements").where(theme=theme.string("id"))
    return [row for row in rows if class_of(row.whole("municipalities")) == name]


def number_in(theme: Record, name: str) -> Value:
    """How many of the elements of `theme` are in the class `name`."""
    return data("elements").counted(elements_in(theme, name), theme.value("elements"))


@values("breadth")
def breadth() -> dict[str, Value]:
    """The municipalities that worked with exactly, at least and at most a number of a theme's elements.

    The names are ``strategic.4``, ``strategic.from-4`` and ``strategic.up-to-4``.
    """
    found: dict[str, Value] = {}
    for row in data("breadth"):
        theme, number = row.string("theme"), row.whole("elements")
        group = data("breadth").where(theme=theme)
        found[f"{theme}.{number}"] = row.value("municipalities")
        found[f"{theme}.from-{number}"] = _sum(r for r in group if r.whole("elements") >= number)
        found[f"{theme}.up-to-{number}"] = _sum(r for r in group if r.whole("elements") <= number)
    return found


def _sum(rows: Iterable[Record]) -> Value:
    found = [row.value("municipalities") for row in rows]
    return total(found) if len(found) > 1 else found[0]


@values("networks")
def networks() -> dict[str, Value]:
    """The municipalities in each part of the collaboration with the National Board (figure 1.1)."""
    return {row.string("id"): row.value("municipalities") for row in data("networks")}


@values("interview")
def interviews() -> dict[str, Value]:
    """The numbers that describe the interviews (annex 1)."""
    return {row.string("id"): row.value("number") for row in data("interviews") if row.optional("number") is not None}


@values("fact")
def facts() -> dict[str, Value]:
    """Single numbers that VIVE (2020) states outside its figures, tables and the annex on key figures.

    The ends of a range stand under ``….least`` and ``….most`` too, for "two or three", which is no range of numbers.
    """
    found = {row.string("id"): row.value("number") for row in data("facts_vive2020")}
    ranges = {name: value for name, value in found.items() if value.upper is not None}
    ends = {"least": lower_end, "most": upper_end}
    return found | {f"{name}.{end}": take(value) for end, take in ends.items() for name, value in ranges.items()}
