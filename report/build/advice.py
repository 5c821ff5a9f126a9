"""What a typographer would mend in drawings, found when they were drawn, with the lines of their chapters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from report.build.inputs import wanted_editions
from report.diagnostics import ADVICE, Diagnostic
from report.markdown.tree import walk
from report.project.selection import Selection

if TYPE_CHECKING:
    from report.edition.compose import ChapterDocument, EditionDocument

_HINT = "move the label, or what it lies over"


def advice_on_drawings(
    documents: Mapping[str, Mapping[str, EditionDocument]], selection: Selection
) -> dict[str, tuple[Diagnostic, ...]]:
    """Labels that lie over shapes, in the selected editions for paper, by the path of the PDF."""
    chosen = [documents[key][code] for key, code in wanted_editions(documents, selection, "pdf")]
    return {
        f"{document.edition.folder}.pdf": tuple(
            one for c in document.chapters if selection.writes(c.chapter) for one in _of_chapter(c)
        )
        for document in chosen
    }


def _of_chapter(document: ChapterDocument) -> Iterator[Diagnostic]:
    for block in walk(document.blocks):
        if block["t"] != "Exhibit":
            continue
        exhibit = document.exhibits.get(block["label"])
        for overlap in exhibit.drawing.overlaps if exhibit and exhibit.drawing else ():
            message = f"in {block['label']} {overlap}"
            yield Diagnostic(document.source.file, block["line"], "L20", message, _HINT, ADVICE)
