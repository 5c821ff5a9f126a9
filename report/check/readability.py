"""How hard a chapter is to read: LIX for Danish, the Automated Readability Index for English.

Knows paragraphs only as the pairs of the parity check hold them; headings, captions and notes do not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from report.check.parity import Pair

_CITATION = re.compile(r"\s*⟨[^⟩]*@[^⟩]*⟩")
_NAMED = re.compile(r"⟨[^⟩]*⟩")
_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
_END = re.compile(r"[.!?](?=\s+[^\W\d_a-zæøå]|\s*$)")


@dataclass(frozen=True, slots=True)
class Readability:
    """A chapter's two indices."""

    lix: float
    ari: float


def readability(pairs: Iterable[Pair]) -> Readability | None:
    """The indices of a chapter's paragraphs; None when it has none."""
    texts = [(p.first.text, p.second.text) for p in pairs if p.first.kind.split(" with ")[0].endswith("paragraph")]
    if not texts:
        return None
    danish, english = zip(*texts, strict=True)
    return Readability(_index(danish, lix), _index(english, ari))


def lix(words: list[str], sentences: int) -> float:
    """Words per sentence plus the percentage of words of more than six letters (C. H. Björnsson, Läsbarhet, 1968)."""
    return len(words) / sentences + 100 * sum(len(w) > 6 for w in words) / len(words)


def ari(words: list[str], sentences: int) -> float:
    """The Automated Readability Index, about the years of schooling needed (E. A. Smith and R. J. Senter, 1967)."""
    return 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / sentences - 21.43


def _index(texts: Iterable[str], formula: Callable[[list[str], int], float]) -> float:
    words: list[str] = []
    sentences = 0
    for text in texts:
        bare = _NAMED.sub("0", _CITATION.sub("", text))
        words += _WORD.findall(bare)
        sentences += max(1, len(_END.findall(bare)))
    return formula(words, sentences)
