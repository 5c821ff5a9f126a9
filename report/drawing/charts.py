"""Draws the charts that an analysis declared, each by its kind."""

from __future__ import annotations

from report.drawing.bar_chart import draw_bars
from report.drawing.dot_chart import draw_dots
from report.drawing.line_chart import draw_lines
from report.results.canvas import Canvas
from report.results.charts import BarChart, Chart, DotChart, LineChart


def draw_chart(chart: Chart, canvas: Canvas) -> None:
    """Draw `chart` on `canvas`, which becomes as high as it takes.  Raises TypeError for a kind that there is not."""
    if isinstance(chart, BarChart):
        draw_bars(chart, canvas)
    elif isinstance(chart, LineChart):
        draw_lines(chart, canvas)
    elif isinstance(chart, DotChart):
        draw_dots(chart, canvas)
    else:
        raise TypeError(f"there is no drawing of {type(chart).__name__}")
