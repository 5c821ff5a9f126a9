"""What values and references need where they stand in a sentence: small letters within it, and one stop at its end."""

from __future__ import annotations

import re

from report.language.rules import LanguageRules
from report.markdown.nodes import Inline
from report.markdown.tree import classes, inner, plain, string, with_inner

_NUMBERED = re.compile(r"\N{NO-BREAK SPACE}[A-Z]?\d")


def in_sentences(inlines: list[Inline], rules: LanguageRules, before: str = "") -> tuple[list[Inline], str]:
    """References that begin no sentence with a small letter, and the text up to the end; `before` stands before it."""
    out: list[Inline] = []
    for node in inlines:
        if node["t"] == "Span" and "xref" in classes(node):
            name = plain(node["c"][1])
            small = _NUMBERED.search(name) and not _at_beginning(before, rules)
            out.append(with_inner(node, [string(name[0].lower() + name[1:])]) if small else node)
            before += name
        elif (inside := inner(node)) is not None:
            rewritten, before = in_sentences(inside, rules, before)
            out.append(with_inner(node, rewritten))
        else:
            out.append(node)
            before = before if node["t"] == "Note" else (before + _said(node))[-16:]
    return out, before


def _said(node: Inline) -> str:
    return " " if node["t"] in {"Space", "SoftBreak", "LineBreak"} else plain([node])


def _at_beginning(before: str, rules: LanguageRules) -> bool:
    """Whether a sentence begins after `before`."""
    text = before.rstrip(f" ({rules.quotes.double[0]}\N{NO-BREAK SPACE}")
    last = re.split(r"[\s(]", text.removesuffix("."))[-1]
    return not text or (text[-1] in ".!?" and last not in rules.sentences.abbreviations)


def without_double_stops(inlines: list[Inline]) -> list[Inline]:
    """A value that ends in a full stop ("kr.") also ends the sentence: the author's own stop goes."""
    out: list[Inline] = []
    for node in inlines:
        ends = out and _ends_in_value(out[-1]) and plain([out[-1]]).endswith(".")
        if ends and node["t"] == "Str" and node["c"].startswith(".") and not node["c"].startswith(".."):
            out.append(string(node["c"][1:]))
        else:
            out.append(node)
    return out


def _ends_in_value(node: Inline) -> bool:
    """Whether `node` is a value, or a span of another kind that has one at its end."""
    if node["t"] != "Span":
        return False
    inside = node["c"][1]
    return "value" in classes(node) or (bool(inside) and _ends_in_value(inside[-1]))
