"""An edition as a book of the format EPUB 3.3, with what it says of its accessibility (EPUB Accessibility 1.1).

Source of the format: W3C, "EPUB 3.3" and "EPUB Accessibility 1.1", Recommendations of 2023.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.imprint import works
from report.edition.titles import exhibit_titles
from report.forms.epub_writer import EpubWriter
from report.forms.rendering import MEDIA_TYPES, STYLES, environment, list_html
from report.language.interface import word
from report.markdown.tree import printed_text
from report.style.sheets import custom_properties, filled, list_styles
from report.system.archive import zipped

MIMETYPE = "application/epub+zip"
_FOLDER, COVER = "EPUB", "cover.png"
# What assistive technology calls the list of each name behind the chapters, in the vocabulary of EPUB and in ARIA.
_LISTS = {
    "literature": ("bibliography", "doc-bibliography"),
    "glossary": ("glossary", "doc-glossary"),
    "abbreviations": ("glossary", "doc-glossary"),
    "register": ("index", "doc-index"),
}


@dataclass(frozen=True, slots=True)
class EpubItem:
    """A document of the book as contents and package list it; `kind` and `role` say what it is, `used` what it has."""

    href: str
    label: str
    name: str
    title: str
    content: str
    kind: str
    role: str
    used: tuple[str, ...] = ()
    sections: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The files that a book encloses besides its documents.

    `pictures` are those of the project by path, `faces` font files by name, and `font_rules` their @font-face rules,
    which find them in the folder ``fonts``; `cover` is a PNG for a shelf, empty for none.
    """

    pictures: Mapping[str, bytes]
    faces: Mapping[str, bytes]
    font_rules: str
    cover: bytes = b""


def write_epub(
    document: EditionDocument, data_version: str, enclosed: Enclosed, only: frozenset[str] | None = None
) -> bytes:
    """The book of an edition, the same for the same edition; `only` names the chapters wanted, None all of them."""
    names = {path: f"pictures/{at}{Path(path).suffix.lower()}" for at, path in enumerate(enclosed.pictures, 1)}
    book = _Book(document, data_version, names, only)
    items = book.items()
    others = {names[path]: content for path, content in enclosed.pictures.items()}
    others |= {f"fonts/{name}": content for name, content in enclosed.faces.items()}
    others |= {COVER: enclosed.cover} if enclosed.cover else {}
    theme = document.publication.theme
    style = enclosed.font_rules + custom_properties(theme) + list_styles() + filled(STYLES / "epub.css", theme)
    files: dict[str, str | bytes] = {
        "mimetype": MIMETYPE,
        "META-INF/container.xml": book.render("container.xml"),
        f"{_FOLDER}/package.opf": book.render(
            "package.opf", items=items, others=[(path, MEDIA_TYPES[Path(path).suffix.lower()]) for path in others]
        ),
        f"{_FOLDER}/nav.xhtml": book.render("nav.xhtml", items=items, exhibits=book.exhibits()),
        f"{_FOLDER}/style.css": style,
    }
    files |= {f"{_FOLDER}/{item.href}": book.render("document.xhtml", item=item) for item in items}
    return zipped(files | {f"{_FOLDER}/{path}": content for path, content in others.items()}, stored=["mimetype"])


class _Book:
    """The documents of a book, made from an edition; `pictures` are their addresses by the project's paths."""

    def __init__(
        self,
        document: EditionDocument,
        data_version: str,
        pictures: Mapping[str, str],
        only: frozenset[str] | None,
    ) -> None:
        self.document, self.data_version, self.pictures = document, data_version, pictures
        self.chapters = [c for c in document.chapters if only is None or c.chapter.stem in only]
        self.edition, self.language = document.edition, document.edition.language
        self.hrefs = {chapter.chapter: f"{chapter.chapter.slugs[self.language]}.xhtml" for chapter in self.chapters}

    def items(self) -> list[EpubItem]:
        """Title page, chapters and lists in the order of reading."""
        chapters = [self._chapter(chapter) for chapter in self.chapters]
        return [self._title_page(), *chapters, *(self._list(key) for key in self.document.lists)]

    def exhibits(self) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
        """The lists of figures and of tables: its kind in the vocabulary of EPUB, its title, (address, name, title)."""
        titles = exhibit_titles((c.blocks for c in self.chapters), self.language)
        found = []
        for kind, listed, key in (("figure", "loi", "list_of_figures"), ("table", "lot", "list_of_tables")):
            entries = [
                (f"{self.hrefs[t.chapter]}#{label}", t.name(self.language), titles[label])
                for label, t in self.document.targets.items()
                if t.label.kind == kind and t.chapter in self.hrefs
            ]
            found += [(listed, word(key, self.edition.interface), entries)] if entries else []
        return found

    def render(self, template: str, **given: object) -> str:
        """A file of the book; `given` is what its template alone prints."""
        return environment().get_template(template).render(self._everywhere() | given)

    def _everywhere(self) -> dict[str, object]:
        publication, imprint = self.document.publication, self.document.publication.imprint
        return {
            "edition": self.edition,
            "publication": publication,
            "imprint": imprint,
            "word": lambda key, **fields: word(key, self.edition.interface, **fields),
            "word_in": lambda code, key: word(key, code),
            "identifier": self._identifier(),
            "modified": f"{self._dated()}T00:00:00Z",
            "cover": COVER,
            "data_version": self.data_version,
        }

    def _dated(self) -> str:
        """The day of the version, or else the first of its year; without one the day on which archives begin."""
        imprint = self.document.publication.imprint
        known = imprint.version.date if imprint.version else None
        return known.isoformat() if known else f"{imprint.year or 1980}-01-01"

    def _identifier(self) -> str:
        """The address of the edition, or else a name that is made of its title."""
        address = self.document.publication.address
        if address:
            return f"{address}/{self.edition.folder}/"
        named = "\n".join((self.edition.title, self.edition.subtitle, self.language))
        return uuid.uuid5(uuid.NAMESPACE_URL, named).urn

    def _title_page(self) -> EpubItem:
        content = self.render("title.xhtml", works=works(self.document.publication.imprint, self.edition.language))
        return EpubItem(
            "title.xhtml", "title", "", word("title_page", self.edition.interface), content, "titlepage", ""
        )

    def _chapter(self, chapter: ChapterDocument) -> EpubItem:
        writer = self._writer(chapter)
        title, body = writer.inlines(chapter.title), writer.blocks(chapter.blocks)
        head = f'<p class="chapter-name">{chapter.name}</p>\n' if chapter.name else ""
        return EpubItem(
            self.hrefs[chapter.chapter],
            chapter.label,
            chapter.name,
            printed_text(chapter.title, self.language),
            f'{head}<h1 id="{chapter.label}">{title}</h1>\n{body}{writer.end()}',
            *("appendix", "doc-appendix") if chapter.chapter.annex else ("chapter", "doc-chapter"),
            _used(writer, f"{title}{body}"),
            _sections(chapter, self.language),
        )

    def _writer(self, chapter: ChapterDocument) -> EpubWriter:
        documents = {
            label: "" if t.chapter is chapter.chapter else self.hrefs[t.chapter]
            for label, t in self.document.targets.items()
            if t.chapter in self.hrefs
        }
        return EpubWriter(
            (self.language, self.edition.interface),
            chapter.exhibits,
            documents,
            _list_document("literature"),
            _list_document("glossary"),
            self.pictures,
        )

    def _list(self, key: str) -> EpubItem:
        kind, role = _LISTS[key]
        writer = EpubWriter((self.language, self.edition.interface), {}, {}, "", "", {})
        content = list_html(key, self.document, writer, self.hrefs, _list_document("glossary"))
        return EpubItem(_list_document(key), key, "", self.document.list_title(key), content, kind, role)


def _used(writer: EpubWriter, body: str) -> tuple[str, ...]:
    """What of other languages stands in a document, as the package has to say."""
    drawn = "<svg" in body
    return tuple(["mathml"] * bool(writer.formulas) + ["svg"] * drawn)


def _list_document(key: str) -> str:
    return f"{key}.xhtml"


def _sections(chapter: ChapterDocument, language: str) -> tuple[tuple[str, str, str], ...]:
    """(label, number, title) of each section of the second level."""
    return tuple(
        (block["c"][1][0], block.get("number", ""), printed_text(block["c"][2], language))
        for block in chapter.blocks
        if block["t"] == "Header" and block["c"][0] == 2
    )
