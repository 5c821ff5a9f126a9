"""What is made quick for long texts finds what a plain reading of short ones finds, at every border of its windows."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.check import ledger, numbers, parity, terms
from report.check.alignment import Passage
from report.check.ledger import changed_words
from report.check.parity import Side, pair
from report.check.terms import AgreedTerm
from report.diagnostics import Diagnostics
from report.markdown.nodes import Inline
from report.markdown.source import Source

SIDES = tuple(Side(Source(f"a.{code}.qmd", code, (), (), "", ()), [], []) for code in ("da", "en"))
places = st.tuples(st.integers(0, 12), st.integers(1, 5)).map(lambda place: (place[0], sum(place)))


@given(st.lists(places, max_size=6), st.lists(places, max_size=8))
def test_a_number_is_allowed_where_it_lies_in_a_place_that_is(
    allowed: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    text = "x" * 20
    matches = [m for a, b in sorted(found) if (m := re.compile(".+").fullmatch(text, a, b))]
    slow = [m for m in matches if not any(a <= m.start() and m.end() <= b for a, b in allowed)]
    assert numbers._outside(allowed, matches) == slow


@given(st.lists(st.tuples(places, st.integers(0, 3)), max_size=8))
def test_a_term_counts_that_lies_in_no_longer_one(found: list[tuple[tuple[int, int], int]]) -> None:
    known = [AgreedTerm(str(at), f"ord{at}", f"word{at}", ("da", "en")) for at in range(4)]
    where = [(place, known[at]) for place, at in found]
    slow = {
        term
        for (start, end), term in where
        if not any(s <= start and end <= e and e - s > end - start for (s, e), _ in where)
    }
    assert terms._outermost(where) == slow


def marker(line: int) -> Inline:
    return {"t": "RawInline", "c": ("line", str(line))}


@given(st.lists(st.sampled_from(["tre", "12", " ", "|"]), max_size=12), st.integers(1, 5))
def test_each_character_has_the_line_of_the_next_mark(pieces: list[str], last: int) -> None:
    """A ``|`` is a mark of the next line; what none follows has the last line, or that of the block."""
    run: list[Inline] = []
    wanted, line = "", 10
    for piece in pieces:
        if piece == "|":
            line += 1
            run.append(marker(line))
        else:
            run.append({"t": "Space"} if piece == " " else {"t": "Str", "c": piece})
    for piece in pieces:
        wanted += "" if piece == "|" else piece
    lines: list[int] = []
    for at, piece in enumerate(pieces):
        before, marked = pieces[:at].count("|"), "|" in pieces[at:]
        own = 11 + before if marked else lines[-1] if lines and before else last
        lines += [own] * len(piece) * (piece != "|")
    assert numbers._texts(run, last) == [(wanted, lines)]


# Blocks whose facts are all different, as values in a text are, or of which many are alike.
facts = st.sampled_from(["one each", "none"])
kinds = st.lists(st.sampled_from(["paragraph", "item", "heading 2"]), min_size=2, max_size=14)


def passages(given_kinds: list[str], how: str) -> list[Passage]:
    return [
        Passage("", kind, 10 * at, f"block {at}", (f"v{at}",) if how == "one each" else ())
        for at, kind in enumerate(given_kinds, 1)
    ]


def told(ours: list[Passage], theirs: list[Passage]) -> list[tuple[str, int, str]]:
    """What is said of two sides of a section."""
    found = Diagnostics()
    pair(*SIDES, {"": ours}, {"": theirs}, found)
    return [(p.file, p.line, p.code) for p in found]


@pytest.mark.parametrize("at_once", [2, 3, 4, 1000])
@settings(deadline=None)
@given(kinds, st.data())
def test_a_block_that_one_side_lacks_is_named_wherever_it_stands(
    at_once: int, kinds: list[str], data: st.DataObject
) -> None:
    """So many blocks are aligned at once."""
    ours = passages(kinds, "one each")
    at = data.draw(st.integers(0, len(ours) - 1))
    theirs = [*ours[:at], *ours[at + 1 :]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parity, "_ALIGNED", at_once)
        assert told(ours, theirs) == [("a.da.qmd", ours[at].line, "P02")]
        assert told(theirs, ours) == [("a.en.qmd", ours[at].line, "P02")]


@given(kinds, kinds, facts)
def test_sides_of_different_kinds_are_told_and_the_search_ends(one: list[str], two: list[str], how: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for at_once in (1, 2, 3, 1000):
            patch.setattr(parity, "_ALIGNED", at_once)
            codes = [code for _, _, code in told(passages(one, how), passages(two, how))]
            assert codes.count("P02") == (one != two)


def test_a_block_far_before_the_first_kind_that_differs_is_the_one_that_is_named() -> None:
    """All are paragraphs up to a heading more than two windows behind the one that is missing."""
    ours = passages(["paragraph"] * 1000 + ["heading 2"], "one each")
    assert told(ours, [*ours[:10], *ours[11:]]) == [("a.da.qmd", 110, "P02")]
    assert told([*ours[:650], *ours[651:]], ours) == [("a.en.qmd", 6510, "P02")]


words = st.lists(st.sampled_from(["falder", "stiger", "i", "byen", "træer"]), max_size=8).map(" ".join)
PARTS = re.compile(r"([-+])((?:\w+ ?)+)")


@pytest.mark.parametrize("compared", [0, 4, 1_000_000])
@given(words, words)
def test_the_words_that_are_told_as_changed_are_all_that_differs(compared: int, before: str, after: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "_COMPARED", compared)
        said = changed_words(before, after)
    out, put = ([word for sign, run in PARTS.findall(said) if sign == which for word in run.split()] for which in "-+")
    assert (said == "") == (before.split() == after.split())
    assert Counter(before.split()) - Counter(out) == Counter(after.split()) - Counter(put)
    if compared == 1_000_000:
        matcher = SequenceMatcher(None, before.split(), after.split(), autojunk=False)
        same = sum(block.size for block in matcher.get_matching_blocks())
        assert len(out) <= len(before.split()) - min(same, 1)


@given(words, words, words, words)
def test_words_before_and_behind_a_change_are_none(before: str, old: str, new: str, behind: str) -> None:
    """Where too many words have changed to be compared, all between the first and the last are told."""
    one, two = f"hun {before} x {old} y {behind} der", f"hun {before} z {new} w {behind} der"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "_COMPARED", 0)
        assert changed_words(one, two) == " ".join(f"-x {old} y +z {new} w".split())
