"""The one function that saves figures.  Knows nothing of where the drawing will stand."""

from __future__ import annotations

import io

import matplotlib

from report.drawing import Drawing
from report.drawing.canvas import SvgCanvas
from report.drawing.legible import MissingGlyph, check_legible
from report.drawing.markup import clean
from report.language.printing import Language
from report.results.exhibits import Figure
from report.style.theme import Theme

__all__ = ["MissingGlyph", "save_figure"]


def save_figure(figure: Figure, label: str, language: Language, theme: Theme | None = None) -> Drawing:
    """Draw `figure` in `language` and return it as an SVG for a page.

    Colours and typeface are those of `theme`, or else the generator's own.  The same figure gives the
    same bytes in every process: no date, no random ids, no settings of the user.  Text stays text in
    the typeface of the page.  `label` prefixes every id.

    Raises ValueError when the text alternative or the title is empty, when a colour is not in the
    palette, or when a label runs out of the sheet or over another; MissingGlyph when the
    typeface cannot show a character.
    """
    description = figure.alt(language).strip()
    if not description:
        raise ValueError(f"{label}: the text alternative is empty")
    canvas = SvgCanvas(language, height_mm=figure.height, theme=theme)
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": label})
        figure.draw(canvas)
        if not canvas.title:
            raise ValueError(f"{label}: the drawing has no title; call canvas.entitle(Text(da, en)) in draw")
        check_legible(canvas)
        svg = _as_svg(canvas)
    return clean(
        svg,
        label=label,
        title=canvas.title,
        description=description,
        size_mm=(canvas.width_mm, canvas.height_mm),
        theme=canvas.theme,
    )


def _as_svg(canvas: SvgCanvas) -> str:
    file = io.StringIO()
    canvas.figure.savefig(file, format="svg", dpi="figure", metadata={"Date": None})
    return file.getvalue()
