"""What a language says and another does not: counted, and shown on the page where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from report.check.alignment import NOTHING_KNOWN, Known, Passage, kinds, unpaired
from report.check.parity import Sections, Side, report_unpaired
from report.diagnostics import Diagnostics
from report.edition.compose import ChapterDocument, EditionDocument
from report.language.interface import word
from report.markdown.exhibit_nodes import NOTICE
from report.markdown.nodes import Block, Inline
from report.markdown.tree import first_line, running, span


@dataclass(frozen=True, slots=True)
class Untranslated:
    """What a chapter says in one language alone: whole sections by their labels, and all its `passages`.

    `whole` says that there is no file in the other language.
    """

    passages: tuple[Passage, ...] = ()
    sections: frozenset[str] = frozenset()
    whole: bool = False


_ALIGNED = 200  # blocks of each side at a time, as in the check of the languages

# By chapter file, then by the language that lacks it.
Lacking = dict[str, dict[str, Untranslated]]


def untranslated(ours: Sections, theirs: Sections, known: Known = NOTHING_KNOWN) -> tuple[Untranslated, Untranslated]:
    """What the one side says alone, and what the other does; `known` as in :func:`report.check.parity.pair`."""
    mine = [p for label in ours if label not in theirs for p in ours[label]]
    other = [p for label in theirs if label not in ours for p in theirs[label]]
    for label in (label for label in ours if label in theirs):
        if kinds(ours[label]) != kinds(theirs[label]):
            for _, _, here, there in unpaired(ours[label], theirs[label], known, _ALIGNED):
                mine, other = mine + here, other + there
    return (
        Untranslated(tuple(mine), frozenset(ours.keys() - theirs.keys())),
        Untranslated(tuple(other), frozenset(theirs.keys() - ours.keys())),
    )


def whole_chapter(ours: Sections) -> Untranslated:
    """A chapter whose file another language lacks."""
    return Untranslated(tuple(p for passages in ours.values() for p in passages), whole=True)


def excused(found: Diagnostics, sides: tuple[Side, Side], alone: tuple[Untranslated, Untranslated]) -> Diagnostics:
    """What was `found` of two sides as warnings: one for each block that one of them says `alone`."""
    warnings = Diagnostics()
    warnings.add(*(problem for problem in found if problem.code != "P02"))
    for side, other, one in zip(sides, sides[::-1], alone, strict=True):
        for passage in (p for p in one.passages if p.section not in one.sections):
            report_unpaired(passage, side, other, None, warnings)
    warnings.excuse(lambda _: True)
    return warnings


def with_notices(document: EditionDocument, lacking: Lacking) -> EditionDocument:
    """`document` with a notice wherever a language lacks what stands there, and at the head of each draft."""
    interface = document.edition.interface

    def noticed(chapter: ChapterDocument) -> ChapterDocument:
        blocks = _marked(chapter.blocks, lacking.get(chapter.source.file, {}), interface)
        if chapter.chapter.draft:
            blocks = [_paragraph(word("draft_notice", interface)), *blocks]
        return chapter if blocks is chapter.blocks else replace(chapter, blocks=blocks)

    landing, brief = (noticed(text) if text else None for text in (document.landing, document.brief))
    return replace(document, chapters=tuple(map(noticed, document.chapters)), landing=landing, brief=brief)


def _marked(blocks: list[Block], lacking: Mapping[str, Untranslated], interface: str) -> list[Block]:
    """`blocks` with a notice in each place that one of the languages in `lacking` lacks."""
    missing = {code: one for code, one in lacking.items() if one.whole}
    lines = _lines({code: one for code, one in lacking.items() if not one.whole})
    if lines:
        blocks = _Notices(lines, lambda codes: _said(codes, interface)).blocks(blocks)
    return [_paragraph(_said(list(missing), interface)), *blocks] if missing else blocks


def _lines(lacking: Mapping[str, Untranslated]) -> dict[int, list[str]]:
    """The languages that lack something, by the line where it stands; a section that is lacking has one line."""
    lines: dict[int, list[str]] = {}
    for code, one in lacking.items():
        begun: set[str] = set()
        for passage in one.passages:
            if passage.section not in one.sections or passage.section not in begun:
                lines.setdefault(passage.line, []).append(code)
            begun.add(passage.section)
    return lines


def _said(codes: Sequence[str], interface: str) -> str:
    return word("not_yet_translated", interface, languages=", ".join(word("language_name", code) for code in codes))


def _paragraph(text: str) -> Block:
    return {"t": "Para", "c": [_notice(text)]}


def _notice(text: str) -> Inline:
    return span(running(text), NOTICE)


class _Notices:
    """Puts notices into blocks, by the `lines` where something is lacking."""

    def __init__(self, lines: Mapping[int, list[str]], said: Callable[[list[str]], str]) -> None:
        self.lines, self.said = lines, said

    def blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """`blocks`, each with its notice: behind a paragraph and a heading, before what holds more than one."""
        return [noticed for block in blocks for noticed in self._block(block)]

    def _block(self, block: Block) -> list[Block]:
        match block["t"]:
            case "Para" | "Plain" | "Margin" if text := self._at(first_line(block["c"])):
                return [{"t": block["t"], "c": [*block["c"], {"t": "Space"}, _notice(text)]}]
            case "Header" if text := self._at(first_line(block["c"][2])):
                return [block, _paragraph(text)]
            case "BulletList" | "KeyFigures":
                return [{"t": block["t"], "c": [self.blocks(item) for item in block["c"]]}]
            case "OrderedList":
                return [{"t": "OrderedList", "c": (block["c"][0], [self.blocks(item) for item in block["c"][1]])}]
            case "BlockQuote":
                return [{"t": "BlockQuote", "c": self.blocks(block["c"])}]
            case "Box":
                text = self._at(block["line"])
                inside = [_paragraph(text), *block["blocks"]] if text else self.blocks(block["blocks"])
                return [{**block, "blocks": inside}]
            case "Exhibit":
                text = self._at(block["line"])
                return [_paragraph(text), block] if text else [{**block, "note": self.blocks(block["note"])}]
        return [block]

    def _at(self, line: int) -> str:
        codes = self.lines.get(line)
        return self.said(codes) if codes else ""
