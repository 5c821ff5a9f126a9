"""The three dimensions of financial management, each beside the parts of the chain from money to results it concerns.

The source's own drawing is lost; this one follows its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.lettering import LEADING, NARROW, arrow, block, measured, paragraph
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
# The same boxes on a narrow sheet.
_NARROW_LEFT, _NARROW_WIDTH = dict(zip(_CHAIN, (0.0, 25.5, 51.0), strict=True)), 22.0
_ALT = Text(
    da="Kæden fra input (udgifter) over output (aktiviteter) til outcome (resultater) og {count} dimensioner af "
    "økonomistyring. {listed}.",
    en="The chain from input (spending) through output (activities) to outcome (results), and {count} dimensions "
    "of financial management. {listed}.",
)
_CONCERNS = Text(da="{name} ({concern}) vedrører {parts}", en="{name} ({concern}) concerns {parts}")


def dimensions() -> Figure:
    """Input, output and outcome, and which of them each dimension of financial management relates (figure 1.2)."""
    height = _TOP + _PITCH * len(data("finance_dimensions")) - 5
    return Figure(draw=_draw, alt=_alt, table=_table(), height=height, narrow_height=NARROW)


def _parts(row: Record) -> list[str]:
    return row.string("relates").split("_")


def _draw(canvas: Canvas) -> None:
    canvas.entitle(
        Text(da="Diagram: økonomistyringens dimensioner", en="Diagram: the dimensions of financial management")
    )
    measured(canvas)
    left, width = (_NARROW_LEFT, _NARROW_WIDTH) if canvas.narrow else (_LEFT, _WIDTH)
    for part in _CHAIN:
        _draw_part(part, left[part], width, canvas)
    for start, end in (("input", "output"), ("output", "outcome")):
        arrow(canvas, (left[start] + width, _HEIGHT / 2), (left[end] - 1, _HEIGHT / 2), ">")
    middles = {part: x + width / 2 for part, x in left.items()}
    if canvas.narrow:
        return _stack(middles, canvas)
    for position, row in enumerate(data("finance_dimensions")):
        _draw_dimension(row, _TOP + _PITCH * position, middles, canvas)


def _stack(middles: dict[str, float], canvas: Canvas) -> None:
    """Each dimension over the dots for the parts that it concerns."""
    y, width = _HEIGHT + 5, canvas.width_mm
    for row in data("finance_dimensions"):
        canvas.line((0, width), (y - 3.6, y - 3.6), role="grid", width=0.6)
        y = paragraph(canvas, 0, y, canvas.say(row.text("label_")), width, strong=True)
        y = paragraph(canvas, 0, y, canvas.say(row.text("concern_")), width, role="muted")
        _draw_places(row, y + 0.6, middles, canvas)
        y += 8
    canvas.resize(y - 4.5)


def _draw_part(part: str, x: float, width: float, canvas: Canvas) -> None:
    name, meaning = map(canvas.say, _CHAIN[part])
    block(canvas, x, 0, width, _HEIGHT, "secondary")
    middle = x + width / 2
    canvas.label(middle, 5, name, align="center", strong=True)
    canvas.label(middle, 5 + LEADING, meaning, align="center", small=True)


def _draw_dimension(row: Record, y: float, middles: dict[str, float], canvas: Canvas) -> None:
    canvas.line((0, canvas.width_mm), (y - 4, y - 4), role="grid", width=0.6)
    below = paragraph(canvas, 0, y, canvas.say(row.text("label_")), _NAMES, strong=True)
    paragraph(canvas, 0, below, canvas.say(row.text("concern_")), _NAMES, small=True, role="muted")
    _draw_places(row, y + 2.5, middles, canvas)


def _draw_places(row: Record, y: float, middles: dict[str, float], canvas: Canvas) -> None:
    """A dot under each part of the chain that a dimension concerns."""
    places = [middles[part] for part in _parts(row)]
    if len(places) > 1:
        canvas.line(places, [y] * len(places), role="primary", width=2)
    for x in places:
        canvas.marker(x, y, role="primary", size=9)


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
