"""An edition as one page that needs no other file: its texts, figures, scripts, letters and workbooks are all inside.

A policy in the page lets its own style and scripts run, by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.language.interface import word
from report.markdown.tree import printed_text
from report.site.back_pages import list_entries
from report.site.exhibit import scripts_of
from report.site.files import SCRIPTS, screen_style
from report.site.rendering import TEMPLATES as SITE
from report.site.screen import Links, ScreenWriter

TEMPLATES, STYLE = Path(__file__).parent / "templates", Path(__file__).parent / "styles" / "single.css"


@dataclass(frozen=True, slots=True)
class SingleSection:
    """A chapter or a list of the page; `sections` are (label, number, title)."""

    label: str
    name: str
    title: str
    heading: Markup
    body: Markup
    sections: tuple[tuple[str, str, str], ...] = ()


def data_address(content: bytes, kind: str) -> str:
    """`content` of the media type `kind` as an address that holds it (RFC 2397)."""
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _allowed(text: str) -> str:
    """How a policy names a script or style that is written into a page (Content Security Policy Level 3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
