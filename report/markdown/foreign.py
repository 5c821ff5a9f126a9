"""Names in other languages that a project lists once: where a text says one, it is marked as being in its language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from report.markdown.nodes import Inline
from report.markdown.tree import attributes, classes, inner, rewrite_blocks, running, span, string, with_inner

# The names of each language, by its code.
Foreign = Mapping[str, tuple[str, ...]]
_NOT_WRITTEN_HERE = {"value", "xref"}  # what the build prints, and what another place is called


def spoken(inlines: Sequence[Inline], foreign: Foreign, language: str) -> list[Inline]:
    """`inlines`, which are in `language`, with every name of another one in a span that says so.

    What an author has marked as being in a language is left as it is; so are values, references, works and code.
    """
    names = tuple((code, found) for code, found in foreign.items() if code != language and found)
    return _spoken(inlines, names) if names else list(inlines)


def _spoken(inlines: Sequence[Inline], names: tuple[tuple[str, tuple[str, ...]], ...]) -> list[Inline]:
    out: list[Inline] = []
    words: list[Inline] = []
    for node in inlines:
        if node["t"] in ("Str", "Space"):
            words.append(node)
            continue
        out += [*_marked(words, names), _inside(node, names)]
        words = []
    return [*out, *_marked(words, names)]


def _inside(node: Inline, names: tuple[tuple[str, tuple[str, ...]], ...]) -> Inline:
    if node["t"] == "Note":
        return {"t": "Note", "c": rewrite_blocks(node["c"], lambda run: _spoken(run, names))}
    left = node["t"] == "Cite" or (
        node["t"] == "Span" and ("lang" in attributes(node) or not _NOT_WRITTEN_HERE.isdisjoint(classes(node)))
    )
    inside = None if left else inner(node)
    return node if inside is None else with_inner(node, _spoken(inside, names))


def _marked(words: list[Inline], names: tuple[tuple[str, tuple[str, ...]], ...]) -> list[Inline]:
    """Words and spaces, with each name in them in a span of its language; what holds no part of one stays as it is."""
    text = "".join(node["c"] if node["t"] == "Str" else " " for node in words)
    found = list(_pattern(names).finditer(text)) if words else []
    if not found:
        return words
    out: list[Inline] = []
    start = 0
    for node in words:
        end = start + (len(node["c"]) if node["t"] == "Str" else 1)
        touching = [match for match in found if match.start() < end and match.end() > start]
        if not touching:
            out.append(node)
        at = start
        for match in touching:
            out += _string(text[at : max(match.start(), at)])
            if match.start() >= start:
                code = names[int((match.lastgroup or "l0")[1:])][0]
                out.append(span(running(match[0]), lang=code))
            at = min(match.end(), end)
        if touching:
            out += _string(text[at:end])
        start = end
    return out


def _string(text: str) -> list[Inline]:
    return [string(text)] if text else []


@cache
def _pattern(names: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    """Finds the longest name at a place; the group that matched says by its number which language it is of."""
    kinds = (
        f"(?P<l{at}>{'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})"
        for at, (_, found) in enumerate(names)
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(kinds)})(?!\w)")
