"""Mark-up that pandoc took for text, because a sign or a blank line is missing: it would be printed as it is typed.

Works on the words of the tree, where everything that pandoc did understand is no word any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from report.markdown.attributes import is_reference
from report.markdown.nodes import Inline
from report.markdown.tree import inner, is_line_marker

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
_BEGINS = r"(?:(?<=\n)|\A)"  # of a line
_BLANK = "put a blank line before it"
# What is found, what it is, and what to do; the first that fits counts.
_KINDS = tuple(
    (re.compile(pattern), what, hint)
    for pattern, what, hint in (
        (
            r"\{\{%",
            "a shortcode of another program",
            "Quarto's are written {{< … >}}; or write here what it would print",
        ),
        (
            rf"`?\{{(?:python|r)\b|\bpython {OPAQUE}?(?:value|words)\(|\b(?:value|words)\([\"“”»«'‘’]",
            "an expression that stands outside backticks",
            'write `{python} value("name")`, with a backtick before and after it',
        ),
        (
            rf"{_BEGINS}(?:[-+*]|\d{{1,3}}[.)](?=\u00a0[^\n]*\n\d{{1,3}}[.)]))\u00a0",
            "a list whose mark has no space behind it",
            "type a plain space there",
        ),
        (r"\[!\w+\]", "a box of another program", "write ::: {.callout-note} above it and ::: below it"),
        (rf"{_BEGINS}!!! ?\w", "a box of another program", "write ::: {.callout-note} above it and ::: below it"),
        (rf"\{{[a-z][\w:-]+\}}{OPAQUE}", "a role of another program", "refer with @ and a label, as @fig-trees"),
        (r"\{\{(?!<)[^{}\n]*\}\}|\{%", "a template of another program", "write here what it would print"),
        (rf"{_BEGINS}\[(?:TOC|toc)\]", "a table of contents", "leave it out: each page has one"),
        (r"\[\[", "a link of a wiki", "write [words](address), or @ and a label"),
        (r"\] \((?=https?:)|\)\[(?=https?:)", "a link that is none", "write [words](address), without a space"),
        (rf"{_BEGINS}:{{2,}}|(?<=\s):{{3,}}", "::: that begins or ends no block", f"{_BLANK}, and close its braces"),
        (rf"{_BEGINS}#{{1,6}} |{_BEGINS}##", "a heading that is none", f"{_BLANK}, and a space behind its #"),
        (
            r"(?<=\n)[-+*][ \n]|(?<=\n)(?:\(?\d{1,3}([.)]) [^\n]*\n\(?\d{1,3}\1|\(?[a-z]([.)]) [^\n]*\n\(?[a-z]\2) ",
            "a list that does not begin with a blank line before it",
            f"{_BLANK}; a line of running text may not begin as an item does",
        ),
        (r"\(@\)", "an item of a list of examples", "begin it with 1. and a space"),
        (r"(?<=\n)>", "a quotation that does not begin with a blank line before it", _BLANK),
        (
            rf"{_BEGINS}\| |{_BEGINS}\|[^\n]*\||\|-{{2,}}",
            "a table that is none",
            "see that a line of |---|---| stands below its head, and a blank line before it",
        ),
        (r"\]\{|\{[#.=]|\{[\w-]+=", "braces that belong to nothing", "see that brackets and braces are closed"),
        (r"\]\(|\]\[|!\[", "a link or a picture that is none", "see that its brackets are closed, without a space"),
        (r"\[\^|\^\[", "a footnote that is none", "a call is [^name], and a footnote in a footnote cannot be printed"),
        (rf"\[(?=[^\][]*+(?!\]))[^\][]*{OPAQUE}", "a bracket that is not closed", "end it with ]"),
        (r"`", "a backtick without its partner", "write one before and one after the code"),
        (r"\*\*|(?<!\w)__(?=\w)", "signs of strong type without their partners", "write ** before and after the words"),
        (r"\*(?=\w)|(?<=\w)\*|(?<!\w)_(?=\w)", "a sign of italic type without its partner", "write * around the words"),
        (r"~~", "signs of struck-out words without their partners", "write ~~ before and after the words"),
        (r"<!--|-->", "a sign that means nothing here", "remove it"),
    )
)
_ESCAPED = re.compile(r"\\.")
_NOTE = re.compile(r"\s*\[\^([^\]]*)\]:")
_NO_EXPRESSION = re.compile(r"r\s+\S|\{(?!python\})\w+\}|\{?\s*(?:python\s+)?(?:value|words)\(")


class Typed:
    """The lines of a chapter as its author typed them: what is escaped there is meant as it is.

    `at` tells the place, from 0, of the line with a number.
    """

    def __init__(self, lines: Sequence[str], at: Callable[[int], int] = lambda number: number - 1) -> None:
        self.lines, self.at = lines, at
        self._escaped: dict[tuple[str, int], bool] = {}

    @cached_property
    def notes(self) -> frozenset[str]:
        """The names of the footnotes that are defined."""
        return frozenset(match[1] for line in self.lines if (match := _NOTE.match(line)))

    def escapes(self, sign: str, line: int) -> bool:
        """Whether every `sign` in the line with this number has a backslash before it."""
        key = sign.strip()[:2], line
        if key not in self._escaped:  # a line may hold thousands of them
            text = self.lines[self.at(line)]
            self._escaped[key] = key[0] not in _ESCAPED.sub("", text) and bool(_ESCAPED.search(text))
        return self._escaped[key]


def left_as_text(run: Sequence[Inline], typed: Typed) -> Iterator[tuple[str, int, str]]:
    """What of `run` is mark-up left as text: what it is, the line, 0 when it is not known, and a hint."""
    text, lines = _text(run)
    taken: set[int] = set()
    for pattern, what, hint in _KINDS:
        for found in pattern.finditer(text):
            line = lines[min(found.end(), len(lines)) - 1] if what.startswith("a list") else lines[found.start()]
            if found[0] == "[^" and not _is_defined(text, found.end(), typed):
                continue  # that there is no such footnote is told elsewhere
            if not taken.isdisjoint(range(*found.span())) or (line and typed.escapes(found[0], line)):
                continue
            taken |= set(range(found.start(), found.end()))
            if what.startswith("a list"):
                taken |= set(range(len(text)))  # one item tells of all
            yield f"{what}: {_around(text, found)!r}", line, f"{hint}; a sign that is meant as it is has a \\ before it"


def is_lost_expression(code: str) -> bool:
    """Whether `code`, between backticks, looks as something to be computed that nothing computes."""
    return _NO_EXPRESSION.match(code) is not None


def _is_defined(text: str, at: int, typed: Typed) -> bool:
    """Whether there is a footnote of the name that stands at a place of `text`."""
    end = text.find("]", at)
    return end < 0 or text[at:end] in typed.notes


def _around(text: str, found: re.Match[str]) -> str:
    return " ".join(text[max(0, found.start() - 15) : found.end() + 25].replace(OPAQUE, "…").split())


def _text(run: Sequence[Inline]) -> tuple[str, list[int]]:
    """The words of `run`, with one sign for whatever else is in it, and the line of each character."""
    text = ""
    lines: list[int] = []
    for piece in _pieces(run):
        if isinstance(piece, str):
            text += piece
        else:
            lines += [piece] * (len(text) - len(lines))
    return text, lines + [lines[-1] if lines else 0] * (len(text) - len(lines))


def _pieces(run: Sequence[Inline]) -> Iterator[str | int]:
    for node in run:
        if node["t"] == "Str":
            yield node["c"]
        elif node["t"] == "Space":
            yield " "
        elif node["t"] in ("SoftBreak", "LineBreak"):
            yield "\n"
        elif is_line_marker(node):
            yield int(node["c"][1])
        elif node["t"] in ("Cite", "Note") or (node["t"] == "Span" and is_reference(node)):
            yield OPAQUE
        elif (inside := inner(node)) is not None:
            yield from _pieces(inside)
        else:
            yield OPAQUE
