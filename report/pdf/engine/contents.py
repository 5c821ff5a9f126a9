"""What is printed on pages as plain data, and back: areas refer to the elements of a part by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from report.pdf.engine.reading import Area, PageContents, PageOf, Source

Plain = list[Any]


def plain_contents(pages: Sequence[PageContents]) -> tuple[Plain, Plain]:
    """The contents of pages, and the elements that they refer to."""
    sources: dict[Source, int] = {}

    def plain(kid: Area | int) -> Any:
        if not isinstance(kid, Area):
            return kid
        source = sources.setdefault(kid.source, len(sources))
        place = list(kid.rectangle) if kid.rectangle else None
        return [source, kid.tag, [plain(inner) for inner in kid.kids], kid.link, place]

    contents = [[[plain(kid) for kid in page.kids], page.marks] for page in pages]
    return contents, [_plain_source(source) for source in sources]


def thawed_contents(contents: Plain, plain_sources: Plain) -> list[PageContents]:
    """What :func:`plain_contents` made plain; an element is one for all pages."""
    sources = [_thawed_source(*source) for source in plain_sources]

    def thawed(kid: Any) -> Area | int:
        if isinstance(kid, int):
            return kid
        source, tag, kids, link, place = kid
        return Area(sources[source], tag, [thawed(inner) for inner in kids], link, tuple(place) if place else None)

    return [PageContents([thawed(kid) for kid in kids], marks) for kids, marks in contents]


def _plain_source(source: Source) -> Plain:
    words = [[word.target] if isinstance(word, PageOf) else word for word in source.words]
    return [source.tag, source.attributes, words]


def _thawed_source(tag: str, attributes: dict[str, str], words: Plain) -> Source:
    return Source(tag, attributes, tuple(PageOf(word[0]) if isinstance(word, list) else word for word in words))
