"""The command that writes chapters as a file for a word processor, for readers who comment there."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from report.build.asking import Asking
from report.build.resident import BORNE
from report.command.running import run
from report.diagnostics import ERROR, Stop, UsageError
from report.drawing.standalone import About, standalone
from report.edition.compose import ChapterDocument, EditionDocument
from report.forms.docx import PandocRefused, media_type, write_docx
from report.system.files import write_whole

if TYPE_CHECKING:
    from report.build.recipe import Build
    from report.project.selection import Selection

_SUFFIX = ".docx"


def review(options: argparse.Namespace, root: Path, folder: Path) -> int:
    """Write the file, to ``options.output`` or below `folder`; the exit code."""

    def action(build: Build, selection: Selection) -> list[str]:
        output = options.output
        _check_output(output)
        composed = Asking.of(build).composed(selection)
        wanted = [
            (document, chapters)
            for editions in composed.documents.values()
            for code, document in editions.items()
            if selection.speaks(code) and (chapters := _chosen(document, selection))
        ]
        _check_one(wanted, output, composed.project.languages)
        if any(d.severity == ERROR and d.code not in BORNE for d in build.found):
            raise Stop
        return [_written(build, document, chapters, output or folder) for document, chapters in wanted]

    return run(options, root, action)


def _check_output(output: Path | None) -> None:
    """Raises UsageError, before anything is built, for an output that cannot be the file."""
    if output is None:
        return
    if output.suffix.lower() != _SUFFIX:
        raise UsageError(f"{output} does not end with {_SUFFIX}; name a file such as chapter{_SUFFIX}")
    if output.is_dir() or not output.absolute().parent.is_dir():
        what = "is a folder" if output.is_dir() else "is in a folder that does not exist"
        raise UsageError(f"{output} {what}; name a file in a folder that there is")


def _check_one(wanted: Sequence[object], output: Path | None, languages: Sequence[str]) -> None:
    if output and len(wanted) > 1:
        raise UsageError(
            f"{len(wanted)} editions are selected and --output is one file; name one --language "
            f"({', '.join(languages)}) and, if need be, one --publication"
        )


def _chosen(document: EditionDocument, selection: Selection) -> list[ChapterDocument]:
    """The chapters that are selected, the text of the first page and the brief only where they are named."""
    return [c for c in (document.texts if selection.chapters else document.chapters) if selection.writes(c.chapter)]


def _written(build: Build, document: EditionDocument, chapters: Sequence[ChapterDocument], output: Path) -> str:
    """Write the file of one edition, and say where it is."""
    if output.suffix.lower() != _SUFFIX:
        alone = f"/{chapters[0].chapter.stem}" if len(chapters) == 1 else ""
        output = output / f"{document.edition.folder}{alone}{_SUFFIX}"
        output.parent.mkdir(parents=True, exist_ok=True)
    try:
        content = write_docx(document, chapters, _pictures(build, document, chapters))
    except PandocRefused as refused:
        hint = "name one --chapter after the other to see which it is"
        build.found.error("B04", f"pandoc could not write the file: {refused}", file=chapters[0].source.file, hint=hint)
        raise Stop from refused
    write_whole(output, content)
    many = "1 chapter" if len(chapters) == 1 else f"{len(chapters)} chapters"
    return f"{output}: {many} of {document.edition.title} ({document.edition.language}), to be commented on"


def _pictures(
    build: Build, document: EditionDocument, chapters: Sequence[ChapterDocument]
) -> dict[str, tuple[str, bytes]]:
    """The picture of each figure by its label, a drawing as PNG where it can be painted and else as SVG."""
    figures = [e for chapter in chapters for e in chapter.exhibits.values() if e.kind == "figure"]
    theme = document.publication.theme.at(build.root)
    with build.pictures as pictures:
        pictures.paint([e.drawing for e in figures if e.drawing and e.drawing.paintable], theme)
        painted = pictures.painted()
    found: dict[str, tuple[str, bytes]] = {}
    for figure in figures:
        if figure.drawing is None:
            found[figure.label] = media_type(figure.picture), (build.root / figure.picture).read_bytes()
        elif figure.drawing.paintable:
            found[figure.label] = "image/png", painted[figure.drawing]
        else:
            about = About(figure.name, document.edition.language, figure.source, "")
            found[figure.label] = "image/svg+xml", standalone(figure.drawing, about, theme)
    return found
