"""What the lint finds on pages, and what it has to compare between parts of an edition.  Knows no box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from report.diagnostics import Diagnostic

FARTHEST = 1  # pages between an exhibit and the nearest sentence that refers to it
Finding = tuple[str, int, str, str]  # code, page, what is wrong, what cures it


def reported(found: Iterable[Finding], file: str, before: int = 0) -> list[Diagnostic]:
    """Findings on pages with `before` pages in front of them."""
    return [Diagnostic(file, 0, code, f"page {before + page}: {what}", hint) for code, page, what, hint in found]


@dataclass(frozen=True, slots=True)
class Sightings:
    """The page of each exhibit by its label, and the pages with references to each label: what crosses parts."""

    places: Mapping[str, int]
    calls: Mapping[str, frozenset[int]]

    @classmethod
    def joined(cls, parts: Iterable[tuple[int, Sightings]]) -> Sightings:
        """Those of parts, each behind as many pages as it comes with."""
        places: dict[str, int] = {}
        calls: dict[str, frozenset[int]] = {}
        for before, part in parts:
            places = {label: before + page for label, page in part.places.items()} | places
            for label, pages in part.calls.items():
                calls[label] = calls.get(label, frozenset()) | {before + page for page in pages}
        return cls(places, calls)


def distant_exhibits(seen: Sightings) -> Iterator[Finding]:
    """Figures and tables that no sentence within a page of them refers to, though some sentence does."""
    for label, place in seen.places.items():
        distance = min((abs(place - call) for call in seen.calls.get(label, ())), default=0)
        if distance > FARTHEST:
            what = f"{label} stands {distance} pages from the nearest sentence that refers to it"
            yield "L09", place, what, "move the cell to the paragraph that refers to it"
