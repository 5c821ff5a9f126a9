"""What stands behind the chapters of an edition: the terms, abbreviations and entries that they mark, in order.

Sorts and names; writes nothing.  The order is that of the edition's language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from report.collation import sort_key
from report.document.mentions import Mention
from report.document.numbering import Target
from report.lists import Item, Lists
from report.project import Chapter
from report.text import LANGUAGES

Mentioned = list[tuple[Chapter, tuple[Mention, ...]]]
Targets = dict[str, Target]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is marked: `anchor` in a chapter, and its section as in "4.1 Growth".

    `own` says that the section is about it.  Without an anchor the chapter is not written.
    """

    chapter: Chapter
    anchor: str
    section: str
    own: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its wording in the other language and the first place in each chapter that marks it."""

    name: str
    wording: str
    other: str
    definition: str
    abbreviation: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the index with the sections that mark it, its own before the others."""

    name: str
    wording: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class BackMatter:
    """The lists of one edition, each sorted; empty where nothing is marked."""

    glossary: tuple[Term, ...] = ()
    abbreviations: tuple[Term, ...] = ()
    register: tuple[Entry, ...] = ()

    def within(self, chapters: Collection[Chapter]) -> BackMatter:
        """What is marked in `chapters`."""
        return BackMatter(*(_within(entries, chapters) for entries in (self.glossary, self.abbreviations, self.register)))


def back_matter(mentioned: Mentioned, lists: Lists, targets: Targets, language: str) -> BackMatter:
    """The lists of the edition in `language`, whose chapters mention what `mentioned` says."""
    glossary = [_term(name, item, places, language)
                for name, item, places in _marked("term", lists.get("glossary"), mentioned, targets, language)]
    register = [Entry(name, item.wording.in_(language), tuple(sorted(places, key=lambda p: not p.own)))
                for name, item, places in _marked("index", lists.get("index"), mentioned, targets, language)]
    return BackMatter(
        _sorted(glossary, lambda term: term.wording, language),
        _sorted([t for t in glossary if t.abbreviation], lambda term: term.abbreviation, language),
        _sorted(register, lambda entry: entry.wording, language))


def _within(entries: tuple, chapters: Collection[Chapter]) -> tuple:
    limited = (replace(e, places=tuple(p for p in e.places if p.chapter in chapters)) for e in entries)
    return tuple(entry for entry in limited if entry.places)


def _marked(kind: str, rows, mentioned: Mentioned, targets: Targets,
            language: str) -> Iterable[tuple[str, Item, tuple[Place, ...]]]:
    """Every row that is marked, with its places in the order of the text."""
    places: dict[str, list[Place]] = {}
    for chapter, mentions in mentioned:
        for mention in (m for m in mentions if m.kind == kind):
            section = section_name(mention.section, targets, language)
            places.setdefault(mention.name, []).append(Place(chapter, mention.anchor, section, mention.own))
    return [(name, rows[name], tuple(found)) for name, found in places.items() if rows and name in rows]


def _term(name: str, item: Item, places: tuple[Place, ...], language: str) -> Term:
    other = next(code for code in LANGUAGES if code != language)
    return Term(name, item.wording.in_(language), item.wording.in_(other), item.definition.in_(language),
                item.abbreviation, places)


def section_name(label: str, targets: Targets, language: str) -> str:
    """A section with its number, or with the chapter's title where it has none; a chapter as in "Chapter 4 Growth"."""
    target = targets[label]
    title = target.label.title
    if target.label.kind == "chapter":
        return f"{target.name(language)} {title}" if target.number else title
    if target.number:
        return f"{target.printed_number(language)} {title}"
    chapter = next(t for t in targets.values() if t.label.kind == "chapter" and t.chapter is target.chapter)
    return f"{chapter.label.title}: {title}"


def _sorted(entries: list, wording, language: str) -> tuple:
    return tuple(sorted(entries, key=lambda entry: sort_key(wording(entry), language)))
