"""What belongs together stays on one line: "§ 11, stk. 3", "pr. 1.000", "aged 0–17", "VIVE 2021, s. 21-27"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from report.html.pieces import END, WHOLE, Pieces, Tag, joined, merged
from report.markdown.nodes import Inline
from report.markdown.tree import inner, plain, span, string, with_inner

NO_BREAK = "\N{NO-BREAK SPACE}"
# What stands before a space and after it, where the line may not end between them.
_EVERYWHERE = (
    (r"ISBN", r"\d"),
    (r"(?<![^\s(])[A-ZÆØÅ]\.", r"[A-ZÆØÅ]"),  # initials
    (r"[\w)»’]", r"\N{EN DASH}(?:\s|$)"),  # a dash may end a line and not begin it
    (r"\w,", r"(?:s|pp?)\."),  # the page of a citation
)
_JOINTS = {
    "da": (
        *_EVERYWHERE,
        (r"(?<![^\s(»])(?:§+|stk\.|s\.|pr\.|ca\.|nr\.|kl\.|dias)", r"\d"),
        (r"\d", "%"),
        (r"\d,", r"stk\."),
        (r"\(se", r"\w"),
        (r"\w", r"m\.fl\."),
        (r"(?<!\S)\d{1,2}\.", r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"),
    ),
    "en": (
        *_EVERYWHERE,
        (r"(?<![^\s(‘])(?:[Ss]ections?|pp?\.|aged|per|No\.|DKK|slides?)", r"\d"),
        (r"\(see", r"\w"),
        (r"et", r"al\."),
        (r"(?<!\S)\d{1,2}", r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"),
    ),
}
_TOGETHER = {
    code: re.compile("|".join(f"{before} (?={after})" for before, after in joints)) for code, joints in _JOINTS.items()
}
_BAND = re.compile(r"\d+[-\N{EN DASH}]\d+(?:-årig\w*)?")
_SHORT, _FEW = 14, 3  # letters of a word, and words of a title, that are not looked after


def bind(inlines: Sequence[Inline], language: str) -> list[Inline]:
    """`inlines` with no-break spaces where words belong together, and bands kept whole."""
    out: list[Inline] = []
    for at, node in enumerate(inlines):
        following = inlines[at + 1] if at + 1 < len(inlines) else None
        if node["t"] in ("Space", "SoftBreak") and out and _belong_together(out[-1], following, language):
            out.append(string(NO_BREAK))
        elif node["t"] == "Str" and _BAND.search(node["c"]):
            out += _kept_whole(node["c"])
        elif (inside := inner(node)) is not None:
            out.append(with_inner(node, bind(inside, language)))
        else:
            out.append(node)
    return out


def bound(text: str, language: str) -> Pieces:
    """Plain text, such as that of a table's cell, set as :func:`bind` sets prose."""
    together = _TOGETHER[language].sub(lambda m: m[0][:-1] + NO_BREAK, text)
    pieces: Pieces = []
    at = 0
    for band in _BAND.finditer(together):
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


def balanced_text(title: str) -> str:
    """The same for plain text."""
    return joined(balanced([title]))


def _belong_together(before: Inline, following: Inline | None, language: str) -> bool:
    if following is None:
        return False
    found = _TOGETHER[language].search(f"{plain([before])[-12:]} {plain([following])[:12]}")
    return found is not None


def _kept_whole(text: str) -> list[Inline]:
    """`text` with each band in a span of class ``nobr``."""
    out: list[Inline] = []
    at = 0
    for match in _BAND.finditer(text):
        out += [string(text[at : match.start()])] if match.start() > at else []
        out.append(span([string(match[0])], "nobr"))
        at = match.end()
    return [*out, string(text[at:])] if at < len(text) else out
