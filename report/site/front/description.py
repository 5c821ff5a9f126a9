"""What a page says of itself in a sentence or two, for lists of results: whole sentences from its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from report.language.vocabulary import rules_of
from report.markdown.nodes import Block
from report.markdown.tree import printed_text

# As much as search engines show.
LONGEST = 160
_END = re.compile(r"[.!?][»”’)]*(?=\s)")


def description(given: str, blocks: Sequence[Block], language: str) -> str:
    """The description `given` by an author, else the beginning of the first paragraph in `blocks`; it may be empty."""
    if given:
        return given
    first = next((block["c"] for block in blocks if block["t"] == "Para"), [])
    return beginning(" ".join(printed_text(first, language).split()), language)


def beginning(text: str, language: str) -> str:
    """As many whole sentences of `text` as :data:`LONGEST` signs have room for; of a longer one, its first words."""
    if len(text) <= LONGEST:
        return text
    ends = [m.end() for m in _END.finditer(text, 0, LONGEST + 1) if not _abbreviated(text[: m.start()], language)]
    if ends:
        return text[: ends[-1]]
    return text[:LONGEST].rsplit(maxsplit=1)[0].rstrip(",;:–") + "…"


def _abbreviated(before: str, language: str) -> bool:
    """Whether the stop behind `before` belongs to an abbreviation, an initial or a number."""
    word = re.split(r"[\s(]", before)[-1]
    return word in rules_of(language).sentences.abbreviations or len(word) == 1 or word.isdecimal()
