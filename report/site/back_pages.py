"""The lists behind the chapters, as the templates of their pages print them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from markupsafe import Markup

from report.edition.back_matter import GlossaryTerm, IndexEntry, Place
from report.edition.compose import EditionDocument
from report.html.writer import Writer
from report.language.collation import initial
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.markdown.tree import running
from report.project.records import Chapter

Entry = TypeVar("Entry")
_MANY = 25  # entries from which on a list has letters
_NO_LETTER = "#"


def chapter_page(chapter: Chapter, language: str) -> str:
    """The page of a chapter, relative to its edition."""
    return f"{chapter.slugs[language]}.html"


def list_page(key: str, language: str) -> str:
    """The page of the list `key`, one of :data:`report.language.interface.BACK_PAGES`."""
    return f"{word(f'{key}_slug', language)}.html"


def term_anchor(name: str) -> str:
    """Where the term `name` stands on the page of the glossary."""
    return f"glossary-{name}"


def entry_anchor(name: str) -> str:
    """Where the entry `name` stands on the page of the index."""
    return f"entry-{name}"


@dataclass(frozen=True, slots=True)
class Letters(Generic[Entry]):
    """Entries under a heading, if it has one, by the letters of their language.

    `parts` are (letter, anchor, entries), the letter empty where a list is so short that letters would only part it;
    `alphabet` are all letters with their anchors, which are empty for those without an entry.
    """

    heading: str
    parts: tuple[tuple[str, str, tuple[Entry, ...]], ...]
    alphabet: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls, heading: str, entries: Sequence[Entry], wording: Callable[[Entry], str], language: str, anchor: str
    ) -> Letters[Entry]:
        """`entries`, which are sorted by their `wording`; anchors begin with `anchor`."""
        if len(entries) < _MANY:
            return cls(heading, (("", "", tuple(entries)),))
        parts = tuple(
            (letter or _NO_LETTER, f"{anchor}-{letter.lower() or 0}", tuple(found))
            for letter, found in groupby(entries, lambda entry: initial(wording(entry), language))
        )
        anchors = {letter: place for letter, place, _ in parts}
        letters = [letter.upper() for letter in rules_of(language).alphabet.letters]
        shown = [_NO_LETTER, *letters] if _NO_LETTER in anchors else letters
        return cls(heading, parts, tuple((letter, anchors.get(letter, "")) for letter in shown))


def list_entries(key: str, document: EditionDocument) -> Sequence[object]:
    """The entries of the list `key`, one of :data:`report.language.interface.BACK_PAGES`, ready for its template."""
    language, back = document.edition.language, document.back
    writer = Writer(language, {})
    if key == "literature":
        return writer.works(document.literature)
    if key == "register":
        return _register(back.register, language)
    if key == "glossary":
        terms = _terms(back.glossary, writer, language)
        return [Letters.of("", terms, lambda entry: entry[0].wording, language, "letter")]
    return _terms(back.abbreviations, writer, language)


def _terms(
    terms: Sequence[GlossaryTerm], writer: Writer, language: str
) -> list[tuple[GlossaryTerm, Markup, tuple[str, str]]]:
    """(the term, its definition, the address and the name of the section that marks it first)."""
    return [(t, Markup(writer.inlines(running(t.definition))), _link(t.places[0], language)) for t in terms]


# An entry of the index with its anchor, the addresses and the names of its sections, and whether each is its own.
Indexed = tuple[str, str, list[tuple[str, str, bool]]]


def _register(register: Sequence[IndexEntry], language: str) -> list[Letters[Indexed]]:
    """The entries under each heading, which is empty where the index has none."""
    grouped = [(group, list(found)) for group, found in groupby(register, lambda entry: entry.group)]
    return [
        Letters.of(
            group, [_indexed(entry, language) for entry in found], lambda entry: entry[1], language, f"letter-{number}"
        )
        for number, (group, found) in enumerate(grouped, 1)
    ]


def _indexed(entry: IndexEntry, language: str) -> Indexed:
    places = [(*_link(place, language), place.own) for place in entry.places]
    return entry_anchor(entry.name), entry.wording, places


def _link(place: Place, language: str) -> tuple[str, str]:
    return f"{chapter_page(place.chapter, language)}#{place.anchor}", place.section
