"""A publication that is composed, checked as a whole: its languages side by side, terms, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from report.check.chapters import CheckedChapters
from report.check.front import check_front
from report.check.ledger import Pairs, Rows
from report.check.parity import Sections
from report.check.publication import (
    PublicationCheck,
    check_cover,
    check_former,
    check_unmarked,
    check_wording,
    measured,
)
from report.check.todos import todos, todos_of_titles, warn_of
from report.check.untranslated import Lacking, with_notices
from report.check.words import check_words
from report.diagnostics import WARNING, Diagnostics
from report.edition.compose import EditionDocument, Material
from report.edition.index_sections import check_index_sections
from report.execute.records import Results
from report.project.records import Publication
from report.project.selection import Selection


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found of a publication, besides problems.

    Its editions by language, as they will be written; the pairs of paragraphs by chapter; the index of readability by
    language and file; the passages of each file by section; what a language lacks; and the rows that are approved, by
    chapter.
    """

    documents: dict[str, EditionDocument]
    pairs: dict[str, Pairs]
    readability: dict[str, dict[str, float]]
    sections: dict[str, Sections]
    lacking: Lacking
    approved: dict[str, Rows]


def check_publication(
    results: Results,
    chapters: CheckedChapters,
    documents: dict[str, EditionDocument],
    selection: Selection,
    unapproved: str | None,
) -> Checked:
    """Check what takes more than one chapter's text; problems go to those of the memory of the `chapters`.

    `unapproved` is the severity of a paragraph that was not approved and of a claim without a mark; None keeps quiet.
    """
    publication, memory, material = chapters.composer.publication, chapters.memory, chapters.material
    check_cover(publication, results.analysed, memory.problems)
    waiting = unapproved and (unapproved if selection.compares(*publication.languages) else WARNING)
    check = PublicationCheck(publication, waiting, memory)
    pairs = check.check(documents, selection, chapters.sections)
    check_wording(publication, pairs, material.lists, memory, waiting)
    memory.problems.add(*(replace(claim, severity=unapproved) for claim in chapters.unclaimed if unapproved))
    if not selection.chapters:
        check_front(documents, material.lists, material.package, chapters.rules, memory)
        _check_addresses(documents[publication.languages[0]], material, memory.problems)
        check_unmarked(documents[publication.languages[0]], material.lists, memory.problems)
        check_words(documents.values(), results, material.names, material.package, memory.problems)
    _warn_of_todos(publication, documents, selection, memory.problems)
    readability = measured(documents, selection, chapters.sections)
    if check.lacking or any(chapter.draft for chapter in publication.chapters):
        documents = {code: with_notices(document, check.lacking) for code, document in documents.items()}
    return Checked(documents, pairs, readability, chapters.sections, check.lacking, check.approved or {})


def _check_addresses(document: EditionDocument, material: Material, problems: Diagnostics) -> None:
    """Check former names, and report the sections of the index that there are not.

    A section may be in a chapter that could not be read.
    """
    check_former(document, problems)
    if len(document.chapters) == len(document.publication.chapters):
        labels = document.targets.keys() | material.withheld.keys()
        check_index_sections(material.sections, material.lists.rows.get("index"), labels, problems)


def _warn_of_todos(
    publication: Publication, documents: Mapping[str, EditionDocument], selection: Selection, problems: Diagnostics
) -> None:
    """Warn of to-dos that would be printed, in what will be written."""
    written = (text for code, d in documents.items() if selection.speaks(code) for text in d.texts)
    left = [todo for text in written if selection.writes(text.chapter) for todo in todos(text.source)]
    warn_of([*left, *todos_of_titles(publication)], problems)
