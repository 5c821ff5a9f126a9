"""Editions put together: every chapter's tree in one language, with its exhibits and names."""

from __future__ import annotations

from dataclasses import dataclass

from report.data.package import Package
from report.diagnostics import Diagnostics
from report.document.numbering import Target, number_labels
from report.document.resolve import Context, resolve, resolve_inlines
from report.document.source import Source
from report.document.structure import Body, structure
from report.document.tree import Node
from report.execute.chapter import Exhibit
from report.execute.run import Results
from report.language import Language
from report.project import Chapter, Edition, Publication
from report.render.exhibit import ExhibitView, printed_cell, table_html
from report.render.provenance import data_files, origins_of, source_line

MARKUP = ("<", "**", "`", "](", "__", "&amp;", "\\")


@dataclass(frozen=True, slots=True)
class ChapterDocument:
    """A chapter ready to be written.  `name` is as in "Kapitel 4" or "Bilag 2"."""

    chapter: Chapter
    source: Source
    label: str
    name: str
    title: list[Node]
    blocks: list[Node]
    exhibits: dict[str, ExhibitView]


@dataclass(frozen=True, slots=True)
class EditionDocument:
    """A publication in one language, ready to be written; `literature` are the entries of the works cited."""

    publication: Publication
    edition: Edition
    chapters: tuple[ChapterDocument, ...]
    literature: list[Node]
    targets: dict[str, Target]


@dataclass(frozen=True, slots=True)
class Material:
    """What all editions are made of."""

    package: Package
    results: Results
    keys: frozenset[str]


class Composer:
    """Composes the editions of one publication; problems go to `found`."""

    def __init__(self, publication: Publication, material: Material, found: Diagnostics) -> None:
        self.publication, self.material, self.found = publication, material, found

    def edition(self, language: str, sources: dict[str, Source], trees: dict[str, list[Node]],
                literature: list[Node]) -> EditionDocument:
        """The edition in `language`; chapters that cannot be read are left out, with a diagnostic."""
        bodies: list[tuple[Chapter, Body, str]] = []
        for chapter in self.publication.chapters:
            source = sources.get(chapter.file(language))
            body = structure(trees[source.file], source, self.found) if source else None
            if body:
                bodies.append((chapter, body, source.file))
        targets = number_labels(bodies, self.found)
        chapters = tuple(self._chapter(c, b, sources[f], language, targets) for c, b, f in bodies)
        return EditionDocument(self.publication, self.publication.editions[language], chapters, literature, targets)

    def _chapter(self, chapter: Chapter, body: Body, source: Source, language: str,
                 targets: dict[str, Target]) -> ChapterDocument:
        context = Context(source.file, Language(language), self.material.results.analysed.values, targets,
                          self.material.keys)
        blocks = [_numbered(b, targets, language) for b in resolve(body.blocks, context, self.found)]
        returned = self.material.results.exhibits.get(chapter.file("da"), {})
        views = {b["label"]: self._view(b, returned.get(b["label"]), source, Language(language), targets)
                 for b in blocks if b["t"] == "Exhibit" and b["label"] in targets}
        return ChapterDocument(chapter, source, body.label, targets[body.label].name(language),
                               resolve_inlines(body.title, context, self.found), blocks, views)

    def _view(self, block: Node, exhibit: Exhibit | None, source: Source, language: Language,
              targets: dict[str, Target]) -> ExhibitView:
        name = targets[block["label"]].name(language.code)
        if exhibit is None:
            return ExhibitView(block["label"], block["kind"], name, block["alt"], "", block["picture"] or "", "", "", ())
        self._check_cells(exhibit, block, source, language)
        package = self.material.package
        origins = origins_of(exhibit.table, exhibit.opened, package)
        return ExhibitView(
            block["label"], block["kind"], name, exhibit.alts.get(language.code, ""),
            exhibit.drawings.get(language.code, ""), "", table_html(exhibit.table, language),
            source_line(origins, package, language), data_files(exhibit.opened, package, language))

    def _check_cells(self, exhibit: Exhibit, block: Node, source: Source, language: Language) -> None:
        for number, row in enumerate(exhibit.table.rows, 1):
            for column, cell in zip(exhibit.table.columns, row.cells, strict=True):
                text = printed_cell(cell, language, units=column.units)
                if any(mark in text for mark in MARKUP):
                    self.found.error("T09", f"{block['label']}, row {number}: the cell {text!r} holds markup",
                                     file=source.file, line=block["line"], hint="a table cell is plain text")


def _numbered(block: Node, targets: dict[str, Target], language: str) -> Node:
    """Headings and boxes with their numbers."""
    if block["t"] == "Header" and (target := targets.get(block["c"][1][0])):
        return {**block, "number": target.number}
    if block["t"] == "Box" and (target := targets.get(block["label"])) and target.number:
        return {**block, "name": target.name(language)}
    return block
