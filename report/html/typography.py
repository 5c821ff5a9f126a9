"""What belongs together stays on one line: "§ 11, stk. 3", "pr. 1.000", "aged 0–17", "VIVE 2021, s. 21-27", "R. Elmore"."""

from __future__ import annotations

import re
from functools import cache

from report.language.rules import CAPITALS, NO_BREAK, LanguageRules
from report.language.units import words_beside
from report.language.vocabulary import rules_of
from report.markdown.tree import Node, inner, plain, span, string, with_inner

# What stands before a space and after it, where the line may not end between them.
_EVERYWHERE = (
    (r"ISBN", r"\d"),
    (rf"(?<![^\s(])[{CAPITALS}]\.", f"[{CAPITALS}]"),  # initials
    (r"[\w)»’]", r"\N{EN DASH}(?:\s|$)"),  # a dash may end a line and not begin it
)
_BAND = r"\d+(?:\u00a0\d+)*[-\N{EN DASH}]\d+(?:\u00a0\d+)*"
_LAST_WORDS = re.compile(r"^(.* .* .*) ([^\s<>]{1,14})$", re.DOTALL)


@cache
def _together(rules: LanguageRules, units: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a space that may not end a line; `units` are words after which a number follows."""
    pages = "|".join(re.escape(rules.words[key]) for key in ("abbreviated_page", "abbreviated_pages"))
    joints = [*_EVERYWHERE, *rules.typography.joined, (r"\w,", f"(?:{pages})")]  # the page of a citation
    if units:
        joints.append((rf"(?<![^\s({rules.quotes.double[0]}])(?:{'|'.join(map(re.escape, units))})", r"\d"))
    return re.compile("|".join(f"{before} (?={after})" for before, after in joints))


@cache
def _band(rules: LanguageRules) -> re.Pattern[str]:
    return re.compile(_BAND + rules.typography.band)


def _together_in(language: str) -> re.Pattern[str]:
    return _together(rules_of(language), words_beside(language)[0])


def bind(inlines: list[Node], language: str) -> list[Node]:
    """`inlines` with no-break spaces where words belong together, and bands kept whole."""
    out: list[Node] = []
    band = _band(rules_of(language))
    for at, node in enumerate(inlines):
        following = inlines[at + 1] if at + 1 < len(inlines) else None
        if node["t"] in ("Space", "SoftBreak") and out and _belong_together(out[-1], following, language):
            out.append(string(NO_BREAK))
        elif node["t"] == "Str" and band.search(node["c"]):
            out += _kept_whole(node["c"], band)
        elif (inside := inner(node)) is not None:
            out.append(with_inner(node, bind(inside, language)))
        else:
            out.append(node)
    return out


def bound(text: str, language: str) -> str:
    """Escaped HTML without tags, such as the text of a table's cell, set as :func:`bind` sets prose."""
    joined = _together_in(language).sub(lambda m: m[0][:-1] + NO_BREAK, text)
    return _band(rules_of(language)).sub(r'<span class="nobr">\g<0></span>', joined)


def balanced(title: str) -> str:
    """HTML of a heading or caption whose last line holds more than one short word."""
    return _LAST_WORDS.sub(rf"\1{NO_BREAK}\2", title)


def _belong_together(before: Node, following: Node | None, language: str) -> bool:
    if following is None:
        return False
    found = _together_in(language).search(f"{plain([before])[-12:]} {plain([following])[:12]}")
    return found is not None


def _kept_whole(text: str, band: re.Pattern[str]) -> list[Node]:
    """`text` with each band in a span of class ``nobr``."""
    out, at = [], 0
    for match in band.finditer(text):
        out += [string(text[at : match.start()])] if match.start() > at else []
        out.append(span([string(match[0])], "nobr"))
        at = match.end()
    return [*out, string(text[at:])] if at < len(text) else out
