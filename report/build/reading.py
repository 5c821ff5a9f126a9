"""Publications whose chapters are being read: pandoc is set to work on each, and its answer is waited for later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from report.build import inputs
from report.cache.memory import Memory
from report.markdown.briefs import Briefs
from report.markdown.pandoc import Citing
from report.markdown.reader import ChapterReader, Start, read_sources
from report.project.records import Project, Publication
from report.project.selection import Selection

if TYPE_CHECKING:
    from report.markdown.pieces import Pieces
    from report.markdown.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """A publication whose chapters are being read: sources by file, keys of the bibliography, files to be written."""

    publication: Publication
    sources: dict[str, Source]
    keys: tuple[str, ...] | None
    written: frozenset[str]
    reader: ChapterReader


def begun(
    project: Project,
    publication: Publication,
    selection: Selection,
    memory: Memory,
    pieces: Pieces | None,
    start: Start,
) -> Reading:
    """The reading of `publication`, as far as `selection` needs it, begun by `start`.

    A process that stays gives the `pieces` of chapters that pandoc has read before.
    """
    files, written = inputs.files_of(publication, selection)
    keys = inputs.bibliography_in(memory.dependencies.root, project.bibliography, memory)
    citing = Citing((project.bibliography or "") if keys else "", project.csl)
    contents = publication.landing and selection.writes(publication.landing)
    briefs = Briefs(publication.key, citing, written, memory, enough=not contents)
    said = {code: edition.said for code, edition in publication.editions.items()}
    sources = read_sources(files, memory, said, briefs.source)
    reader = ChapterReader(citing, sources.values(), keys or (), briefs, memory, pieces, start=start)
    return Reading(publication, sources, keys, written, reader)
