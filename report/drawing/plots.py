"""Figures that a cell draws with matplotlib, or with what is built on it, on the sheet of an edition.

The cell draws once; each language says the texts in its own words, and each width lays the figure out anew.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from matplotlib import rcParams
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from report.drawing import SeveralFigures
from report.drawing.canvas import TEXT_WIDTH, SvgCanvas
from report.drawing.items import POINTS, Box
from report.drawing.markup import Markup, clean
from report.drawing.plot_look import HEIGHT, MM_PER_INCH, plotting
from report.drawing.plot_texts import Spoken, axes_of, speak, written_in
from report.language.printing import Language
from report.results.canvas import Canvas
from report.style.theme import Theme

_HEAVY = 600  # the weight from which on letters are those of the strong face
_NEAR = 1e-6
_WEIGHTS = {"semibold": 600, "demibold": 600, "demi": 600, "bold": 700, "heavy": 800, "extra bold": 800, "black": 900}


def figure_in(result: object) -> Figure | None:
    """The figure that the `result` of a cell is, belongs to or draws; of None and the like, the one that pyplot shows.

    Raises SeveralFigures where pyplot shows more than one, and for results that belong to several.
    """
    plotnine = sys.modules.get("plotnine")
    if plotnine and isinstance(result, plotnine.ggplot):
        from report.drawing.plot_grammar import drawn

        return drawn(result)
    found = {id(figure): figure for figure in map(_figure_of, _parts(result)) if figure}
    if not found and (result is None or not _is_own(result)):
        pyplot = sys.modules["matplotlib.pyplot"]
        found = {id(figure): figure for figure in map(pyplot.figure, pyplot.get_fignums())}
    if len(found) > 1:
        raise SeveralFigures(f"{len(found)} figures are drawn in one cell")
    return next(iter(found.values()), None)


def _drawn(figure: object) -> Figure | None:
    return figure if isinstance(figure, Figure) else None


def _is_own(result: object) -> bool:
    """Whether a result is a record of the generator, such as a table."""
    return type(result).__module__.partition(".")[0] == "report"


def _parts(result: object) -> Iterable[object]:
    """A result itself, or the axes or artists in an array, a list or a mapping."""
    if hasattr(result, "flat"):
        return tuple(result.flat)
    if isinstance(result, dict):
        return tuple(result.values())
    return result if isinstance(result, list | tuple) else (result,)


def _figure_of(part: object) -> Figure | None:
    if isinstance(part, Figure):
        return part
    get = getattr(part, "get_figure", None)
    figure = get(root=True) if callable(get) and type(part).__module__.startswith(("matplotlib", "pandas")) else None
    return figure if isinstance(figure, Figure) else _drawn(getattr(part, "figure", None))


@dataclass(eq=False)
class Plot:
    """The `figure` as what a :class:`report.results.exhibits.Figure` draws, in the look of `theme`.

    `wordings` are those of its texts by language, and `entitled` what it is called where it has no title of its own.
    `left` are the texts that a language printed as they stand, by its code.
    """

    figure: Figure
    theme: Theme
    wordings: Mapping[str, Mapping[str, str]]
    entitled: Callable[[Language], str]
    left: dict[str, dict[str, None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        FigureCanvasSVG(self.figure)
        self._size = self.figure.get_size_inches()
        self._written = written_in(self.figure)

    @property
    def height(self) -> float:
        """How high it is on a sheet as wide as the text, in millimetres."""
        wide, high = self._size
        return HEIGHT if self.adapts else round(float(high / wide) * TEXT_WIDTH, 2)

    @property
    def adapts(self) -> bool:
        """Whether its author left the size to the sheet, so that a narrow one may have another."""
        wide, high = self._size
        return bool(abs(wide * MM_PER_INCH - TEXT_WIDTH) < _NEAR and abs(high * MM_PER_INCH - HEIGHT) < _NEAR)

    def __call__(self, canvas: Canvas) -> None:
        """Lay the figure out on `canvas`, which holds it from then on."""
        assert isinstance(canvas, SvgCanvas)
        spoken = self.spoken(canvas.language)
        self.left[canvas.language.code] = spoken.left
        canvas.plot = library = PlotLibrary(self.figure, self.theme, (canvas.width_mm, canvas.height_mm))
        with plotting(self.theme):
            speak(self.figure, self._written, spoken)
            library.lay_out()
        canvas.title = self._title() or self.entitled(canvas.language)

    def spoken(self, language: Language) -> Spoken:
        """Who says its texts in `language`."""
        return Spoken(language, self.wordings.get(language.code, {}))

    def _title(self) -> str:
        """The first title that the figure prints, or else the titles of its axes."""
        titles = [self.figure.get_suptitle()]
        for axes in self.figure.axes:
            titles += [axes.get_title("left"), axes.get_title("center"), axes.get_title("right")]
        named = [axis.get_label_text() for axes in self.figure.axes[:1] for axis in (axes.yaxis, axes.xaxis)]
        return " ".join(next(filter(None, titles), ", ".join(filter(None, named))).split())


class PlotLibrary:
    """A laid out figure, as :class:`report.drawing.library.LibraryAxes` is the axes of a canvas."""

    def __init__(self, figure: Figure, theme: Theme, size: tuple[float, float]) -> None:
        self.figure, self.theme, self.size = figure, theme, size
        self._own = [theme.headings.family]

    def lay_out(self) -> None:
        """Give the figure its size and its letters, and everything its place."""
        self.figure.patch.set_visible(False)
        self.figure.set_dpi(72)
        width, height = self.size
        self.figure.set_size_inches(width / MM_PER_INCH, height / MM_PER_INCH)
        self.figure.draw_without_rendering()  # makes the ticks
        foreign = [text for text in self.figure.findobj(Text) if isinstance(text, Text) and self._is_foreign(text)]
        for text in foreign:
            weight = _HEAVY if _is_strong(text) else "normal"
            text.set_fontproperties(FontProperties(family=self._own, weight=weight, size=text.get_fontsize()))
        if foreign:
            self.figure.draw_without_rendering()

    def _is_foreign(self, text: Text) -> bool:
        """Whether a text is lettered otherwise than figures of the theme are."""
        return text.get_fontfamily() != self._own or text.get_fontstyle() != "normal"

    def labels(self, height: float) -> list[tuple[str, Box]]:
        """What is printed upright or on its side, and what it covers on a sheet of `height`."""
        hidden = {label for axis in axes_of(self.figure) for label in _unseen(axis)}
        texts = [text for text in self.figure.findobj(Text) if isinstance(text, Text) and text not in hidden]
        seen = [text for text in texts if _is_seen(text) and text.get_text().strip() and text.get_rotation() % 90 == 0]
        with plotting(self.theme):
            boxes = [(text.get_text(), text.get_window_extent()) for text in seen]
        return [
            (said, Box(b.x0 / POINTS, height - b.y1 / POINTS, b.x1 / POINTS, height - b.y0 / POINTS))
            for said, b in boxes
        ]

    def markup(self, label: str) -> Markup:
        """What was drawn; every id begins with `label`.  Raises ValueError for what no edition can hold."""
        file = io.StringIO()
        with plotting(self.theme):
            rcParams["svg.hashsalt"] = label
            self.figure.savefig(file, format="svg", dpi="figure", metadata={"Date": None})
        svg = file.getvalue()
        if "<image" in svg:
            raise ValueError("it holds a picture of dots, such as imshow() paints: draw shapes, as pcolormesh() does")
        return clean(svg, label, self.theme)

    def close(self) -> None:
        """Nothing has to be given back: settings hold while something is drawn."""


def _is_strong(text: Text) -> bool:
    weight = text.get_fontweight()
    return (weight if isinstance(weight, int | float) else _WEIGHTS.get(str(weight), 400)) >= _HEAVY


def _is_seen(text: Text) -> bool:
    axes = text.axes
    return text.get_visible() and (axes is None or bool(axes.get_visible()))


def _unseen(axis: object) -> Iterable[Text]:
    """The labels of ticks that lie beyond the ends of an axis, which are not drawn."""
    low, high = sorted(axis.get_view_interval())  # type: ignore[attr-defined]
    margin = (high - low) * _NEAR
    for tick in (*axis.majorTicks, *axis.minorTicks):  # type: ignore[attr-defined]
        if not low - margin <= tick.get_loc() <= high + margin:
            yield from (tick.label1, tick.label2)
