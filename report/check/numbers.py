"""No number is typed by hand: digits and number words that are neither values nor harmless.

Works on the resolved tree, where values, references, citations and quotations are nodes of their own and so
never seen here.  The exceptions are the ones found necessary in real chapters, in the order in which they
are tried; "tabel 2.6" is never one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from report.diagnostics import Diagnostics
from report.language.spelling import number_words
from report.markdown.nodes import Block, Inline, Span
from report.markdown.tree import attributes, classes, inner, is_line_marker, runs

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
# The last part are the fractions of one character, ¼ to ¾ and ⅐ to ⅞.
_LETTERS = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d+(?:[.,\N{NO-BREAK SPACE}]\d+)*|[\u00bc-\u00be\u2150-\u215e]")
_MONTHS = {
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_DASH = "[-\N{EN DASH}]"
_YEAR = r"(?:19|20)\d\d"
_SHARES = {
    "da": "én|ét|et ud af|en ud af|(?:en )?(?:tredje|fjerde|femte)dele?",
    "en": "one in|one of every|(?:one-|a )?(?:third|quarter|fifth)s?",
}
_MEASURED = r"(?:kr\b|kroner\b|DKK|%|pct\b|procent|per\s?cent)"


@dataclass(frozen=True, slots=True)
class NumberRules:
    """What the project allows besides the built-in exceptions: names that hold digits, phrases with number words."""

    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


def check_numbers(blocks: Sequence[Block], language: str, rules: NumberRules, file: str, found: Diagnostics) -> None:
    """Report every number typed by hand in `blocks`, captions, notes and footnotes included."""
    for run in runs(blocks):
        for text, lines in _texts(run):
            for match in typed_digits(text, language, rules):
                found.error(
                    "N01",
                    f"the number {match[0]} is typed by hand",
                    file=file,
                    line=lines[match.start()],
                    hint=f'take it from a value{_shown(text, match)}, or mark it [9]{{.typed reason="…"}}',
                )
            for match in typed_words(text, language, rules):
                found.error(
                    "N02",
                    f"the number word {match[0]!r} is typed by hand",
                    file=file,
                    line=lines[match.start()],
                    hint=f'use words("…"){_shown(text, match)}, or mark it [{match[0]}]{{.typed reason="…"}}',
                )


def typed_digits(text: str, language: str, rules: NumberRules = NumberRules()) -> list[re.Match[str]]:
    """The runs of digits in `text` that no exception covers."""
    allowed = [m.span() for pattern in _allowed(language, rules) for m in pattern.finditer(text)]
    return [m for m in DIGITS.finditer(text) if not any(a <= m.start() and m.end() <= b for a, b in allowed)]


def typed_words(text: str, language: str, rules: NumberRules = NumberRules()) -> list[re.Match[str]]:
    """The number words from two up in `text` (and Danish *én*, *ét*), less the phrases of `rules`."""
    allowed = [
        m.span()
        for phrase in rules.phrases
        for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
    ]
    return [
        m
        for m in _pattern_for(text, language).finditer(text)
        if not any(a <= m.start() and m.end() <= b for a, b in allowed)
    ]


def _pattern_for(text: str, language: str) -> re.Pattern[str]:
    """The pattern of all number words, which is dear to compile, only where the text has one of them."""
    words = _number_words(language)
    return _word_pattern(language, whole=not words.isdisjoint(_LETTERS.findall(text.lower())))


@cache
def _number_words(language: str) -> frozenset[str]:
    """Number words and their parts, as they stand between spaces and hyphens."""
    return frozenset(part for word in number_words(language) for part in _LETTERS.findall(word))


@cache
def _word_pattern(language: str, *, whole: bool) -> re.Pattern[str]:
    words = sorted(number_words(language), key=len, reverse=True) if whole else []
    return re.compile(rf"(?<![\w-])(?:{'|'.join([_SHARES[language], *words])})(?!\w)", re.IGNORECASE)


@cache
def _allowed(language: str, rules: NumberRules) -> tuple[re.Pattern[str], ...]:
    months = _MONTHS[language]
    danish = language == "da"
    age = "årig(?:e|es)?" if danish else "(?:year-olds?|years? old)"
    aged = rf"\b\d+{_DASH}\d+\s+år\b" if danish else rf"\b(?:aged|ages?)\s+\d+(?:{_DASH}\d+|\s+to\s+\d+)?"
    per, thousands = (r"pr\.|per", r"\.000") if danish else ("per|in every", ",000")
    law = (
        (rf"§+\s*\d+(?:(?:{_DASH}|\s+(?:og|til|eller)\s+)\d+)?(?:,?\s*stk\.\s*\d+)?", r"\bkapitel\s+\d+\s+i\s+\w*loven")
        if danish
        else (rf"\b[Ss]ections?\s+\d+(?:\(\d+\))?(?:(?:{_DASH}|\s+(?:and|or|to)\s+)\d+(?:\(\d+\))?)?",)
    )
    patterns = [
        *(rf"(?<!\w){re.escape(name)}(?!\w)" for name in rules.names),
        *law,
        rf"\b\d{{1,2}}\.?\s+(?:{months})\b(?:\s+{_YEAR})?",
        rf"\b(?:{months})\s+{_YEAR}(?:/{_YEAR})?",
        rf"\b\d+{_DASH}\d+-?{age}|\b\d+-?\s?{age}",
        aged,
        rf"\b(?:{per})\s+1(?:0{{0,2}}(?:{thousands})+|0{{1,2}})",
        rf"(?<!DKK\s)(?<!kr\.\s)\b{_YEAR}(?:{_DASH}(?:{_YEAR}|\d\d)\b|/{_YEAR})?(?![.,]?\d)(?!\s?{_MEASURED})",
    ]
    return tuple(re.compile(p) for p in patterns)


def _texts(run: Sequence[Inline], line: int = 0) -> list[tuple[str, list[int]]]:
    """The text of a run and, apart, of each footnote in it, with the line of every character.

    `line` is that of characters without a mark of their own, as in a footnote written within the text.
    """
    collector = _Collector()
    collector.walk(run)
    text, lines = collector.finished(line)
    own = [(text, lines)]
    for note, at in collector.notes:
        for inner_run in runs(note):
            own += _texts(inner_run, lines[min(at, len(lines) - 1)] if lines else line)
    return own


class _Collector:
    def __init__(self) -> None:
        self.text = ""
        self.lines: list[int] = []
        self.notes: list[tuple[list[Block], int]] = []
        self.unplaced = 0

    def walk(self, inlines: Sequence[Inline]) -> None:
        """Add the text of `inlines`."""
        for node in inlines:
            self._node(node)

    def _node(self, node: Inline) -> None:
        if node["t"] == "Str":
            self._add(node["c"])
        elif node["t"] in {"Space", "SoftBreak", "LineBreak"}:
            self._add(" ")
        elif is_line_marker(node):
            self._place(int(node["c"][1]))
        elif node["t"] == "Note":
            self.notes.append((node["c"], len(self.text)))
        elif node["t"] in {"Cite", "Code"} or (node["t"] == "Span" and _opaque(node)):
            self._add(OPAQUE)
        elif (inside := inner(node)) is not None:
            self.walk(inside)

    def _add(self, text: str) -> None:
        self.text += text
        self.lines += [0] * len(text)
        self.unplaced += len(text)

    def _place(self, line: int) -> None:
        if self.unplaced:
            self.lines[-self.unplaced :] = [line] * self.unplaced
        self.unplaced = 0

    def finished(self, line: int) -> tuple[str, list[int]]:
        """The text and its lines; what no mark follows has the last line, or `line`."""
        marked = len(self.lines) - self.unplaced
        self._place(self.lines[marked - 1] if marked else line)
        return self.text, self.lines


def _opaque(node: Span) -> bool:
    kinds, given = classes(node), attributes(node)
    # A quotation is compared with the data, word for word.
    return "value" in kinds or "xref" in kinds or "quote" in given or ("typed" in kinds and bool(given.get("reason")))


def _shown(text: str, match: re.Match[str]) -> str:
    around = text[max(0, match.start() - 25) : match.end() + 25].replace(OPAQUE, "…").strip()
    return f" (… {around} …)"
