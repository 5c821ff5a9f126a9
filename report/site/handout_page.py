"""A handout as one file that needs no other: markup and style of the site, with the letters that it uses."""

from __future__ import annotations

import base64
import io
from html import escape

from fontTools import subset
from markupsafe import Markup

from report.printed.handout import Part, PrintedHandout
from report.results.handout import Heading
from report.site.assets import screen_style
from report.site.exhibit import ExhibitWriter
from report.site.rendering import environment
from report.style.fonts import WEIGHTS
from report.style.theme import Theme


def handout_page(handout: PrintedHandout, theme: Theme) -> str:
    """The page in the look of `theme`, the same for the same handout."""
    writer = ExhibitWriter(handout.language)
    body = "".join(_part(part, writer) for part in handout.parts)
    style = _faces(theme, f"{handout.title}{handout.subtitle}{body}") + screen_style(theme)
    return environment().get_template("handout.html").render(handout=handout, style=Markup(style), body=Markup(body))


def _part(part: Part, writer: ExhibitWriter) -> str:
    if isinstance(part, str):
        return f"<p>{escape(part, quote=False)}</p>\n"
    if isinstance(part, Heading):
        return f'<div class="heading"><h2>{escape(part.text, quote=False)}</h2></div>\n'
    caption, exhibit = part
    return writer.write(exhibit, escape(caption, quote=False))


def _faces(theme: Theme, text: str) -> str:
    """The rules for the typefaces, each file with no more than the letters of `text` and written into its rule."""
    used = dict.fromkeys(((theme.text, "regular"), (theme.headings, "regular"), (theme.headings, "strong")))
    return "".join(
        f'@font-face{{font-family:"{typeface.family}";font-weight:{WEIGHTS[face][0]};font-style:{WEIGHTS[face][1]};'
        f'src:url(data:font/woff;base64,{_letters(str(theme.font(typeface, face)), text)})format("woff")}}\n'
        for typeface, face in used
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
