"""The words of terms in all their forms, and the terms of a glossary that some words may be.

Knows wordings as lists have them, and no table they are kept in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from report.edition.lists import Item
from report.language.vocabulary import rules_of

_WORD = re.compile(r"\w+|[^\w\s]")
BRACKETS = re.compile(r"\s+\([^()]*\)")  # they explain a wording, and are not said
_EXPANDED = re.compile(r"\s+[–—]\s+")  # between an abbreviation and what it stands for


@cache  # made when first asked for: a chapter uses a fraction of the terms
def pattern(wording: str, language: str) -> re.Pattern[str]:
    """Finds `wording` with its words inflected, whatever stands between them, in any case."""
    words = [_inflected(word, language) for word in _WORD.findall(wording)]
    return re.compile(r"(?<!\w)" + r"[\s\-–]*".join(words) + r"(?!\w)", re.IGNORECASE)


def _inflected(word: str, language: str) -> str:
    if not word.isalpha():
        return re.escape(word)
    if word.isupper():  # an abbreviation, which is no part of other words
        return f"(?-i:{word})s?"
    return rules_of(language).inflected(word)


class Called:
    """The terms of `rows`, by what they are called in `language`.

    A term is called by its wording, without what explains it in brackets, by its abbreviation, and where its wording is
    an abbreviation with what it stands for, by either.
    """

    def __init__(self, rows: Mapping[str, Item], language: str) -> None:
        self._language = language
        self._names = {key: tuple(_names(item, language)) for key, item in rows.items()}
        self._exact: dict[str, list[str]] = {}
        for key, names in self._names.items():
            for name in {name.casefold() for name in names}:
                self._exact.setdefault(name, []).append(key)

    def exactly(self, words: str) -> list[str]:
        """The ids of the terms that are called `words` as they stand, in any case."""
        return self._exact.get(words.casefold(), [])

    def terms(self, words: str) -> list[str]:
        """The ids of the terms that are called `words` as they stand, or else in some form of its words."""
        return self.exactly(words) or [
            key
            for key, names in self._names.items()
            if any(pattern(name, self._language).fullmatch(words) for name in names)
        ]


def _names(item: Item, language: str) -> Iterator[str]:
    wording, abbreviation = BRACKETS.sub("", item.wording.in_(language)), item.abbreviation.in_(language)
    yield wording
    if abbreviation:
        yield abbreviation
        yield from (part for part in _EXPANDED.split(wording, 1) if part != wording)
