"""What is made quick for long paragraphs finds what a plain reading of short ones finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from report.diagnostics import Diagnostics
from report.markdown import leftovers, line_markers, lone_marks
from report.markdown.balance import check_balance
from report.markdown.leftovers import OPAQUE, Typed
from report.markdown.line_markers import SPECIAL
from report.markdown.nodes import Inline
from report.markdown.source import without_comments

CLOSING = {"[": "]", "(": ")", "{": "}"}
HARD_BREAK = re.compile(r"^((?:[^\\]|\\.)*?)( {2,}|\\)$")
UNCLOSED = re.compile(rf"\[[^\][]*{OPAQUE}(?![^\][]*\])")
ESCAPED = re.compile(r"\\.")

texts = st.text(st.sampled_from("[](){}`\\a !^\n"), max_size=16)
lines_of = st.lists(st.text(st.sampled_from("[]> a"), max_size=6), max_size=6)


def slow_end(text: str, opening: re.Match[str]) -> int:
    """Where the inline ends that begins with `opening`; 0 when it opens none."""
    if opening[0] == "[":
        end = slow_closed(text, opening.start())
        return slow_followed(text, end, "({[") if end else 0
    if opening[0][0] == "`":
        close = re.compile(f"(?<!`){opening[0]}(?!`)").search(text, opening.end())
        return slow_followed(text, close.end(), "{") if close else 0
    return 0


def slow_followed(text: str, end: int, openings: str) -> int:
    """The end of what ends at `end`, with its address and attributes."""
    while text[end : end + 1] and text[end] in openings and (further := slow_closed(text, end)):
        end = further
    return end


def slow_closed(text: str, at: int) -> int:
    """The place behind the bracket that closes the one at `at`, sign by sign; 0 when none does."""
    opening, closing = text[at], CLOSING[text[at]]
    depth = 0
    while at < len(text):
        if text[at] in "\\`":
            skipped = SPECIAL.match(text, at)
            at = (slow_end(text, skipped) or skipped.end()) if skipped else at + 1
            continue
        depth += (text[at] == opening) - (text[at] == closing)
        at += 1
        if depth == 0:
            return at
    return 0


def slow_inlines(text: str) -> list[tuple[int, int]]:
    """What :func:`report.markdown.line_markers._unbroken_inlines` gives, each bracket looked for anew."""
    found, at = [], 0
    while opening := SPECIAL.search(text, at):
        end = slow_end(text, opening)
        if end:
            before = line_markers.BEFORE_BRACKET.search(text, at, opening.start()) if opening[0] == "[" else None
            found.append((before.start() if before else opening.start(), end))
        at = end or opening.end()
    return found


@given(texts)
@example("[a [b](c) `]` {d}]")
@example("`a`{b `c`{}")
def test_brackets_and_code_end_where_they_do_when_each_is_looked_for(text: str) -> None:
    assert line_markers._unbroken_inlines(text) == slow_inlines(text)


@given(st.text(st.sampled_from("a \\"), max_size=10))
def test_a_line_breaks_where_one_pattern_says_so(line: str) -> None:
    match = HARD_BREAK.match(line)
    assert line_markers._without_break(line) == ((match[1], match[2]) if match else (line, ""))


@given(st.text(st.sampled_from(["[", "]", "a", OPAQUE]), max_size=14))
def test_a_bracket_with_a_reference_is_open_where_nothing_closes_it(text: str) -> None:
    pattern = next(pattern for pattern, what, _ in leftovers._KINDS if what == "a bracket that is not closed")
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in UNCLOSED.finditer(text)]


signs = st.sampled_from(["*", "**", "[", "](", "`", " ::: ", "~~"])


@given(
    st.lists(st.text(st.sampled_from("\\*[]`~:( a"), max_size=8), min_size=1, max_size=3), st.lists(signs, max_size=8)
)
def test_a_line_is_asked_once_for_each_sign_that_it_escapes(lines: list[str], asked: list[str]) -> None:
    typed = Typed(lines)
    for sign in (*asked, *asked):
        for number, line in enumerate(lines, 1):
            first = sign.strip()[:2]
            slow = first not in ESCAPED.sub("", line) and ESCAPED.search(line) is not None
            assert typed.escapes(sign, number) == slow


@given(st.lists(st.sampled_from(["tre", "a", " ", "|", "\n", "@"]), max_size=10))
def test_each_character_has_the_line_of_the_next_mark(pieces: list[str]) -> None:
    """A ``|`` is the mark of the next line; what none follows has the line of the last."""
    run: list[Inline] = []
    for at, piece in enumerate(pieces):
        inlines: dict[str, Inline] = {
            "|": {"t": "RawInline", "c": ("line", str(11 + pieces[:at].count("|")))},
            " ": {"t": "Space"},
            "\n": {"t": "SoftBreak"},
            "@": {"t": "Note", "c": []},
        }
        run.append(inlines.get(piece, {"t": "Str", "c": piece}))
    wanted, lines = "", []
    for at, piece in enumerate(pieces):
        if piece != "|":
            shown = OPAQUE if piece == "@" else piece
            before, marked = pieces[:at].count("|"), "|" in pieces[at:]
            wanted += shown
            lines += [11 + before if marked else lines[-1] if lines else 0] * len(shown)
    assert leftovers._text(run) == (wanted, lines)


@given(lines_of)
def test_a_line_is_inside_a_bracket_that_its_paragraph_has_left_open(lines: list[str]) -> None:
    slow = []
    for at in range(len(lines)):
        before: list[str] = []
        for line in reversed(lines[:at]):
            if not line.strip(" \t>"):
                break
            before.insert(0, line)
        depth = 0
        for sign in "".join(before):
            depth = max(0, depth + (sign == "[") - (sign == "]"))
        slow.append(depth > 0 and bool(lines[at].strip(" \t>")))
    fast = lone_marks._in_brackets(list(enumerate(lines, 1)))
    assert [inside and bool(line.strip(" \t>")) for inside, line in zip(fast, lines, strict=True)] == slow


calls = st.lists(st.sampled_from(["[^a]", "[^b]", "\\[^a]", " ", "x"]), max_size=5).map("".join)
noted = st.tuples(st.sampled_from(["", "[^a]: ", "[^b]: ", "[^c]: "]), calls).map("".join)


@given(st.lists(noted, max_size=5))
@example(["[^a]", "[^a] "])
@example(["[^a]", "[^a] x"])
@example(["[^a]", "x [^a] "])
def test_each_call_is_held_against_all_others(lines: list[str]) -> None:
    found = Diagnostics()
    check_balance(list(enumerate(lines, 1)), "a.qmd", found)
    twice = set()
    defined = {match[1] for line in lines if (match := re.match(r"\[\^(\w)\]:", line))}
    called: list[tuple[int, str]] = []
    for at, line in enumerate(lines, 1):
        begun = re.match(r"\[\^(\w)\](:|\s)", line)
        # What begins a line and has been called before without being defined is a footnote that lacks its colon.
        known = begun and (begun[2] == ":" or begun[1] in {name for _, name in called} - defined)
        calls_in = re.compile(r"(?<!\\)\[\^(\w)\]").finditer(line, begun.end() if begun and known else 0)
        called += [(at, call[1]) for call in calls_in]
    for place, (at, name) in enumerate(called):
        others = [line for other, (line, same) in enumerate(called) if same == name and other != place]
        if any(line <= at for line in others):
            twice.add((at, name))
    told = {(p.line, p.message.split("^")[1][0]) for p in found if p.message.endswith("called twice")}
    assert told == twice


@given(
    st.lists(
        st.sampled_from(["[a]: x", "[B c]: x", "[d [e]: x", "see [A]", "[b c][]", "[d [e](f)", "", "[g"]), max_size=6
    )
)
def test_an_address_is_used_where_its_name_stands_in_brackets(lines: list[str]) -> None:
    found = Diagnostics()
    check_balance(list(enumerate(lines, 1)), "a.qmd", found)
    given_at = {at: m[1] for at, line in enumerate(lines, 1) if (m := re.match(r"\[([^\]^@][^\]]*)\]: x", line))}
    text = " ".join(line for at, line in enumerate(lines, 1) if at not in given_at).lower()
    unused = {at for at, name in given_at.items() if f"[{name.lower()}]" not in text}
    assert {p.line for p in found if "nothing uses the address" in p.message} == unused


@pytest.mark.parametrize("length", [1, 1000])
def test_a_comment_may_stand_in_a_line_many_times(length: int) -> None:
    assert without_comments("a<!-- b -->" * length + "c<!--", False) == ("a" * length + "c", True)
    assert without_comments("a --> b<!-- c -->" * length, True)[1] is False
