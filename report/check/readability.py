"""How hard a chapter is to read, by the index of its language.

Knows paragraphs only as the blocks of the parity check hold them; headings, captions and notes do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.check.alignment import Passage
from report.language.rules import SMALL
from report.language.vocabulary import rules_of

_CITATION = re.compile(r"\s*⟨[^⟩]*@[^⟩]*⟩")
_NAMED = re.compile(r"⟨[^⟩]*⟩")
_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
_END = re.compile(rf"[.!?](?=\s+[^\W\d_{SMALL}]|\s*$)")


def words_of(passages: Iterable[Passage]) -> int:
    """How many words `passages` have, headings and notes too; a value or a reference is one, a citation is none."""
    return sum(len(_WORD.findall(_bare(passage.text))) for passage in passages)


def _bare(text: str) -> str:
    return _NAMED.sub("0", _CITATION.sub("", text))


def readability(passages: Iterable[Passage], language: str) -> float | None:
    """The index of the paragraphs among `passages`, those of a chapter in `language`; None without any words."""
    texts = [b.text for b in passages if b.kind.split(" with ")[0].endswith("paragraph")]
    if not texts:
        return None
    words: list[str] = []
    sentences = 0
    for text in texts:
        bare = _bare(text)
        words += _WORD.findall(bare)
        sentences += max(1, len(_END.findall(bare)))
    if not words:
        return None
    return rules_of(language).readability.formula(words, sentences)
