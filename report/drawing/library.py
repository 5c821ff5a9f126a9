"""Axes of matplotlib for figures that want more than the canvas has; imported only when one asks for them.

They fill the drawing area and show neither frame nor ticks.  Uses the object interface only, so nothing is shared
between figures, and no settings of the person at the machine.
"""

from __future__ import annotations

import io
from contextlib import ExitStack

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.text import Text

from report.drawing.items import POINTS, Box
from report.drawing.markup import Markup, clean
from report.style.theme import Theme

_MM_PER_INCH, _POINTS_PER_INCH = 25.4, 72


class LibraryAxes:
    """The `axes` and the sheet they are on, in the colours of `theme`."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._settings = ExitStack()
        self._settings.enter_context(matplotlib.rc_context())
        matplotlib.rcdefaults()
        self.figure = Figure(dpi=_POINTS_PER_INCH)
        FigureCanvasSVG(self.figure)
        self.figure.patch.set_visible(False)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_autoscale_on(False)

    def close(self) -> None:
        """Give the library back the settings it had before."""
        self._settings.close()

    def fit(
        self,
        size: tuple[float, float],
        margins: tuple[float, float, float, float],
        x: tuple[float, float],
        y: tuple[float, float],
    ) -> None:
        """Let the sheet have a `size` and the axes `margins` (left, right, top, bottom), in millimetres."""
        (width, height), (left, right, top, bottom) = size, margins
        self.figure.set_size_inches(width / _MM_PER_INCH, height / _MM_PER_INCH)
        self.axes.set_position(
            (left / width, bottom / height, (width - left - right) / width, (height - top - bottom) / height)
        )
        self.axes.set(xlim=x, ylim=y)

    def limits(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What the axes run over, across and up."""
        return self.axes.get_xlim(), self.axes.get_ylim()

    def place(self, x: float, y: float, height: float) -> tuple[float, float]:
        """A data point in millimetres from the upper left corner of a sheet of `height`."""
        across, up = self.axes.transData.transform((x, y))
        return across / POINTS, height - up / POINTS

    def labels(self, height: float) -> list[tuple[str, Box]]:
        """What the axes print, and what it covers on a sheet of `height`."""
        texts = [t for t in self.figure.findobj(Text) if t.get_visible() and t.get_text().strip()]
        boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
        return [(printed, _box(box.x0, box.y0, box.x1, box.y1, height)) for printed, box in boxes]

    def markup(self, label: str) -> Markup:
        """What was drawn on the axes; every id begins with `label`."""
        matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": label})
        file = io.StringIO()
        self.figure.savefig(file, format="svg", dpi="figure", metadata={"Date": None})
        return clean(file.getvalue(), label, self.theme)


def _box(left: float, low: float, right: float, high: float, height: float) -> Box:
    """A box in points from the lower left corner, in millimetres from the upper one."""
    return Box(left / POINTS, height - high / POINTS, right / POINTS, height - low / POINTS)
