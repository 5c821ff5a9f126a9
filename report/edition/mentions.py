"""What a chapter marks as a term of the glossary, an entry of the index or a quotation, and where it does so.

A mark is an attribute of a span, ``[words]{term="id"}``; a mark in a heading makes the section the entry's own.
``[words]{.term}`` marks the term that is called so in the language of the chapter, in any form of its words.
A term that the index lists too, by the same id, is an entry wherever it is marked.
Knows the lists, and nothing of what is printed of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from report.diagnostics import Diagnostics, nearest
from report.edition.lists import Item, Lists
from report.edition.wordings import Called
from report.markdown.nodes import Block, Inline, Span
from report.markdown.tree import attributes, plain

# The list that each kind of mark refers to, and what a row of it is called.
KINDS: dict[str, Literal["glossary", "index", "quotations"]] = {
    "term": "glossary",
    "index": "index",
    "quote": "quotations",
}
_ROWS = {"term": "term", "index": "entry", "quote": "quotation"}
_SIGNS = dict.fromkeys(map(ord, "\"'“”„‘’\N{SINGLE LOW-9 QUOTATION MARK}»«›‹"))
_MARK = re.compile(r'[{\s](term|index)="([^"]+)"')
TERM = "term"
_CALLED = re.compile(r"\[([^\[\]]+)\]\{[^{}]*\.term\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A row of a list in the text: the section, the anchor there, the line, and whether the section is its own."""

    kind: str
    name: str
    section: str
    anchor: str
    line: int
    own: bool = False


def marked(node: Span) -> Iterator[tuple[str, str]]:
    """The kind and the name of each mark that the span `node` makes; an index mark may name several entries."""
    for kind, given in attributes(node).items():
        if kind in KINDS:
            yield from ((kind, name) for name in (given.split() if kind == "index" and given.strip() else [given]))


def named_in(lines: tuple[str, ...]) -> set[tuple[str, str]]:
    """The kinds and names of the marks of terms and entries in `lines`, found without reading the text around them."""
    return {(kind, name) for kind, given in _MARK.findall("\n".join(lines)) for name in given.split()}


def called_in(lines: tuple[str, ...]) -> set[str]:
    """The words in `lines` that are marked as those of a term."""
    return set(_CALLED.findall("\n".join(lines)))


class Mentions:
    """Collects in `all` what one chapter mentions; unknown names and wrong quotations go to `found`.

    Of a term its first mark in the chapter is kept, of an entry its first in each section, of quotations all.
    """

    def __init__(self, lists: Lists, file: str, language: str, found: Diagnostics) -> None:
        self.lists, self.file, self.language, self.found = lists, file, language, found
        self.all: list[Mention] = []
        self.section = self.heading = ""
        self.seen: set[tuple[str, ...]] = set()
        self.called: Called | None = None  # made when first asked for

    def enter(self, block: Block) -> None:
        """Go on to the next block of the chapter."""
        if block["t"] != "Header":
            self.heading = ""
            return
        level, (self.heading, _, _), _ = block["c"]
        if self.heading and level <= 2:
            self.section = self.heading

    def enter_title(self, label: str) -> None:
        """Begin with the title of the chapter."""
        self.section = self.heading = label

    def named(self, node: Span, inside: list[Inline], line: int) -> Span:
        """The span `node`, whose resolved content is `inside`, with the name of the term that it marks by its words."""
        label, kinds, given = node["c"][0]
        if TERM not in kinds:
            return node
        words, rows = plain(inside), self.lists.rows.get(KINDS[TERM], {})
        self.called = self.called or Called(rows or {}, self.language)
        found = self.called.terms(words)
        if len(found) != 1 and rows is not None:
            several = f"{len(found)} terms are called {words!r}: {', '.join(found)}"
            hint = 'say which: {term="…"}' if found else 'write {term="…"} with its id, or add the wording to the data'
            self._error("T17", several if found else f"no term is called {words!r}", line, hint)
        name = [(TERM, found[0])] if len(found) == 1 else []
        return {"t": "Span", "c": ((label, [kind for kind in kinds if kind != TERM], [*name, *given]), node["c"][1])}

    def mark(self, node: Span, inside: list[Inline], line: int) -> Span:
        """The span `node`, which makes marks, with its resolved content `inside`.

        It gets an anchor where a list refers to it, and the class ``term`` where it is to lead to the glossary.
        """
        said = list(marked(node))
        said += [("index", name) for kind, name in said if kind == "term" and self._is_entry(name, said)]
        new = [(kind, name) for kind, name in said if self._counts(kind, name, inside, line)]
        section = self.heading or self.section
        anchor = self.heading or next((f"{kind}-{name}-{section}" for kind, name in new if kind != "quote"), "")
        self.all += [Mention(kind, name, section, anchor, line, bool(self.heading)) for kind, name in new]
        classes = ["mark", "term"] if any(kind == "term" for kind, _ in new) else ["mark"]
        return {"t": "Span", "c": (("" if self.heading else anchor, classes, node["c"][0][2]), inside)}

    def _is_entry(self, term: str, said: list[tuple[str, str]]) -> bool:
        """Whether the index lists the `term` too, and the span does not say so itself."""
        return term in (self.lists.rows.get("index") or {}) and ("index", term) not in said

    def _counts(self, kind: str, name: str, inside: list[Inline], line: int) -> bool:
        """Whether the mark is right, and the first of its term or entry there."""
        item = self._item(kind, name, line)
        if item is None:
            return False
        if kind == "quote":
            self._compare(name, item, inside, line)
            return True
        place = (kind, name) if kind == "term" else (kind, name, self.heading or self.section)
        if place in self.seen:
            return False
        self.seen.add(place)
        if kind == "term" and not item.definition.in_(self.language):
            self._error(
                "T18", f"the term {name!r} has no definition in {self.language}", line, "complete its row in the data"
            )
        return True

    def _item(self, kind: str, name: str, line: int) -> Item | None:
        listed = KINDS[kind]
        if listed not in self.lists.rows:
            self._error(
                "T17",
                f"there is no {listed} for the {_ROWS[kind]} {name!r}",
                line,
                f"name a table of the data package under {listed}: in _quarto.yml",
            )
            return None
        known = self.lists.rows[listed]
        if known is not None and name not in known:
            self._error(
                "T17",
                f"there is no {_ROWS[kind]} {name!r} in the {listed}",
                line,
                nearest(name, known) or "add it to the data",
            )
        return known.get(name) if known else None

    def _compare(self, name: str, item: Item, inside: list[Inline], line: int) -> None:
        printed, wanted = plain(inside), item.wording.in_(self.language)
        if _bare(printed) != _bare(wanted):
            self._error(
                "T19",
                f"the quotation {name!r} reads {printed!r}, in the data {wanted!r}",
                line,
                "quote it word for word, or mend the data",
            )

    def _error(self, code: str, message: str, line: int, hint: str) -> None:
        self.found.error(code, message, file=self.file, line=line, hint=hint)


def _bare(text: str) -> str:
    """`text` without quotation marks, differences of white space, and a stop, which may be that of its sentence."""
    text = unicodedata.normalize("NFC", text).replace("...", "…").translate(_SIGNS)
    return " ".join(text.split()).removesuffix(".")
