"""The order of wordings in a list, by the alphabet of their language.

Python sorts by code points, and Babel has no collation.  Danish: Retskrivningsordbogen § 4, where æ, ø and å
follow z; aa counts as å at the beginning of a word, where it is that of a name (*Aarhus*).
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {"da": "abcdefghijklmnopqrstuvwxyzæøå", "en": "abcdefghijklmnopqrstuvwxyz"}
_SAME_AS = {"da": {"ä": "æ", "ö": "ø", "ü": "y"}, "en": {"æ": "ae", "ø": "o", "œ": "oe"}}
_ARTICLE = {"da": re.compile(r"^(?:den|det|de)\s+(?=\w)"), "en": re.compile(r"^(?:the|an|a)\s+(?=\w)")}
_DOUBLE_A = re.compile(r"\baa")
_BETWEEN = re.compile(r"[\s\-\N{EN DASH}/]+")
_SIGNS = re.compile(r"[^\w ]")


def sort_key(wording: str, language: str) -> tuple[str, str]:
    """The place of `wording` in a list: word by word, digits before letters.

    Case, accents, signs and an article that leads do not count.
    """
    text = _ARTICLE[language].sub("", unicodedata.normalize("NFC", wording).lower())
    if language == "da":
        text = _DOUBLE_A.sub("å", text)
    return _SIGNS.sub("", _BETWEEN.sub(" ", text)).strip().translate(_PLACES[language]), wording


class _Places(dict[int, str]):
    """For each character one that stands as far behind others as it does in the alphabet of `language`."""

    def __init__(self, language: str) -> None:
        self.alphabet, self.same_as = " 0123456789" + _LETTERS[language], _SAME_AS[language]

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char not in self.alphabet:
            char = self.same_as.get(char) or unicodedata.normalize("NFKD", char)[0]
        self[code] = "".join(chr(self.alphabet.index(c) + 1) for c in char if c in self.alphabet)
        return self[code]


_PLACES = {language: _Places(language) for language in _LETTERS}
