"""A handout with its exhibits drawn and printed in one language: ready to be written, and fit to leave a child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from report.drawing import Drawing
from report.language.interface import word
from report.language.printing import Language
from report.printed.exhibit import PrintedExhibit
from report.printed.grid import printed_grid
from report.results.exhibits import Figure
from report.results.handout import Exhibit, Handout, Heading

Part = str | Heading | tuple[str, PrintedExhibit]


@dataclass(frozen=True, slots=True)
class PrintedHandout:
    """A handout in `language`, a code; an exhibit is its caption and itself as printed."""

    language: str
    title: str
    subtitle: str
    parts: tuple[Part, ...]


def printed_handout(
    handout: Handout, language: Language, draw: Callable[[Figure, str, Language], Drawing]
) -> PrintedHandout:
    """`handout` with figures and tables numbered in their order.  Raises what drawing and printing raise."""
    counts = {"figure": 0, "table": 0}
    parts = tuple(
        _exhibit(part, language, draw, counts) if isinstance(part, Exhibit) else part for part in handout.parts
    )
    return PrintedHandout(language.code, handout.title, handout.subtitle, parts)


def _exhibit(
    exhibit: Exhibit, language: Language, draw: Callable[[Figure, str, Language], Drawing], counts: dict[str, int]
) -> tuple[str, PrintedExhibit]:
    content = exhibit.content
    kind = "figure" if isinstance(content, Figure) else "table"
    counts[kind] += 1
    label, name = f"{kind}-{counts[kind]}", f"{word(kind, language.code)}\N{NO-BREAK SPACE}{counts[kind]}"
    if isinstance(content, Figure):
        alt, drawing = content.alt(language), draw(content, label, language)
        return exhibit.caption, PrintedExhibit(label, kind, name, alt=alt, drawing=drawing)
    return exhibit.caption, PrintedExhibit(label, kind, name, table=printed_grid(content, language))
