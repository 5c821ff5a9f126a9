"""What is found on pages, the line of a chapter it leads back to, and what is compared between parts.  Knows no box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from report.diagnostics import ERROR, Diagnostic

FARTHEST = 1  # pages between an exhibit and the nearest sentence that refers to it


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a chapter's file; without a file, what no chapter holds, and without a line, the chapter at large."""

    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong on a page, counted from 1 in the document that was laid out, and what cures it."""

    code: str
    page: int
    what: str
    hint: str
    source: SourceLine = SourceLine()


def reported(found: Iterable[Finding], file: str, before: int = 0, severity: str = ERROR) -> list[Diagnostic]:
    """`found` for a reader, whose PDF is at the path `file` and has `before` pages in front of the document."""
    return [_told(finding, file, before, severity) for finding in found]


def _told(finding: Finding, file: str, before: int, severity: str) -> Diagnostic:
    page, source = finding.page + before, finding.source
    where = f"page {page} of {PurePosixPath(file).name}" if source.file else f"page {page}"
    message = f"{where}: {finding.what}"
    return Diagnostic(source.file or file, source.line, finding.code, message, finding.hint, severity)


@dataclass(frozen=True, slots=True)
class Sightings:
    """The page of each exhibit by its label and where it was written, and the pages with references to each label.

    They are what crosses parts.
    """

    places: Mapping[str, tuple[int, SourceLine]]
    calls: Mapping[str, frozenset[int]]

    @classmethod
    def joined(cls, parts: Iterable[tuple[int, Sightings]]) -> Sightings:
        """Those of parts, each behind as many pages as it comes with."""
        places: dict[str, tuple[int, SourceLine]] = {}
        calls: dict[str, frozenset[int]] = {}
        for before, part in parts:
            places = {label: (before + page, source) for label, (page, source) in part.places.items()} | places
            for label, pages in part.calls.items():
                calls[label] = calls.get(label, frozenset()) | {before + page for page in pages}
        return cls(places, calls)


def distant_exhibits(seen: Sightings) -> Iterator[Finding]:
    """Figures and tables that no sentence within a page of them refers to, though some sentence does."""
    for label, (place, source) in seen.places.items():
        distance = min((abs(place - call) for call in seen.calls.get(label, ())), default=0)
        if distance > FARTHEST:
            what = f"{label} stands {distance} pages from the nearest sentence that refers to it"
            yield Finding("L09", place, what, "move the cell to the paragraph that refers to it", source)
