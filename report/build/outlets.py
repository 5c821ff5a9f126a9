"""What stands where: labels, values and works by the chapters of composed editions, and chapters by the outputs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from report.edition.compose import ChapterDocument, EditionDocument
from report.markdown.nodes import Block, Inline
from report.markdown.tree import attributes, classes, nodes, runs, walk
from report.project.records import Chapter, Publication
from report.site.back_pages import chapter_page

if TYPE_CHECKING:
    from report.build.asking import Composed

# A chapter of a publication.
Place = tuple[Publication, Chapter]
_FORMS = {"pdf": ".pdf", "epub": ".epub", "single": ".html"}


@dataclass(slots=True)
class Inside:
    """What stands in some blocks, each once and in reading order: names of values, labels, works, and pictures."""

    values: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    works: list[str] = field(default_factory=list)
    exhibits: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


class Outlets:
    """The places of `composed`.

    `labels` are the chapters, with their texts by language, by each label that stands in them, and `outputs` the
    chapters that each file of the site is made of, by its path.
    """

    def __init__(self, composed: Composed) -> None:
        self.documents = composed.documents
        self.labels: dict[str, list[tuple[Publication, Chapter, dict[str, ChapterDocument]]]] = defaultdict(list)
        self.outputs: dict[str, list[tuple[Publication, list[Chapter]]]] = defaultdict(list)
        for chapter, publication, texts in self.chapters():
            for label in dict.fromkeys(label for text in texts.values() for label in labels_in(text)):
                self.labels[label].append((publication, chapter, texts))
            for code in texts:
                for path in self._own(publication, chapter, code):
                    self.outputs[path].append((publication, [chapter]))
        for document in (d for editions in self.documents.values() for d in editions.values()):
            for path in _forms(document):
                self.outputs[path].append((document.publication, [c.chapter for c in document.chapters]))

    def chapters(self) -> Iterator[tuple[Chapter, Publication, dict[str, ChapterDocument]]]:
        """Every chapter of every publication with its text in each language."""
        for editions in self.documents.values():
            publication = next(iter(editions.values())).publication
            for chapter in publication.texts:
                if texts := self.texts(publication, chapter):
                    yield chapter, publication, texts

    def all(self) -> list[Place]:
        """The same as places."""
        return [(publication, chapter) for chapter, publication, _ in self.chapters()]

    def texts(self, publication: Publication, chapter: Chapter) -> dict[str, ChapterDocument]:
        """The chapter in each language."""
        editions = self.documents[publication.key].items()
        return {code: text for code, document in editions for text in document.texts if text.chapter is chapter}

    def name(self, publication: Publication, language: str, label: str) -> str:
        """What a reference to `label` prints; empty for what has no name."""
        target = self.documents[publication.key][language].targets.get(label)
        return target.name(language) if target else ""

    def line(self, publication: Publication, language: str, label: str) -> int:
        """The line where `label` stands; 0 where that is not known."""
        target = self.documents[publication.key][language].targets.get(label)
        return target.label.line if target else 0

    def of(self, places: Iterable[Place]) -> list[str]:
        """The outputs of the chapters in `places`: their pages, and every form of their editions."""
        found: dict[str, None] = {}
        chosen = list(places)
        for publication, chapter in chosen:
            for code in publication.languages:
                found |= dict.fromkeys(self._own(publication, chapter, code))
        for key in dict.fromkeys(p.key for p, c in chosen if not (c.brief or c.landing)):
            for document in self.documents[key].values():
                found |= dict.fromkeys(_forms(document))
        return list(found)

    def _own(self, publication: Publication, chapter: Chapter, language: str) -> list[str]:
        """The files that are made of a chapter alone."""
        document = self.documents[publication.key][language]
        if chapter.brief:
            return [document.brief_file] if document.brief_file else []
        return [f"{document.edition.folder}/{chapter_page(chapter, language)}"] if "html" in publication.formats else []

    def in_files(self, files: Iterable[str]) -> list[Place]:
        """The chapters whose text stands in one of `files`."""
        wanted = set(files)
        return [(p, c) for c, p, _ in self.chapters() if wanted & {c.file(code) for code in p.languages}]

    def printing(self, files: Iterable[str]) -> list[str]:
        """The outputs of the chapters in `files`."""
        return self.of(self.in_files(files))

    def referring(self, publication: Publication, label: str) -> list[Place]:
        """The chapters that refer to `label`."""
        return [
            (publication, chapter)
            for chapter, other, texts in self.chapters()
            if other is publication and label in self.inside(texts, "").references
        ]

    def leading_to(self, chapter: Chapter) -> list[Place]:
        """The chapters that refer to something in `chapter`."""
        publication, texts = next((p, texts) for c, p, texts in self.chapters() if c is chapter)
        labels = {label for text in texts.values() for label in labels_in(text)}
        return [
            (publication, other)
            for other, its, found in self.chapters()
            if its is publication and labels & set(self.inside(found, "").references)
        ]

    def inside(self, texts: Mapping[str, ChapterDocument], label: str) -> Inside:
        """What stands in `texts`, or in the part of them that is called `label`."""
        found = Inside()
        for text in texts.values():
            blocks = _part(text, label)
            inlines = [*([text.title] if label in ("", text.label) else []), *runs(blocks)]
            for node in (n for run in inlines for n in nodes(run)):
                _take(node, found)
            for block in (b for b in walk(blocks) if b["t"] == "Exhibit"):
                found.exhibits.append(block["label"])
                found.pictures += [block["picture"]] if block["picture"] else []
        return Inside(*(list(dict.fromkeys(getattr(found, key))) for key in Inside.__slots__))


def labels_in(text: ChapterDocument) -> list[str]:
    """The labels that stand in a chapter, its own first."""
    found = [text.label]
    for block in walk(text.blocks):
        if block["t"] == "Header":
            found.append(block["c"][1][0])
        elif block["t"] in ("Exhibit", "Box"):
            found.append(block["label"])
    return [label for label in found if label]


def _part(text: ChapterDocument, label: str) -> Sequence[Block]:
    """The blocks that are called `label`: a section with what is below it, an exhibit or a box."""
    if label in ("", text.label):
        return text.blocks
    found: list[Block] = []
    level = 0
    for block in text.blocks:
        if block["t"] == "Header":
            depth, (name, _, _), _ = block["c"]
            if level and depth <= level:
                return found
            level = depth if name == label else level
        if level:
            found.append(block)
    return found or [b for b in walk(text.blocks) if b["t"] in ("Exhibit", "Box") and b["label"] == label]


def _take(node: Inline, found: Inside) -> None:
    """Notes what one node names."""
    if node["t"] == "Cite":
        found.works += [citation["citationId"] for citation in node["c"][0]]
    elif node["t"] == "Span" and "value" in classes(node):
        found.values.append(attributes(node)["name"])
    elif node["t"] == "Span" and "xref" in classes(node):
        found.references.append(attributes(node)["target"])
    elif node["t"] == "Link" and node["c"][2][0].startswith("#") and not node["c"][2][0].startswith("#ref-"):
        found.references.append(node["c"][2][0][1:])


def _forms(document: EditionDocument) -> list[str]:
    """The files that a whole edition is."""
    folder, formats = document.edition.folder, document.publication.formats
    return [f"{folder}{suffix}" for name, suffix in _FORMS.items() if name in formats]
