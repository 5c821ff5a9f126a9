"""The order of wordings in a list, by the alphabet of their language.

Python sorts by code points, and Babel has no collation.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from report.language.rules import Alphabet
from report.language.vocabulary import rules_of

_BETWEEN = re.compile(r"[\s\-\N{EN DASH}/]+")
_SIGNS = re.compile(r"[^\w ]")


def sort_key(wording: str, language: str) -> tuple[str, str]:
    """The place of `wording` in a list in `language`, a code: word by word, digits before letters.

    Case, accents, signs and an article that leads do not count.
    """
    return _sorted_by(wording, language).translate(_places(rules_of(language).alphabet)), wording


def initial(wording: str, language: str) -> str:
    """The letter under which `wording` stands in a list in `language`, a code; empty for what begins with no letter."""
    first, alphabet = _sorted_by(wording, language)[:1], rules_of(language).alphabet
    if first and first not in alphabet.letters:
        first = alphabet.same_as.get(first) or unicodedata.normalize("NFKD", first)[0]
    return first.upper() if first and first in alphabet.letters else ""


def _sorted_by(wording: str, language: str) -> str:
    """What counts of `wording`, in small letters."""
    alphabet = rules_of(language).alphabet
    text = alphabet.respell(unicodedata.normalize("NFC", wording)).lower()
    text = re.sub(rf"^(?:{alphabet.article})\s+(?=\w)", "", text)
    return _SIGNS.sub("", _BETWEEN.sub(" ", text)).strip()


class _Places(dict[int, str]):
    """For each character one that stands as far behind others as it does in the alphabet."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.letters, self.same_as = " 0123456789" + alphabet.letters, alphabet.same_as

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char not in self.letters:
            char = self.same_as.get(char) or unicodedata.normalize("NFKD", char)[0]
        self[code] = "".join(chr(self.letters.index(c) + 1) for c in char if c in self.letters)
        return self[code]


_places = cache(_Places)
