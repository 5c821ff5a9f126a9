"""The parts of compound words, for languages that write them as one: what a dictionary of them would say.

No dictionary is needed: a word is taken apart where the parts are words of the same texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from report.language.vocabulary import rules_of

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # letters of a part: shorter words stand in longer ones by chance
_SURE = 6  # letters of a part that need not be a word of the texts, as it is too long for an ending


class Compounds:
    """Takes apart the compounds of texts in one language, a code, by the words of these texts.

    Gives no parts in a language whose rules say nothing of compounds.
    """

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self.rules = rules_of(language)
        self._texts = texts if self.rules.compounds else ()
        self._tails: dict[str, tuple[str, ...]] = {}

    def tails(self, text: str) -> tuple[str, ...]:
        """The parts of the words of `text` that their words do not begin with, each once and in order."""
        if not self.rules.compounds:
            return ()
        return tuple(dict.fromkeys(tail for word in _WORD.findall(text.lower()) for tail in self._of(word)))

    @cached_property
    def _words(self) -> frozenset[str]:
        words = {word for text in self._texts for word in _WORD.findall(text.lower())}
        return frozenset(word for word in words if len(word) >= _SHORTEST)

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return self._words - self._particles

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word[:3] for word in self._words)

    def _of(self, word: str) -> tuple[str, ...]:
        if word not in self._tails:
            splits = [(word[:at], word[at:]) for at in range(_SHORTEST, len(word) - _SHORTEST + 1)]
            own = [
                tail
                for first, tail in splits
                if tail in self._words and (self._joins(first) or self._sure(first, tail))
            ]
            # A part that the texts have in compounds only is what the longest word before it leaves.
            own = own or [tail for first, tail in splits if self._joins(first) and self._may_be(tail)][-1:]
            self._tails[word] = tuple(dict.fromkeys([*own, *(tail for part in own for tail in self._of(part))]))
        return self._tails[word]

    def _joins(self, first: str) -> bool:
        """Whether `first` is a word of the texts, with or without what joins it to the next."""
        return not self._without_links(first).isdisjoint(self._firsts)

    def _sure(self, first: str, tail: str) -> bool:
        """Whether `tail` is too long to stand in a word by chance, and `first` does not change what it says."""
        return len(tail) >= _SURE and self._without_links(first).isdisjoint(self._particles)

    def _may_be(self, tail: str) -> bool:
        """Whether `tail` is too long for an ending and begins as words do."""
        return len(tail) >= _SURE and tail[:3] in self._beginnings

    def _without_links(self, first: str) -> set[str]:
        rules = self.rules.compounds
        return {first.removesuffix(link) for link in ("", *(rules.links if rules else ()))}

    @cached_property
    def _particles(self) -> frozenset[str]:
        return frozenset(self.rules.compounds.particles if self.rules.compounds else ())
