"""Where on paper a section says what a list behind the chapters names it for.

On a screen a link to the section is enough.  The number of a page has to be that of the page on which the words stand,
which may be a later one of the section: they are looked for, and the place where they are found gets an anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from report.edition.back_matter import BackMatter, Place
from report.edition.compose import ChapterDocument
from report.markdown.nodes import Block, Inline
from report.markdown.tree import nodes, plain, rewrite, rewrite_blocks, runs, walk
from report.printed.exhibit import PrintedExhibit

_BRACKETED = re.compile(r"(.+?) \((.+)\)")
_LONG, _SHORT = 6, 4  # letters of a word whose forms may lack the last two of them, or the last


@dataclass(frozen=True, slots=True)
class _Section:
    """What a section prints: its title, and then runs of text and tables."""

    title: str
    parts: list[list[Inline] | PrintedExhibit]


class Passages:
    """The passages of `chapters` that the lists in `back` lead to by their section alone."""

    def __init__(self, chapters: Sequence[ChapterDocument], back: BackMatter) -> None:
        self._chapters = {c.chapter: c for c in chapters}
        self._anchors: dict[tuple[str, str], str] = {}
        self._nodes: dict[int, str] = {}
        for term in back.glossary:
            wordings = {term.wording, term.expansion}
            self._look(term.places[0], term.name, _forms(wordings, term.abbreviation))
        for entry in back.register:
            for place in entry.places:
                self._look(place, entry.name, _forms({entry.wording}))

    def anchor(self, place: Place, name: str) -> str:
        """The anchor of the term or entry `name` at `place`: that of the place itself where the words stand there."""
        return self._anchors.get((place.anchor, name), place.anchor)

    def marked(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks of a chapter with an anchor at each passage that was looked for."""
        return rewrite_blocks(blocks, lambda run: rewrite(run, self._with_anchor))

    def _with_anchor(self, node: Inline) -> list[Inline] | None:
        anchor = self._nodes.get(id(node))
        return [{"t": "Span", "c": ((anchor, ["mark"], []), [node])}] if anchor else None

    def _look(self, place: Place, name: str, forms: re.Pattern[str]) -> None:
        section = _section(self._chapters[place.chapter], place.anchor)
        if section is None or forms.search(section.title):
            return
        for part in section.parts:
            if isinstance(part, PrintedExhibit):
                found = part.label if forms.search(_cells(part)) else ""
            else:
                node = _first(part, forms)
                found = self._nodes.setdefault(id(node), f"said-{place.anchor}-{name}") if node else ""
            if found:
                self._anchors[place.anchor, name] = found
                return


def _section(chapter: ChapterDocument, label: str) -> _Section | None:
    """The section `label`, or the whole chapter where that is its label; none where it is that of a passage."""
    if label == chapter.label:
        return _Section(plain(chapter.title), _parts(chapter, chapter.blocks))
    heads = [(at, b["c"][0], b["c"][1][0]) for at, b in enumerate(chapter.blocks) if b["t"] == "Header"]
    begun = next(((at, level) for at, level, name in heads if name == label), None)
    if begun is None:
        return None
    start, level = begun
    end = next((at for at, other, _ in heads if at > start and other <= level), len(chapter.blocks))
    title, *parts = _parts(chapter, chapter.blocks[start:end])
    return _Section(plain(title) if isinstance(title, list) else "", parts)


def _parts(chapter: ChapterDocument, blocks: Sequence[Block]) -> list[list[Inline] | PrintedExhibit]:
    """What `blocks` print, in reading order: an exhibit that is a table under its caption."""
    exhibits = {id(b["caption"]): chapter.exhibits.get(b["label"]) for b in walk(blocks) if b["t"] == "Exhibit"}
    found: list[list[Inline] | PrintedExhibit] = []
    for run in runs(blocks):
        found.append(run)
        exhibit = exhibits.get(id(run))
        found += [exhibit] if exhibit and exhibit.kind == "table" else []
    return found


def _first(run: Sequence[Inline], forms: re.Pattern[str]) -> Inline | None:
    """The first word in `run` of what has one of the `forms`, also where that is a note in it."""
    words, text = list[tuple[int, Inline]](), ""
    for node in nodes(run):
        if node["t"] == "Str":
            words.append((len(text), node))
            text += node["c"]
        elif node["t"] in ("Space", "SoftBreak", "LineBreak", "Note"):
            text += " "
    found = forms.search(text)
    return next((node for at, node in reversed(words) if found and at <= found.start()), None)


def _cells(exhibit: PrintedExhibit) -> str:
    grid = exhibit.table
    return "\n".join(cell for row in grid.rows for cell in row.cells) if grid else ""


def _forms(wordings: Iterable[str], abbreviation: str = "") -> re.Pattern[str]:
    """What a text says of which a list has the `wordings`, as in "Action plans" or "Feedback Treatment (FT)"."""
    said = [part for wording in wordings for part in _named(wording)]
    found = [_form(text) for text in said if text]
    found += [_whole(abbreviation)] if abbreviation else []
    return re.compile("|".join(found))


def _named(wording: str) -> tuple[str, ...]:
    found = _BRACKETED.fullmatch(wording)
    return found.groups() if found else (wording,)


def _form(text: str) -> str:
    """Other forms may end otherwise, and begin with a small letter; what is written in capitals has none."""
    last = text.rpartition(" ")[2]
    if last.isupper():
        return _whole(text)
    spared = 2 if len(last) >= _LONG else len(last) >= _SHORT
    return rf"(?<!\w)(?i:{re.escape(text[: len(text) - spared])})"


def _whole(text: str) -> str:
    return rf"(?<![\w.]){re.escape(text)}(?!\w)"
