"""The door to the drawing library, which is imported only when a figure has to be drawn."""

from __future__ import annotations

from importlib import import_module

from report.drawing import Drawing
from report.language.printing import Language
from report.results.exhibits import Figure
from report.style.theme import Theme

_LIBRARIES = (
    "babel.dates",
    "babel.lists",
    "babel.numbers",
    "matplotlib.backends.backend_svg",
    "matplotlib.figure",
    "pandas",
    "report.drawing.save",
)


def preload() -> None:
    """Import the heavy libraries once, so that every forked child has them."""
    for name in _LIBRARIES:
        import_module(name)


def draw(figure: Figure, label: str, language: Language, theme: Theme | None = None) -> Drawing:
    """`figure` in `language` and the look of `theme`; see :func:`report.drawing.save.save_figure`."""
    from report.drawing.save import save_figure

    return save_figure(figure, label, language, theme)
