"""Chapters as a file for a word processor, in which readers write their comments: made by pandoc from the same tree.

What is printed is what the pages print: values, references and citations are words, figures pictures with their text
alternatives, headings are styles.  The same edition gives the same bytes.
"""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any

from report.edition.compose import ChapterDocument, EditionDocument
from report.forms.docx_further import FurtherNodes, Node, math, task
from report.forms.docx_tables import table_node
from report.forms.rendering import MEDIA_TYPES
from report.html.typography import bind
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.markdown.exhibit_nodes import TOPIC
from report.markdown.further import TASK
from report.markdown.nodes import Block, ExhibitBlock, Inline, Link, Span
from report.markdown.pandoc import executable
from report.markdown.tree import attributes, classes, identifier, inner, is_line_marker, string, with_inner
from report.printed.exhibit import PrintedExhibit

_VERSION = (1, 23)  # of pandoc's types, in which a table has heads, bodies and feet
_SECONDS = 120
_FIRST_DAY = date(1980, 1, 1)  # on which archives begin: that of an edition which says nothing of its own
_NO_ATTRIBUTES = ("", (), ())
_CAPTIONS = {"figure": "Image Caption", "table": "Table Caption", "listing": "Caption"}


class PandocRefused(Exception):
    """Raised when pandoc cannot write the file: says why."""


def write_docx(
    document: EditionDocument, chapters: Sequence[ChapterDocument], pictures: Mapping[str, tuple[str, bytes]]
) -> bytes:
    """`chapters` of an edition as a file; `pictures` are the media type and the bytes of each figure, by its label.

    Raises PandocRefused.
    """
    return converted(Review(document, chapters, pictures).whole(), dated(document), "docx")


def dated(document: EditionDocument) -> date:
    """The day of the newest version, or the first of its year."""
    imprint = document.publication.imprint
    if imprint.version and imprint.version.date:
        return imprint.version.date
    return date(int(imprint.year), 1, 1) if imprint.year.isdigit() else _FIRST_DAY


def converted(whole: Node, day: date, form: str, *options: str) -> bytes:
    """What pandoc makes of a document of that `day` in `form`; it reads no clock and no file.  Raises PandocRefused."""
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    with tempfile.TemporaryDirectory() as folder:
        environment = {"LC_ALL": "C.UTF-8", "TMPDIR": folder, "HOME": folder, "SOURCE_DATE_EPOCH": str(moment)}
        command = [str(executable()), "--from=json", f"--to={form}", "--output=-", *options]
        given = json.dumps(whole, ensure_ascii=False).encode()
        done = subprocess.run(
            command, input=given, capture_output=True, cwd=folder, env=environment, timeout=_SECONDS, check=False
        )
    if done.returncode:
        raise PandocRefused(done.stderr.decode(errors="replace").strip())
    return done.stdout


class Review(FurtherNodes):
    """The document of `chapters` of an edition as pandoc has it; `pictures` are those of figures, by label."""

    def __init__(
        self,
        document: EditionDocument,
        chapters: Sequence[ChapterDocument],
        pictures: Mapping[str, tuple[str, bytes]],
    ) -> None:
        self.document, self.chapters, self.pictures = document, chapters, pictures
        self.language, self.interface = document.edition.language, document.edition.interface
        written = {chapter.chapter for chapter in chapters}
        self.here = {label for label, target in document.targets.items() if target.chapter in written}
        self.exhibits: Mapping[str, PrintedExhibit] = {}
        self.cited: set[str] = set()

    def whole(self) -> Node:
        """The document as pandoc reads it."""
        blocks = [node for chapter in self.chapters for node in self._chapter(chapter)]
        return {
            "pandoc-api-version": _VERSION,
            "meta": self._meta(),
            "blocks": [*blocks, *self._literature()],
        }

    def _meta(self) -> Node:
        edition, publication = self.document.edition, self.document.publication
        said = {
            "title": edition.title,
            "subtitle": edition.subtitle,
            "lang": rules_of(self.language).locale.replace("_", "-"),
        }
        dated = publication.imprint.version.date if publication.imprint.version else None
        said["date"] = dated.isoformat() if dated else publication.imprint.year
        meta: Node = {key: _words(text) for key, text in said.items() if text}
        if publication.authors:
            meta["author"] = {"t": "MetaList", "c": [_words(author.name) for author in publication.authors]}
        return meta

    def _chapter(self, chapter: ChapterDocument) -> list[Node]:
        self.exhibits = chapter.exhibits
        name = [string(f"{chapter.name}: ")] if chapter.name else []
        return [_heading(1, chapter.label, [*name, *self._inlines(chapter.title)]), *self._blocks(chapter.blocks)]

    def _literature(self) -> list[Node]:
        """The works that are cited in these chapters, under their heading."""
        works = [work for work in self.document.literature if work["t"] == "Div" and identifier(work) in self.cited]
        if not works:
            return []
        title = string(self.document.list_title("literature"))
        entries = [node for work in works for node in self._blocks(work["c"][1])]
        return [_heading(1, "literature", [title]), *entries]

    def _blocks(self, blocks: Sequence[Block]) -> list[Node]:
        return [node for block in blocks for node in self._block(block)]

    def _block(self, block: Block) -> list[Node]:
        match block["t"]:
            case "Para" | "Plain":
                return [{"t": block["t"], "c": self._inlines(block["c"])}]
            case "Header":
                level, (label, _, _), title = block["c"]
                number = block.get("number", "")
                return [_heading(level, label, [*([string(f"{number} ")] if number else []), *self._inlines(title)])]
            case "BulletList" | "KeyFigures":
                return [{"t": "BulletList", "c": [self._blocks(item) for item in block["c"]]}]
            case "OrderedList":
                numbering, items = block["c"]
                return [{"t": "OrderedList", "c": (numbering, [self._blocks(item) for item in items])}]
            case "Exhibit":
                return self._exhibit(block)
            case "BlockQuote" | "Box" | "Margin":
                return [{"t": "BlockQuote", "c": self._set_off(block)}]
        return self._further(block)

    def _set_off(self, block: Block) -> list[Node]:
        """What stands in a quotation, a box below its title, or a margin note."""
        if block["t"] == "Box":
            name = [string(f"{block['name']} ")] if block.get("name") else []
            title = _paragraph([{"t": "Strong", "c": [*name, *self._inlines(block["title"])]}])
            return [title, *self._blocks(block["blocks"])]
        if block["t"] == "Margin":
            return [_paragraph(self._inlines(block["c"]))]
        return self._blocks(block["c"]) if block["t"] == "BlockQuote" else []

    def _exhibit(self, block: ExhibitBlock) -> list[Node]:
        """A figure or table below its caption, and what stands below it."""
        exhibit = self.exhibits[block["label"]]
        name = [string(f"{exhibit.name} ")] if exhibit.name else []
        caption = self._caption(exhibit.label, exhibit.kind, [*name, *self._inlines(block["caption"])])
        body = self._figure(exhibit) if exhibit.kind == "figure" else self._tables(exhibit)
        note = self._blocks(block["note"])
        if note and note[0]["t"] in ("Para", "Plain"):
            note[0] = _paragraph([self._lead("note"), string(" "), *note[0]["c"]])
        source = [self._lead("source"), string(f" {exhibit.source}.")]
        return [caption, *body, *note, *([_paragraph(source)] if exhibit.source else [])]

    def _caption(self, label: str, kind: str, said: list[Any]) -> Node:
        """The line above a figure, a table or a listing, in the style that a word processor has for it."""
        style = (label, (), (("custom-style", _CAPTIONS[kind]),))
        return {"t": "Div", "c": (style, [_paragraph(said)])}

    def _figure(self, exhibit: PrintedExhibit) -> list[Node]:
        kind, content = self.pictures[exhibit.label]
        address = f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
        alt = exhibit.drawing.description if exhibit.drawing else exhibit.alt
        return [_paragraph([{"t": "Image", "c": (_NO_ATTRIBUTES, [string(alt)], (address, ""))}])]

    def _tables(self, exhibit: PrintedExhibit) -> list[Node]:
        """The table, or each of its parts under a title; then what a model or a form says without scripts."""
        assert exhibit.table is not None
        said = [*(exhibit.model.sentences if exhibit.model else ()), *([exhibit.form.without] if exhibit.form else [])]
        parts = exhibit.table.parts() or [(0, "", exhibit.table)]
        found: list[Node] = []
        for _, title, grid in parts:
            found += [_paragraph([{"t": "Strong", "c": [string(title)]}])] if title else []
            found.append(table_node(grid))
        return [*found, *(_paragraph([string(sentence)]) for sentence in said)]

    def _lead(self, key: str) -> Node:
        return {"t": "Emph", "c": [string(f"{word(key, self.interface)}:")]}

    def _inlines(self, inlines: Sequence[Inline]) -> list[Any]:
        return _stripped(self._run(bind(inlines, self.language)))

    def _run(self, inlines: Sequence[Inline]) -> list[Any]:
        return [out for node in inlines for out in self._inline(node)]

    def _inline(self, node: Inline) -> list[Any]:
        match node["t"]:
            case "RawInline" if is_line_marker(node):
                return []
            case "Quoted":
                kind, inside = node["c"]
                quotes = rules_of(self.language).quotes
                marks = quotes.double if kind["t"] == "DoubleQuote" else quotes.single
                return [string(marks[0]), *self._run(inside), string(marks[1])]
            case "Note":
                return [{"t": "Note", "c": self._blocks(node["c"])}]
            case "Cite":
                self.cited |= {f"ref-{work['citationId']}" for work in node["c"][0]}
                return self._run(node["c"][1])
            case "Link":
                return self._link(node)
            case "Span":
                return self._span(node)
            case "Formula":
                return [math(node)]
        inside_ = inner(node)
        return [node] if inside_ is None else [with_inner(node, self._run(inside_))]

    def _link(self, node: Link) -> list[Any]:
        """A link out; one within the publication where what it leads to is in the file, else its words."""
        _, text, (address, title) = node["c"]
        inside, leads = self._run(text), not address.startswith("#") or address[1:] in self.here
        return [{"t": "Link", "c": (_NO_ATTRIBUTES, inside, (address, title))}] if leads else inside

    def _span(self, node: Span) -> list[Any]:
        given, inside = attributes(node), self._run(node["c"][1])
        if "xref" in classes(node) and given["target"] in self.here:
            linked = {"t": "Link", "c": (_NO_ATTRIBUTES, inside, (f"#{given['target']}", ""))}
            return [string("("), linked, string(")")] if given.get("bracketed") == "true" else [linked]
        if TASK in classes(node):
            return [task(done=given["done"] == "true")]
        if TOPIC in classes(node):
            return [*inside, {"t": "LineBreak"}]
        if language := given.get("lang"):
            return [{"t": "Span", "c": (("", (), (("lang", language),)), inside)}]
        return inside


def _stripped(inlines: list[Any]) -> list[Any]:
    """`inlines` without the spaces at both ends, which only stood before a line marker."""
    spaces = ("Space", "SoftBreak")
    first = next((at for at, node in enumerate(inlines) if node["t"] not in spaces), len(inlines))
    last = next((at for at in range(len(inlines), first, -1) if inlines[at - 1]["t"] not in spaces), first)
    return inlines[first:last]


def _heading(level: int, label: str, inlines: list[Any]) -> Node:
    return {"t": "Header", "c": (level, (label, (), ()), inlines)}


def _paragraph(inlines: list[Any]) -> Node:
    return {"t": "Para", "c": inlines}


def _words(text: str) -> Node:
    return {"t": "MetaInlines", "c": [string(text)]}


def media_type(path: str) -> str:
    """The media type of a picture of the project, by its name."""
    return MEDIA_TYPES[PurePosixPath(path).suffix.lower()]
