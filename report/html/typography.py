"""What belongs together stays on one line: "§ 11, stk. 3", "pr. 1.000", "aged 0–17", "VIVE 2021, s. 21-27", "R. Elmore"."""

from __future__ import annotations

import re

from report.markdown.tree import Node, inner, plain, span, string, with_inner

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
_LAST_WORDS = re.compile(r"^(.* .* .*) ([^\s<>]{1,14})$", re.DOTALL)


def bind(inlines: list[Node], language: str) -> list[Node]:
    """`inlines` with no-break spaces where words belong together, and bands kept whole."""
    out: list[Node] = []
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


def bound(text: str, language: str) -> str:
    """Escaped HTML without tags, such as the text of a table's cell, set as :func:`bind` sets prose."""
    joined = _TOGETHER[language].sub(lambda m: m[0][:-1] + NO_BREAK, text)
    return _BAND.sub(r'<span class="nobr">\g<0></span>', joined)


def balanced(title: str) -> str:
    """HTML of a heading or caption whose last line holds more than one short word."""
    return _LAST_WORDS.sub(rf"\1{NO_BREAK}\2", title)


def _belong_together(before: Node, following: Node | None, language: str) -> bool:
    if following is None:
        return False
    found = _TOGETHER[language].search(f"{plain([before])[-12:]} {plain([following])[:12]}")
    return found is not None


def _kept_whole(text: str) -> list[Node]:
    """`text` with each band in a span of class ``nobr``."""
    out, at = [], 0
    for match in _BAND.finditer(text):
        out += [string(text[at : match.start()])] if match.start() > at else []
        out.append(span([string(match[0])], "nobr"))
        at = match.end()
    return [*out, string(text[at:])] if at < len(text) else out
