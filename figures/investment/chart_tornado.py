"""Which assumption moves a result most: one bar for each, the widest on top.

Knows swings and how they are worded, not the case they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from figures.investment.cases import Swing
from figures.lettering import NARROW, measured, paragraph
from figures.wording import within
from report.author import Column, Figure, Language, Row, Table, Text, Value, in_each

if TYPE_CHECKING:
    from report.author import Canvas

_TITLE = Text(
    da="Tornadodiagram: hvad hver forudsætning betyder for resultatet",
    en="Tornado chart: what each assumption means for the result",
)
_WIDEST = Text(
    da="Hver forudsætning ændres {share} op og ned. Mest betyder {name}: resultatet ligger fra {low} til {high}. "
    "Mindst betyder {last}: fra {least} til {most}. Uændret er resultatet {centre}.",
    en="Each assumption is changed by {share} up and down. The result depends most on {name}: it ranges from {low} to "
    "{high}. It depends least on {last}: from {least} to {most}. Unchanged, the result is {centre}.",
)
_ENDS = {
    "secondary": Text(da="forudsætning {share} lavere", en="assumption {share} lower"),
    "primary": Text(da="forudsætning {share} højere", en="assumption {share} higher"),
}
# Millimetres from row to row and around the rows; points of a bar.  A line, as bars lose a narrow one to their edge.
_PITCH, _AROUND, _BAR = 7.0, 27, 13


@dataclass(frozen=True, slots=True)
class Tornado:
    """Swings from the widest on, their names, the result in the centre, and how an amount is printed.

    `ends` are the values at the low and at the high end of each assumption, by its name.
    `share` is by how much of itself each assumption is lower and higher.
    """

    swings: Sequence[Swing]
    names: Mapping[str, Text]
    centre: Fraction
    measured: Text
    heading: Text
    amount: Callable[[Fraction], Value]
    ends: Mapping[str, tuple[Value, Value]]
    share: Decimal


def tornado_chart(tornado: Tornado) -> Figure:
    """Each assumption's low and high end, on both sides of the unchanged result."""
    return Figure(
        draw=partial(_draw, tornado),
        alt=partial(_alt, tornado),
        table=_table(tornado),
        height=_AROUND + _PITCH * len(tornado.swings),
        narrow_height=NARROW,
    )


def _draw(tornado: Tornado, canvas: Canvas) -> None:
    canvas.entitle(_TITLE)
    if canvas.narrow:
        return _stack(tornado, canvas)
    canvas.axis_title(tornado.measured)
    ends = [float(end) for swing in tornado.swings for end in (swing.low, swing.high)]
    canvas.plot_area(left=66, right=16, top=15, bottom=2, x=(min(ends), max(ends)), y=(len(tornado.swings) + 1.3, 0.5))
    centre = float(tornado.centre)
    canvas.label(centre, 0.5, canvas.value(tornado.amount(tornado.centre)), dy=3.5, align="center", small=True)
    for row, swing in enumerate(tornado.swings, 1):
        canvas.row_label(row, canvas.say(tornado.names[swing.name]))
        _draw_swing(row, swing, tornado, lambda amount: amount, canvas)
    foot = len(tornado.swings) + 1.1
    canvas.line((centre, centre), (0.5, foot - 0.7), role="ink", width=0.8)
    for place, (role, wording) in enumerate(_ends(tornado).items()):
        canvas.marker(min(ends), foot, "s", role=role, size=9, dx=45 * place - 8.5)
        canvas.label(min(ends), foot, canvas.say(wording), dx=45 * place - 5, small=True)


def _stack(tornado: Tornado, canvas: Canvas) -> None:
    """Each name above its bar, and the meaning of the colours above all."""
    measured(canvas)
    width = canvas.width_mm
    y = paragraph(canvas, 0, 2.5, canvas.say(tornado.measured), width, role="muted")
    for role, wording in _ends(tornado).items():
        canvas.marker(0, y, "s", role=role, size=8, dx=1.6)
        y = paragraph(canvas, 4.5, y, canvas.say(wording), width - 4.5)
    across = _across(tornado, canvas)
    centre, printed = across(float(tornado.centre)), canvas.value(tornado.amount(tornado.centre))
    half = canvas.measure(printed) / 2
    canvas.label(min(max(centre, half), width - half), y + 1, printed, align="center")
    for swing in tornado.swings:
        y = paragraph(canvas, 0, y + 7, canvas.say(tornado.names[swing.name]), width) + 0.6
        _draw_swing(y, swing, tornado, across, canvas)
        canvas.line((centre, centre), (y - 3, y + 3), role="ink", width=0.8)
    canvas.resize(y + 3.5)


def _across(tornado: Tornado, canvas: Canvas) -> Callable[[float], float]:
    """Where an amount lies on a narrow sheet, in millimetres from the left, with room for numbers on both sides."""
    ends = [end for swing in tornado.swings for end in (swing.low, swing.high)]
    beside = 1.6 + max(canvas.measure(canvas.value(tornado.amount(end), unit=False)) for end in ends)
    scale = (canvas.width_mm - 2 * beside) / float(max(ends) - min(ends))
    return lambda amount: beside + scale * (amount - float(min(ends)))


def _ends(tornado: Tornado) -> dict[str, Text]:
    """What the bars of each colour mean, with the share that an assumption is changed by."""
    return {
        role: in_each(partial(Language.text, wording=wording, share=_share(tornado))) for role, wording in _ENDS.items()
    }


def _share(tornado: Tornado) -> Value:
    return Value(number=100 * tornado.share, unit="percent")


def _draw_swing(row: float, swing: Swing, tornado: Tornado, across: Callable[[float], float], canvas: Canvas) -> None:
    """Draw a bar at `row`; `across` is where an amount lies on the sheet."""
    centre = across(float(tornado.centre))
    for end, role in ((swing.low, "secondary"), (swing.high, "primary")):
        canvas.line((centre, across(float(end))), (row, row), role=role, width=_BAR)
    left, right = sorted((swing.low, swing.high))
    for amount, aside, align in ((left, -1.5, "right"), (right, 1.5, "left")):
        printed = canvas.value(tornado.amount(amount), unit=False)
        canvas.label(across(float(amount)), row, printed, dx=aside, align=align, small=True)


def _alt(tornado: Tornado, language: Language) -> str:
    first, last = tornado.swings[0], tornado.swings[-1]
    (low, high), (least, most) = sorted((first.low, first.high)), sorted((last.low, last.high))
    name, other = (language.text(within(tornado.names[s.name])) for s in (first, last))
    said = language.text(
        _WIDEST,
        share=_share(tornado),
        name=name,
        last=other,
        low=tornado.amount(low),
        high=tornado.amount(high),
        least=tornado.amount(least),
        most=tornado.amount(most),
        centre=tornado.amount(tornado.centre),
    )
    # An amount that ends in an abbreviation ends its sentence too.
    return said.replace("..", ".")


def _table(tornado: Tornado) -> Table:
    columns = (Column(tornado.heading, numeric=False), *map(Column, _ends(tornado).values()))
    return Table(
        columns,
        tuple(Row((tornado.names[s.name], *tornado.ends[s.name])) for s in tornado.swings),
    )
