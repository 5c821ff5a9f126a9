"""The languages and units in hand: what a project prints in, or without a project those of the generator.

A command puts those of its project in hand (:func:`use`) before it reads anything that prints.  Children that are
forked afterwards have them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from report.language.rules import LanguageRules, UnitWords

# Further units by name, and their words by language; a unit without words prints the bare number.
Units = Mapping[str, Mapping[str, UnitWords]]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What can be printed: `codes` are the languages of the editions, the first being the one that others follow.

    `rules` are those of these languages, and of others whose words an interface uses; `units` are the further ones.
    """

    codes: tuple[str, ...]
    rules: Mapping[str, LanguageRules]
    units: Units = field(default_factory=dict)

    def is_like(self, other: Vocabulary) -> bool:
        """Whether both print the same, having the very same rules."""
        same = (self.codes, self.units, self.rules.keys()) == (other.codes, other.units, other.rules.keys())
        return same and all(rules is other.rules[code] for code, rules in self.rules.items())


@cache
def built_in() -> Mapping[str, LanguageRules]:
    """The languages of the generator, by code: each module of this folder with a name of two letters is one."""
    codes = sorted(path.stem for path in Path(__file__).parent.glob("??.py"))
    return {code: import_module(f"report.language.{code}").RULES for code in codes}


@cache
def of_generator() -> Vocabulary:
    """The languages of the generator, and no further unit."""
    return Vocabulary(tuple(built_in()), built_in())


class _InHand:
    """Holds the vocabulary that is used now; None is that of the generator."""

    vocabulary: Vocabulary | None = None
    last: Vocabulary | None = None


_in_hand = _InHand()


def in_hand() -> Vocabulary:
    """The vocabulary that is used now."""
    return _in_hand.vocabulary or of_generator()


def use(vocabulary: Vocabulary | None) -> None:
    """Print in `vocabulary` from now on; None is that of the generator.

    In place of one like the last that was used stands that one, of which a process that stays knows much already.
    """
    if vocabulary and _in_hand.last and vocabulary.is_like(_in_hand.last):
        vocabulary = _in_hand.last
    _in_hand.vocabulary, _in_hand.last = vocabulary, vocabulary or _in_hand.last


@contextmanager
def restored() -> Iterator[None]:
    """After it, the vocabulary is again the one before it, whatever is used within."""
    before = _in_hand.vocabulary
    try:
        yield
    finally:
        _in_hand.vocabulary = before


def languages() -> tuple[str, ...]:
    """The codes of the languages in hand, in the order of the project."""
    return in_hand().codes


def rules_of(code: str) -> LanguageRules:
    """The rules of the language `code`.  Raises ValueError for one that is not in hand."""
    known = in_hand().rules
    if code not in known:
        raise ValueError(f"unknown language {code!r}; known: {', '.join(known)}")
    return known[code]
