"""A chapter in two languages, paragraph beside paragraph; each language is written once for all pages that show it.

Blocks are paired as the check of the languages pairs them: within a section, by their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import zip_longest

from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.html.pieces import Pieces
from report.html.writer import Bound
from report.language.interface import word
from report.markdown.nodes import Block
from report.markdown.tree import printed_text
from report.project.records import Edition
from report.site.front.text_writer import TextWriter


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a chapter, or an item of a list, as HTML; that of a heading has its level and its label, and is its
    title alone.  One that stands in a box is `boxed`.
    """

    html: Markup
    level: int = 0
    label: str = ""
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A chapter in one language: its title, its page, and its passages by section."""

    language: str
    title: str
    href: str
    sections: dict[str, list[Passage]]


@dataclass(frozen=True, slots=True)
class BesidePage:
    """The page `name` of the chapter number `at` beside another language; `elsewhere` is the same page turned round."""

    name: str
    at: int
    title: str
    elsewhere: list[tuple[Edition, str]]
    chapter: str
    own: Column
    other: Column

    def rows(self) -> Iterator[tuple[Passage | None, Passage | None]]:
        """The passages of both columns side by side, in the order of the first."""
        for label, passages in self.own.sections.items():
            yield from zip_longest(passages, self.other.sections.get(label, []))


class _ColumnWriter(TextWriter):
    def heading(self, level: int, label: str, number: str, title: Pieces) -> str:
        """The title alone: which column has the heading is for the page to say."""
        return self.numbered(number, title)


class SideBySide:
    """The columns of a publication in all its languages, written when they are first asked for.

    Writers that share `bound` with them need not find again what belongs together on a line.
    """

    def __init__(self) -> None:
        self._written: dict[str, Column] = {}
        self.bound: Bound = {}

    def pages(self, document: EditionDocument, others: Sequence[EditionDocument]) -> Iterator[BesidePage]:
        """The pages of `document`, each chapter beside each of the other languages in turn."""
        for other in others:
            theirs = {text.chapter: text for text in other.chapters}
            for at, text in enumerate(document.chapters):
                if counterpart := theirs.get(text.chapter):
                    yield self._page(at, (document, text), (other, counterpart))

    def _page(
        self, at: int, own: tuple[EditionDocument, ChapterDocument], other: tuple[EditionDocument, ChapterDocument]
    ) -> BesidePage:
        one, two = (document.edition for document, _ in (own, other))
        slugs = own[1].chapter.slugs
        turned = side_by_side_page(two.language, one.language, slugs[two.language])
        languages = languages_named(one.language, two.language)
        return BesidePage(
            side_by_side_page(one.language, two.language, slugs[one.language]),
            at,
            word("side_by_side", one.interface, languages=languages),
            [(two, f"../../{two.folder}/{turned}")],
            own[1].name,
            self._column(*own),
            self._column(*other),
        )

    def _column(self, document: EditionDocument, chapter: ChapterDocument) -> Column:
        if chapter.source.file not in self._written:
            self._written[chapter.source.file] = _column(document, chapter, self.bound)
        return self._written[chapter.source.file]


def side_by_side_page(own: str, other: str, slug: str) -> str:
    """The page of a chapter in the language `own` beside `other`; no page of a chapter can have a name with a stop."""
    return f"{slug}.{own}-{other}.html"


def languages_named(own: str, other: str) -> str:
    """Both languages by the names that they have in themselves."""
    return f"{word('language_name', own)} · {word('language_name', other)}"


def _column(document: EditionDocument, chapter: ChapterDocument, bound: Bound) -> Column:
    edition = document.edition
    writer = _ColumnWriter(document, chapter, f"../../{edition.folder}/")
    writer.bound = bound
    sections: dict[str, list[Passage]] = {"": []}
    label = ""
    for passage in _passages(chapter.blocks, writer):
        label = passage.label or label
        sections.setdefault(label, []).append(passage)
    title = printed_text(chapter.title, edition.language)
    return Column(edition.language, title, f"{writer.folder}{writer.page}", sections)


def _passages(blocks: Sequence[Block], writer: TextWriter) -> Iterator[Passage]:
    """The passages of `blocks`, lists by their items and boxes by what is in them, as the languages are compared."""
    for block in blocks:
        match block["t"]:
            case "Header":
                level, (label, _, _), _ = block["c"]
                yield Passage(Markup(writer.block(block)), level, label)
            case "BulletList" | "KeyFigures":
                for item in block["c"]:
                    yield Passage(Markup(writer.block({"t": block["t"], "c": [item]})))
            case "OrderedList":
                (start, style, delimiter), items = block["c"]
                for number, item in enumerate(items, start):
                    alone: Block = {"t": "OrderedList", "c": ((number, style, delimiter), [item])}
                    yield Passage(Markup(writer.block(alone)))
            case "Box":
                name, title = block.get("name", ""), writer.inlines(block["title"])
                head = f'<span class="name">{escape(name)}</span> {title}' if name else title
                yield Passage(Markup(f'<p class="box-title">{head}</p>\n'), boxed=True)
                yield from (replace(inside, boxed=True) for inside in _passages(block["blocks"], writer))
            case _:
                yield Passage(Markup(writer.block(block)))
