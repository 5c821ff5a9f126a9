"""An edition as other tools are given it: Markdown with values resolved, and cells that draw the figures.

The words are those of the edition as :mod:`report.forms.markdown` prints them.  Cells hold the code of the chapters; so
the figures are drawn by the analysis itself, from the data of the project in whose folder they run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report.forms.docx import Review, converted, dated
from report.forms.docx_further import Node
from report.markdown.tree import string

if TYPE_CHECKING:
    from report.edition.compose import ChapterDocument, EditionDocument
    from report.markdown.nodes import Span
    from report.printed.exhibit import PrintedExhibit

_FORM, _OPTIONS = "gfm", ("--wrap=none",)
_PLACE = re.compile(r"^DRAWN-HERE (\S+)$", re.MULTILINE)  # a paragraph where a figure stands
_NOTE = re.compile(r"^\[\^(\w+)\]: ", re.MULTILINE)  # the beginning of a footnote, which ends where the next begins
LITERATURE = "literature"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of a chapter as Markdown."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure: its label, its text alternative, and the code whose last expression returns it."""

    label: str
    alt: str
    code: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the content: its name, what its cells import before any of them, and its parts in order."""

    name: str
    title: str
    setup: str
    parts: tuple[Words | Drawing, ...]

    @property
    def drawings(self) -> list[Drawing]:
        """Its figures."""
        return [part for part in self.parts if isinstance(part, Drawing)]

    @property
    def markdown(self) -> str:
        """Its words alone."""
        return "\n\n".join(part.markdown for part in self.parts if isinstance(part, Words))


def exported(project: Path, publication: str, language: str) -> list[Chapter]:
    """The chapters of a publication in one language, and the literature as the last.

    Raises RuntimeError with what is wrong when the project has errors.
    """
    from report.build.asking import Asking
    from report.build.progress import PlainProgress
    from report.diagnostics import Diagnostics
    from report.project.selection import Selection

    found = Diagnostics()
    asking = Asking(project, found, PlainProgress(), 1)
    composed = asking.composed(Selection((publication,), (language,)))
    if found.failed:
        raise RuntimeError("\n".join(map(str, found)))
    return chapters_of(composed.documents[publication][language])


def chapters_of(document: EditionDocument) -> list[Chapter]:
    """The chapters of an edition, and the works that they cite as the last."""
    cited: set[str] = set()
    found = []
    for chapter in document.chapters:
        writer = _Content(document, chapter)
        found.append(_chapter(chapter, writer.written()))
        cited |= writer.cited
    works = _Content(document, document.chapters[0]).literature(cited)
    title = document.list_title(LITERATURE)
    return [*found, *([Chapter(LITERATURE, title, "", (Words(works),))] if works.strip() else [])]


def first(chapters: Sequence[Chapter], number: int | None, needed: Sequence[str]) -> list[Chapter]:
    """So many chapters as are wanted, among them those `needed` by name; all where `number` is None."""
    if number is None:
        return list(chapters)
    told = [c for c in chapters if c.name in needed]
    others = [c for c in chapters if c not in told and c.drawings] + [c for c in chapters if not c.drawings]
    chosen = [*told, *others][:number]
    return [c for c in chapters if c in chosen]


class _Content(Review):
    """A chapter whose figures are places for cells, and whose references and languages are left to be words."""

    def __init__(self, document: EditionDocument, chapter: ChapterDocument) -> None:
        super().__init__(document, (chapter,), {})
        self.here = set()

    def written(self) -> str:
        """The chapter as Markdown, without the literature."""
        return self._markdown([node for chapter in self.chapters for node in self._chapter(chapter)])

    def literature(self, cited: set[str]) -> str:
        """The works that were cited, under their heading."""
        self.cited = cited
        return self._markdown(self._literature())

    def _markdown(self, blocks: list[Node]) -> str:
        whole = self.whole() | {"meta": {}, "blocks": blocks}
        return converted(whole, dated(self.document), _FORM, *_OPTIONS).decode()

    def _caption(self, label: str, kind: str, said: list[Any]) -> Node:
        return {"t": "Para", "c": [{"t": "Strong", "c": said}]}

    def _anchored(self, label: str, blocks: list[Node]) -> list[Node]:
        return blocks

    def _figure(self, exhibit: PrintedExhibit) -> list[Node]:
        drawn = any(cell.label == exhibit.label for chapter in self.chapters for cell in chapter.source.cells)
        return [{"t": "Para", "c": [string(f"DRAWN-HERE {exhibit.label}" if drawn else exhibit.alt)]}]

    def _span(self, node: Span) -> list[Any]:
        said = super()._span(node)
        return [inside for one in said for inside in (one["c"][1] if one["t"] == "Span" else [one])]


def _chapter(chapter: ChapterDocument, markdown: str) -> Chapter:
    cells = {cell.label: cell.code for cell in chapter.source.cells if cell.label}
    setup = "\n".join(cell.code for cell in chapter.source.cells if not cell.label)
    title = markdown.partition("\n")[0].removeprefix("# ").strip()
    parts = tuple(with_notes(_parts(markdown, chapter, cells)))
    drawn = any(isinstance(part, Drawing) for part in parts)
    return Chapter(chapter.chapter.stem, title, setup if drawn else "", parts)


def _parts(markdown: str, chapter: ChapterDocument, cells: dict[str, str]) -> Iterator[Words | Drawing]:
    """What stands between the places of figures, and the figures."""
    for at, piece in enumerate(_PLACE.split(markdown)):
        if at % 2:
            exhibit = chapter.exhibits[piece]
            alt = exhibit.drawing.description if exhibit.drawing else exhibit.alt
            yield Drawing(piece, alt, cells[piece])
        elif piece.strip():
            yield Words(piece.strip() + "\n")


def with_notes(parts: Iterable[Words | Drawing]) -> Iterator[Words | Drawing]:
    """The parts of a chapter, each with the notes that it calls: some tools read each cell of a notebook by itself."""
    listed = list(parts)
    notes: dict[str, str] = {}
    for at, part in enumerate(listed):
        if isinstance(part, Words):
            text, *found = _NOTE.split(part.markdown)
            notes |= dict(zip(found[::2], found[1::2], strict=True))
            listed[at] = Words(text.rstrip() + "\n")
    for part in listed:
        if isinstance(part, Words):
            called = [name for name in notes if f"[^{name}]" in part.markdown]
            below = "".join(f"\n[^{name}]: {notes[name].rstrip()}\n" for name in called)
            yield Words(part.markdown + below)
        else:
            yield part
