"""A handout with its exhibits drawn and printed in one language: ready to be written, and fit to leave a child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from report.html.exhibit import ExhibitView, table_html
from report.language.interface import word
from report.language.printing import Language
from report.results.exhibits import Figure
from report.results.handout import Exhibit, Handout, Heading

Part = str | Heading | tuple[str, ExhibitView]


@dataclass(frozen=True, slots=True)
class DrawnHandout:
    """A handout in `language`, a code; an exhibit is its caption and its view."""

    language: str
    title: str
    subtitle: str
    parts: tuple[Part, ...]


def drawn(handout: Handout, language: Language, draw: Callable[[Figure, str, Language], str]) -> DrawnHandout:
    """`handout` with figures and tables numbered in their order.  Raises what drawing and printing raise."""
    counts = {"figure": 0, "table": 0}
    parts = tuple(
        _exhibit(part, language, draw, counts) if isinstance(part, Exhibit) else part for part in handout.parts
    )
    return DrawnHandout(language.code, handout.title, handout.subtitle, parts)


def _exhibit(
    exhibit: Exhibit, language: Language, draw: Callable[[Figure, str, Language], str], counts: dict[str, int]
) -> tuple[str, ExhibitView]:
    figure = exhibit.content if isinstance(exhibit.content, Figure) else None
    kind = "figure" if figure else "table"
    counts[kind] += 1
    label, name = f"{kind}-{counts[kind]}", f"{word(kind, language.code)}\N{NO-BREAK SPACE}{counts[kind]}"
    alt, svg = (figure.alt(language), draw(figure, label, language)) if figure else ("", "")
    table = "" if figure else table_html(exhibit.content, language)
    return exhibit.caption, ExhibitView(label, kind, name, alt, svg, "", table, "", ())
