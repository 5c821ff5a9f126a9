"""The door to the drawing library: imported only when a figure has to be drawn."""

from __future__ import annotations

from report.language import Language
from report.results import Figure


def preload() -> None:
    """Import the heavy libraries once, so that every forked child has them."""
    import babel.dates
    import babel.lists
    import babel.numbers
    import matplotlib.backends.backend_svg
    import matplotlib.figure
    import pandas  # noqa: F401

    import report.drawing.save  # noqa: F401


def draw(figure: Figure, label: str, language: Language) -> str:
    """`figure` in `language` as SVG; see :func:`report.drawing.save.save_figure`."""
    from report.drawing.save import save_figure

    return save_figure(figure, label, language)
