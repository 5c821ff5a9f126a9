"""Which assumption moves a result most: one bar for each, the widest on top.

Knows swings and how they are worded, not the case they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from figures.investment import Swing
from report.author import Column, Figure, Language, Row, Table, Text, Value

_TITLE = Text("Tornadodiagram: hvad hver forudsætning betyder for resultatet",
              "Tornado chart: what each assumption means for the result")
_WIDEST = Text("Mest betyder {name}: resultatet ligger fra {low} til {high}. Mindst betyder {last}: fra {least} til {most}. "
               "Uændret er resultatet {centre}.",
               "{name} matters most: the result ranges from {low} to {high}. {last} matters least: from {least} to {most}. "
               "Unchanged, the result is {centre}.")
_LOWER = Text("lavere forudsætning", "assumption lower")
_HIGHER = Text("højere forudsætning", "assumption higher")


@dataclass(frozen=True, slots=True)
class Tornado:
    """Swings from the widest on, their names, the result in the centre, and how an amount is printed."""

    swings: Sequence[Swing]
    names: Mapping[str, Text]
    centre: Fraction
    measured: Text
    heading: Text
    amount: Callable[[Fraction], Value]


def tornado_chart(tornado: Tornado) -> Figure:
    """Each assumption's low and high end, on both sides of the unchanged result."""
    return Figure(draw=partial(_draw, tornado), alt=partial(_alt, tornado), table=_table(tornado),
                  height=30 + 8 * len(tornado.swings))


def _draw(tornado: Tornado, canvas) -> None:
    canvas.entitle(_TITLE)
    canvas.axis_title(tornado.measured)
    ends = [float(end) for swing in tornado.swings for end in (swing.low, swing.high)]
    canvas.plot_area(left=66, right=16, top=15, bottom=2, x=(min(ends), max(ends)), y=(len(tornado.swings) + 1.3, 0.5))
    centre = float(tornado.centre)
    canvas.label(centre, 0.5, canvas.value(tornado.amount(tornado.centre)), dy=3.5, align="center", small=True)
    for row, swing in enumerate(tornado.swings, 1):
        _draw_swing(row, swing, centre, tornado, canvas)
    foot = len(tornado.swings) + 1.1
    canvas.line((centre, centre), (0.5, foot - 0.7), role="ink", width=1)
    for dx, role, wording in ((0, "secondary", _LOWER), (45, "primary", _HIGHER)):
        canvas.marker(min(ends), foot, "s", role=role, size=9, dx=dx + 1.5)
        canvas.label(min(ends), foot, canvas.say(wording), dx=dx + 5, small=True)


def _draw_swing(row: int, swing: Swing, centre: float, tornado: Tornado, canvas) -> None:
    canvas.row_label(row, canvas.say(tornado.names[swing.name]))
    for end, role in ((swing.low, "secondary"), (swing.high, "primary")):
        start, stop = sorted((centre, float(end)))
        canvas.bar(start, row, stop - start, thickness=0.62, role=role)
    left, right = sorted((swing.low, swing.high))
    canvas.label(float(left), row, canvas.value(tornado.amount(left), unit=False), dx=-1.5, align="right", small=True)
    canvas.label(float(right), row, canvas.value(tornado.amount(right), unit=False), dx=1.5, small=True)


def _alt(tornado: Tornado, language: Language) -> str:
    first, last = tornado.swings[0], tornado.swings[-1]
    (low, high), (least, most) = sorted((first.low, first.high)), sorted((last.low, last.high))
    name, other = (language.text(tornado.names[s.name]) for s in (first, last))
    if language.code == "da":
        name, other = name[:1].lower() + name[1:], other[:1].lower() + other[1:]
    return language.text(_WIDEST, name=name, last=other, low=tornado.amount(low), high=tornado.amount(high),
                         least=tornado.amount(least), most=tornado.amount(most), centre=tornado.amount(tornado.centre))


def _table(tornado: Tornado) -> Table:
    columns = (Column(tornado.heading, numeric=False), Column(_LOWER), Column(_HIGHER))
    return Table(columns, tuple(Row((tornado.names[s.name], tornado.amount(s.low), tornado.amount(s.high)))
                                for s in tornado.swings))
