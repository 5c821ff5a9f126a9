"""What a project prints, as plain records that can be held against those of another version of it.

Everything is printed when a snapshot is taken, while the languages of that version are in hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from report.cache.places import bytes_digest, digest
from report.check.parity import named_text
from report.data.package import Package
from report.drawing import Drawing
from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.printed_values import PrintedValue, printed_values
from report.forms.rendering import MEDIA_TYPES
from report.markdown.nodes import Block, Inline
from report.markdown.tree import first_line, nodes, printed_text, runs, walk
from report.printed.grid import Grid
from report.project.selection import Selection
from report.site.back_pages import chapter_page, list_page
from report.style.theme import Theme

if TYPE_CHECKING:
    from report.build.asking import Composed

_FORMS = {"pdf": ".pdf", "epub": ".epub", "single": ".html"}
_CITED_BY_CHAPTERS = ("glossary", "abbreviations")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, heading, caption or note in the section called `section`.

    `named` has values, references and works by name, `printed` as they are printed.
    """

    section: str
    file: str
    line: int
    named: str
    printed: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure or table: what it is called, and its drawing, its picture of the media type `kind`, or its grid."""

    label: str
    name: str
    caption: str
    alt: str
    drawing: Drawing | None = None
    picture: bytes = b""
    kind: str = ""
    grid: Grid | None = None

    @property
    def looks(self) -> str:
        """A digest of what a figure looks like."""
        return digest(self.drawing.svg() if self.drawing else "", bytes_digest(self.picture))


@dataclass(frozen=True, slots=True)
class ChapterShot:
    """A chapter in one language: its page in the site, empty for what has none, and a digest of what stands there."""

    stem: str
    label: str
    file: str
    page: str
    prints: str
    texts: tuple[Text, ...]
    exhibits: dict[str, Shown]


@dataclass(frozen=True, slots=True)
class EditionShot:
    """An edition: its chapters by stem, the files that are all of it, and digests of its lists by their pages."""

    publication: str
    language: str
    title: str
    chapters: dict[str, ChapterShot]
    forms: tuple[str, ...]
    lists: dict[str, str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version of a project: its editions by publication and language, the values it prints by name, and its data."""

    editions: dict[tuple[str, str], EditionShot]
    values: dict[str, PrintedValue]
    package: Package
    theme: Theme = field(default_factory=Theme)


def snapshot(root: Path, composed: Composed, selection: Selection) -> Snapshot:
    """What the project in `root` prints of what is selected, as it is `composed`."""
    values: dict[str, PrintedValue] = {}
    spoken = {
        key: {code: document for code, document in editions.items() if selection.speaks(code)}
        for key, editions in composed.documents.items()
    }
    for key, editions in spoken.items():
        for name, one in printed_values(editions.values(), composed.results[key]).items():
            if not one.called:  # the cells of tables are compared as tables
                values.setdefault(name, PrintedValue(name, one.value)).printings += one.printings
    shots = {
        (key, code): _edition(root, document, selection)
        for key, editions in spoken.items()
        for code, document in editions.items()
    }
    return Snapshot(shots, values, composed.package, composed.project.theme.at(root))


def _edition(root: Path, document: EditionDocument, selection: Selection) -> EditionShot:
    edition, publication = document.edition, document.publication
    forms = [f"{edition.folder}{suffix}" for name, suffix in _FORMS.items() if name in publication.formats]
    lists = {
        f"{edition.folder}/{list_page(key, edition.language)}": digest(*map(str, _entries(document, key)))
        for key in document.lists
        if "html" in publication.formats and not selection.chapters
    }
    written = [text for text in document.texts if selection.writes(text.chapter)]
    chapters = {text.chapter.stem: _chapter(root, document, text) for text in written}
    return EditionShot(publication.key, edition.language, edition.title, chapters, tuple(forms), lists)


def _entries(document: EditionDocument, key: str) -> Iterator[str]:
    """What the entries of a list say, without where they are found."""
    for entry in document.entries(key):
        if key == "literature" and isinstance(entry, dict) and entry["t"] == "Div":
            yield from (printed_text(run, document.edition.language) for run in runs(entry["c"][1]))
        elif key in _CITED_BY_CHAPTERS:
            yield f"{getattr(entry, 'wording', '')} {getattr(entry, 'definition', '')}"
        elif key != "literature":
            yield f"{getattr(entry, 'wording', '')} {getattr(entry, 'label', '')}"


def _chapter(root: Path, document: EditionDocument, text: ChapterDocument) -> ChapterShot:
    language, chapter = document.edition.language, text.chapter
    texts = tuple(_texts(text, language))
    captions = {b["label"]: printed_text(b["caption"], language) for b in walk(text.blocks) if b["t"] == "Exhibit"}
    exhibits = {
        label: _shown(root, captions.get(label, ""), text, label) for label in text.exhibits if label in captions
    }
    page = document.brief_file if chapter.brief else f"{document.edition.folder}/{chapter_page(chapter, language)}"
    shown = [(e.name, e.looks, repr(e.grid), text.exhibits[e.label].source) for e in exhibits.values()]
    prints = digest(text.name, *((t.printed, t.section) for t in texts), *shown)
    return ChapterShot(chapter.stem, text.label, text.source.file, page, prints, texts, exhibits)


def _texts(chapter: ChapterDocument, language: str) -> Iterator[Text]:
    section, line = chapter.label, 0
    title: Block = {"t": "Para", "c": chapter.title}
    for block in (title, *chapter.blocks):
        if block["t"] == "Header":
            section = block["c"][1][0]
        for run in runs([block]):
            line = first_line(run) or line
            if named := named_text(run):
                yield Text(section, chapter.source.file, line, named, _printed(run, language))


def _printed(run: Sequence[Inline], language: str) -> str:
    """The text as it is printed, its footnotes behind it."""
    notes = [_printed(inside, language) for n in nodes(run) if n["t"] == "Note" for inside in runs(n["c"])]
    return " ".join((printed_text(run, language), *notes))


def _shown(root: Path, caption: str, text: ChapterDocument, label: str) -> Shown:
    exhibit = text.exhibits[label]
    picture, kind = b"", ""
    if exhibit.picture and (root / exhibit.picture).is_file():
        picture, kind = (root / exhibit.picture).read_bytes(), MEDIA_TYPES.get(Path(exhibit.picture).suffix.lower(), "")
    name = (exhibit.name or label).replace("\N{NO-BREAK SPACE}", " ")
    return Shown(label, name, caption, exhibit.alt, exhibit.drawing, picture, kind, exhibit.table)
