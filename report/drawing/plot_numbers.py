"""The numbers that a plot shows, and the table of them where the axes are simple: bars, or lines over common places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.collections import PathCollection
from matplotlib.container import BarContainer
from matplotlib.dates import AutoDateFormatter, ConciseDateFormatter, DateFormatter, num2date
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import Formatter

from report.drawing.plot_texts import SpokenTicks

_DATES = (AutoDateFormatter, ConciseDateFormatter, DateFormatter)
Place = str | date | Decimal


@dataclass(frozen=True, slots=True)
class Shown:
    """What simple axes show: what the rows are `of`, the names of the `series`, and the rows with a number for each.

    All texts are as their author wrote them.
    """

    of: str
    series: tuple[str, ...]
    rows: tuple[tuple[Place, tuple[Decimal | None, ...]], ...]


def numbers_in(figure: Figure) -> list[Decimal]:
    """Every number that bars, lines and dots of `figure` show, each once."""
    found: list[Decimal | None] = []
    for axes in figure.axes:
        for container in _bars(axes):
            found += _decimals(container.datavalues)
        for line in _lines(axes):
            found += _decimals(line.get_ydata(orig=False)) + _decimals(line.get_xdata(orig=False))
        for dots in axes.collections:
            if isinstance(dots, PathCollection):
                found += _decimals(dots.get_offsets())
    return [number for number in dict.fromkeys(found) if number is not None]


def shown_in(figure: Figure) -> Shown | None:
    """The numbers of `figure` as a table; None where its axes are not simple, or do not say what they measure."""
    filled = [axes for axes in figure.axes if axes.get_visible() and axes.has_data()]
    if len(filled) != 1 or filled[0].name != "rectilinear":
        return None
    (axes,) = filled
    bars, lines = _bars(axes), _lines(axes)
    if len(axes.collections) or axes.images or bool(bars) == bool(lines):
        return None
    return _of_bars(axes, bars) if bars else _of_lines(axes, lines)


def _of_bars(axes: Axes, bars: Sequence[BarContainer]) -> Shown | None:
    upright = bars[0].orientation == "vertical"
    along, across = (axes.xaxis, axes.yaxis) if upright else (axes.yaxis, axes.xaxis)
    places = _ticks(along)
    columns = [_decimals(container.datavalues) for container in bars]
    names = _series([str(container.get_label()) for container in bars], across, axes)
    if not names or any(len(column) != len(places) for column in columns):
        return None
    rows = tuple(zip(places, zip(*columns, strict=True), strict=True))
    return Shown(along.get_label_text(), names, rows if upright else rows[:: -1 if not along.get_inverted() else 1])


def _of_lines(axes: Axes, lines: Sequence[Line2D]) -> Shown | None:
    across = [tuple(map(float, numpy.asarray(line.get_xdata(orig=False), dtype=float))) for line in lines]
    names = _series([str(line.get_label()) for line in lines], axes.yaxis, axes)
    if len(set(across)) != 1 or not names:
        return None
    places = _places(axes.xaxis, across[0])
    columns = [_decimals(line.get_ydata(orig=False)) for line in lines]
    rows = zip(places, zip(*columns, strict=True), strict=True)
    return Shown(axes.xaxis.get_label_text(), names, tuple(rows)) if places else None


def _series(labels: Sequence[str], measured: Axis, axes: Axes) -> tuple[str, ...]:
    """What the columns of numbers are called: by the legend, or by the axis where there is one series."""
    if len(labels) == 1:
        own = "" if labels[0].startswith("_") else labels[0]
        name = measured.get_label_text() or own or axes.get_title("left") or axes.get_title()
        return (name,) if name else ()
    return () if any(not label or label.startswith("_") for label in labels) else tuple(labels)


def _ticks(axis: Axis) -> list[str]:
    """The texts at the ticks of `axis`, in order."""
    places = axis.get_majorticklocs()
    formatter = _made(axis)
    formatter.set_axis(axis)
    return [text for text in formatter.format_ticks(list(places)) if text]


def _places(axis: Axis, numbers: Sequence[float]) -> list[Place]:
    formatter = _made(axis)
    if isinstance(formatter, _DATES):
        return [num2date(number).date() for number in numbers]
    if type(formatter).__name__ == "StrCategoryFormatter":
        return list(formatter.format_ticks(list(numbers)))
    return [_decimal(number) for number in numbers]


def _made(axis: Axis) -> Formatter:
    formatter = axis.get_major_formatter()
    return formatter.formatter if isinstance(formatter, SpokenTicks) else formatter


def _bars(axes: Axes) -> list[BarContainer]:
    return [c for c in axes.containers if isinstance(c, BarContainer) and c.datavalues is not None]


def _lines(axes: Axes) -> list[Line2D]:
    """The lines that show data, and not a place on the sheet as axhline() does."""
    return [line for line in axes.lines if line.get_transform() == axes.transData and numpy.size(line.get_xdata())]


def _decimals(numbers: Any) -> list[Decimal | None]:
    flat: Any = numpy.ma.filled(numpy.ma.asarray(numbers, dtype=float), numpy.nan).ravel()
    return [_decimal(number) if numpy.isfinite(number) else None for number in flat]


def _decimal(number: float) -> Decimal:
    """The shortest number that is the same float."""
    return Decimal(str(int(number) if float(number).is_integer() else float(number)))
