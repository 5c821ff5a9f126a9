"""Versions as Semantic Versioning 2.0.0 has them (https://semver.org): which texts are one, and which is the higher."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"(0|[1-9]\d*)"
_PART = r"(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)"
_VERSION = re.compile(
    rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-({_PART}(?:\.{_PART})*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Number:
    """A version by its `text`; ordered by precedence, of which what stands behind a plus is no part (§ 10 and 11)."""

    text: str
    release: tuple[int, int, int]
    before: tuple[str, ...] = ()

    def __lt__(self, other: Number) -> bool:
        return self.rank < other.rank

    def __str__(self) -> str:
        return self.text

    @property
    def rank(self) -> tuple[object, ...]:
        """Numbers come before words, fewer parts before more, and a version before its release before it."""
        parts = tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in self.before)
        return (self.release, not self.before, parts)


def number_of(text: str) -> Number | None:
    """The version that `text` is, None where it is none."""
    found = _VERSION.fullmatch(text)
    if found is None:
        return None
    release = (int(found[1]), int(found[2]), int(found[3]))
    return Number(text, release, tuple(found[4].split(".")) if found[4] else ())
