"""The order of wordings in a list, by the alphabet of their language.

Python sorts by code points, and Babel has no collation.  Danish: Retskrivningsordbogen § 4, where æ, ø and å
follow z; aa counts as å at the beginning of a word, where it is that of a name (*Aarhus*).
"""

from __future__ import annotations

import re
import unicodedata

_ALPHABETS = {"da": "abcdefghijklmnopqrstuvwxyzæøå", "en": "abcdefghijklmnopqrstuvwxyz"}
_SAME_AS = {"da": {"ä": "æ", "ö": "ø", "ü": "y"}, "en": {"æ": "ae", "ø": "o", "œ": "oe"}}
_DOUBLE_A = re.compile(r"\baa")
_BETWEEN = re.compile(r"[\s\-\N{EN DASH}/]+")
_SIGNS = re.compile(r"[^\w ]")


def sort_key(wording: str, language: str) -> tuple[tuple[int, ...], str]:
    """The place of `wording` in a list: word by word, digits before letters; case, accents and signs do not count."""
    text = unicodedata.normalize("NFC", wording).lower()
    if language == "da":
        text = _DOUBLE_A.sub("å", text)
    letters = _SIGNS.sub("", _BETWEEN.sub(" ", text)).strip()
    ranks = [rank for char in letters for rank in _ranks(char, language)]
    return tuple(ranks), wording


def _ranks(char: str, language: str) -> list[int]:
    alphabet = _ALPHABETS[language]
    letters = _SAME_AS[language].get(char, char)
    if letters not in alphabet and len(letters) == 1:
        letters = unicodedata.normalize("NFKD", letters)[0]
    return [_rank(letter, alphabet) for letter in letters if letter == " " or letter.isdecimal() or letter in alphabet]


def _rank(letter: str, alphabet: str) -> int:
    """A space before digits, and digits before letters."""
    return 0 if letter == " " else 1 + int(letter) if letter.isdecimal() else 11 + alphabet.index(letter)
