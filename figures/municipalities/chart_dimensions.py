"""The three dimensions of financial management, each beside the parts of the chain from money to results it concerns.

The source's own drawing is lost; this one follows its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import LEADING, arrow, block, measured, paragraph
from figures.wording import within
from report.author import Column, Figure, Language, Record, Row, Table, Text, data, in_each

if TYPE_CHECKING:
    from report.author import Canvas

_CHAIN = {
    "input": (Text(da="Input", en="Input"), Text(da="Udgifter", en="Spending")),
    "output": (Text(da="Output", en="Output"), Text(da="Aktiviteter", en="Activities")),
    "outcome": (Text(da="Outcome", en="Outcome"), Text(da="Resultater", en="Results")),
}
# Millimetres: left edge, width and height of the boxes of the chain; the first row below them, from row to row.
_LEFT = dict(zip(_CHAIN, (60.0, 92.0, 124.0), strict=True))
_WIDTH, _HEIGHT, _TOP, _PITCH, _NAMES = 26.0, 14.0, 23.0, 15.0, 56.0
_ALT = Text(
    da="Kæden fra input (udgifter) over output (aktiviteter) til outcome (resultater) og {count} dimensioner af "
    "økonomistyring. {listed}.",
    en="The chain from input (spending) through output (activities) to outcome (results), and {count} dimensions "
    "of financial management. {listed}.",
)
_CONCERNS = Text(da="{name} ({concern}) vedrører {parts}", en="{name} ({concern}) concerns {parts}")


def dimensions() -> Figure:
    """Input, output and outcome, and which of them each dimension of financial management relates (figure 1.2)."""
    return Figure(draw=_draw, alt=_alt, table=_table(), height=_TOP + _PITCH * len(data("finance_dimensions")) - 5)


def _parts(row: Record) -> list[str]:
    return row.string("relates").split("_")


def _draw(canvas: Canvas) -> None:
    canvas.entitle(
        Text(da="Diagram: økonomistyringens dimensioner", en="Diagram: the dimensions of financial management")
    )
    measured(canvas)
    for part in _CHAIN:
        _draw_part(part, canvas)
    for start, end in (("input", "output"), ("output", "outcome")):
        arrow(canvas, (_LEFT[start] + _WIDTH, _HEIGHT / 2), (_LEFT[end] - 1, _HEIGHT / 2), ">")
    for position, row in enumerate(data("finance_dimensions")):
        _draw_dimension(row, _TOP + _PITCH * position, canvas)


def _draw_part(part: str, canvas: Canvas) -> None:
    name, meaning = map(canvas.say, _CHAIN[part])
    block(canvas, _LEFT[part], 0, _WIDTH, _HEIGHT, "secondary")
    middle = _LEFT[part] + _WIDTH / 2
    canvas.label(middle, 5, name, align="center", strong=True)
    canvas.label(middle, 5 + LEADING, meaning, align="center", small=True)


def _draw_dimension(row: Record, y: float, canvas: Canvas) -> None:
    canvas.line((0, canvas.width_mm), (y - 4, y - 4), role="grid", width=0.6)
    below = paragraph(canvas, 0, y, canvas.say(row.text("label_")), _NAMES, strong=True)
    paragraph(canvas, 0, below, canvas.say(row.text("concern_")), _NAMES, small=True, role="muted")
    places = [_LEFT[part] + _WIDTH / 2 for part in _parts(row)]
    if len(places) > 1:
        canvas.line(places, [y + 2.5] * len(places), role="primary", width=2)
    for x in places:
        canvas.marker(x, y + 2.5, role="primary", size=9)


def _alt(language: Language) -> str:
    listed = [
        language.text(
            _CONCERNS,
            name=language.text(row.text("label_")),
            concern=language.text(within(row.text("concern_"))),
            parts=language.text(_named(row)),
        )
        for row in data("finance_dimensions")
    ]
    return language.text(_ALT, count=data("finance_dimensions").count(), listed=". ".join(listed))


def _named(row: Record) -> Text:
    """The parts of the chain that a dimension relates, in words."""
    names = [within(_CHAIN[part][0]) for part in _parts(row)]
    return in_each(lambda language: language.listing([language.text(name) for name in names]))


def _table() -> Table:
    columns = (
        Text(da="Dimension", en="Dimension"),
        Text(da="Handler om", en="Is about"),
        Text(da="Vedrører", en="Concerns"),
    )
    return Table(
        tuple(Column(label, numeric=False) for label in columns),
        tuple(Row((row.text("label_"), row.text("concern_"), _named(row))) for row in data("finance_dimensions")),
    )
