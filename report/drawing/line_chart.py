"""Lines over time with their names at their ends, or above them where the sheet is narrow."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from report.drawing.chart_parts import FIRST, fitted, head_lines, legend, legend_height, paragraph
from report.drawing.dot_chart import SHAPES
from report.language.values import Value
from report.results.canvas import Canvas
from report.results.charts import LineChart

# Millimetres: the lines themselves, below them the names of rows, from a line's end to its number and its name.
_HEIGHT, _FOOT, _NUMBER, _BETWEEN = 52.0, 7.0, 2.5, 1.8
_NAMES = 0.3  # the widest column of names beside the ends, as a share of the sheet
_INSET = 0.04  # from the axis to the first points at least, as a share of the drawing area
_ABOVE = 4.0  # from a point to the number above it
_MOST_TICKS, _MONTHS = 5, 12


def draw_lines(chart: LineChart, canvas: Canvas) -> None:
    """Draw `chart`; the sheet becomes as high as it has to be."""
    canvas.entitle(chart.title)
    _LineDrawing(chart, canvas).draw()


class _LineDrawing:
    def __init__(self, chart: LineChart, canvas: Canvas) -> None:
        self.chart, self.canvas = chart, canvas
        self.names = [canvas.say(name) for name in chart.series]
        self.beside = [] if canvas.narrow else [fitted(canvas, n, _NAMES * canvas.width_mm) for n in self.names]
        self.above = self.names if canvas.narrow else []
        columns = list(zip(*(row.values for row in chart.data), strict=True))
        self.lines = [[(x, v) for x, v in zip(self._places(), column, strict=True)] for column in columns]
        self.ends = [next(((x, v) for x, v in reversed(line) if v is not None), None) for line in self.lines]

    def draw(self) -> None:
        canvas, chart = self.canvas, self.chart
        head = head_lines(canvas, canvas.say(chart.measured))
        under_head = FIRST + len(head) * canvas.leading(small=True)
        top = under_head + legend_height(canvas, self.above) + (_ABOVE + 1 if chart.shown != "last" else 2.0)
        canvas.resize(top + _HEIGHT + _FOOT)
        canvas.plot_area(x=(0, canvas.width_mm), y=(canvas.height_mm, 0))
        paragraph(canvas, 0, FIRST, head, role="muted", small=True)
        legend(canvas, under_head, self.above, SHAPES, chart.roles)
        foot = self._draw_axes(top)
        for at in range(len(self.lines)):
            self._draw_line(at)
        self._name_ends(foot)
        if chart.shown != "last":
            self._print_values()

    def _draw_axes(self, top: float) -> float:
        """Set up the drawing area below `top` mm and print its axes; the lowest number on it."""
        canvas, places = self.canvas, self._places()
        values = [value for line in self.lines for _, value in line if value is not None]
        ticks = canvas.ticks((value.amount for value in values), most=_MOST_TICKS)
        low, high = float(ticks[0]), float(ticks[-1])
        unit = values[0].unit if self.chart.units else "count"
        # The outer names of rows stand half beyond the ends.
        names = [canvas.measure(row.printed(canvas.language), small=True) for row in self.chart.data]
        left = max(self._widest(ticks, unit) + 2, names[0] / 2 - 1)
        right = max(self._right(), names[-1] / 2)
        width = canvas.width_mm - left - right
        # Numbers above the first points stand beside those of the axis.
        share = min(0.45, max(_INSET, self._half_of_firsts() / width))
        inset = share / (1 - share) * ((places[-1] - places[0]) or 1.0)
        across = (places[0] - inset, places[-1] + (0.0 if len(places) > 1 else inset))
        canvas.plot_area(left=left, right=right, top=top, bottom=_FOOT, x=across, y=(low, high))
        canvas.number_axis(ticks, unit=unit)
        self._name_rows(low, width)
        return low

    def _widest(self, ticks: list[Decimal], unit: str) -> float:
        """Millimetres that the numbers of the axis take."""
        canvas, decimals = self.canvas, max(len(f"{tick:f}".partition(".")[2]) for tick in ticks)
        printed = (canvas.value(Value(number=tick, unit=unit, decimals=decimals)) for tick in ticks)
        return max(canvas.measure(number, small=True) for number in printed)

    def _places(self) -> list[float]:
        """Where the rows lie: the distance in time is the distance on the axis, and names lie equally far apart."""
        found: list[float] = []
        for at, row in enumerate(self.chart.data):
            if isinstance(row.of, int):
                found.append(float(row.of))
            elif isinstance(row.of, Value) and row.of.date is not None:
                day = row.of.date
                months = _MONTHS * day.year + day.month - 1
                found.append(float(months) if row.of.month_only else float(day.toordinal()))
            else:
                found.append(float(at))
        return found

    def _right(self) -> float:
        """Millimetres beside the ends, for numbers and names."""
        canvas = self.canvas
        numbers = max(canvas.measure(self._number(end[1]), strong=True) for end in self.ends if end is not None)
        names = max((canvas.measure(part) for lines in self.beside for part in lines), default=0.0)
        return _NUMBER + numbers + (_BETWEEN + names if names else 0.0) + 0.2

    def _half_of_firsts(self) -> float:
        """Half the width of the numbers that are printed above the first points, in millimetres."""
        firsts = [line[0][1] for line in self.lines] if self.chart.shown != "last" and len(self._places()) > 1 else []
        widths = [self.canvas.measure(self._number(value), strong=True) for value in firsts if value is not None]
        return max(widths, default=0.0) / 2 + 0.5

    def _number(self, value: Value) -> str:
        return self.chart.printed(value, self.canvas.language)

    def _name_rows(self, foot: float, width: float) -> None:
        """Print the names of rows below the axis: the last, the first, and of the others as many as stand apart."""
        canvas, rows, places = self.canvas, self.chart.data, self._places()
        texts = [row.printed(canvas.language) for row in rows]
        span, taken = (places[-1] - places[0]) or 1.0, list[tuple[float, float]]()
        for at in (len(rows) - 1, *range(len(rows) - 1)):
            half, middle = canvas.measure(texts[at], small=True) / 2 + 1, width * (places[at] - places[0]) / span
            if all(middle + half <= left or right <= middle - half for left, right in taken):
                canvas.label(places[at], foot, texts[at], dy=-4.5, align="center", role="muted", small=True)
                taken.append((middle - half, middle + half))

    def _draw_line(self, at: int) -> None:
        canvas, role = self.canvas, self.chart.roles[at]
        dashed = at < len(self.chart.series) and self.chart.series[at] in self.chart.dashed
        # A gap in the data is a gap in the line.
        for known, points in groupby(self.lines[at], key=lambda point: point[1] is not None):
            if known:
                found = [(x, float(value.amount)) for x, value in points if value is not None]
                canvas.line(*zip(*found, strict=True), role=role, width=1.8, dashed=dashed)
        marked = [(x, v) for x, v in self.lines[at] if v is not None]
        for x, value in marked if len(marked) <= _MONTHS else marked[-1:]:
            canvas.marker(x, float(value.amount), SHAPES[at], role=role, size=6)

    def _name_ends(self, foot: float) -> None:
        """Print the last number of each line, and its name behind it, moved apart where they would meet."""
        canvas = self.canvas
        known = {str(at): end[1] for at, end in enumerate(self.ends) if end is not None}
        # What has no number at all is named at the foot.
        printed = {str(at): self._number(known[str(at)]) if str(at) in known else "–" for at in range(len(self.lines))}
        block = max([canvas.leading() * len(lines) for lines in self.beside] or [canvas.leading()])
        wanted = {at: float(known[at].amount) if at in known else foot for at in printed}
        heights = canvas.spread(wanted, block + 0.2)
        last = self._places()[-1]
        numbers = max(canvas.measure(text, strong=True) for text in printed.values())
        for at, height in heights.items():
            canvas.label(last, height, printed[at], dx=_NUMBER, strong=True)
            for line, part in enumerate(self.beside[int(at)] if self.beside else ()):
                canvas.label(last, height, part, dx=_NUMBER + numbers + _BETWEEN, dy=-canvas.leading() * line)

    def _print_values(self) -> None:
        """Print the numbers before the last above their points, one above the other where they would meet."""
        canvas, places = self.canvas, self._places()
        before = range(len(places) - 1)
        for at in before if self.chart.shown == "all" else before[:1]:
            values = {str(line): points[at][1] for line, points in enumerate(self.lines)}
            known = {name: value for name, value in values.items() if value is not None}
            if not known:
                continue
            heights = canvas.spread({name: float(value.amount) for name, value in known.items()}, canvas.leading())
            for name, height in heights.items():
                canvas.label(places[at], height, self._number(known[name]), dy=_ABOVE, align="center", strong=True)
