"""Blocks of two languages side by side: where they part, what has no counterpart, and which of them are a pair."""

from __future__ import annotations

import pytest

from report.check.alignment import NOTHING_KNOWN, Known, Passage, in_step, kinds, unpaired
from report.check.readability import readability, words_of

MANY = 1000


def side(written: str) -> list[Passage]:
    """Blocks of two letters each: the kind and the text; a digit behind them is a fact."""
    return [
        Passage("sec-a", block[0], 10 * at, block[1], tuple(block[2:])) for at, block in enumerate(written.split(), 1)
    ]


def parted(ours: str, theirs: str, known: Known = NOTHING_KNOWN, most: int = MANY) -> list[tuple[int, int, str, str]]:
    """Where the sides part, and the texts of what has no counterpart."""
    return [
        (a, b, "".join(p.text for p in mine), "".join(p.text for p in other))
        for a, b, mine, other in unpaired(side(ours), side(theirs), known, most)
    ]


def pairs(ours: str, theirs: str, known: Known = NOTHING_KNOWN, most: int = MANY) -> list[str]:
    """The texts of the blocks that are counterparts."""
    return [one.text + other.text for one, other in in_step(side(ours), side(theirs), known, most)]


@pytest.mark.parametrize(
    ("ours", "theirs", "apart", "together"),
    [
        ("pa pb pc", "px py pz", [], ["ax", "by", "cz"]),
        ("", "", [], []),
        ("pa", "", [(0, 0, "a", "")], []),
        ("", "px hy", [(0, 0, "", "xy")], []),
        ("pa hb pc", "px pz", [(1, 1, "b", "")], ["ax", "cz"]),
        ("pa pc", "px hy pz", [(1, 1, "", "y")], ["ax", "cz"]),
        ("pa hb pc", "px ly pz", [(1, 1, "b", "y")], ["ax", "cz"]),
        # Of two paragraphs on one side, the one with other facts has no counterpart.
        ("pa1 pb2 hc", "px2 hy", [(0, 0, "a", "")], ["bx", "cy"]),
        # Facts may differ between a pair; that is for others to say.
        ("pa1 hb", "px2 hy", [], ["ax", "by"]),
        ("ha pb lc pd", "hw px", [(2, 2, "cd", "")], ["aw", "bx"]),
    ],
)
@pytest.mark.parametrize("most", [MANY, 2])
def test_blocks_pair_by_their_kinds_and_facts(
    ours: str, theirs: str, apart: list[tuple[int, int, str, str]], together: list[str], most: int
) -> None:
    assert parted(ours, theirs, most=most) == apart
    assert pairs(ours, theirs, most=most) == together


def test_a_block_that_was_approved_with_another_pairs_with_no_third() -> None:
    assert parted("pa pb", "py") == [(1, 1, "b", "")]
    assert parted("pa pb", "py", {"b": "y"}) == [(0, 0, "a", "")] and pairs("pa pb", "py", {"b": "y"}) == ["by"]
    assert pairs("pa pb", "py", {"b": "gone"}) == ["ay"]  # the counterpart is no longer there
    assert parted("pa", "px py", {"a": "y"}) == [(0, 0, "", "x")] and pairs("pa", "px py", {"a": "y"}) == ["ay"]


@pytest.mark.parametrize("most", [2, 3, 5])
def test_what_is_aligned_a_few_at_a_time_stays_in_step(most: int) -> None:
    ours = " ".join(f"{'h' if at % 3 == 0 else 'p'}{2 * chr(97 + at)}" for at in range(20))
    theirs = ours.replace("pff", "pff lF").replace(" pkk", "")
    found = parted(ours, theirs, most=most)
    assert [(mine, other) for _, _, mine, other in found] == [("", "F"), ("k", "")]
    assert pairs(ours, theirs, most=most) == [2 * chr(97 + at) for at in range(20) if at != 10]


def test_the_kinds_of_blocks_stand_in_their_order() -> None:
    assert kinds(side("pa hb lc")) == ["p", "h", "l"]


def passage(text: str, kind: str = "paragraph") -> Passage:
    return Passage("sec-a", kind, 1, text, ())


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("Et træ. To træer! Er det tre? Ja", 8, 3),
        ("Det er 2,5 m. og ikke mere", 7, 1),  # no capital: the same sentence
        ("Linde-gade og byens", 3, 1),
        ("Der er ⟨trees.last⟩ træer, se ⟨fig-a⟩.", 6, 1),
        ("Som sagt ⟨@grove2020⟩. Og så ⟨-@grove2020; s. 3⟩.", 4, 2),
        ("Uden punktum", 2, 1),
    ],
)
def test_words_and_sentences_are_counted_without_citations(text: str, words: int, sentences: int) -> None:
    assert words_of([passage(text), passage(text, "heading")]) == 2 * words
    long = sum(word in text for word in ("Linde-gade", "punktum"))  # which have more than six letters
    assert readability([passage(text)], "da") == pytest.approx(words / sentences + 100 * long / words)


def test_only_paragraphs_with_words_are_read() -> None:
    assert readability([], "da") is None and readability([passage("Et træ", "heading")], "da") is None
    assert readability([passage("– ⟨@grove2020⟩")], "da") is None
    kinds_of = ("paragraph with a note", "item paragraph", "heading with paragraph")
    assert [readability([passage("Et træ", kind)], "da") is None for kind in kinds_of] == [False, False, True]
    assert readability([passage("Et træ."), passage("Og to til.")], "da") == 5 / 2
