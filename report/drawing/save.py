"""The one function that saves figures.  Knows nothing of where the drawing will stand."""

from __future__ import annotations

from itertools import groupby

from report.drawing import Drawing
from report.drawing.canvas import NARROW_WIDTH, TEXT_WIDTH, SvgCanvas
from report.drawing.charts import draw_chart
from report.drawing.items import GRAPHICS, LETTERING, POINTS, Label, Shape
from report.drawing.legible import MissingGlyph, check_legible
from report.drawing.markup import Markup
from report.drawing.overlaps import overlaps
from report.drawing.shapes import number
from report.language.printing import Language
from report.results.charts import Chart
from report.results.exhibits import Figure
from report.style.theme import Theme

__all__ = ["MissingGlyph", "save_figure"]
_SVG = "http://www.w3.org/2000/svg"
_NOTHING = Markup("", ())


def save_figure(figure: Figure, label: str, language: Language, theme: Theme | None = None) -> Drawing:
    """Draw `figure` in `language` and return it as an SVG for a page, with its narrow form where it has one.

    Colours and typeface are those of `theme`, or else the generator's own.  The same figure gives the
    same bytes in every process: no date, no random ids, no settings of the user.  Text stays text in
    the typeface of the page.  `label` prefixes every id.

    Raises ValueError when the text alternative or the title is empty, when a colour is not in the
    palette, or when a label runs out of the sheet or over another, on either sheet; MissingGlyph when the
    typeface cannot show a character.
    """
    description = figure.alt(language).strip()
    if not description:
        raise ValueError(f"{label}: the text alternative is empty")
    narrow = None
    if figure.narrow_height is not None:
        sheet = SvgCanvas(language, width_mm=NARROW_WIDTH, height_mm=figure.narrow_height, theme=theme)
        try:
            narrow = _drawn(figure, label, f"{label}-narrow", description, sheet)
        except ValueError as error:
            raise type(error)(f"narrow, at {NARROW_WIDTH:g} mm: {error}") from error
    wide = SvgCanvas(language, width_mm=TEXT_WIDTH, height_mm=figure.height, theme=theme)
    return _drawn(figure, label, label, description, wide, narrow)


def _drawn(
    figure: Figure, label: str, ids: str, description: str, canvas: SvgCanvas, narrow: Drawing | None = None
) -> Drawing:
    try:
        if isinstance(figure.draw, Chart):
            draw_chart(figure.draw, canvas)
        else:
            figure.draw(canvas)
        if not canvas.title:
            raise ValueError(f"{label}: the drawing has no title; call canvas.entitle(Text(da, en)) in draw")
        check_legible(canvas)
        foreign = canvas.foreign.markup(ids) if canvas.foreign else _NOTHING
    finally:
        if canvas.foreign:
            canvas.foreign.close()
    printed = (*foreign.lettering, *_texts(canvas), *(narrow.lettering if narrow else ()))
    lettering = tuple(dict.fromkeys(printed))
    root, content = _attributes(label, canvas), _content(canvas, foreign)
    over = (*overlaps(canvas), *(f"{what} (narrow)" for what in (narrow.overlaps if narrow else ())))
    return Drawing(
        label, root, canvas.title, description, content, canvas.height_mm, lettering, narrow, foreign.paintable, over
    )


def _texts(canvas: SvgCanvas) -> list[str]:
    """What is printed, the lines of a paragraph put together again."""
    found: list[str] = []
    before: Label | None = None
    for label in canvas.labels:
        if before and label.follows(before, canvas.leading()):
            found[-1] += f" {label.printed}"
        else:
            found.append(label.printed)
        before = label
    return found


def _attributes(label: str, canvas: SvgCanvas) -> tuple[tuple[str, str], ...]:
    """Those of the root.  A style sheet may override the size, as the ``viewBox`` keeps the proportions."""
    width, height, family = canvas.width_mm, canvas.height_mm, canvas.theme.headings
    return (
        ("xmlns", _SVG),
        ("width", f"{width:g}mm"),
        ("height", f"{height:g}mm"),
        ("viewBox", f"0 0 {width * POINTS:.8g} {height * POINTS:.8g}"),
        ("role", "img"),
        ("aria-labelledby", f"{label}-title {label}-desc"),
        # No space after the comma: WeasyPrint would take it as part of the name.
        ("font-family", f"{family.family},{family.generic}"),
        ("stroke-linejoin", "round"),
    )


def _content(canvas: SvgCanvas, foreign: Markup) -> str:
    """The elements in the order in which they cover each other."""
    levels = {
        level: "".join(_element(shape, canvas.theme) for shape in shapes)
        for level, shapes in groupby(sorted(canvas.shapes, key=lambda shape: shape.level), key=lambda s: s.level)
    }
    levels[GRAPHICS] = foreign.content + levels.get(GRAPHICS, "")
    levels[LETTERING] = "".join(label.svg(canvas.theme.colour(label.role)) for label in canvas.labels)
    return "\n" + "".join(content for _, content in sorted(levels.items()))


def _element(shape: Shape, theme: Theme) -> str:
    fill = f'fill="{theme.colour(shape.fill)}"' if shape.fill else 'fill="none"'
    stroke = f' stroke="{theme.colour(shape.stroke)}" stroke-width="{number(shape.width)}"' if shape.stroke else ""
    roles = " ".join(f"{paint}-{role}" for paint, role in (("fill", shape.fill), ("stroke", shape.stroke)) if role)
    return f'<path d="{shape.path}"{shape.further} {fill}{stroke} class="{roles}"/>\n'
