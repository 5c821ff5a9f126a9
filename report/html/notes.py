"""Notes of several blocks: what stands below an exhibit, and the text of a footnote.

A note that is a single paragraph is set as one line of text; what comes after its first paragraphs keeps its form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from report.markdown.nodes import Block, Paragraph


@dataclass(frozen=True, slots=True)
class ExhibitNote:
    """What stands below an exhibit, as HTML: `text` are the paragraphs that it begins with, `rest` the blocks after."""

    text: str = ""
    rest: str = ""

    def html(self, lead: str) -> str:
        """The note behind the word `lead`, with a line break at its end; empty without a note."""
        if not self.text and not self.rest:
            return ""
        if not self.rest:
            return f'<p class="exhibit-note">{lead}{self.text}</p>\n'
        return f'<div class="exhibit-note">\n<p>{lead}{self.text}</p>\n{self.rest}</div>\n'


def beginning(blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs that `blocks` begin with."""
    first: list[Paragraph] = []
    for block in takewhile(lambda b: b["t"] in ("Para", "Plain"), blocks):
        assert block["t"] == "Para" or block["t"] == "Plain"
        first.append(block)
    return first
