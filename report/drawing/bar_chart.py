"""Horizontal bars, their names beside them, or above them where the sheet is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from report.drawing.chart_parts import FIRST, column, fitted, head_lines, legend, legend_height, paragraph
from report.language.values import Value
from report.results.canvas import Canvas
from report.results.charts import BarChart, ChartRow

# Millimetres: a bar alone, beside others and stacked; between rows, above a heading, between a bar and its number.
_ALONE, _GROUPED, _STACKED = 5.0, 4.2, 5.6
_GAP, _GAP_ABOVE, _ABOVE_HEADING, _BESIDE = 2.6, 3.2, 1.5, 1.6
_AFTER_NAMES = 3.0
_INSIDE = 1.5  # from the start of a part of a bar to its number
_LEAST = 1.0  # a bar that is shorter is a line: its edge would cover it
_APART = " · "


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with the lines of its name, from `top` on, and its bars, from `bars` on."""

    row: ChartRow
    lines: list[str]
    top: float
    bars: float
    foot: float


def draw_bars(chart: BarChart, canvas: Canvas) -> None:
    """Draw `chart`; the sheet becomes as high as it has to be."""
    canvas.entitle(chart.title)
    _BarDrawing(chart, canvas).draw()


class _BarDrawing:
    def __init__(self, chart: BarChart, canvas: Canvas) -> None:
        self.chart, self.canvas = chart, canvas
        self.names = [canvas.say(name) for name in chart.series]
        self.thickness = _STACKED if chart.stacked else _GROUPED if len(self.names) > 1 else _ALONE
        labels = [row.printed(canvas.language) for row in chart.data]
        self.above = canvas.narrow
        widest = max(canvas.measure(label) for label in labels)
        self.column = canvas.width_mm if self.above else column(canvas, widest)
        self.outside = {id(row): self._texts(row) for row in chart.data}

    def draw(self) -> None:
        canvas, head = self.canvas, head_lines(self.canvas, self.canvas.say(self.chart.measured))
        under_head = FIRST + len(head) * canvas.leading(small=True)
        first = under_head + legend_height(canvas, self.names)
        placed = self._placed(first)
        canvas.resize(placed[-1].foot + 0.5)
        canvas.plot_area(x=(0, canvas.width_mm), y=(canvas.height_mm, 0))
        paragraph(canvas, 0, FIRST, head, role="muted", small=True)
        legend(canvas, under_head, self.names, "s" * len(self.names), self.chart.roles)
        zero, scale = self._scale()
        for one in placed:
            self._draw_row(one, zero, scale)
        if any(value.amount < 0 for value in self._values()):
            self._draw_zero(placed, zero)

    def _draw_zero(self, placed: list[_Placed], zero: float) -> None:
        """A line where zero is; names above the bars interrupt it."""
        rows = [one for one in placed if one.row.values]
        ends = [(one.bars - 0.8, one.foot + 0.8) for one in rows] if self.above else [(rows[0].top - 1, rows[-1].foot)]
        for upper, lower in ends:
            self.canvas.line((zero, zero), (upper, lower), role="ink", width=0.9)

    def _placed(self, y: float) -> list[_Placed]:
        canvas, found = self.canvas, []
        for row in self.chart.rows:
            if not row.values:
                lines = fitted(canvas, row.printed(canvas.language), canvas.width_mm, strong=True)
                y += _ABOVE_HEADING
                foot = y + len(lines) * canvas.leading()
                found.append(_Placed(row, lines, y, y, foot))
                y = foot + 0.5
                continue
            lines = fitted(canvas, row.printed(canvas.language), self.column)
            text, bars = len(lines) * canvas.leading(), self.thickness * self._bars_of(row)
            start = y + text + 0.3 if self.above else y + max(0.0, (text - bars) / 2)
            foot = start + bars if self.above else y + max(text, bars)
            found.append(_Placed(row, lines, y, start, foot))
            y = foot + (_GAP_ABOVE if self.above else _GAP)
        return found

    def _bars_of(self, row: ChartRow) -> int:
        return 1 if self.chart.stacked else len(row.values)

    def _draw_row(self, one: _Placed, zero: float, scale: float) -> None:
        canvas, row = self.canvas, one.row
        text = len(one.lines) * canvas.leading()
        beside = 0.0 if self.above else max(0.0, (self.thickness * self._bars_of(row) - text) / 2)
        first = one.top + beside + canvas.leading() / 2
        paragraph(canvas, 0, first, one.lines, strong=not row.values)
        if row.values and self.chart.stacked:
            self._draw_stack(row, one.bars + self.thickness / 2, zero, scale)
        elif row.values:
            for at, value in enumerate(row.values):
                self._draw_bar(value, at, one.bars + self.thickness * (at + 0.5), zero, scale)

    def _draw_bar(self, value: Value | None, at: int, y: float, zero: float, scale: float) -> None:
        canvas, chart = self.canvas, self.chart
        thickness = self.thickness * (1.0 if len(chart.series) > 1 else 0.96)
        if chart.whole is not None:
            canvas.bar(zero, y, scale * float(chart.whole.amount), thickness=thickness, role="grid")
        if value is None:
            canvas.label(zero + _BESIDE, y, "–", role="muted")
            return
        below = value.amount < 0
        role = chart.roles[1] if below and not chart.series else chart.roles[at]
        length = scale * float(value.amount)
        if abs(length) >= _LEAST:
            canvas.bar(zero, y, length, thickness=thickness, role=role)
        elif length:
            canvas.line((zero, zero + length), (y, y), role=role, width=thickness * 2.6)
        side = -1 if below else 1
        printed = chart.printed(value, canvas.language)
        canvas.label(zero + length, y, printed, dx=side * _BESIDE, align="right" if below else "left", strong=True)

    def _draw_stack(self, row: ChartRow, y: float, zero: float, scale: float) -> None:
        canvas, start = self.canvas, zero
        texts = self.outside[id(row)]
        inside = self._fits(row, scale)
        for value, text, role in zip(row.values, texts, self.chart.roles, strict=False):
            if value is None or not value.amount:
                continue
            length = scale * float(value.amount)
            canvas.bar(start, y, length, thickness=self.thickness, role=role, inside=text if inside else "")
            start += length
        if not inside:
            canvas.label(start, y, _APART.join(texts), dx=_BESIDE, strong=True)

    def _texts(self, row: ChartRow) -> list[str]:
        return ["–" if v is None else self.chart.printed(v, self.canvas.language) for v in row.values]

    def _fits(self, row: ChartRow, scale: float) -> bool:
        """Whether each part of a stacked bar has room for its number."""
        parts = zip(row.values, self.outside[id(row)], strict=True)
        return all(
            value is not None and (not value.amount or self._inside(text) <= scale * float(value.amount))
            for value, text in parts
        )

    def _inside(self, text: str) -> float:
        return self.canvas.measure(text, strong=True) + 2 * _INSIDE

    def _beside(self, text: str) -> float:
        return self.canvas.measure(text, strong=True) + _BESIDE

    def _values(self) -> list[Value]:
        return [value for row in self.chart.data for value in row.values if value is not None]

    def _reach(self) -> tuple[float, float]:
        """The lowest and the highest that is drawn, zero among them."""
        if self.chart.stacked:
            return 0.0, max(sum(float(v.amount) for v in row.values if v is not None) for row in self.chart.data)
        amounts = [float(value.amount) for value in self._values()]
        whole = [float(self.chart.whole.amount)] if self.chart.whole is not None else []
        return min(0.0, *amounts), max(0.0, *amounts, *whole)

    def _scale(self) -> tuple[float, float]:
        """Where zero is, in millimetres, and millimetres for one."""
        canvas, (low, high) = self.canvas, self._reach()
        left = 0.0 if self.above else self.column + _AFTER_NAMES
        whole = self.chart.whole
        # Of numbers above and below zero; that of the whole counts, so that charts with the same whole have one scale.
        widths = {False: self._beside(self.chart.printed(whole, canvas.language)) if whole else 0.0, True: 0.0}
        for row in self.chart.data:
            texts = self.outside[id(row)]
            if self.chart.stacked:
                widths[False] = max(widths[False], self._beside(_APART.join(texts)))
                continue
            for value, text in zip(row.values, texts, strict=True):
                below = value is not None and value.amount < 0
                widths[below] = max(widths[below], self._beside(text))
        start, end = left + widths[True], canvas.width_mm - widths[False]
        scale = (end - start) / ((high - low) or 1.0)
        return start - low * scale, scale
