"""The sheet a figure is drawn on, in the typeface and colours of the publication.

Speaks the language it was made for and measures in millimetres of the printed page.  Knows
nothing of data, files or pages.  What is drawn is kept as items that say themselves in SVG: a drawing
library comes in only when a figure asks for its axes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, Unpack

from report.drawing.faces import Face, face
from report.drawing.items import GRAPHICS, GRID, POINTS, SYMBOLS, Box, Label, Shape
from report.drawing.lettering import broken, spread
from report.drawing.shapes import left_half, number, outline, path
from report.drawing.ticks import ticks as round_numbers
from report.language.characters import check_printable
from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.results.canvas import Canvas, Style
from report.results.canvas import Label as Printed
from report.style.theme import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from report.drawing.library import LibraryAxes
    from report.drawing.markup import Markup

# Millimetres: the width of the text column on paper, and of a phone.
TEXT_WIDTH, NARROW_WIDTH = 150.0, 73.0
# Points: of what is printed, and of axes and notes; the second is as large on a narrow sheet, which is shown smaller.
SIZE, SMALL = 9.0, 8.0
_LEADING, _SMALL_LEADING = 4.2, 3.7
_EDGE, _SYMBOL_EDGE = 1.2, 1.3  # points
_DASHES = (3, 2.5)  # in widths of a line
Points = list[tuple[float, float]]


class Foreign(Protocol):
    """What a drawing library has drawn on a canvas."""

    def labels(self, height: float) -> list[tuple[str, Box]]:
        """What is printed, and what it covers on a sheet of `height`, in millimetres."""

    def markup(self, label: str) -> Markup:
        """What was drawn; every id begins with `label`."""

    def close(self) -> None:
        """Give back what was taken for drawing."""


class SvgCanvas(Canvas):
    """A canvas in the colours and type of `theme`; its `items` and `labels` are what was drawn, `title` its name."""

    def __init__(
        self, language: Language, *, width_mm: float = TEXT_WIDTH, height_mm: float = 80.0, theme: Theme | None = None
    ) -> None:
        self.language, self.width_mm, self.height_mm = language, width_mm, height_mm
        self.narrow = width_mm < TEXT_WIDTH
        self.theme = theme or Theme()
        self.title = ""
        self.shapes: list[Shape] = []
        self.labels: list[Label] = []
        self.library: LibraryAxes | None = None
        self.plot: Foreign | None = None
        self._faces = face(self.theme), face(self.theme, strong=True)
        self._margins, self._x, self._y = (0.0, 0.0, 0.0, 0.0), (0.0, 1.0), (0.0, 1.0)

    @property
    def foreign(self) -> Foreign | None:
        """What a drawing library has drawn on it."""
        return self.plot or self.library

    @property
    def axes(self) -> Axes:
        if self.library is None:
            from report.drawing.library import LibraryAxes

            self.library = LibraryAxes(self.theme)
            self._tell_library()
        return self.library.axes

    def entitle(self, wording: Text, **values: Value | str) -> None:
        self.title = self.say(wording, **values)

    def resize(self, height_mm: float) -> None:
        self.height_mm = height_mm
        self._tell_library()

    def say(self, wording: Text, **values: Value | str) -> str:
        return self.language.text(wording, **values)

    def value(self, value: Value, **options: bool) -> str:
        return self.language.value(value, **options)

    def plot_area(
        self,
        *,
        left: float = 0,
        right: float = 0,
        top: float = 0,
        bottom: float = 0,
        x: tuple[float, float] = (0, 1),
        y: tuple[float, float] = (0, 1),
    ) -> None:
        self._margins, self._x, self._y = (left, right, top, bottom), x, y
        self._tell_library()

    def label(self, x: float, y: float, printed: str, **style: Unpack[Style]) -> Label:
        return self._text(*self._at(x, y), printed, **style)

    def row_label(self, y: float, printed: str, *, strong: bool = False) -> Label:
        return self._text(0, self._at(0, y)[1], printed, strong=strong)

    def axis_title(self, wording: Text, **values: Value | str) -> Label:
        return self._text(0, 0, self.say(wording, **values), dy=-2, role="muted", small=True)

    def number_axis(self, ticks: list[Decimal], *, unit: str = "count") -> None:
        left, right = self._limits()[0]
        decimals = max(len(f"{tick:f}".partition(".")[2]) for tick in ticks)
        for tick in ticks:
            self.line((left, right), (tick, tick), role="grid", width=0.6)
            printed = self.value(Value(number=tick, unit=unit, decimals=decimals))
            self.label(left, float(tick), printed, dx=-2, align="right", role="muted", small=True)

    @staticmethod
    def ticks(numbers: Iterable[float | Decimal], *, most: int = 5) -> list[Decimal]:
        return round_numbers(numbers, most)

    def leading(self, *, small: bool = False) -> float:
        return _SMALL_LEADING if small and not self.narrow else _LEADING

    def lines(self, printed: str, width: float, **style: Unpack[Style]) -> list[str]:
        return broken(printed, width, lambda line: self.measure(line, **style))

    def measure(self, printed: str, **style: Unpack[Style]) -> float:
        used, size = self._lettering(style)
        return used.width(printed) * size / POINTS

    def spread(self, wanted: Mapping[str, float], height: float) -> dict[str, float]:
        _, (lowest, highest) = self._limits()
        _, _, top, bottom = self._margins
        return spread(wanted, height * (highest - lowest) / (self.height_mm - top - bottom), lowest, highest)

    def width_of(self, label: Printed) -> float:
        return label.width

    def line(
        self,
        x: Iterable[float | Decimal],
        y: Iterable[float | Decimal],
        *,
        role: str,
        width: float = 1.5,
        dashed: bool = False,
    ) -> None:
        dashes = f' stroke-dasharray="{",".join(number(width * part) for part in _DASHES)}"' if dashed else ""
        level, points = GRID if role == "grid" else GRAPHICS, self._points(x, y)
        self._draw(level, _path(points), points, stroke=role, width=width, further=dashes)

    def marker(
        self, x: float, y: float, shape: str = "o", *, role: str, size: float = 7, fill: str = "full", dx: float = 0
    ) -> None:
        across, down = self._at(x, y)
        moved = f' transform="translate({number((across + dx) * POINTS)} {number(down * POINTS)})"'
        # Hollow symbols are filled with paper, so that a line that ends in one stops at its edge.
        face, half = role if fill == "full" else "paper", size / POINTS / 2
        around = [(across + dx + at * half, down + at * half) for at in (-1, 1)]
        self._draw(SYMBOLS, outline(shape, size), around, fill=face, stroke=role, width=_SYMBOL_EDGE, further=moved)
        if fill == "left":
            self._draw(SYMBOLS, left_half(shape, size), [], fill=role, further=moved)

    def bar(self, start: float, y: float, length: float, *, thickness: float, role: str, inside: str = "") -> None:
        ends, edges = (start, start + length), (y - thickness / 2, y + thickness / 2)
        corners = self._points([ends[0], ends[1], ends[1], ends[0]], [edges[0], edges[0], edges[1], edges[1]])
        mitred = ' stroke-linejoin="miter"'
        self._draw(GRAPHICS, f"{_path(corners)} z", corners, fill=role, stroke="paper", width=_EDGE, further=mitred)
        if inside:
            self.label(start, y, inside, dx=1.5, role=self.theme.text_on(role), strong=True)

    def _text(self, x: float, y: float, printed: str, **style: Unpack[Style]) -> Label:
        """A label at a place in millimetres."""
        used, size = self._lettering(style)
        role, x, y = style.get("role", "ink"), x + style.get("dx", 0), y - style.get("dy", 0)
        self.theme.colour(role)
        made = Label(x, y, check_printable(printed), role, style.get("align", "left"), size, used)
        self.labels.append(made)
        return made

    def _lettering(self, style: Style) -> tuple[Face, float]:
        small = style.get("small", False) and not self.narrow
        return self._faces[style.get("strong", False)], SMALL if small else SIZE

    def _draw(
        self,
        level: int,
        path: str,
        points: Points,
        *,
        fill: str = "",
        stroke: str = "",
        width: float = 0,
        further: str = "",
    ) -> None:
        for role in filter(None, (fill, stroke)):
            self.theme.colour(role)
        self.shapes.append(Shape(level, path, fill, stroke, width, further, tuple(points)))

    def _points(self, x: Iterable[float | Decimal], y: Iterable[float | Decimal]) -> Points:
        return [self._at(float(across), float(up)) for across, up in zip(x, y, strict=True)]

    def _limits(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What the axes run over, across and up."""
        return self.library.limits() if self.library else (self._x, self._y)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """The place of a data point, in millimetres from the upper left corner."""
        if self.library:
            return self.library.place(float(x), float(y), self.height_mm)
        left, right, top, bottom = self._margins
        (first, last), (lowest, highest) = self._x, self._y
        across = left + (self.width_mm - left - right) * (float(x) - first) / (last - first)
        return across, top + (self.height_mm - top - bottom) * (highest - float(y)) / (highest - lowest)

    def _tell_library(self) -> None:
        if self.library:
            self.library.fit((self.width_mm, self.height_mm), self._margins, self._x, self._y)


def _path(points: Points) -> str:
    """The path through `points`, which are in millimetres."""
    return path([(across * POINTS, down * POINTS) for across, down in points])
