"""A chapter in pieces that pandoc reads one by one, so that after a save only the piece that has changed is read again.

A piece is what stands from one heading to the next.  Its tree is a part of the chapter's tree only where nothing leads
from one piece to another; where something might, the chapter is its only piece.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from report.cache.codec import decode, encode
from report.markdown.nodes import Block
from report.markdown.pandoc import STYLE, Citations, Markdown, Pandoc, ReadyPandoc

_HEADING = re.compile(r"#{1,6} ")
_LABELLED = re.compile(r"\{[^{}]*#[^{}]*\}\s*$")  # where a heading says its own label
_DIV = re.compile(r":{3,}\s*(.*)$")
_NOTE, _CALL = re.compile(r"\[\^([^\]\s]+)\]:"), re.compile(r"\[\^([^\]\s]+)\]")
_INDENTED = re.compile(r" {4}|\t")
_MARKED = re.compile(r"``\d+``\{=line\}")
# What counts for a whole chapter: targets of links, examples numbered through, and HTML or code that may hold headings.
_BEYOND = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:|^\s*\(@|^<|^\s*(?:```|~~~)", re.MULTILINE)


class Pieces:
    """The trees of the pieces that were read last, by file and text; and a pandoc that is ready for the next one."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, bytes]] = {}
        self._ready: ReadyPandoc | None = None
        self._style = STYLE

    def make_ready(self) -> None:
        """Start a pandoc for the next piece, which sets citations in the style that was wanted last."""
        self._ready = self._ready or ReadyPandoc(self._style)

    def pandoc(self, requests: Sequence[Markdown | Citations], style: Path) -> Pandoc:
        """A pandoc at work on `requests`: the one that is ready, if there is one."""
        ready, self._ready, self._style = self._ready, None, style
        return Pandoc(requests, style, ready)

    def unread(self, file: str, markdown: str) -> list[str]:
        """The pieces of a chapter that pandoc has to read."""
        known = self._known.get(file, {})
        return [text for text in dict.fromkeys(pieces(markdown)) if text not in known]

    def tree(self, file: str, markdown: str, read: Mapping[str, list[Block]]) -> list[Block]:
        """The tree of a chapter, of which the pieces in `read` are new."""
        known = self._known.get(file, {}) | {text: encode(tree) for text, tree in read.items()}
        texts = pieces(markdown)
        self._known[file] = {text: known[text] for text in texts}
        tree: list[Block] = []
        for text in texts:
            blocks = decode(known[text])
            assert isinstance(blocks, list)
            tree += blocks
        return tree


def pieces(markdown: str) -> list[str]:
    """The texts whose trees, one behind the other, are the tree of `markdown`.

    Each has the notes behind it that it calls; a note that nobody calls is not in the tree.
    """
    lines = markdown.splitlines()
    starts, notes = _starts(lines), _notes(lines)
    if len(starts) < 2 or notes is None or _BEYOND.search(markdown) or _leads_across(lines):
        return [markdown]
    ends = [*starts[1:], len(lines)]
    texts = ["\n".join(lines[start:end]).strip("\n") for start, end in zip(starts, ends, strict=True)]
    return [_with_notes(text, notes) for text in texts if text]


def _starts(lines: list[str]) -> list[int]:
    """Where a piece begins: at the first line, and at each heading with a label outside of everything."""
    starts, depth = [0], 0
    for at, line in enumerate(lines):
        if div := _DIV.match(line):
            depth += 1 if div[1] else -1
        elif at and not depth and not lines[at - 1].strip() and _HEADING.match(line) and _LABELLED.search(line):
            starts.append(at)
    return starts


def _notes(lines: list[str]) -> dict[str, str] | None:
    """The definition of each note; None where one stands within something, or twice."""
    notes: dict[str, str] = {}
    depth, at = 0, 0
    while at < len(lines):
        begun = _NOTE.match(lines[at])
        if div := _DIV.match(lines[at]):
            depth += 1 if div[1] else -1
        if not begun:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and (lines[end].strip() == "" or lines[end - 1].strip() or _INDENTED.match(lines[end])):
            end += 1
        if depth or begun[1] in notes:
            return None
        notes[begun[1]] = "\n".join(lines[at:end]).strip("\n")
        at = end
    return notes


def _leads_across(lines: list[str]) -> bool:
    """Whether a heading can be linked by its words, or takes a label that depends on the other headings."""
    headings = [line.lstrip("# ") for line in lines if _HEADING.match(line.lstrip())]
    titles = [_LABELLED.sub("", _MARKED.sub("", heading)).strip().casefold() for heading in headings]
    alone = [title for title, heading in zip(titles, headings, strict=True) if not _LABELLED.search(heading)]
    text = "\n".join(lines).casefold()
    return len(set(alone)) < len(alone) or any(f"[{title}" in text for title in titles)


def _with_notes(text: str, notes: Mapping[str, str]) -> str:
    """`text` with the notes behind it that are called in it or in one of these, and not defined in it."""
    called, own = list(dict.fromkeys(_CALL.findall(text))), set(_NOTE.findall(text))
    for name in called:  # which grows
        called += [further for further in _CALL.findall(notes.get(name, "")) if further not in called]
    return "\n\n".join([text, *(notes[name] for name in called if name in notes and name not in own)]) + "\n"
