"""The door to the drawing library, which is imported only when a figure has to be drawn."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import chdir, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from report.drawing import Drawing
from report.language.printing import Language
from report.results.exhibits import Figure
from report.style.theme import Theme
from report.style.webfonts import UNREADABLE

_SETTINGS = Path(__file__).with_name("matplotlibrc")
_LAST = 10  # how far a process steps back in favour of others
_ALWAYS = ("babel.dates", "babel.lists", "babel.numbers", "report.drawing.save", "report.drawing.charts")
# Heavy libraries, by a word that stands in the code of every analysis which uses them.
_PLOTS = ("matplotlib.pyplot", "report.drawing.library", "report.drawing.plots", "report.drawing.plot_numbers")
_EXTRA = "plotnine"
_WHERE_NAMED = {
    "pandas": ("pandas",),
    ".frame(": ("pandas",),
    ".axes": ("report.drawing.library",),
    **dict.fromkeys(("matplotlib", "seaborn", ".plot(", ".plot."), _PLOTS),
    _EXTRA: (*_PLOTS, "pandas", "plotnine", "report.drawing.plot_grammar"),
}


def libraries(code: str) -> tuple[str, ...]:
    """The modules that `code` will need, as far as they are installed and take long to import."""
    words = (word for word in _WHERE_NAMED if word in code and (word != _EXTRA or find_spec(word)))
    return tuple(dict.fromkeys(name for word in words for name in _WHERE_NAMED[word]))


def preload(code: Iterable[str] = ()) -> None:
    """Import the libraries that `code`, the analysis and the cells, will use, so that every forked child has them."""
    names = libraries("\n".join(code))
    if "report.drawing.library" in names:
        with _without_settings():
            library = import_module("matplotlib")
            library.use("svg")
            for folder in (library.get_cachedir, library.get_configdir):
                folder()  # it makes its folders now: a child may not
            import_module("matplotlib.figure")
    for name in (*_ALWAYS, *names):
        import_module(name)


def load_faces(theme: Theme) -> None:
    """Read the typeface of drawings in the look of `theme` now, so that every child that is forked later has it.

    One that is missing or damaged is left to whoever draws with it.
    """
    from fontTools.ttLib import TTLibError

    from report.drawing.faces import read_faces

    with suppress(OSError, TTLibError, *UNREADABLE):
        read_faces(theme)


@contextmanager
def _without_settings() -> Iterator[None]:
    """Within this context the drawing library finds no settings of the person at the machine, but ours, which are none.

    A file of them in the folder where a command was started would come before all others.
    """
    os.environ.pop("MPLBACKEND", None)
    os.environ["MATPLOTLIBRC"] = str(_SETTINGS)
    with chdir(_SETTINGS.parent):
        yield


@contextmanager
def drawing_cells(theme: Theme) -> Iterator[None]:
    """A cell that runs within this context draws in the look of `theme`, if it draws with matplotlib itself."""
    if "report.drawing.plots" not in sys.modules:
        yield
        return
    from report.drawing.plot_look import plotting

    with plotting(theme):
        yield


def drawn_by_cell(result: object) -> object:
    """The figure of matplotlib that the `result` of a cell belongs to, or the result itself where there is none.

    It is to be asked within :func:`drawing_cells`.  Raises SeveralFigures for more than one.
    """
    if "report.drawing.plots" not in sys.modules:
        return result
    from report.drawing.plots import figure_in

    return figure_in(result) or result


def draw(figure: Figure, label: str, language: Language, theme: Theme | None = None) -> Drawing:
    """`figure` in `language` and the look of `theme`; see :func:`report.drawing.save.save_figure`."""
    from report.drawing.save import save_figure

    return save_figure(figure, label, language, theme)


@dataclass(frozen=True, slots=True)
class Sheets:
    """Drawings to be painted in the look of `theme`."""

    drawings: tuple[Drawing, ...]
    theme: Theme


def paint(sheets: Sheets) -> tuple[bytes, ...]:
    """Each of the drawings as PNG; see :func:`report.drawing.raster.png`.  Gives way to whatever else runs."""
    os.nice(_LAST)
    with _without_settings():
        from report.drawing.raster import png
    return tuple(png(drawing, sheets.theme) for drawing in sheets.drawings)
