"""Every way in which a recorded value can be printed: in digits or words, with or without unit, precision and sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from report.language.printing import Language, rounded
from report.language.values import Value
from report.verify.pages import plain

NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_DIGITS = re.compile(r"\D+")
_BOTH = (True, False)


def printed_forms(value: Value, language: str, *, magnitude: bool = True) -> frozenset[str]:
    """What a page in `language`, one that the generator knows, may print of `value`, as :func:`plain` gives it.

    With `magnitude` it may leave out the sign, as a sentence does that says in words which way a number goes.
    """
    texts = _texts(value, Language(language), magnitude=magnitude)
    return frozenset(plain(form) for text in texts for form in _capitals(text))


def _texts(value: Value, language: Language, *, magnitude: bool) -> Iterator[str]:
    if value.number is None:
        yield language.value(value)
        if value.date is not None and value.date.day == 1:  # of which no record says whether it is a whole month
            yield language.month(value)
        return
    turned = value.upper is not None and value.amount < 0 < value.upper  # which has no magnitude
    bare = _BOTH if magnitude and not turned else (False,)
    for unit, precision, without_sign, sign in product(_BOTH, _BOTH, bare, _BOTH):
        yield language.value(value, unit=unit, precision=precision, magnitude=without_sign, sign=sign)
    for gender, precision in product(("", *language.rules.numbers.genders), _BOTH):
        yield language.words(value, gender=gender, precision=precision)


def _capitals(text: str) -> tuple[str, str]:
    return text, text[:1].upper() + text[1:]


def digits(text: str) -> str:
    """The digits in `text`, without what groups and separates them."""
    return _DIGITS.sub("", text)


def digits_of(value: Value) -> str:
    """The digits that any language prints of a number, or of a range; empty for what is no number."""
    ends = [end for end in (value.number, value.upper) if end is not None]
    return "".join(dict.fromkeys(digits(f"{rounded(end, value.decimals):f}") for end in ends))
