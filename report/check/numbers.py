"""No number is typed by hand: digits and number words that are neither values nor harmless.

Works on the resolved tree, where values, references, citations and quotations are nodes of their own and so
never seen here.  The exceptions are the ones found necessary in real chapters, in the order in which they
are tried; "tabel 2.6" is never one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from report.diagnostics import Diagnostics
from report.language.rules import DASH, YEAR
from report.language.spelling import number_words
from report.language.traced import OPAQUE
from report.language.units import unit_words, words_beside
from report.language.vocabulary import Vocabulary, in_hand, rules_of
from report.markdown.formulas import checked_text
from report.markdown.nodes import Block, Inline, Span
from report.markdown.tree import attributes, classes, inner, is_line_marker, runs, walk
from report.printed.exhibit import PrintedExhibit

# The last part are the fractions of one character, ¼ to ¾ and ⅐ to ⅞.
_LETTERS = re.compile(r"[^\W\d_]+")
_KEPT = 20_000  # texts of which is known what is typed in them, for a process that checks a chapter again and again
DIGITS = re.compile(r"\d+(?:[.,\N{NO-BREAK SPACE}]\d+)*|[\u00bc-\u00be\u2150-\u215e]")


@dataclass(frozen=True, slots=True)
class NumberRules:
    """What the project allows besides the built-in exceptions: names that hold digits, phrases with number words.

    `definitions` are the ids of the terms whose definitions may hold numbers.
    """

    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()


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


def check_exhibits(
    blocks: Sequence[Block],
    exhibits: Mapping[str, PrintedExhibit],
    language: str,
    rules: NumberRules,
    file: str,
    found: Diagnostics,
) -> None:
    """Report every number typed by hand in the figures and tables of `blocks`: cells, lettering and alternatives."""
    for block in walk(blocks):
        if block["t"] == "Exhibit" and (exhibit := exhibits.get(block["label"])):
            alt = [("the text alternative", exhibit.alt, exhibit.alt)] if exhibit.picture else []
            for where, text, traced in (*alt, *exhibit.untraced):
                place = f"{where} of {block['label']}", file, block["line"]
                check_wording(text, language, rules, place, found, traced)


def check_wording(
    text: str, language: str, rules: NumberRules, place: tuple[str, str, int], found: Diagnostics, traced: str = ""
) -> None:
    """Report every number typed by hand in a `text` that is no prose.

    `place` is what it is, its file and its line; `traced` is the text with a sign for what comes from values and data.
    """
    where, file, line = place
    typed = [("N01", f"the number {m[0]}", m) for m in typed_digits(text, language, rules)]
    typed += [("N02", f"the number word {m[0]!r}", m) for m in typed_words(text, language, rules)]
    for code, what, match in typed:
        if not traced or traced[match.start() : match.end()].strip(OPAQUE):
            instead = "print a value or what stands in the data"
            hint = f"{instead}{_shown(text, match)}, or list it under numbers: in _quarto.yml"
            found.error(code, f"{what} in {where} is typed by hand", file=file, line=line, hint=hint)


def typed_digits(text: str, language: str, rules: NumberRules = NumberRules()) -> list[re.Match[str]]:
    """The runs of digits in `text` that no exception covers."""
    return list(_typed_digits(text, language, rules, in_hand()))


@lru_cache(_KEPT)
def _typed_digits(text: str, language: str, rules: NumberRules, vocabulary: Vocabulary) -> tuple[re.Match[str], ...]:
    allowed = [m.span() for pattern in _allowed(language, rules, vocabulary) for m in pattern.finditer(text)]
    return tuple(_outside(allowed, DIGITS.finditer(text)))


def typed_words(text: str, language: str, rules: NumberRules = NumberRules()) -> list[re.Match[str]]:
    """The number words from two up in `text` (and shares as "a third"), less the phrases of `rules`."""
    return list(_typed_words(text, language, rules, in_hand()))


@lru_cache(_KEPT)
def _typed_words(text: str, language: str, rules: NumberRules, vocabulary: Vocabulary) -> tuple[re.Match[str], ...]:
    phrases = (*rules.phrases, *_units(language, vocabulary))
    allowed = [
        m.span() for phrase in phrases for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
    ]
    return tuple(_outside(allowed, _pattern_for(text, language).finditer(text)))


def _outside(allowed: list[tuple[int, int]], matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The `matches`, in order, that lie in none of the places `allowed`."""
    places = sorted(allowed)
    out, at, end = [], 0, 0
    for match in matches:
        while at < len(places) and places[at][0] <= match.start():
            end = max(end, places[at][1])
            at += 1
        if match.end() > end:
            out.append(match)
    return out


@cache
def _units(language: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of units as headings have them, without a number: "DKK thousand"."""
    printed = {words.many for unit in vocabulary.units if (words := unit_words(unit, language))}
    return tuple(sorted(" ".join(pattern.replace("{}", " ").split()) for pattern in printed))


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
    return re.compile(rf"(?<![\w-])(?:{'|'.join([rules_of(language).typed.shares, *words])})(?!\w)", re.IGNORECASE)


@cache
def _allowed(language: str, rules: NumberRules, vocabulary: Vocabulary) -> tuple[re.Pattern[str], ...]:
    typed = vocabulary.rules[language].typed
    patterns = [
        *(rf"(?<!\w){re.escape(name)}(?!\w)" for name in rules.names),
        *typed.laws,
        rf"\b\d{{1,2}}\.?\s+(?:{typed.months})\b(?:\s+{YEAR})?",
        rf"\b(?:{typed.months})\s+{YEAR}(?:/{YEAR})?",
        *typed.ages,
        *typed.denominators,
        _year(vocabulary),
    ]
    return tuple(re.compile(p) for p in patterns)


def _year(vocabulary: Vocabulary) -> str:
    """A year, or two of them, that is no number of a unit, in whatever language the unit is written."""
    words = dict.fromkeys(word for code in vocabulary.codes for side in words_beside(code) for word in side)
    before = "".join(rf"(?<!{re.escape(word)}\s)" for word in words)
    measures = [vocabulary.rules[code].typed.measures for code in vocabulary.codes]
    measures += [re.escape(word.removesuffix(".")) + r"(?!\w)" for word in words]
    return rf"{before}\b{YEAR}(?:{DASH}(?:{YEAR}|\d\d)\b|/{YEAR})?(?![.,]?\d)(?!\s?(?:{'|'.join(measures)}))"


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
        self.texts: list[str] = []
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
            self.notes.append((node["c"], len(self.lines)))
        elif node["t"] == "Formula":
            self._add(f" {checked_text(node['tex'])} ")
        elif node["t"] in {"Cite", "Code"} or (node["t"] == "Span" and _opaque(node)):
            self._add(OPAQUE)
        elif (inside := inner(node)) is not None:
            self.walk(inside)

    def _add(self, text: str) -> None:
        self.texts.append(text)
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
        return "".join(self.texts), self.lines


def _opaque(node: Span) -> bool:
    kinds, given = classes(node), attributes(node)
    # A quotation is compared with the data, word for word; words without an origin are their author's, as prose is.
    value = "value" in kinds and given.get("worded") != "true"
    return value or "xref" in kinds or "quote" in given or ("typed" in kinds and bool(given.get("reason")))


def _shown(text: str, match: re.Match[str]) -> str:
    around = text[max(0, match.start() - 25) : match.end() + 25].replace(OPAQUE, "…").strip()
    return f" (… {around} …)"
