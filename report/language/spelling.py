"""Whole numbers from 0 to 999 as words, by the rules of each language.

Babel has no spelt-out numbers, hence those of the rules.
"""

from __future__ import annotations

from report.language.vocabulary import rules_of


def spell_counted(number: int, unit: str, language: str) -> str | None:
    """`number` halves, thirds or times as running text has them ("two-thirds", "twice"); None without such a word."""
    return rules_of(language).numbers.counted.get((unit, number))


def spell(number: int, language: str, gender: str = "") -> str:
    """`number` (0 to 999) in words.

    `gender` is that of the noun counted; without one it is the usual one of the language.
    Raises ValueError outside the range or for a gender that the language does not have.
    """
    numbers = rules_of(language).numbers
    if not 0 <= number <= 999:
        raise ValueError(f"{number} is not between 0 and 999")
    if gender and gender not in numbers.genders:
        raise ValueError(f"unknown gender {gender!r}; known: {', '.join(numbers.genders)}")
    return numbers.spell(number, gender or numbers.genders[0])


def number_words(language: str) -> frozenset[str]:
    """Every single word that a spelt-out number from two up can begin or consist of."""
    return frozenset({spell(number, language) for number in range(2, 100)} | {*rules_of(language).numbers.larger})
