"""A drawing as a file of its own: valid by itself, on paper, with what it shows and where that comes from.

It brings no typeface along, since a picture may hold nothing but a picture; letters are those of the theme where the
reader's machine has it, and plain ones elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from report.drawing import Drawing
from report.style.theme import Theme

_MARGIN = 14  # points of paper around the drawing, about five millimetres
_FALLBACKS = {"sans-serif": "Arial, Helvetica, sans-serif", "serif": "Georgia, serif"}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of its drawing: its `title`, the `language` as a code, the `source` and the `licence`."""

    title: str
    language: str
    source: str
    licence: str


def standalone(drawing: Drawing, about: About, theme: Theme) -> bytes:
    """The file, with the colours of the day; the same bytes for the same drawing."""
    given = dict(drawing.attributes)
    left, top, width, height = with_margin(given["viewBox"])
    given |= {
        "viewBox": f"{left:g} {top:g} {width:.6f} {height:.6f}",
        "width": f"{width:.2f}pt",
        "height": f"{height:.2f}pt",
        "font-family": f"'{theme.headings.family}', {_FALLBACKS[theme.headings.generic]}",
        "xml:lang": about.language,
    }
    attributes = "".join(f' {name}="{escape(text)}"' for name, text in given.items())
    paper = f'<rect x="{left:g}" y="{top:g}" width="{width:.2f}" height="{height:.2f}" fill="{theme.colour("paper")}"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg{attributes}>\n'
        f'<title id="{drawing.label}-title">{_text(about.title)}</title>\n'
        f'<desc id="{drawing.label}-desc">{_text(drawing.description)}</desc>\n'
        f"{_metadata(about)}{paper}{drawing.content}</svg>\n"
    ).encode()


def with_margin(seen: str) -> tuple[float, float, float, float]:
    """The rectangle `seen`, a ``viewBox``, with paper around it: left, top, width and height in points."""
    left, top, width, height = map(float, seen.split())
    return left - _MARGIN, top - _MARGIN, width + 2 * _MARGIN, height + 2 * _MARGIN


def _metadata(about: About) -> str:
    """What the file says of itself, in the words of Dublin Core."""
    said = {"title": about.title, "language": about.language, "source": about.source, "rights": about.licence}
    facts = "".join(f"<dc:{name}>{_text(text)}</dc:{name}>" for name, text in said.items() if text)
    return (
        f'<metadata><rdf:RDF xmlns:rdf="{_RDF}" xmlns:dc="{_DC}"><rdf:Description>{facts}</rdf:Description></rdf:RDF>'
        f"</metadata>\n"
    )


def _text(text: str) -> str:
    return escape(text, quote=False)
