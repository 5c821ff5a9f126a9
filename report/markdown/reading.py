"""What the reading of a chapter's structure offers to those who read one kind of block each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from report.markdown.nodes import Block, Inline
from report.markdown.refusals import Refusals
from report.markdown.source import Source


@dataclass(frozen=True, slots=True)
class Label:
    """Something that can be referred to.

    `kind`: chapter, section, figure, part (of a figure), table, listing, equation, note, or that of another box.
    """

    name: str
    kind: str
    line: int
    title: str
    level: int = 0


class Reading(Protocol):
    """The reading of a chapter: where it stands (`line`, `within` what), and what is done with what is found."""

    source: Source
    refusals: Refusals
    line: int
    within: str

    def blocks(self, blocks: Sequence[Block], *, nested: bool = False) -> list[Block]:
        """Blocks of pandoc as ours."""

    def inside(self, within: str, content: Sequence[Block]) -> list[Block]:
        """The same of blocks within something that may not hold everything."""

    def footnotes(self, inlines: list[Inline]) -> list[Inline]:
        """A run of inlines with its footnotes read."""

    def label(self, name: str, kind: str, title: Sequence[Inline], level: int = 0) -> None:
        """Something can be referred to."""

    def error(self, code: str, message: str, hint: str) -> None:
        """Something is wrong where the reading stands."""

    def refused(self, block: Block) -> list[Block]:
        """Nothing: no edition prints `block`, which is reported."""
