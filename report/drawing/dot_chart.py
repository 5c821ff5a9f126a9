"""Dots and ranges on one scale, a row each, their names beside them, or above them where the sheet is narrow."""

from __future__ import annotations

from report.drawing.chart_parts import FIRST, column, fitted, head_lines, legend, legend_height, paragraph
from report.language.values import Value
from report.results.canvas import Canvas
from report.results.charts import ChartRow, DotChart

SHAPES = ("o", "s", "^", "D", "v")
# Millimetres: a row of dots, between rows, above a heading, from a dot to a number.
_DOTS, _GAP, _ABOVE_HEADING, _BESIDE = 4.6, 2.4, 1.5, 2.6
_AFTER_NAMES = 3.0
_APART = " · "


def draw_dots(chart: DotChart, canvas: Canvas) -> None:
    """Draw `chart`; the sheet becomes as high as it has to be."""
    canvas.entitle(chart.title)
    _DotDrawing(chart, canvas).draw()


class _DotDrawing:
    def __init__(self, chart: DotChart, canvas: Canvas) -> None:
        self.chart, self.canvas = chart, canvas
        self.names = [canvas.say(name) for name in chart.series]
        widest = max(canvas.measure(row.printed(canvas.language)) for row in chart.data)
        self.column = canvas.width_mm if canvas.narrow else column(canvas, widest)
        self.texts = {id(row): self._texts(row) for row in chart.data}
        self.area, self.reach = self._area(), self._reach()

    def draw(self) -> None:
        canvas, head = self.canvas, head_lines(self.canvas, self.canvas.say(self.chart.measured))
        under_head = FIRST + len(head) * canvas.leading(small=True)
        y = under_head + legend_height(canvas, self.names)
        placed = []
        for row in self.chart.rows:
            lines, dots, y, foot = self._place(row, y)
            placed.append((row, lines, y, dots))
            y = foot + (_GAP if row.values else 0.5)
        canvas.resize(y - _GAP + 1)
        canvas.plot_area(x=(0, canvas.width_mm), y=(canvas.height_mm, 0))
        paragraph(canvas, 0, FIRST, head, role="muted", small=True)
        legend(canvas, under_head, self.names, SHAPES, self.chart.roles)
        for row, lines, top, dots in placed:
            self._draw_row(row, lines, top, dots)

    def _place(self, row: ChartRow, y: float) -> tuple[list[str], float, float, float]:
        """The lines of a row, the middle of its dots, its top and its foot, from `y` on."""
        canvas = self.canvas
        width = self.column if row.values else canvas.width_mm
        lines = fitted(canvas, row.printed(canvas.language), width, strong=not row.values)
        text = len(lines) * canvas.leading()
        if not row.values:
            top = y + _ABOVE_HEADING
            return lines, top, top, top + text
        if canvas.narrow:
            return lines, y + text + _DOTS / 2, y, y + text + _DOTS
        return lines, y + max(text, _DOTS) / 2, y + max(0.0, _DOTS - text) / 2, y + max(text, _DOTS)

    def _draw_row(self, row: ChartRow, lines: list[str], top: float, y: float) -> None:
        canvas = self.canvas
        paragraph(canvas, 0, top + canvas.leading() / 2, lines, strong=not row.values)
        if not row.values:
            return
        canvas.line(self.area, (y, y), role="grid", width=0.6)
        ends = [edge for value in row.values if value is not None for edge in self._edges(value)]
        if not ends:
            canvas.label(self.area[0], y, "–", role="muted", dx=_BESIDE)
            return
        places = [self._across(edge) for edge in ends]
        canvas.line((min(places), max(places)), (y, y), role="muted", width=2)
        for value, shape, role in zip(row.values, SHAPES, self.chart.roles, strict=False):
            for edge in self._edges(value) if value is not None else ():
                canvas.marker(self._across(edge), y, shape, role=role, size=6.5)
        before, after = self.texts[id(row)]
        if before:
            canvas.label(min(places), y, before, dx=-_BESIDE, align="right", strong=True)
        canvas.label(max(places), y, after, dx=_BESIDE, strong=True)

    def _texts(self, row: ChartRow) -> tuple[str, str]:
        """What is printed to the left of a row's dots and to their right."""
        known = [value for value in row.values if value is not None]
        printed = [self.chart.printed(value, self.canvas.language) for value in known]
        if len(known) == 2 and all(value.upper is None for value in known):
            (low, _), (high, _) = sorted(zip(printed, known, strict=True), key=lambda pair: pair[1].amount)
            return low, high
        return "", _APART.join(printed)

    @staticmethod
    def _edges(value: Value) -> tuple[float, ...]:
        """The number, or the ends of a range."""
        assert value.number is not None
        return (float(value.number),) if value.upper is None else (float(value.number), float(value.upper))

    def _area(self) -> tuple[float, float]:
        canvas, texts = self.canvas, self.texts.values()
        left = 0.0 if canvas.narrow else self.column + _AFTER_NAMES
        before = max(canvas.measure(text, strong=True) for text, _ in texts)
        after = max(canvas.measure(text, strong=True) for _, text in texts)
        return left + before + _BESIDE, canvas.width_mm - after - _BESIDE

    def _reach(self) -> tuple[float, float]:
        """The lowest and the highest number."""
        values = (value for row in self.chart.data for value in row.values if value is not None)
        numbers = [edge for value in values for edge in self._edges(value)] + [0.0] * self.chart.zero
        return min(numbers), max(numbers)

    def _across(self, number: float) -> float:
        """Where a number lies, in millimetres from the left."""
        (start, end), (low, high) = self.area, self.reach
        return start + (end - start) * ((number - low) / (high - low) if high > low else 0.5)
