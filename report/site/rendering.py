"""The templates of the site.  Knows nothing of what is put into them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment

from report.html.templates import templates

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates, each loaded once in a process."""
    return templates(TEMPLATES)
