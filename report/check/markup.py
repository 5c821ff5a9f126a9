"""How much of what an author reads in a chapter's file is mark-up: characters of its text that no reader sees.

Counted are the lines of text, with headings, lists, notes and captions, and the head of the file: its front matter and
its first cell.  The code and the options of other cells are left out, and so are comments.  Printed is what stands in
the file as it is read: of a value, a reference or a citation nothing but what is written around it in the brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from report.edition.compose import ChapterDocument
from report.markdown.nodes import Inline
from report.markdown.source import FENCE, Source, without_comments
from report.markdown.tree import classes, placed, rewrite, runs

# A shorter paragraph that prints a value is mostly mark-up, whatever its author does.
LONG = 150
_BEGINS = re.compile(r"\s*(?:[-*+]|\d+[.)]|#{1,6}|:{3,}|\[\^[^\]]+\]:)(?=\s|$|\S)")
_HEADING = re.compile(r"\s*(?:#{1,6}\s|:{3,})")


@dataclass(frozen=True, slots=True)
class MarkedUp:
    """Characters of a text: how many are `written` in its file and how many of them `printed`; its first `line`."""

    written: int
    printed: int
    line: int = 0

    @property
    def share(self) -> float:
        """The share of mark-up, from 0 to 1; 0 of a text without characters."""
        return max(0.0, 1 - self.printed / self.written) if self.written else 0.0


@dataclass(frozen=True, slots=True)
class Markup:
    """The mark-up of a chapter: of its `whole` file, and of its paragraphs, list items, notes and captions."""

    whole: MarkedUp
    paragraphs: tuple[MarkedUp, ...]

    @property
    def worst(self) -> MarkedUp | None:
        """The paragraph of at least :data:`LONG` characters that has the largest share; the first of several."""
        long = [paragraph for paragraph in self.paragraphs if paragraph.written >= LONG]
        return max(long, key=lambda paragraph: paragraph.share, default=None)


def markup(document: ChapterDocument) -> Markup:
    """The mark-up of a chapter, in its language."""
    printed = _printed([document.title, *runs(document.blocks)])
    head, texts = _written(document.source)
    paragraphs = [
        MarkedUp(sum(map(len, texts[start].values())), sum(printed[number] for number in texts[start]), start)
        for start in texts
    ]
    whole = MarkedUp(head + sum(p.written for p in paragraphs), sum(p.printed for p in paragraphs))
    lines = {number: text for lines in texts.values() for number, text in lines.items()}
    return Markup(whole, tuple(p for p in paragraphs if not _HEADING.match(lines[p.line])))


def together(found: Iterable[Markup]) -> MarkedUp:
    """The mark-up of several chapters as one."""
    wholes = [one.whole for one in found]
    return MarkedUp(sum(whole.written for whole in wholes), sum(whole.printed for whole in wholes))


def _printed(texts: Iterable[Sequence[Inline]]) -> Counter[int]:
    """How many characters of each line are printed as they stand there."""
    found: Counter[int] = Counter()
    for text in texts:
        for node, line in placed(rewrite(text, _as_written)):
            found[line] += _length(node)
    return found


def _as_written(node: Inline) -> list[Inline] | None:
    """What is put in by the build goes; what an author wrote around a work or a label stays."""
    if node["t"] == "Cite":
        parts = [part for one in node["c"][0] for part in (*one["citationPrefix"], *one["citationSuffix"])]
        return rewrite(parts, _as_written)
    if node["t"] == "Span" and {"value", "xref"} & set(classes(node)):
        return []
    return None


def _length(node: Inline) -> int:
    match node["t"]:
        case "Str":
            return len(node["c"])
        case "Space" | "SoftBreak":
            return 1
        case "Quoted":
            return 2
        case "Code":
            return len(node["c"][1])
        case "Formula":
            return len(node["tex"])
    return 0


def _written(source: Source) -> tuple[int, dict[int, dict[int, str]]]:
    """How many characters its head has, and the lines of each paragraph by number, by that of its first line."""
    texts = {cell.caption_line: {cell.caption_line: cell.caption} for cell in source.cells if cell.caption}
    head = start = 0
    for number, line, of_head in _lines(source):
        if of_head:
            head += len(line)
        elif not line.strip():
            start = 0
        else:
            if not start or _BEGINS.match(line):
                start = number
                texts[start] = {}
            texts[start][number] = line.strip()
    return head, texts


def _lines(source: Source) -> Iterator[tuple[int, str, bool]]:
    """The lines that are counted, with their numbers, and whether they belong to the head."""
    lines = source.lines
    at = _end_of_front_matter(lines)
    yield from ((source.number(n), lines[n], True) for n in range(at))
    head = source.cells[0].line if source.cells and not source.cells[0].label else 0
    inside = False
    while at < len(lines):
        fence = None if inside else FENCE.match(lines[at])
        end = _end_of_fenced(lines, at, fence) if fence else at
        if not fence:
            shown, inside = without_comments(lines[at], inside)
            if shown.strip() or not lines[at].strip():  # a line that is all comment parts no paragraphs
                yield source.number(at), shown, False
        else:
            yield source.number(at), "", False
            if source.number(at) < head <= source.number(end):
                yield from ((source.number(n), lines[n], True) for n in range(at, end + 1))
        at = end + 1


def _end_of_front_matter(lines: Sequence[str]) -> int:
    if not lines or lines[0].strip() != "---":
        return 0
    return next((at for at, line in enumerate(lines[1:], 2) if line.strip() in ("---", "...")), len(lines))


def _end_of_fenced(lines: Sequence[str], start: int, fence: re.Match[str]) -> int:
    ends = re.compile(rf"^\s*{re.escape(fence[2][0])}{{{len(fence[2])},}}\s*$")
    return next((at for at in range(start + 1, len(lines)) if ends.match(lines[at])), len(lines) - 1)
