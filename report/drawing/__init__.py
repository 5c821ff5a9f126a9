"""Figures as SVG: canvas, lettering and the one function that saves; it may not know chapters or data.

This module imports the drawing library only when a figure has to be drawn.
"""

from __future__ import annotations

from report.language.printing import Language
from report.results.exhibits import Figure
from report.style.theme import Theme


def preload() -> None:
    """Import the heavy libraries once, so that every forked child has them."""
    import babel.dates  # noqa: F401
    import babel.lists  # noqa: F401
    import babel.numbers  # noqa: F401
    import matplotlib.backends.backend_svg  # noqa: F401
    import matplotlib.figure  # noqa: F401
    import pandas  # noqa: F401

    import report.drawing.save  # noqa: F401


def draw(figure: Figure, label: str, language: Language, theme: Theme | None = None) -> str:
    """`figure` in `language` and the look of `theme` as SVG; see :func:`report.drawing.save.save_figure`."""
    from report.drawing.save import save_figure

    return save_figure(figure, label, language, theme)
