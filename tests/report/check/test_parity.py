"""Two languages in step: what is deleted, doubled, moved or changed on one side is found, and where."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from report.check.ledger import (
    approve,
    approved_with,
    changed_words,
    check_ledger,
    ledger_rows,
    read_ledger,
    write_ledger,
)
from report.check.parity import Pair, pair, sections
from report.diagnostics import ERROR, WARNING, Diagnostic, Diagnostics
from tests.chapters import VALUES, read_all

DANISH, ENGLISH = "chapter.da.qmd", "chapter.en.qmd"
FILES = (DANISH, ENGLISH)
CELL = '```{{python}}\n#| label: {label}\n#| {option}: "{caption}"\n{code}\n```'
BOX = "::: {{#nte-{at} .callout-note}}\n## {title}\n\n{text}\n:::"


@dataclass(frozen=True)
class Block:
    """A block of a chapter to be; `names` are the values it prints."""

    kind: str
    names: tuple[str, ...]

    def markdown(self, language: str, at: int) -> str:
        """The block as `language` writes it; every other word differs between the languages."""
        printed = [f'`{{python}} value("{name}")`' for name in (self.names if language == "da" else self.names[::-1])]
        text = " ".join([f"tekst {'æøå'[at % 3]}" if language == "da" else f"text {'xyz'[at % 3]}", *printed, "."])
        return {
            "paragraph": text,
            "list": f"- {text}\n- {text}",
            "quotation": f"> {text}",
            "footnote": f"{text}[^n{at}]\n\n[^n{at}]: {text}",
            "section": f"## {text} {{#sec-{at}}}",
            "box": BOX.format(at=at, title=text, text=text),
            "table": CELL.format(label=f"tbl-{at}", option="tbl-cap", caption=f"{language} {at}", code=f"table({at})"),
        }[self.kind]


kinds = st.sampled_from(["paragraph", "list", "quotation", "footnote", "section", "box", "table"])
names = st.lists(st.sampled_from(sorted(VALUES)), max_size=3).map(tuple)
chapters = st.lists(st.builds(Block, kinds, names), min_size=1, max_size=6).map(lambda blocks: list(enumerate(blocks)))


def text(blocks: list[tuple[int, Block]], language: str) -> str:
    """A chapter of `blocks`, whose first blocks are a title and a paragraph."""
    return "\n\n".join(["# T {#sec-t}", "Tekst.", *(block.markdown(language, at) for at, block in blocks)]) + "\n"


def compare(danish: str, english: str) -> tuple[list[Pair], list[Diagnostic]]:
    """The pairs of two chapters, and what differs."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = read_all(Path(folder), dict(zip(FILES, (danish, english), strict=True)))
    found = Diagnostics()
    ours, theirs = sections(first.side), sections(second.side)
    return pair(first.side, second.side, ours, theirs, found), list(found)


def differences(danish: str, english: str) -> list[Diagnostic]:
    return compare(danish, english)[1]


def lines_of(problems: list[Diagnostic], file: str) -> set[int]:
    """The lines of `file` that the problems name, as their place or in the hint."""
    hinted = {int(p.hint.rpartition(":")[2]) for p in problems if p.hint.rpartition(":")[0].endswith(file)}
    return {p.line for p in problems if p.file == file and p.line} | hinted


@pytest.mark.parametrize(
    ("danish", "english", "differs"),
    [
        ('[a]{term="x"} og [b]{term="x"}', '[a]{term="x"} and b', False),
        ('[a]{term="x" index="y z"}', '[a]{index="z y"} and [b]{term="x"}', False),
        ('["a"]{quote="q.r"}', '["b"]{quote="q.r"}', False),
        ('["a"]{quote="q.r"}', '"b"', True),
        ('[a]{index="y z"}', '[a]{index="y"}', True),
        ('[a]{term="x"}', '[a]{index="x"}', True),
    ],
)
def test_a_pair_of_paragraphs_makes_the_same_marks(danish, english, differs):
    problems = differences(*(f"# T {{#sec-t}}\n\n{text}.\n" for text in (danish, english)))
    assert [p.code for p in problems] == ["P03"] * differs


def swap(blocks: list, at: int) -> list:
    return [*blocks[:at], blocks[at + 1], blocks[at], *blocks[at + 2 :]]


@settings(max_examples=20)
@given(chapters)
def test_a_faithful_translation_has_no_differences(blocks):
    pairs, problems = compare(text(blocks, "da"), text(blocks, "en"))
    assert problems == []
    assert len(pairs) >= len(blocks) + 2


@settings(max_examples=20)
@given(chapters, st.data())
def test_a_block_that_only_one_side_has_is_found_there(blocks, data):
    at = data.draw(st.integers(0, len(blocks) - 1))
    without = blocks[:at] + blocks[at + 1 :]
    assert lines_of(differences(text(blocks, "da"), text(without, "en")), DANISH)
    assert lines_of(differences(text(without, "da"), text(blocks, "en")), ENGLISH)


@settings(max_examples=20)
@given(st.lists(names, min_size=1, max_size=6), st.data())
def test_a_paragraph_without_counterpart_is_named_by_line(found, data):
    # One value more often than `names` can hold it makes each paragraph unlike the others.
    blocks = [(at, Block("paragraph", (*names, *"abcdefgh"[at] * 4))) for at, names in enumerate(found)]
    at = data.draw(st.integers(0, len(blocks) - 1))
    problems = differences(text(blocks, "da"), text(blocks[:at] + blocks[at + 1 :], "en"))
    assert [(p.code, p.file) for p in problems] == [("P02", DANISH)]
    assert problems[0].line == 5 + 2 * at


@settings(max_examples=20)
@given(chapters, st.data())
def test_a_block_said_twice_is_found(blocks, data):
    at = data.draw(st.integers(0, len(blocks) - 1))
    again = (len(blocks), blocks[at][1])
    doubled = [*blocks[: at + 1], again, *blocks[at + 1 :]]
    problems = differences(text(blocks, "da"), text(doubled, "en"))
    assert problems and lines_of(problems, ENGLISH)


@settings(max_examples=20)
@given(chapters.filter(lambda blocks: len(blocks) > 1), st.data())
def test_two_blocks_in_another_order_are_found_when_they_are_not_alike(blocks, data):
    at = data.draw(st.integers(0, len(blocks) - 2))
    problems = differences(text(blocks, "da"), text(swap(blocks, at), "en"))
    (_, one), (_, other) = blocks[at], blocks[at + 1]
    alike = one.kind == other.kind and sorted(one.names) == sorted(other.names)
    if not alike or one.kind in ("section", "table", "box"):
        assert problems


@settings(max_examples=20)
@given(names, names)
@example(("a", "a"), ("a",))
@example(("a", "b"), ("b", "a"))
def test_values_are_compared_as_sets_that_count(ours, theirs):
    danish, english = (text([(0, Block("paragraph", names))], code) for names, code in ((ours, "da"), (theirs, "en")))
    problems = differences(danish, english)
    if sorted(ours) == sorted(theirs):
        assert problems == []
    else:
        assert [(p.code, p.file, p.line) for p in problems] == [("P03", ENGLISH, 5)]
        assert f"{DANISH}:5" in problems[0].hint


@pytest.mark.parametrize(
    ("danish", "english", "named"),
    [
        ('x `{python} value("a")`', "x", "only the da side has a"),
        ("x", 'x `{python} words("b")`', "only the en side has b"),
        ("x [@grove2020]", "x [@stone2018]", "only the da side has @grove2020; only the en side has @stone2018"),
        ("x @sec-t", "x", "only the da side has @sec-t"),
        ('x[^n]\n\n[^n]: `{python} value("a")`', "x[^n]\n\n[^n]: y", "only the da side has a"),
    ],
)
def test_what_only_one_side_has_is_said(danish, english, named):
    (problem,) = differences(f"# T {{#sec-t}}\n\n{danish}", f"# T {{#sec-t}}\n\n{english}")
    assert problem.code == "P03" and problem.message.endswith(named)


@pytest.mark.parametrize(
    ("danish", "english", "code"),
    [
        ("## A {#sec-a}\n\nx", "## A {#sec-b}\n\nx", "P01"),
        ("## A {#sec-a}\n\nx\n\n## B {#sec-b}\n\ny", "## B {#sec-b}\n\ny\n\n## A {#sec-a}\n\nx", "P01"),
        ("## A {#sec-a}\n\nx", "### A {#sec-a}\n\nx", "P02"),
        ("- a\n- b", "- a\n- b\n- c", "P02"),
        ("a[^n]\n\n[^n]: x", "a", "P02"),
        ("```{python}\nx = 1\n```\n\na", "```{python}\nx = 2\n```\n\na", "P04"),
        ("```{python}\nx = 1\n```\n\na", "a", "P04"),
        ("a", "```{python}\nx = 1\n```\n\na", "P04"),
    ],
    ids=[
        "renamed section",
        "moved section",
        "another level",
        "more items",
        "no footnote",
        "another cell",
        "no cell",
        "one more cell",
    ],
)
def test_the_shape_of_both_sides_is_the_same(danish, english, code):
    problems = differences(f"# T {{#sec-t}}\n\n{danish}", f"# T {{#sec-t}}\n\n{english}")
    assert code in {problem.code for problem in problems}


@dataclass
class Ledger:
    """A chapter of one paragraph for each pair of texts, and the ledger of it as first approved."""

    approved: list[list[str]]

    def problems(self, pairs: list[tuple[str, str]], severity: str = ERROR) -> list[Diagnostic]:
        found = Diagnostics()
        check_ledger(paired(pairs), approved_with(self.approved, 1), FILES, found, severity)
        return list(found)


def paired(texts: list[tuple[str, str]]) -> list[Pair]:
    danish, english = ("\n\n".join(["# T {#sec-t}", *side]) for side in zip(*texts, strict=True))
    return compare(danish, english)[0]


APPROVED = [("Et træ.", "A tree."), ("En park.", "A park."), ("En gade.", "A street.")]
LINES = (3, 5, 7)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return Ledger(ledger_rows({"en": paired(APPROVED)}))


def test_what_was_approved_is_clean(ledger):
    assert ledger.problems(APPROVED) == []


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("side", [0, 1], ids=FILES)
def test_a_change_on_one_side_is_reported_on_the_other(ledger, side, at):
    changed = [list(pair) for pair in APPROVED]
    changed[at][side] = "Nyt."
    (problem,) = ledger.problems(changed)
    assert (problem.file, problem.line, problem.code) == (FILES[1 - side], LINES[at], "P05")
    assert f"{FILES[side]}:{LINES[at]}" in problem.hint and "has not followed" in problem.message
    changed[at][side] = APPROVED[at][side]
    assert ledger.problems(changed) == []


def test_a_change_is_shown_to_the_side_that_must_follow(ledger):
    (problem,) = ledger.problems([("Et gammelt træ.", "A tree."), *APPROVED[1:]])
    assert "(+gammelt)" in problem.message and problem.file == FILES[1]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Antallet falder lidt.", "Antallet stiger lidt.", "-falder +stiger"),
        ("Der er ⟨a⟩ træer.", "Der er ⟨b⟩ træer.", "-⟨a⟩ +⟨b⟩"),
        ("Et stort, gammelt træ.", "Et træ.", "-stort, gammelt"),
        ("Et træ.", "Et træ. Ingen ved det.", "+Ingen ved det."),
    ],
)
def test_the_words_that_changed(before, after, shown):
    assert changed_words(before, after) == shown


@given(st.lists(st.sampled_from(["et", "to", "træ", "park"])), st.lists(st.sampled_from(["et", "to", "træ", "park"])))
def test_only_equal_texts_have_no_changed_words(before, after):
    assert (changed_words(" ".join(before), " ".join(after)) == "") == (before == after)


def test_a_change_on_both_sides_waits_for_approval(ledger):
    (problem,) = ledger.problems([("Nyt.", "New."), *APPROVED[1:]])
    assert "has not been approved" in problem.message


def test_paragraphs_that_only_one_side_moved_are_reported(ledger):
    moved = [(APPROVED[0][0], APPROVED[1][1]), (APPROVED[1][0], APPROVED[0][1]), APPROVED[2]]
    assert [problem.line for problem in ledger.problems(moved)] == [3, 5]


def test_paragraphs_that_both_sides_moved_are_clean(ledger):
    assert ledger.problems(APPROVED[::-1]) == []


def test_wrapping_a_paragraph_anew_changes_nothing(ledger):
    assert ledger.problems([("Et\ntræ.", "A tree."), *APPROVED[1:]]) == []


def test_a_preview_only_warns(ledger):
    assert [p.severity for p in ledger.problems([("Nyt.", "A tree."), *APPROVED[1:]], WARNING)] == [WARNING]


def test_another_value_in_the_same_words_is_a_change():
    pair = ('Der er `{python} value("a")`.', 'There are `{python} value("a")`.')
    approved = Ledger(ledger_rows({"en": paired([pair])}))
    assert approved.problems([tuple(side.replace('"a"', '"b"') for side in pair)])


def test_the_ledger_is_read_as_it_was_written_one_pair_a_line(tmp_path):
    path, pairs = tmp_path / "pairs.json", {"en": paired(APPROVED)}
    assert read_ledger(path) == {}
    write_ledger(path, {"01-å": pairs, "02": {}})
    assert read_ledger(path) == {"01-å": ledger_rows(pairs), "02": []}
    approve(path, {"02": pairs})
    assert read_ledger(path) == {"01-å": ledger_rows(pairs), "02": ledger_rows(pairs)}
    write_ledger(path, {"01-å": pairs})
    assert sum(line.count('["') for line in path.read_text(encoding="utf-8").splitlines()) == len(pairs["en"])
