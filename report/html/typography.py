"""What belongs together stays on one line: "§ 11, stk. 3", "pr. 1.000", "aged 0–17", "s. 21-27"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from html import escape

from report.html.pieces import END, WHOLE, Pieces, Tag, joined, merged
from report.language.rules import CAPITALS, NO_BREAK, LanguageRules
from report.language.units import words_beside
from report.language.vocabulary import rules_of
from report.markdown.nodes import Inline
from report.markdown.tree import inner, plain, span, string, with_inner

# What stands before a space and after it, where the line may not end between them.
_EVERYWHERE = (
    (r"ISBN", r"\d"),
    (rf"(?<![^\s(])[{CAPITALS}]\.", f"[{CAPITALS}]"),  # initials
    (r"[\w)»’]", r"\N{EN DASH}(?:\s|$)"),  # a dash may end a line and not begin it
)
_BAND = r"\d+(?:\u00a0\d+)*[-\N{EN DASH}]\d+(?:\u00a0\d+)*"
_CHAIN = r"\d+(?:-\d+){2,}(?:-X)?"  # of digits, as an ISBN or a date
_KEPT = 20_000  # texts that stay set, for a process that writes a page again and again
_WORD = 12  # letters of a word that are looked at where it may belong to another
_SHORT, _FEW = 14, 3  # letters of a word, and words of a title, that are not looked after
_WIDE, _LONG = 24, 8  # letters that may be a line of their own, and spaces of a paragraph of more than one line


@cache
def _together(rules: LanguageRules, units: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a space that may not end a line; `units` are words after which a number follows."""
    joints = [*_EVERYWHERE, *rules.typography.joined]
    if units:
        joints.append((rf"(?<![^\s({rules.quotes.double[0]}])(?:{'|'.join(map(re.escape, units))})", r"\d"))
    return re.compile("|".join(f"{before} (?={after})" for before, after in joints))


def _together_in(language: str) -> re.Pattern[str]:
    return _together(rules_of(language), words_beside(language)[0])


@cache
def _band(rules: LanguageRules) -> re.Pattern[str]:
    return re.compile(f"{_CHAIN}|{_BAND}{rules.typography.band}")


def bind(inlines: Sequence[Inline], language: str) -> list[Inline]:
    """`inlines` with no-break spaces where words belong together, and bands kept whole."""
    together, band = _together_in(language), _band(rules_of(language))
    out: list[Inline] = []
    for at, node in enumerate(inlines):
        following = inlines[at + 1] if at + 1 < len(inlines) else None
        if node["t"] in ("Space", "SoftBreak") and out and _belong_together(out[-1], following, together):
            out.append(string(NO_BREAK))
        elif node["t"] == "Str":
            out += _kept_whole(_with_joints(node["c"], together), band)
        elif (inside := inner(node)) is not None:
            out.append(with_inner(node, bind(inside, language)))
        else:
            out.append(node)
    return out


def bound(text: str, language: str) -> Pieces:
    """Plain text, such as that of a table's cell, set as :func:`bind` sets prose."""
    together = _with_joints(text, _together_in(language))
    pieces: Pieces = []
    at = 0
    for band in _band(rules_of(language)).finditer(together):
        pieces += [escape(together[at : band.start()], quote=False), WHOLE, band[0], END]
        at = band.end()
    return [*pieces, escape(together[at:], quote=False)]


def balanced(title: Pieces) -> Pieces:
    """A heading or caption whose last line holds more than one short word, unless it has hardly more words."""
    pieces = merged(title)
    last = pieces[-1] if pieces else ""
    before, space, word = last.rpartition(" ")
    spaces = sum(piece.count(" ") for piece in pieces if not isinstance(piece, Tag))
    if isinstance(last, Tag) or not space or len(word) > _SHORT or word.split() != [word] or spaces < _FEW:
        return pieces
    return [*pieces[:-1], f"{before}{NO_BREAK}{word}"]


def closed(paragraph: Pieces) -> Pieces:
    """A paragraph whose last line holds more than a short word, or a part of one, unless it is short itself.

    Its last two words stay together, and the last is not divided.
    """
    pieces = merged(paragraph)
    if sum(piece.count(" ") for piece in pieces if not isinstance(piece, Tag)) < _LONG:
        return pieces
    at = max(n for n, piece in enumerate(pieces) if not isinstance(piece, Tag) and " " in piece)
    before, _, word = pieces[at].rpartition(" ")
    tail = [word, *(piece for piece in pieces[at + 1 :] if not isinstance(piece, Tag))]
    if sum(map(len, tail)) > _WIDE:
        return pieces
    last = [WHOLE, word, END] if word else []
    return [*pieces[:at], f"{before}{NO_BREAK}", *last, *pieces[at + 1 :]]


def balanced_text(title: str) -> str:
    """The same for plain text."""
    return joined(balanced([title]))


@lru_cache(_KEPT)
def _with_joints(text: str, together: re.Pattern[str]) -> str:
    """`text` with no-break spaces where words belong together."""
    return together.sub(lambda m: m[0][:-1] + NO_BREAK, text)


def _belong_together(before: Inline, following: Inline | None, together: re.Pattern[str]) -> bool:
    """Whether the last word of one node and the first of another do."""
    if following is None:
        return False
    last, first = plain([before]).rpartition(" ")[2], plain([following]).partition(" ")[0]
    return _joint(f"{last[-_WORD:]} {first[:_WORD]}", together)


@lru_cache(_KEPT)
def _joint(text: str, together: re.Pattern[str]) -> bool:
    """Whether there are words that belong together in `text`."""
    return together.search(text) is not None


def _kept_whole(text: str, band: re.Pattern[str]) -> list[Inline]:
    """`text` with each band in a span of class ``nobr``."""
    out: list[Inline] = []
    at = 0
    for start, end in _bands(text, band):
        out += [string(text[at:start])] if start > at else []
        out.append(span([string(text[start:end])], "nobr"))
        at = end
    return [*out, string(text[at:])] if at < len(text) or not out else out


@lru_cache(_KEPT)
def _bands(text: str, band: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Where bands stand in `text`."""
    return tuple(match.span() for match in band.finditer(text))
