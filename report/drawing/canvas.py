"""The sheet a figure is drawn on: one set of axes, in the typeface and colours of the publication.

Speaks the language it was made for and measures in millimetres of the printed page.  Knows
nothing of data, files or SVG.  Uses matplotlib's object interface only, so nothing is shared
between figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Unpack

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text as Label
from matplotlib.textpath import text_to_path
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation, Transform, blended_transform_factory

from report.drawing.figure_font import properties
from report.drawing.lettering import broken, spread
from report.language.characters import check_printable
from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.results.canvas import Canvas, Style
from report.style.theme import Theme

TEXT_WIDTH = 150.0
SIZE, SMALL = 9.0, 8.0
_MM_PER_INCH = 25.4
_POINTS_PER_INCH = 72
_STEPS = (1, 2, 5, 10)


class SvgCanvas(Canvas):
    """A canvas on matplotlib, in the colours and type of `theme`; `figure` is matplotlib's own, `title` its name."""

    def __init__(
        self, language: Language, *, width_mm: float = TEXT_WIDTH, height_mm: float = 80.0, theme: Theme | None = None
    ) -> None:
        self.language, self.width_mm, self.height_mm = language, width_mm, height_mm
        self.theme = theme or Theme()
        self.title = ""
        self.figure = Figure(figsize=(width_mm / _MM_PER_INCH, height_mm / _MM_PER_INCH), dpi=_POINTS_PER_INCH)
        FigureCanvasSVG(self.figure)
        self.figure.patch.set_visible(False)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_autoscale_on(False)

    def entitle(self, wording: Text, **values: Value | str) -> None:
        self.title = self.say(wording, **values)

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
        width, height = self.width_mm, self.height_mm
        self.axes.set_position(
            (left / width, bottom / height, (width - left - right) / width, (height - top - bottom) / height)
        )
        self.axes.set(xlim=x, ylim=y)

    def label(self, x: float, y: float, printed: str, **style: Unpack[Style]) -> Label:
        return self._text(x, y, printed, self.axes.transData, **style)

    def row_label(self, y: float, printed: str, *, strong: bool = False) -> Label:
        place = blended_transform_factory(self.figure.transFigure, self.axes.transData)
        return self._text(0, y, printed, place, strong=strong)

    def axis_title(self, wording: Text, **values: Value | str) -> Label:
        printed = self.say(wording, **values)
        return self._text(0, 1, printed, self.figure.transFigure, dy=-2, role="muted", small=True)

    def number_axis(self, ticks: list[Decimal], *, unit: str = "count") -> None:
        left, right = self.axes.get_xlim()
        decimals = max(len(f"{tick:f}".partition(".")[2]) for tick in ticks)
        for tick in ticks:
            self.line((left, right), (tick, tick), role="grid", width=0.6)
            printed = self.value(Value(number=tick, unit=unit, decimals=decimals))
            self.label(left, float(tick), printed, dx=-2, align="right", role="muted", small=True)

    @staticmethod
    def ticks(numbers: Iterable[float | Decimal], *, most: int = 5) -> list[Decimal]:
        reach = [0.0, *map(float, numbers)]
        lowest, highest = min(reach), max(reach)
        locator = MaxNLocator(most, steps=_STEPS, min_n_ticks=1)
        found = locator.tick_values(lowest, highest if lowest < highest else 1)
        # The locator counts in binary fractions, where three times 0.1 is not 0.3.
        step = Decimal(f"{found[1] - found[0]:.0e}")
        return [step * round(Decimal(float(tick)) / step) for tick in found]

    def lines(self, printed: str, width: float, **style: Unpack[Style]) -> list[str]:
        small, strong = style.get("small", False), style.get("strong", False)
        face = self._face(small, strong)
        return broken(printed, width, lambda line: _width(line, face))

    def spread(self, wanted: Mapping[str, float], height: float) -> dict[str, float]:
        lowest, highest = self.axes.get_ylim()
        millimetres = self.axes.get_position().height * self.height_mm
        return spread(wanted, height * (highest - lowest) / millimetres, lowest, highest)

    def width_of(self, label: Label) -> float:
        return label.get_window_extent().width / _POINTS_PER_INCH * _MM_PER_INCH

    def line(
        self,
        x: Iterable[float | Decimal],
        y: Iterable[float | Decimal],
        *,
        role: str,
        width: float = 1.5,
        dashed: bool = False,
    ) -> None:
        style = (0, (3, 2.5)) if dashed else "solid"
        self.axes.plot(
            [float(n) for n in x],
            [float(n) for n in y],
            color=self.theme.colour(role),
            linewidth=width,
            linestyle=style,
            marker="",
            clip_on=False,
            solid_capstyle="butt",
            dash_capstyle="butt",
            zorder=1 if role == "grid" else 2,
        )

    def marker(
        self, x: float, y: float, shape: str = "o", *, role: str, size: float = 7, fill: str = "full", dx: float = 0
    ) -> None:
        # Hollow symbols are filled with paper, so that a line that ends in one stops at its edge.
        style, face = ("full", "paper") if fill == "none" else (fill, role)
        self.axes.plot(
            [x],
            [y],
            marker=shape,
            markersize=size,
            fillstyle=style,
            linestyle="none",
            markerfacecolor=self.theme.colour(face),
            markerfacecoloralt=self.theme.colour("paper"),
            markeredgecolor=self.theme.colour(role),
            markeredgewidth=1.3,
            clip_on=False,
            zorder=3,
            transform=self._moved(self.axes.transData, dx, 0),
        )

    def bar(self, start: float, y: float, length: float, *, thickness: float, role: str, inside: str = "") -> None:
        self.axes.barh(
            y,
            length,
            left=start,
            height=thickness,
            color=self.theme.colour(role),
            edgecolor=self.theme.colour("paper"),
            linewidth=1.2,
            clip_on=False,
            zorder=2,
        )
        if inside:
            self.label(start, y, inside, dx=1.5, role=self.theme.text_on(role), strong=True)

    def _text(self, x: float, y: float, printed: str, place: Transform, **style: Unpack[Style]) -> Label:
        return self.axes.text(
            x,
            y,
            check_printable(printed),
            transform=self._moved(place, style.get("dx", 0), style.get("dy", 0)),
            horizontalalignment=style.get("align", "left"),
            verticalalignment="center_baseline",
            color=self.theme.colour(style.get("role", "ink")),
            parse_math=False,
            zorder=4,
            fontproperties=self._face(style.get("small", False), style.get("strong", False)),
            clip_on=False,
        )

    def _moved(self, place: Transform, dx: float, dy: float) -> Transform:
        shift = ScaledTranslation(dx / _MM_PER_INCH, dy / _MM_PER_INCH, self.figure.dpi_scale_trans)
        return place + shift

    def _face(self, small: bool, strong: bool) -> FontProperties:
        return properties(self.theme, SMALL if small else SIZE, strong=strong)


@cache
def _width(printed: str, face: FontProperties) -> float:
    """How wide a line is, in millimetres."""
    points, _, _ = text_to_path.get_text_width_height_descent(printed, face, ismath=False)
    return points / _POINTS_PER_INCH * _MM_PER_INCH
