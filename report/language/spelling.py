"""Whole numbers from 0 to 999 as words.

Babel has no spelt-out numbers, hence this table.  Danish tens are the ordinary short forms
(*halvtreds*, not *halvtredsindstyve*), the unit stands before the ten, and one has two genders
with an accent, so that it cannot be read as the article (*én*, *ét*): Retskrivningsordbogen § 5.
"""

from __future__ import annotations

from report.language.text import Text

_DA_SMALL = (
    "nul",
    "én",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "syv",
    "otte",
    "ni",
    "ti",
    "elleve",
    "tolv",
    "tretten",
    "fjorten",
    "femten",
    "seksten",
    "sytten",
    "atten",
    "nitten",
)
_DA_TENS = ("", "", "tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems")
_EN_SMALL = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


# Parts of a whole and how often, by unit and number.
_COUNTED = {
    ("halves", 1): Text(da="halvdelen", en="half"),
    ("thirds", 1): Text(da="en tredjedel", en="a third"),
    ("thirds", 2): Text(da="to tredjedele", en="two-thirds"),
    ("times", 1): Text(da="én gang", en="once"),
    ("times", 2): Text(da="to gange", en="twice"),
}


def spell_counted(number: int, unit: str, language: str) -> str | None:
    """`number` halves, thirds or times as running text has them ("two-thirds", "twice"); None where it has no such word."""
    wording = _COUNTED.get((unit, number))
    return wording.in_(language) if wording else None


def spell(number: int, language: str, gender: str = "common") -> str:
    """`number` (0 to 999) in words.

    `gender`, ``common`` or ``neuter``, is that of the noun counted; only Danish one differs.
    Raises ValueError outside the range or for an unknown gender.
    """
    if not 0 <= number <= 999:
        raise ValueError(f"{number} is not between 0 and 999")
    if gender not in ("common", "neuter"):
        raise ValueError(f"unknown gender {gender!r}; known: common, neuter")
    return _danish(number, gender) if language == "da" else _english(number)


def number_words(language: str) -> frozenset[str]:
    """Every single word that a spelt-out number from two up can begin or consist of."""
    below_hundred = {spell(number, language) for number in range(2, 100)}
    return frozenset(below_hundred | {"da": {"hundrede", "tusind", "tusinde"}, "en": {"hundred", "thousand"}}[language])


def _danish(number: int, gender: str) -> str:
    if number == 1 and gender == "neuter":
        return "ét"
    if number < 20:
        return _DA_SMALL[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        # Inside a compound one has no accent: enogtyve.
        return ("en" if unit == 1 else _DA_SMALL[unit]) + "og" + _DA_TENS[tens] if unit else _DA_TENS[tens]
    hundreds, rest = divmod(number, 100)
    head = ("et" if hundreds == 1 else _DA_SMALL[hundreds]) + " hundrede"
    return f"{head} og {_danish(rest, gender)}" if rest else head


def _english(number: int) -> str:
    if number < 20:
        return _EN_SMALL[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return f"{_EN_TENS[tens]}-{_EN_SMALL[unit]}" if unit else _EN_TENS[tens]
    hundreds, rest = divmod(number, 100)
    head = f"{_EN_SMALL[hundreds]} hundred"
    return f"{head} and {_english(rest)}" if rest else head
