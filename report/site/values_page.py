"""The page of values: every value of an edition with its answer, by chapters and sections, and where it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from report.edition.back_matter import section_name
from report.edition.compose import ChapterDocument
from report.language.interface import word
from report.markdown.tree import printed_text
from report.printed.answers import Answer, Asked
from report.site.answers import AnswerWriter, value_anchor
from report.site.asked import AskedSection, EditionValues
from report.site.back_pages import chapter_page


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is printed: the address, and the section or the exhibit by name."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class ShownExhibit:
    """An exhibit with the answers of the values in its cells."""

    name: str
    href: str
    entries: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of a chapter: the answers of the values in its text, and its exhibits.

    `opening` says that it is what stands before the first section.
    """

    anchor: str
    place: Place
    entries: tuple[Markup, ...]
    exhibits: tuple[ShownExhibit, ...]
    opening: bool


@dataclass(frozen=True, slots=True)
class ShownValues:
    """What the page prints: (name, title, sections) of each chapter, and the operands that no chapter prints."""

    chapters: tuple[tuple[str, str, tuple[ShownSection, ...]], ...]
    operands: tuple[Markup, ...]
    number: int


def places_of(values: EditionValues) -> dict[str, list[Place]]:
    """Every place that prints a value, by the value's name and in reading order."""
    found: dict[str, list[Place]] = {}
    for chapter in values.document.pages:
        for section in values.sections(chapter):
            place = section_place(values, chapter, section.label)
            for name in section.names:
                found.setdefault(name, []).append(place)
            for label, cells in section.exhibits.items():
                exhibit = exhibit_place(values, chapter, label)
                for cell in cells:
                    found.setdefault(cell.name, []).append(exhibit)
    return found


def section_place(values: EditionValues, chapter: ChapterDocument, label: str) -> Place:
    """The section `label` of `chapter`."""
    edition, page = values.document.edition, _page(values, chapter)
    if chapter is values.document.landing:
        return Place(page if label == chapter.label else f"{page}#{label}", word("values_front", edition.interface))
    return Place(f"{page}#{label}", section_name(label, values.document.targets, edition.language))


def exhibit_place(values: EditionValues, chapter: ChapterDocument, label: str) -> Place:
    """The exhibit `label` of `chapter`."""
    return Place(f"{_page(values, chapter)}#{label}", chapter.exhibits[label].name)


def values_shown(values: EditionValues, writer: AnswerWriter) -> ShownValues:
    """The page of all `values` of an edition."""
    return _Shown(values, writer).page()


class _Shown:
    def __init__(self, values: EditionValues, writer: AnswerWriter) -> None:
        self.values, self.writer, self.places = values, writer, places_of(values)
        self.seen: set[str] = set()

    def page(self) -> ShownValues:
        chapters = tuple(self._chapter(c) for c in self.values.document.pages if self.values.sections(c))
        every = self.values.every()
        operands = tuple(self._entries(asked for asked in every if asked.name not in self.places))
        return ShownValues(chapters, operands, len(every))

    def _chapter(self, chapter: ChapterDocument) -> tuple[str, str, tuple[ShownSection, ...]]:
        edition = self.values.document.edition
        title = printed_text(chapter.title, edition.language)
        if chapter is self.values.document.landing:
            title = word("values_front", edition.interface)
        return chapter.name, title, tuple(self._section(s, chapter) for s in self.values.sections(chapter))

    def _section(self, section: AskedSection, chapter: ChapterDocument) -> ShownSection:
        place = section_place(self.values, chapter, section.label)
        entries = tuple(self._entries(self.values.registered(name) for name in section.names))
        exhibits = tuple(self._exhibit(label, cells, chapter) for label, cells in section.exhibits.items())
        own = section.label == chapter.label
        return ShownSection(f"s-{section.label}", place, entries, exhibits, own)

    def _exhibit(self, label: str, cells: tuple[Asked, ...], chapter: ChapterDocument) -> ShownExhibit:
        place = exhibit_place(self.values, chapter, label)
        return ShownExhibit(place.name, place.href, tuple(self._entries(cells, placed=False)))

    def _entries(self, asked: Iterable[Asked], *, placed: bool = True) -> Iterator[Markup]:
        """The answer of each, or a link to it where it stands further up."""
        for answer in map(self.values.answers.of, asked):
            if answer.name in self.seen:
                yield Markup(self._again(answer))
            else:
                self.seen.add(answer.name)
                places = self._places(answer.name) if placed else ""
                facts = f"{self.writer.head(answer)}{self.writer.foot(answer)}{places}"
                yield Markup(f'<div class="answer" id="{value_anchor(answer.name)}">\n{facts}</div>')

    def _again(self, answer: Answer) -> str:
        link = f'<a href="#{value_anchor(answer.name)}">{escape(answer.printed)}</a>'
        return f'<p class="answer again">{link} {escape(answer.called)}</p>'

    def _places(self, name: str) -> str:
        links = ", ".join(f'<a href="{p.href}">{escape(p.name)}</a>' for p in self.places.get(name, ()))
        return self.writer.facts([("answer_places", links)])


def _page(values: EditionValues, chapter: ChapterDocument) -> str:
    if chapter is values.document.landing:
        return "index.html"
    return chapter_page(chapter.chapter, values.document.edition.language)
