"""The back matter of an edition: the terms, abbreviations and entries of the index that its chapters mark, in order.

Sorts and names; writes nothing.  The order is that of the edition's language.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from report.edition.lists import Item, Lists
from report.edition.mentions import KINDS, Mention, called_in, named_in
from report.edition.numbering import Target
from report.edition.wordings import Called
from report.language.collation import sort_key
from report.project.records import Chapter

Mentioned = list[tuple[Chapter, tuple[Mention, ...]]]
Targets = Mapping[str, Target]
Listed = TypeVar("Listed")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is marked: `anchor` in a chapter, and its section as in "4.1 Growth".

    `own` says that the section is about it.
    """

    chapter: Chapter
    anchor: str
    section: str
    own: bool


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term of the glossary with its wordings in other languages, by their codes.

    `places` are the first in each chapter that mark it.  A name may begin with its abbreviation and a dash, as in
    "WHO – World Health Organization".
    """

    name: str
    wording: str
    others: tuple[tuple[str, str], ...]
    definition: str
    abbreviation: str
    places: tuple[Place, ...]

    @property
    def expansion(self) -> str:
        """What the abbreviation stands for; where no more than the abbreviation is known, what it is."""
        return self._named(self.wording) or self.definition.removesuffix(".")

    @property
    def added(self) -> str:
        """The abbreviation where the wording does not say it."""
        return self.abbreviation if self._named(self.wording) == self.wording else ""

    @property
    def translations(self) -> tuple[tuple[str, str], ...]:
        """The other wordings, by language, as they follow this one: without the same name or abbreviation."""
        shown = (
            (code, other if self.added else self._named(other)) for code, other in self.others if other != self.wording
        )
        return tuple((code, wording) for code, wording in shown if wording)

    def _named(self, wording: str) -> str:
        """`wording` without the abbreviation that it is or begins with."""
        return "" if wording == self.abbreviation else wording.removeprefix(f"{self.abbreviation} \N{EN DASH} ")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry of the index with the sections that mark it, its own before the others, and its heading, if any."""

    name: str
    wording: str
    group: str
    places: tuple[Place, ...]


class BackMatter:
    """The lists of one edition, each sorted; they are made when they are asked for.

    `mentioned` are the chapters that are written with what they mark, `elsewhere` the lines of the others.
    `languages` are the codes of all editions, of which `language` is that of this one; `indexed` are entries of the
    index that whole sections are about.
    """

    def __init__(
        self,
        mentioned: Mentioned,
        elsewhere: Iterable[tuple[str, ...]],
        lists: Lists,
        targets: Targets,
        language: str,
        languages: tuple[str, ...],
        *,
        indexed: Collection[str] = (),
    ) -> None:
        self.mentioned, self.elsewhere, self.indexed = mentioned, elsewhere, indexed
        self.lists, self.targets, self.language = lists, targets, language
        self.others = tuple(code for code in languages if code != language)

    @cached_property
    def glossary(self) -> tuple[GlossaryTerm, ...]:
        """The terms that the written chapters mark."""
        terms = [
            GlossaryTerm(
                name,
                item.wording.in_(self.language),
                tuple((code, item.wording.in_(code)) for code in self.others),
                item.definition.in_(self.language),
                item.abbreviation.in_(self.language),
                places,
            )
            for name, item, places in self._marked("term")
        ]
        return self._sorted(terms, lambda term: term.wording)

    @cached_property
    def abbreviations(self) -> tuple[GlossaryTerm, ...]:
        """Those of them that have an abbreviation, sorted by it."""
        return self._sorted((t for t in self.glossary if t.abbreviation), lambda term: term.abbreviation)

    @cached_property
    def register(self) -> tuple[IndexEntry, ...]:
        """The entries of the index that the written chapters mark, by their groups in the order of the table."""
        entries = [
            IndexEntry(
                name,
                item.wording.in_(self.language),
                item.group.in_(self.language),
                tuple(sorted(places, key=lambda p: not p.own)),
            )
            for name, item, places in self._marked("index")
        ]
        groups = [item.group.in_(self.language) for item in self._rows("index").values()]
        return tuple(
            sorted(self._sorted(entries, lambda entry: entry.wording), key=lambda entry: groups.index(entry.group))
        )

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Which lists the whole edition has, also for marks in chapters that are not written."""
        names = {(m.kind, m.name) for _, mentions in self.mentioned for m in mentions}
        found = self._lists_of(names | {("index", name) for name in self.indexed})
        possible = self._lists_of({(kind, name) for kind in ("term", "index") for name in self._rows(kind)})
        for lines in self.elsewhere:
            if found == possible:  # as a rule after a few chapters; nothing more can come
                break
            found |= self._lists_of(named_in(lines))
        if found != possible:
            found |= self._lists_of(self._called_elsewhere())
        return tuple(key for key in ("glossary", "abbreviations", "register") if key in found)

    def _lists_of(self, names: Collection[tuple[str, str]]) -> set[str]:
        """The lists that have an entry among what is marked, by kinds and names."""
        terms = [item for name, item in self._rows("term").items() if ("term", name) in names]
        found = {
            "glossary": bool(terms),
            "abbreviations": any(item.abbreviation.in_(self.language) for item in terms),
            "register": any(("index", name) in names or ("term", name) in names for name in self._rows("index")),
        }
        return {key for key, marked in found.items() if marked}

    def _called_elsewhere(self) -> set[tuple[str, str]]:
        """Terms that other chapters mark by their words: enough of them to know which lists there are."""
        called, rows = Called(self._rows("term"), self.language), self._rows("term")
        words = sorted({words for lines in self.elsewhere for words in called_in(lines)})
        found = {name for said in words for name in called.exactly(said)}
        if not any(rows[name].abbreviation.in_(self.language) for name in found):  # forms take longer to find
            found |= {name for said in words for name in called.terms(said)}
        return {("term", name) for name in found}

    def _rows(self, kind: str) -> Mapping[str, Item]:
        return self.lists.rows.get(KINDS[kind]) or {}

    def _marked(self, kind: str) -> list[tuple[str, Item, tuple[Place, ...]]]:
        """Every row that is marked, with its places in the order of the text."""
        rows = self._rows(kind)
        places: dict[str, list[Place]] = {}
        for chapter, mentions in self.mentioned:
            for m in (m for m in mentions if m.kind == kind and m.name in rows):
                place = Place(chapter, m.anchor, section_name(m.section, self.targets, self.language), m.own)
                places.setdefault(m.name, []).append(place)
        return [(name, rows[name], tuple(found)) for name, found in places.items()]

    def _sorted(self, entries: Iterable[Listed], wording: Callable[[Listed], str]) -> tuple[Listed, ...]:
        return tuple(sorted(entries, key=lambda entry: sort_key(wording(entry), self.language)))


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
