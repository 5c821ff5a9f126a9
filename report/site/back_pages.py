"""The lists behind the chapters, as the templates of their pages print them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from report.edition.back_matter import GlossaryTerm, IndexEntry, Place
from report.edition.compose import EditionDocument
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.tree import running
from report.project.records import Chapter


def chapter_page(chapter: Chapter, language: str) -> str:
    """The page of a chapter, relative to its edition."""
    return f"{chapter.slugs[language]}.html"


def list_page(key: str, language: str) -> str:
    """The page of the list `key`, one of :data:`report.language.interface.BACK_PAGES`."""
    return f"{word(f'{key}_slug', language)}.html"


def list_entries(key: str, document: EditionDocument) -> Sequence[object]:
    """The entries of the list `key`, one of :data:`report.language.interface.BACK_PAGES`, ready for its template."""
    language, back = document.edition.language, document.back
    writer = Writer(language, {})
    if key == "literature":
        return writer.works(document.literature)
    if key == "register":
        return _register(back.register, language)
    return _terms(back.glossary if key == "glossary" else back.abbreviations, writer, language)


def _terms(
    terms: Sequence[GlossaryTerm], writer: Writer, language: str
) -> list[tuple[GlossaryTerm, Markup, tuple[str, str]]]:
    """(the term, its definition, the address and the name of the section that marks it first)."""
    return [(t, Markup(writer.inlines(running(t.definition))), _link(t.places[0], language)) for t in terms]


# An entry of the index with the addresses and the names of its sections, and whether each is its own.
Indexed = tuple[str, list[tuple[str, str, bool]]]


def _register(register: Sequence[IndexEntry], language: str) -> list[tuple[str, list[Indexed]]]:
    """The entries under each heading, which is empty where the index has none."""
    return [
        (group, [(entry.wording, [(*_link(place, language), place.own) for place in entry.places]) for entry in found])
        for group, found in groupby(register, lambda entry: entry.group)
    ]


def _link(place: Place, language: str) -> tuple[str, str]:
    return f"{chapter_page(place.chapter, language)}#{place.anchor}", place.section
