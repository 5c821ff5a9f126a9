"""A handout as one file that needs no other: markup and style of the site, with the letters that it uses."""

from __future__ import annotations

import base64
import io
from html import escape

from fontTools import subset
from markupsafe import Markup

from report.printed.handout import Part, PrintedHandout
from report.results.handout import Heading
from report.site.exhibit import ExhibitWriter
from report.site.files import STYLES
from report.site.pages import environment
from report.style.fonts import FACES, SANS, SERIF, font_files
from report.style.theme import custom_properties, figure_colours, night_properties

_USED = ((SERIF, 400, "normal"), (SANS, 400, "normal"), (SANS, 600, "normal"))


def handout_page(handout: PrintedHandout) -> str:
    """The page, the same for the same handout."""
    writer = ExhibitWriter(handout.language)
    body = "".join(_part(part, writer) for part in handout.parts)
    style = "".join(
        [
            _faces(f"{handout.title}{handout.subtitle}{body}"),
            custom_properties(),
            night_properties(),
            figure_colours(),
            (STYLES / "screen.css").read_text(encoding="utf-8"),
        ]
    )
    return environment().get_template("handout.html").render(handout=handout, style=Markup(style), body=Markup(body))


def _part(part: Part, writer: ExhibitWriter) -> str:
    if isinstance(part, str):
        return f"<p>{escape(part, quote=False)}</p>\n"
    if isinstance(part, Heading):
        return f'<div class="heading"><h2>{escape(part.text, quote=False)}</h2></div>\n'
    caption, exhibit = part
    return writer.write(exhibit, escape(caption, quote=False))


def _faces(text: str) -> str:
    """The rules for the typefaces, each file with no more than the letters of `text` and written into its rule."""
    files = font_files()
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};'
        f'src:url(data:font/woff;base64,{_letters(str(files[FACES[family, weight, style][1]]), text)})format("woff")}}\n'
        for family, weight, style in _USED
    )


def _letters(file: str, text: str) -> str:
    options = subset.Options(flavor="woff", layout_features=["kern", "liga", "lnum", "tnum"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    written = io.BytesIO()
    with subset.load_font(file, options) as font:
        subsetter.subset(font)
        subset.save_font(font, written, options)
    return base64.b64encode(written.getvalue()).decode("ascii")
