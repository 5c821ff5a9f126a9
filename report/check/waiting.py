"""Which paragraphs wait to be approved, what was approved of each before, and the ledger with some of them approved.

Knows texts only; that the languages are in step is for the check of the languages to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from report.check.ledger import Pairs, Rows, rows_of_pairs

_ALIKE = 0.4  # of the words of two texts, from which on one is taken for what became of the other


@dataclass(frozen=True, slots=True)
class Passages:
    """A paragraph in every language of its publication: its kind, and by language its line and its text."""

    kind: str
    lines: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paragraph that waits, and the texts that were approved of it before; None of one that is new."""

    now: Passages
    before: tuple[str, ...] | None

    @property
    def changed(self) -> tuple[int, ...]:
        """Which of its languages have changed since, by number; all of one that is new."""
        before = self.before or ()
        return tuple(at for at, text in enumerate(self.now.texts) if (*before, *[None] * at)[at : at + 1] != (text,))


def passages_of(pairs: Pairs) -> list[Passages]:
    """The paragraphs of a chapter that have a counterpart in all languages, in order."""
    return [
        Passages(
            row[0].first.kind,
            (row[0].first.line, *(p.second.line for p in row)),
            (row[0].first.text, *(p.second.text for p in row)),
        )
        for row in rows_of_pairs(pairs)
    ]


def waiting(passages: Sequence[Passages], approved: Rows) -> list[Waiting]:
    """Those of `passages`, a chapter, that are not approved as they stand, in order."""
    agreed = {(at, row[0], text) for row in approved for at, text in enumerate(row) if at}
    open_ = [p for p in passages if any((at, p.texts[0], text) not in agreed for at, text in enumerate(p.texts) if at)]
    standing = {p.texts for p in passages}
    left = [tuple(row) for row in approved if tuple(row) not in standing]
    before: dict[int, tuple[str, ...]] = {}
    for likeness in (_same_sides, _alike):
        for passage in (p for p in open_ if id(p) not in before):
            best = max(left, key=lambda row: likeness(passage.texts, row), default=None)
            if best and likeness(passage.texts, best):
                before[id(passage)] = best
                left.remove(best)
    return [Waiting(passage, before.get(id(passage))) for passage in open_]


def with_approved(
    passages: Sequence[Passages], approved: Rows, chosen: Iterable[Waiting], *, whole: bool = True
) -> Rows:
    """The ledger of a chapter in which the `chosen` of its `passages` are approved too.

    Each takes the place of what was approved before.  Where these are the `whole` chapter, and nothing is left to wait,
    nothing else stays.
    """
    rows = [list(row) for row in approved]
    were = {w.now.texts: list(w.before) for w in waiting(passages, approved) if w.before}
    for one in chosen:
        new = list(one.now.texts)
        if one.before and list(one.before) in rows:
            rows[rows.index(list(one.before))] = new
        else:
            rows.insert(_behind(one.now, passages, rows, were), new)
    if whole and not waiting(passages, rows):
        return [list(p.texts) for p in passages]
    return rows


def _same_sides(texts: tuple[str, ...], row: tuple[str, ...]) -> float:
    """How many languages say the same."""
    return sum(a == b for a, b in zip(texts, row, strict=False))


def _alike(texts: tuple[str, ...], row: tuple[str, ...]) -> float:
    """How much of the words of a language two texts share, if that is enough to be one that was changed."""
    shares = []
    for text, other in zip(texts, row, strict=False):
        one, two = set(text.split()), set(other.split())
        shares.append(2 * len(one & two) / (len(one) + len(two)) if one or two else 0)
    return most if (most := max(shares, default=0)) > _ALIKE else 0


def _behind(
    passage: Passages, passages: Sequence[Passages], rows: Rows, were: Mapping[tuple[str, ...], list[str]]
) -> int:
    """Where the row of a new paragraph goes: behind that of the nearest before it that has one, or had one."""
    for earlier in reversed(passages[: list(passages).index(passage)]):
        for row in (list(earlier.texts), were.get(earlier.texts)):
            if row in rows:
                return rows.index(row) + 1
    return 0
