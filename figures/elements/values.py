"""Values about the elements of the shift: how many municipalities worked with each, and with how many.

Knows nothing of what the municipalities did.
"""

from __future__ import annotations

from collections.abc import Iterable

from figures.wording import filled, within
from report.author import Record, Text, Value, data, difference, lower_end, total, upper_end, values

_NOT = Text(
    da="Interviewede kommuner, der ikke har arbejdet med elementet »{element}«",
    en="Municipalities interviewed that have not worked on the element “{element}”",
)
_IN_CLASS = Text(da="Elementer, som {share} har arbejdet med", en="Elements that {share} have worked on")
_OF_THEME = Text(da="Elementer under temaet »{theme}«", en="Elements of the theme “{theme}”")
_IN_THEME = Text(
    da="Elementer under temaet »{theme}«, som {share} har arbejdet med",
    en="Elements of the theme “{theme}” that {share} have worked on",
)
_SHARE = Text(
    da="Hvad gruppen »{label}« i figur 10.1 står for", en="What the group “{label}” of figure 10.1 stands for"
)
_FROM = Text(
    da="Kommuner, der har arbejdet med mindst {number} af elementerne under temaet »{theme}«",
    en="Municipalities that worked on at least {number} of the elements of the theme “{theme}”",
)
_UP_TO = Text(
    da="Kommuner, der har arbejdet med højst {number} af elementerne under temaet »{theme}«",
    en="Municipalities that worked on at most {number} of the elements of the theme “{theme}”",
)
_LEAST = Text(da="{what}: mindst", en="{what}: at least")
_MOST = Text(da="{what}: højst", en="{what}: at most")


@values("element")
def elements() -> dict[str, Value]:
    """The municipalities that worked with each element, and under ``….not`` those that did not."""
    interviewed = data("municipalities").count(interviewed=True)
    found: dict[str, Value] = {}
    for row in data("elements"):
        found[row.string("id")] = worked = row.value("municipalities")
        found[f"{row.string('id')}.not"] = difference(
            interviewed, worked, name=filled(_NOT, element=row.text("label_"))
        )
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
        **{
            theme.string("id"): table.count(theme=theme.string("id")).called(
                filled(_OF_THEME, theme=theme.text("label_"))
            )
            for theme in data("themes")
        },
        **{name: table.counted(rows).called(filled(_IN_CLASS, share=share_of(name))) for name, rows in classes.items()},
    }


def ranked(theme: str) -> list[Record]:
    """The elements of `theme`, those that most municipalities worked on first; ties stand as in the report."""
    return sorted(data("elements").where(theme=theme), key=lambda row: -row.whole("municipalities"))


def share_of(name: str) -> Text:
    """What the class `name` of figure 10.1 stands for, as inside a sentence."""
    return within(data("figure_10_1_classes").one(id=name).text("rule_"))


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
        found[f"{name}.share"] = Value(
            text=share_of(name), origins=(row.origin,), name=filled(_SHARE, label=row.text("label_"))
        )
        for theme in data("themes"):
            found[f"{name}.{theme.string('id')}"] = number_in(theme, name)
    return found


def elements_in(theme: Record, name: str) -> list[Record]:
    """The elements of `theme`, a row of the table themes, in the class `name` of figure 10.1."""
    rows = data("elements").where(theme=theme.string("id"))
    return [row for row in rows if class_of(row.whole("municipalities")) == name]


def number_in(theme: Record, name: str) -> Value:
    """How many of the elements of `theme` are in the class `name`."""
    found = data("elements").counted(elements_in(theme, name), theme.value("elements"))
    return found.called(filled(_IN_THEME, theme=theme.text("label_"), share=share_of(name)))


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
        of: dict[str, Text | Value] = {
            "number": row.value("elements"),
            "theme": data("themes").one(id=theme).text("label_"),
        }
        up, down = filled(_FROM, **of), filled(_UP_TO, **of)
        found[f"{theme}.from-{number}"] = _sum((r for r in group if r.whole("elements") >= number), up)
        found[f"{theme}.up-to-{number}"] = _sum((r for r in group if r.whole("elements") <= number), down)
    return found


def _sum(rows: Iterable[Record], name: Text) -> Value:
    found = [row.value("municipalities") for row in rows]
    return (total(found) if len(found) > 1 else found[0]).called(name)


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
    found: dict[str, Value] = {}
    for row in data("facts_vive2020"):
        found[row.string("id")] = value = row.value("number")
        if value.upper is not None:
            of = {"what": row.text("text_")}
            found[f"{row.string('id')}.least"] = lower_end(value, name=filled(_LEAST, **of))
            found[f"{row.string('id')}.most"] = upper_end(value, name=filled(_MOST, **of))
    return found
