"""The files of each exhibit, beside the page that prints it: its numbers, its drawing and its picture."""

from __future__ import annotations

from collections.abc import Mapping

from report.drawing import Drawing
from report.drawing.standalone import About, standalone
from report.edition.compose import EditionDocument
from report.edition.titles import exhibit_titles
from report.printed.exhibit import PrintedExhibit


def exhibit_files(
    document: EditionDocument, only: frozenset[str] | None, painted: Mapping[Drawing, bytes]
) -> dict[str, bytes]:
    """The files by their paths in the site, of the chapters `only` or of all; `painted` are the pictures there are."""
    chapters = [c for c in document.chapters if only is None or c.chapter.stem in only]
    titles = exhibit_titles((c.blocks for c in chapters), document.edition.language)
    files: dict[str, bytes] = {}
    for label, exhibit in ((label, exhibit) for c in chapters for label, exhibit in c.exhibits.items()):
        path = f"{document.edition.folder}/{label}"
        if exhibit.csv:
            files[f"{path}.csv"] = exhibit.csv.encode()
        if exhibit.drawing:
            about = _about(exhibit, titles[label], document)
            files[f"{path}.svg"] = standalone(exhibit.drawing, about, document.publication.theme)
            if picture := painted.get(exhibit.drawing):
                files[f"{path}.png"] = picture
    return files


def _about(exhibit: PrintedExhibit, title: str, document: EditionDocument) -> About:
    edition = document.edition
    return About(
        title=f"{exhibit.name}. {title}",
        language=edition.language,
        source=exhibit.source,
        licence=document.publication.imprint.licence.get(edition.language, ""),
    )
