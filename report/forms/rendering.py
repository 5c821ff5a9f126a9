"""What the forms share: their templates, the lists behind the chapters, and the media types of what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from report.edition.compose import EditionDocument
from report.html.templates import templates
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.tree import running
from report.project.records import Chapter
from report.site.rendering import TEMPLATES as SITE_TEMPLATES

TEMPLATES, STYLES = Path(__file__).parent / "templates", Path(__file__).parent / "styles"
MEDIA_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}


def list_html(key: str, document: EditionDocument, writer: Writer, hrefs: Mapping[Chapter, str], glossary: str) -> str:
    """The list `key` of an edition under its title, as HTML and XHTML at once.

    `hrefs` are the documents in which the chapters stand and `glossary` that of the terms, empty for the list's own.
    """
    interface = document.edition.interface
    return (
        environment()
        .get_template(f"{key}.xhtml")
        .render(
            word=lambda name, **fields: word(name, interface, **fields),
            title=document.list_title(key),
            entries=_entries(key, document, writer),
            hrefs=hrefs,
            glossary=glossary,
        )
    )


def _entries(key: str, document: EditionDocument, writer: Writer) -> Sequence[object]:
    back = document.back
    if key == "literature":
        return writer.works(document.literature)
    if key == "register":
        return back.register
    terms = back.glossary if key == "glossary" else back.abbreviations
    return [(term, Markup(writer.inlines(running(term.definition)))) for term in terms]


@cache
def environment() -> Environment:
    """The templates of the forms, and those of the site for what they include, each loaded once in a process."""
    return templates(TEMPLATES, SITE_TEMPLATES)
