"""The lists behind the chapters, as the templates of the printed edition print them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from report.edition.back_matter import GlossaryTerm, IndexEntry
from report.edition.compose import EditionDocument
from report.markdown.tree import running
from report.pdf.paper import PaperWriter
from report.pdf.passages import Passages

COLUMN_LETTERS, COLUMN_LINES = 36, 26  # of an index in two columns, which fits below the title of its chapter
# An entry of the index, the anchors of its own sections and those of the others.
Indexed = tuple[str, list[str], list[str]]


def list_entries(key: str, document: EditionDocument, passages: Passages) -> Sequence[object]:
    """The entries of the list `key`, one of :data:`report.language.interface.BACK_PAGES`, ready for its template.

    `passages` are those of the chapters that are printed.
    """
    language, back = document.edition.language, document.back
    writer = PaperWriter(language)
    if key == "literature":
        return writer.works(document.literature)
    if key == "register":
        return _register(back.register, passages)
    return _terms(back.glossary if key == "glossary" else back.abbreviations, writer, passages)


def _terms(
    terms: Sequence[GlossaryTerm], writer: PaperWriter, passages: Passages
) -> list[tuple[GlossaryTerm, Markup, str]]:
    """(the term, its definition, the anchor of its first mark)."""
    return [
        (term, Markup(writer.inlines(running(term.definition))), passages.anchor(term.places[0], term.name))
        for term in terms
    ]


def _register(register: Sequence[IndexEntry], passages: Passages) -> list[tuple[str, list[list[Indexed]]]]:
    """The columns under each heading, which is empty where the index has none."""
    return [
        (
            group,
            columns(
                [
                    (
                        entry.wording,
                        [passages.anchor(p, entry.name) for p in entry.places if p.own],
                        [passages.anchor(p, entry.name) for p in entry.places if not p.own],
                    )
                    for entry in found
                ]
            ),
        )
        for group, found in groupby(register, lambda entry: entry.group)
    ]


def columns(indexed: list[Indexed]) -> list[list[Indexed]]:
    """Two columns as high as each other, or one that goes on over pages where they would fill more than one.

    The PDF engine can find columns itself, but takes longer over that than over many pages.
    """
    lines = [1 + (len(wording) + 4 * len([*own, *others])) // COLUMN_LETTERS for wording, own, others in indexed]
    if sum(lines) > 2 * COLUMN_LINES:
        return [indexed]
    half = next(at for at in range(1, len(lines) + 1) if 2 * sum(lines[:at]) >= sum(lines))
    return [column for column in (indexed[:half], indexed[half:]) if column]
