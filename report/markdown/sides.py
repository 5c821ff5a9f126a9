"""The cells of a chapter with what each language of the publication says of what they give.

Code runs once, for all languages; titles, wordings and alternatives stand in the options of each file.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from report.markdown.cells import Cell
from report.markdown.source import Source
from report.markdown.told import NOTHING, ToldIn
from report.project.records import Publication


def in_first_language(publication: Publication, sources: Mapping[str, Source], written: Container[str]) -> list[Source]:
    """The texts of `publication` whose files are `written`, in its first language and side by side with the others."""
    files = ([text.file(code) for code in publication.languages] for text in publication.texts)
    chosen = (each for each in files if each[0] in sources and each[0] in written)
    sides = ([sources[file] for file in each if file in sources] for each in chosen)
    return [side_by_side(first, others) for first, *others in sides]


def side_by_side(source: Source, others: Iterable[Source]) -> Source:
    """`source` whose labelled cells know what those of the same label say in it and in each of `others`.

    A chapter in which no cell says anything is given back as it is.
    """
    sides = (source, *others)
    if all(cell.told == NOTHING for side in sides for cell in side.cells):
        return source
    labelled = [(side, {cell.label: cell for cell in side.cells if cell.label}) for side in sides]
    cells = [replace(cell, said=tuple(_said(cell, labelled))) if cell.label else cell for cell in source.cells]
    return replace(source, cells=tuple(cells))


def _said(cell: Cell, labelled: Iterable[tuple[Source, dict[str, Cell]]]) -> Iterable[ToldIn]:
    for side, cells in labelled:
        if there := cells.get(cell.label):
            yield ToldIn(side.language, there.told, side.file, there.label_line)
