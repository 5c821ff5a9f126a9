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

COLUMN_LETTERS = 31  # of a line of an index in two columns, where it is as full as such lines are
# Millimetres, roughly: of a line, below an entry, of a heading, and for a column on a page and below the index's title.
LINE, SPACE, HEADING, PAGE, FIRST = 4.7, 2.0, 20.0, 236.0, 158.0
LEAST = 40.0  # that a column begins with below its heading on a page that is filled already
# An entry of the index, the anchors of its own sections and those of the others.
Indexed = tuple[str, list[str], list[str]]
# The columns of each page that they stand on.
Columns = list[list[list[Indexed]]]


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


def _register(register: Sequence[IndexEntry], passages: Passages) -> list[tuple[str, Columns]]:
    """What stands under each heading, which is empty where the index has none."""
    found, room = list[tuple[str, Columns]](), FIRST + HEADING
    for group, entries in groupby(register, lambda entry: entry.group):
        room -= HEADING * bool(group)
        room = room if room >= LEAST else PAGE - HEADING
        pages, room = columns([_indexed(entry, passages) for entry in entries], room)
        found.append((group, pages))
    return found


def _indexed(entry: IndexEntry, passages: Passages) -> Indexed:
    own, others = ([passages.anchor(p, entry.name) for p in entry.places if p.own is which] for which in (True, False))
    return entry.wording, own, others


def columns(indexed: list[Indexed], room: float) -> tuple[Columns, float]:
    """Two columns on each page, as high as each other on the last, and the millimetres left there.

    On the first there are `room` millimetres for a column.  The PDF engine can find columns itself, but takes longer
    over that than over many pages.
    """
    pages: Columns = []
    while True:
        first, rest = _filled(indexed, room)
        second, rest = _filled(rest, room)
        if not rest:
            half = next(at for at in range(1, len(indexed) + 1) if 2 * _height(indexed[:at]) >= _height(indexed))
            pages.append([column for column in (indexed[:half], indexed[half:]) if column])
            return pages, room - max(map(_height, pages[-1]))
        pages.append([first, second])
        indexed, room = rest, PAGE


def _filled(indexed: list[Indexed], room: float) -> tuple[list[Indexed], list[Indexed]]:
    """The entries that a column of `room` millimetres holds, at least one, and the others."""
    held = next((at for at in range(1, len(indexed)) if _height(indexed[: at + 1]) > room + SPACE), len(indexed))
    return indexed[:held], indexed[held:]


def _height(indexed: Sequence[Indexed]) -> float:
    """Roughly the millimetres of a column."""
    lines = (1 + (len(wording) + 4 * len([*own, *others])) // COLUMN_LETTERS for wording, own, others in indexed)
    return sum(LINE * count + SPACE for count in lines)
