"""Two languages of a section held side by side: where their blocks part, and which have no counterpart.

Blocks pair by their kinds and facts; one whose text was approved with that of another pairs with no third.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading or title to be paired: `kind` must be equal on both sides.

    `facts` are its values, references, citations, claims and marks.
    """

    section: str
    kind: str
    line: int
    text: str
    facts: tuple[str, ...]


# Texts of the first side, with the counterparts that they were approved with.
Known = Mapping[str, str]
NOTHING_KNOWN: Known = {}
# Where two sequences part: begin and end in the first, begin and end in the second.
Region = tuple[int, int, int, int]


def _unlike(ours: Sequence[Passage], theirs: Sequence[Passage], known: Known, most: int) -> Iterator[Region]:
    """Where blocks of the two sides cannot be paired, as their kinds differ.

    At `most` so many are aligned at a time; the next begin behind the last that were paired, so that both sides stay in
    step.
    """
    said = _said(ours, theirs, known)
    a = b = 0
    while a < len(ours) or b < len(theirs):
        one, two = (side[at : at + most] for side, at in zip(said, (a, b), strict=True))
        ended = a + len(one) == len(ours) and b + len(two) == len(theirs)
        for tag, a0, a1, b0, b1 in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            if not ended and (a0 or b0) and (a1 == len(one) or b1 == len(two)):
                a, b = a + a0, b + b0  # what they pair with may come with the next blocks
                break
            if kinds(ours[a + a0 : a + a1]) != kinds(theirs[b + b0 : b + b1]):
                yield a + a0, a + a1, b + b0, b + b1
        else:
            a, b = a + len(one), b + len(two)


def unpaired(
    ours: Sequence[Passage], theirs: Sequence[Passage], known: Known, most: int
) -> Iterator[tuple[int, int, list[Passage], list[Passage]]]:
    """Where the two sides part, and which blocks of each have no counterpart there; some kinds must differ.

    `known` are texts of the first side with the counterparts that they were approved with; at `most` so many blocks
    are aligned at a time.
    """
    for a0, a1, b0, b1 in _unlike(ours, theirs, known, most):
        one, two = ours[a0:a1], theirs[b0:b1]
        mine: list[Passage] = []
        other: list[Passage] = []
        for tag, c0, c1, d0, d1 in SequenceMatcher(None, kinds(one), kinds(two), autojunk=False).get_opcodes():
            if tag != "equal":
                mine += one[c0:c1]
                other += two[d0:d1]
        yield a0, b0, mine, other


def in_step(
    ours: Sequence[Passage], theirs: Sequence[Passage], known: Known, most: int
) -> list[tuple[Passage, Passage]]:
    """The blocks that are counterparts, outside of where the two sides part, as :func:`unpaired` has it."""
    pairs: list[tuple[Passage, Passage]] = []
    a = b = 0
    for a0, a1, b0, b1 in [*_unlike(ours, theirs, known, most), (len(ours), len(ours), len(theirs), len(theirs))]:
        pairs += zip(ours[a:a0], theirs[b:b0], strict=True)
        a, b = a1, b1
    return pairs


def kinds(passages: Sequence[Passage]) -> list[str]:
    """The kinds of `passages`, in order."""
    return [passage.kind for passage in passages]


def _said(ours: Sequence[Passage], theirs: Sequence[Passage], known: Known) -> tuple[list[object], list[object]]:
    """What each block says, equal where two may be counterparts: the approved text, else its kind and its facts."""
    texts = {passage.text for passage in theirs}
    agreed = {p.text: known[p.text] for p in ours if known.get(p.text) in texts}
    answered = set(agreed.values())
    return (
        [(p.kind, agreed[p.text]) if p.text in agreed else (p.kind, p.facts) for p in ours],
        [(p.kind, p.text) if p.text in answered else (p.kind, p.facts) for p in theirs],
    )
