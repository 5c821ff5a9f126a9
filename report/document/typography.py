"""What belongs together stays on one line: "§ 11", "pr. 1.000", "aged 0–17", "0-17-årige", "s. 21-27"."""

from __future__ import annotations

import re

from report.document.tree import Node, inner, plain, span, string, with_inner

NO_BREAK = "\N{NO-BREAK SPACE}"
_BINDS = {
    "da": re.compile(r"(?:^|[\s(»])(?:§+|stk\.|s\.|pr\.|ca\.|nr\.|kl\.)$"),
    "en": re.compile(r"(?:^|[\s(‘])(?:[Ss]ections?|pp?\.|aged|per|No\.|DKK)$"),
}
# The space between such a word and its number, in text that is not divided into nodes.
_INTRODUCTIONS = {code: re.compile(f"(?P<word>{words.pattern.removesuffix('$')}) (?=\\d)")
                  for code, words in _BINDS.items()}
_BAND = re.compile(r"\d+[-\N{EN DASH}]\d+(?:-årig\w*)?")


def bind(inlines: list[Node], language: str) -> list[Node]:
    """`inlines` with no-break spaces after abbreviations that introduce a number, and bands kept whole."""
    out: list[Node] = []
    for at, node in enumerate(inlines):
        following = inlines[at + 1] if at + 1 < len(inlines) else None
        if node["t"] in ("Space", "SoftBreak") and out and _introduces(out[-1], following, language):
            out.append(string(NO_BREAK))
        elif node["t"] == "Str" and _BAND.search(node["c"]):
            out += _kept_whole(node["c"])
        elif (inside := inner(node)) is not None:
            out.append(with_inner(node, bind(inside, language)))
        else:
            out.append(node)
    return out


def bound(text: str, language: str) -> str:
    """Escaped HTML without tags, such as the text of a table's cell, set as :func:`bind` sets prose."""
    joined = _INTRODUCTIONS[language].sub(rf"\g<word>{NO_BREAK}", text)
    return _BAND.sub(r'<span class="nobr">\g<0></span>', joined)


def _introduces(before: Node, following: Node | None, language: str) -> bool:
    if following is None or not _BINDS[language].search(plain([before])):
        return False
    return plain([following])[:1].isdigit()


def _kept_whole(text: str) -> list[Node]:
    """`text` with each band in a span of class ``nobr``."""
    out, at = [], 0
    for match in _BAND.finditer(text):
        out += [string(text[at : match.start()])] if match.start() > at else []
        out.append(span([string(match[0])], "nobr"))
        at = match.end()
    return [*out, string(text[at:])] if at < len(text) else out
