"""What an edition prints that answers: its values by chapter and section, and the terms that it marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from report.data.package import Package
from report.edition.compose import ChapterDocument, EditionDocument
from report.execute.records import CellResult, Results
from report.language.printing import Language
from report.markdown.nodes import Block, Inline, Span
from report.markdown.tree import attributes, classes, nodes, runs, walk
from report.printed.answers import Answer, Answers, Asked, asked_of_table
from report.printed.names import Names


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section, or what stands before the first: its label, the names of the values in its text, and its exhibits.

    Of each exhibit, by label, the values in its cells.
    """

    label: str
    names: tuple[str, ...]
    exhibits: dict[str, tuple[Asked, ...]]

    @property
    def asks(self) -> bool:
        """Whether there is anything to be asked."""
        return bool(self.names or self.exhibits)


class EditionValues:
    """The values of the edition `document`, whose cells and values are among `results`."""

    def __init__(self, document: EditionDocument, package: Package, results: Results) -> None:
        self.document, self.package, self.results = document, package, results
        analysed, language = results.analysed, document.edition.language
        self.values = analysed.values or {}
        self.names = Names(Language(language), package, self.values, analysed.runs)
        self._sections: dict[str, list[AskedSection]] = {}

    @cached_property
    def answers(self) -> Answers:
        """What answers; the values of a model's table are named by a run of its own."""
        models = {
            label: result.model
            for returned in self.results.exhibits.values()
            for label, result in returned.items()
            if result.model
        }
        own = {label: replace(self.names, runs={**self.names.runs, "": m.started()}) for label, m in models.items()}
        return Answers(self.names, self.document.edition.interface, own)

    def sections(self, chapter: ChapterDocument) -> list[AskedSection]:
        """The sections of `chapter` that print a value, in order; what stands before them under its own label."""
        if chapter.label not in self._sections:
            found = [self._section(label, blocks, chapter) for label, blocks in parts(chapter)]
            self._sections[chapter.label] = [section for section in found if section.asks]
        return self._sections[chapter.label]

    def of_chapter(self, chapter: ChapterDocument) -> Iterator[Answer]:
        """The answers of all that `chapter` prints, and of all operands."""
        return self.of(self.sections(chapter))

    def every(self) -> list[Asked]:
        """Every value that the edition prints, and every operand, each once and in reading order."""
        sections = (section for text in self.document.pages for section in self.sections(text))
        return list(self.answers.with_operands(self.asked(sections)))

    def of(self, sections: Iterable[AskedSection]) -> Iterator[Answer]:
        """The answers of the values of `sections`, each once, and of all that they were computed of."""
        return map(self.answers.of, self.answers.with_operands(self.asked(sections)))

    def asked(self, sections: Iterable[AskedSection]) -> Iterator[Asked]:
        """The values of `sections`."""
        for section in sections:
            yield from (self.registered(name) for name in section.names)
            for cells in section.exhibits.values():
                yield from cells

    def registered(self, name: str) -> Asked:
        """The registered value `name`, to be asked."""
        return Asked(name, self.values[name])

    def _section(self, label: str, blocks: list[Block], chapter: ChapterDocument) -> AskedSection:
        title = [chapter.title] if label == chapter.label else []
        labels = (block["label"] for block in walk(blocks) if block["t"] == "Exhibit")
        exhibits = {name: cells for name in labels if (cells := self._cells(name, chapter))}
        return AskedSection(label, tuple(dict.fromkeys(_names([*title, *runs(blocks)]))), exhibits)

    def _cells(self, label: str, chapter: ChapterDocument) -> tuple[Asked, ...]:
        result, exhibit = self._returned(chapter).get(label), chapter.exhibits.get(label)
        if result is None or exhibit is None or exhibit.table is None:
            return ()
        return tuple(asked_of_table(label, result.table, exhibit.table))

    def _returned(self, chapter: ChapterDocument) -> dict[str, CellResult]:
        first = self.document.publication.languages[0]
        return dict(self.results.exhibits.get(chapter.chapter.file(first), {}))


def parts(chapter: ChapterDocument) -> Iterator[tuple[str, list[Block]]]:
    """The blocks of `chapter` by their sections, what stands before the first under the label of the chapter."""
    label, blocks = chapter.label, list[Block]()
    for block in chapter.blocks:
        if block["t"] == "Header" and block["c"][0] <= 2:
            yield label, blocks
            label, blocks = block["c"][1][0], []
        blocks.append(block)
    yield label, blocks


def marked_terms(chapter: ChapterDocument) -> list[str]:
    """The names of the terms that `chapter` marks, each once."""
    marks = (node for node in _spans([chapter.title, *runs(chapter.blocks)]) if "mark" in classes(node))
    return list(dict.fromkeys(term for node in marks if (term := attributes(node).get("term"))))


def _names(inlines: Iterable[list[Inline]]) -> Iterator[str]:
    return (attributes(node)["name"] for node in _spans(inlines) if "value" in classes(node))


def _spans(inlines: Iterable[list[Inline]]) -> Iterator[Span]:
    return (node for run in inlines for node in nodes(run) if node["t"] == "Span")
