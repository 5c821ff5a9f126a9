"""Units and precisions: what may stand in the data, and the words that print it in each language.

General units are known to every language; a project adds its own.  A unit without words (a count, a rate per 1,000,
an index) prints the bare number.
"""

from __future__ import annotations

from functools import cache

from report.language.rules import UnitWords
from report.language.vocabulary import Vocabulary, in_hand, rules_of

RATE = "rate"
BARE = ("count", RATE, "index", "per_year")
# The units whose words a language must have, and the precisions that put words before a number.
WORDED = ("percent", "points", "years", "quarters", "months", "weeks", "hours", "times", "halves", "thirds")
PRECISIONS = (
    "about",
    "just_under",
    "just_over",
    "well_over",
    "up_to",
    "close_to",
    "at_most",
    "at_least",
    "typical",
)
EXACT = "exact"


def unit_names() -> tuple[str, ...]:
    """Every unit that is known now: the general ones, and those of the project in hand."""
    return (*BARE, *WORDED, *in_hand().units)


def is_unit(name: object) -> bool:
    """Whether there is a unit `name`."""
    return name in BARE or name in WORDED or name in in_hand().units


def unit_words(unit: str, language: str) -> UnitWords | None:
    """The words of `unit` in `language`, a code; None for one that prints the bare number."""
    return rules_of(language).units.get(unit) or in_hand().units.get(unit, {}).get(language)


def words_beside(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that the project's units put right before a number, and right after it, in `language`."""
    return _words_beside(language, in_hand())


@cache
def _words_beside(language: str, vocabulary: Vocabulary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    patterns = [words[language].many.partition("{}") for words in vocabulary.units.values() if language in words]
    before = dict.fromkeys(before.split()[-1] for before, _, _ in patterns if before.strip())
    after = dict.fromkeys(after.split()[0] for _, _, after in patterns if after.strip())
    return tuple(before), tuple(after)
