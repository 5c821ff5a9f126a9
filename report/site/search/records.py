"""What a search can find: the sections of an edition, the terms of its glossary and the entries of its index.

Each is a record of its own with the address of its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from report.edition.compose import ChapterDocument, EditionDocument
from report.language.compounds import Compounds
from report.markdown.conditions import HTML, shown
from report.markdown.nodes import Block, ExhibitBlock, Inline
from report.markdown.tree import nodes, printed_text, runs, walk
from report.site.back_pages import chapter_page, entry_anchor, list_page, term_anchor

# The headings that begin a record; those below them belong to it.
_LEVELS = (2, 3)


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A place in an edition, and the words that find it.

    `url` is relative to the site; `place` is the chapter or list in which `title` stands.  `keywords` are what the
    place is about in other words than its own.  Of `text` and `captions` a search shows excerpts; `cells` are the
    words of tables.  `within` are the words that stand within compounds of the title and keywords, `parts` those within
    compounds of the rest.  A `pointer` is a place that leads to others, which are to be found before it.
    """

    language: str
    publication: str
    place: str
    url: str
    title: str
    keywords: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    pointer: bool = False

    @property
    def page(self) -> str:
        """The page that it is on, relative to the site."""
        return self.url.partition("#")[0]

    @property
    def names(self) -> str:
        """What the place is called, one name after the other."""
        return " ".join((self.title, *self.keywords))

    @property
    def words(self) -> str:
        """All else that the record says, one after the other."""
        return " ".join((*self.text, *self.captions, *self.cells))


def search_records(documents: Iterable[EditionDocument]) -> tuple[SearchRecord, ...]:
    """The records of `documents`; the parts of compounds are found by the words of all that are in one language."""
    editions: dict[str, list[SearchRecord]] = {}
    for document in documents:
        editions.setdefault(document.edition.language, []).extend(_EditionRecords(document).all())
    return tuple(record for code, records in editions.items() for record in _with_parts(records, code))


def _with_parts(records: Sequence[SearchRecord], language: str) -> Iterator[SearchRecord]:
    compounds = Compounds([text for record in records for text in (record.names, record.words)], language)
    for record in records:
        yield replace(record, within=compounds.tails(record.names), parts=compounds.tails(record.words))


@dataclass(slots=True)
class _Section:
    """What stands under one heading."""

    label: str
    title: str
    blocks: list[Block] = field(default_factory=list)


class _EditionRecords:
    """The records of one edition."""

    def __init__(self, document: EditionDocument) -> None:
        self.document, self.edition = document, document.edition
        self.language = document.edition.language

    def all(self) -> Iterator[SearchRecord]:
        """The sections of all chapters, then what stands in the lists behind them."""
        for chapter in self.document.chapters:
            yield from (self._section(chapter, section) for section in self._sections(chapter))
        yield from self._terms()
        yield from self._entries()

    def _record(self, place: str, page: str, anchor: str, title: str) -> SearchRecord:
        url = f"{self.edition.folder}/{page}#{anchor}"
        return SearchRecord(self.language, self.edition.subtitle, place, url, title)

    def _sections(self, chapter: ChapterDocument) -> Iterator[_Section]:
        section = _Section(chapter.label, self._chapter_title(chapter))
        for block in shown(chapter.blocks, HTML):
            if block["t"] == "Header" and block["c"][0] in _LEVELS:
                yield section
                _, (label, _, _), title = block["c"]
                section = _Section(label, f"{block.get('number', '')} {self._said(title)}".strip())
            else:
                section.blocks.append(block)
        yield section

    def _chapter_title(self, chapter: ChapterDocument) -> str:
        return f"{chapter.name} {self._said(chapter.title)}".strip()

    def _said(self, inlines: Sequence[Inline]) -> str:
        return printed_text(inlines, self.language)

    def _section(self, chapter: ChapterDocument, section: _Section) -> SearchRecord:
        page = chapter_page(chapter.chapter, self.language)
        record = self._record(self._chapter_title(chapter), page, section.label, section.title)
        exhibits = [block for block in walk(section.blocks) if block["t"] == "Exhibit"]
        captions = [run for block in walk(section.blocks) for run in _captions(block)]
        text = [run for run in runs(section.blocks) if not any(run is caption for caption in captions)]
        return replace(
            record,
            keywords=self._keywords.get(section.label, ()),
            text=tuple(self._texts(text)),
            captions=tuple(self._texts(captions)),
            cells=tuple(self._cells(chapter, exhibits)),
        )

    def _texts(self, found: Iterable[list[Inline]]) -> Iterator[str]:
        """Every run as text, and behind it those of its footnotes."""
        for run in found:
            yield self._said(run)
            for node in nodes(run):
                if node["t"] == "Note":
                    yield from map(self._said, runs(node["c"]))

    def _cells(self, chapter: ChapterDocument, exhibits: Iterable[ExhibitBlock]) -> Iterator[str]:
        for block in exhibits:
            exhibit = chapter.exhibits.get(block["label"])
            if exhibit and exhibit.table:
                yield " ".join(column.heading for column in exhibit.table.columns)
                yield from (" ".join(row.cells) for row in exhibit.table.rows)

    @cached_property
    def _keywords(self) -> Mapping[str, tuple[str, ...]]:
        """The entries of the index that are a section's own, by its label."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.document.back.register:
            for place in (place for place in entry.places if place.own):
                found[place.anchor] = (*found.get(place.anchor, ()), entry.wording)
        return found

    def _terms(self) -> Iterator[SearchRecord]:
        page, title = list_page("glossary", self.language), self.document.list_title("glossary")
        for term in self.document.back.glossary:
            wording = f"{term.wording} ({term.added})" if term.added else term.wording
            record = self._record(title, page, term_anchor(term.name), wording)
            others = tuple(translation for _, translation in term.translations)
            yield replace(record, keywords=others, text=(term.definition,))

    def _entries(self) -> Iterator[SearchRecord]:
        page, title = list_page("register", self.language), self.document.list_title("register")
        for entry in self.document.back.register:
            record = self._record(title, page, entry_anchor(entry.name), entry.wording)
            yield replace(record, text=tuple(place.section for place in entry.places), pointer=True)


def _captions(block: Block) -> Iterator[list[Inline]]:
    """What names an exhibit or a box."""
    if block["t"] == "Exhibit":
        yield block["caption"]
    elif block["t"] == "Box":
        yield block["title"]
    elif block["t"] in ("TextTable", "Listing", "Panel"):
        yield block["caption"]
