"""What a chapter says in running text, line by line and language by language: what can be spelt wrong.

Code, values, references, keys of works and addresses are no prose.  A passage that is marked as being in another
language stands by itself, in that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from report.markdown.foreign import Foreign, spoken
from report.markdown.nodes import Block, Inline, Span
from report.markdown.source import Source
from report.markdown.structure import Body
from report.markdown.tree import attributes, classes, inner, is_line_marker, runs, walk

NO_NAMES: Foreign = MappingProxyType({})
_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:|doi:)\S+|\S+@[\w-]+\.\S+|\b10\.\d{4,}/\S+|\b[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE
)
# What divides a word and is not seen: soft hyphens, and points where a line may break or may not.
_UNSEEN = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NON-JOINER}"))
_AS_TYPED = {
    ord("\N{NON-BREAKING HYPHEN}"): "-",
    ord("\N{NO-BREAK SPACE}"): " ",
    ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'",
}


@dataclass(frozen=True, slots=True)
class Said:
    """Words in `language`, a code, that stand in the line `line` of `file`; the line is 0 where it is not known."""

    file: str
    line: int
    language: str
    text: str


def bare(text: str) -> str:
    """`text` without addresses and without what is not seen, as a dictionary knows its words."""
    return _ADDRESS.sub(" ", text.translate(_UNSEEN)).translate(_AS_TYPED)


def prose(source: Source, body: Body, foreign: Foreign = NO_NAMES) -> Iterator[Said]:
    """What the chapter `body` says, in order: title, text, captions, notes; and alternatives of pictures.

    `foreign` are names of other languages, which are said to be in these.
    """
    if source.description:
        yield Said(source.file, source.description_line, source.language, bare(source.description))
    for run in (body.title, *runs(body.blocks)):
        yield from _Run(source).said(spoken(run, foreign, source.language))
    for block in walk(body.blocks):
        if block["t"] == "Exhibit" and block["alt"]:
            yield Said(source.file, block["line"], source.language, bare(block["alt"]))


class _Run:
    """Reads one run of inlines: what stands before a line marker stands in its line."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.line = 0
        self.waiting: dict[str, list[str]] = {}
        self.notes: list[Said] = []

    def said(self, inlines: Sequence[Inline]) -> Iterator[Said]:
        """What the run says, its footnotes last."""
        for node in inlines:
            yield from self._node(node, self.source.language)
        yield from self._ended()
        yield from self.notes

    def _ended(self) -> Iterator[Said]:
        """What was read since the last line marker."""
        for language, texts in self.waiting.items():
            if text := bare("".join(texts)).strip():
                yield Said(self.source.file, self.line, language, text)
        self.waiting = {}

    def _node(self, node: Inline, language: str) -> Iterator[Said]:
        if is_line_marker(node):
            self.line = int(node["c"][1])
            yield from self._ended()
        elif node["t"] == "Str":
            self._say(language, node["c"])
        elif node["t"] == "Note":
            self._note(node["c"])
        elif node["t"] == "Cite":
            for work in node["c"][0]:
                yield from self._apart([*work["citationPrefix"], {"t": "Space"}, *work["citationSuffix"]], language)
        elif (inside := inner(node)) is not None:
            own = _marked_language(node) if node["t"] == "Span" else ""
            yield from self._apart(inside, own) if own and own != language else self._inside(inside, language)
        else:
            self._say(language, " ")

    def _inside(self, inlines: Sequence[Inline], language: str) -> Iterator[Said]:
        for node in inlines:
            yield from self._node(node, language)

    def _apart(self, inlines: Sequence[Inline], language: str) -> Iterator[Said]:
        """Words that are no part of the word that stands before them."""
        for code in {language: None, **self.waiting}:
            self._say(code, " ")
        yield from self._inside(inlines, language)
        for code in self.waiting:
            self._say(code, " ")

    def _say(self, language: str, text: str) -> None:
        self.waiting.setdefault(language, []).append(text)

    def _note(self, blocks: Sequence[Block]) -> None:
        for run in runs(blocks):
            reader = _Run(self.source)
            reader.line = self.line
            self.notes += reader.said(run)


def _marked_language(node: Span) -> str:
    """The language that a passage is marked as being in, without its region; empty where it is not marked."""
    return "" if "xref" in classes(node) else attributes(node).get("lang", "").partition("-")[0]
