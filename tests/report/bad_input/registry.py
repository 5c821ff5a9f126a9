"""Bad inputs: each a way to damage the tiny book, with the diagnostic that its author must get.

@bad("C02")
def an_unknown_key(book):
    book.edit("_quarto.yml", "bibliography:", "bibliografy:")
    return At("_quarto.yml", 5, "did you mean bibliography?")
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.book import Book


@dataclass(frozen=True, slots=True)
class At:
    """Where the diagnostic must stand, and what it must say."""

    file: str
    line: int
    says: str = ""


Damage = Callable[[Book], At]


@dataclass(frozen=True, slots=True)
class BadInput:
    """A way to damage the book, the code it must be answered with, and codes that truly come along with it."""

    code: str
    damage: Damage
    along: frozenset[str]


BAD_INPUTS: list[BadInput] = []


def bad(code: str, *along: str) -> Callable[[Damage], Damage]:
    """Register a damage; anything but `code`, `along` and an unapproved paragraph (P05) fails its test."""

    def register(damage: Damage) -> Damage:
        BAD_INPUTS.append(BadInput(code, damage, frozenset(along)))
        return damage

    return register
