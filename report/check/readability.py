"""How hard a chapter is to read, by the index of its language.

Knows paragraphs only as the blocks of the parity check hold them; headings, captions and notes do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from report.check.alignment import Passage
from report.language.rules import SMALL
from report.language.vocabulary import rules_of

_KEPT = 20_000  # paragraphs that stay counted, for a process that checks a chapter again and again
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
        own, ends = _counted(text)
        words += own
        sentences += ends
    if not words:
        return None
    return rules_of(language).readability.formula(words, sentences)


@lru_cache(_KEPT)
def _counted(text: str) -> tuple[tuple[str, ...], int]:
    """The words of a paragraph and the number of its sentences."""
    bare = _bare(text)
    return tuple(_WORD.findall(bare)), max(1, len(_END.findall(bare)))
