"""Formulas: TeX as pandoc has read it, with MathML that pandoc makes of it, and values in their places.

worker.lua gives a formula as a raw inline of a format that no author can write.  A value in it, an inline expression as
in running text, has a place between two signs of the private use area of Unicode, which no chapter holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from report.markdown.leaf_nodes import Formula
from report.markdown.nodes import Inline

INLINE, DISPLAY = "math inline", "math display"
_PARTS = "\x1f"  # between TeX, MathML, what was wrong, and the values
_VALUE = re.compile("(?:\ue000|&#57344;)(\\d+)(?:\ue001|&#57345;)")
_VALUE_IN_TEX = re.compile("\\\\text\\{\ue000(\\d+)\ue001\\}")
_NAMED = re.compile(r"\\text\{⟨[^⟩]*⟩\}")
_LABEL = re.compile(r"\s*\{#(eq-[\w.:-]+)\}\s*")
# What of a formula is no number of the data: names of commands, what stands above or below the line, and words.
_NAMES = re.compile(r"\\(?:begin|end|label|tag)\{[^{}]*\}|\\[A-Za-z]+|[_^]\s*(?:\{[^{}]*\}|\\?\w)")
_TEXT = re.compile(r"\\(?:text|textrm|mathrm|mbox|operatorname\*?)\s*\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\s*(\d)\s*(\d)")
_CONSTANTS = re.compile(r"(?<![\d.,])(?:0|1|2|10|100)(?![\d]|[.,]\d)")


def with_formulas(node: Any, broken: list[tuple[str, str]]) -> Any:
    """Any part of pandoc's tree with each formula as a node of ours; what is wrong with one goes to `broken`."""
    if isinstance(node, list):
        return [with_formulas(part, broken) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "RawInline" and node["c"][0] in (INLINE, DISPLAY):
        tex, mathml, wrong, *values = node["c"][1].split(_PARTS)
        if wrong:
            broken.append((_typed(tex, values), wrong))
        return formula(tex, mathml, values, display=node["c"][0] == DISPLAY)
    return {key: with_formulas(value, broken) for key, value in node.items()}


def formula(tex: str, mathml: str, values: list[str], *, display: bool) -> Formula:
    """A formula of these parts."""
    said = " ".join(tex.split())
    return {"t": "Formula", "display": display, "tex": said, "said": said, "mathml": mathml, "values": values}


def _typed(tex: str, values: Sequence[str]) -> str:
    return _VALUE_IN_TEX.sub(lambda m: f"`{{python}} {values[int(m[1])]}`", tex)


def printed(node: Formula, text: Callable[[str], str]) -> Formula:
    """`node` with its values in their places; `text` prints one from its expression."""
    texts = [text(code) for code in node["values"]]
    said = _VALUE_IN_TEX.sub(lambda m: texts[int(m[1])], node["tex"])
    mathml = _VALUE.sub(lambda m: escape(texts[int(m[1])], quote=False), node["mathml"])
    return {**node, "said": said, "mathml": mathml}


def named(node: Formula, names: Sequence[str]) -> Formula:
    """`node` with the names of its values in their places."""
    tex = _VALUE_IN_TEX.sub(lambda m: f"\\text{{⟨{names[int(m[1])]}⟩}}", node["tex"])
    return {**node, "tex": tex, "values": [*names]}


def labelled(inlines: Sequence[Inline]) -> tuple[str, list[Inline]]:
    """The label that stands in braces behind a formula, empty for none, and the inlines behind it."""
    rest = list(inlines)
    blank = 0
    while blank < len(rest) and rest[blank]["t"] in ("Space", "SoftBreak"):
        blank += 1
    if blank < len(rest) and (first := rest[blank])["t"] == "Str" and (found := _LABEL.match(first["c"])):
        behind = first["c"][found.end() :]
        return found[1], [*([{"t": "Str", "c": behind}] if behind else []), *rest[blank + 1 :]]  # type: ignore[list-item]
    return "", rest


def checked_text(tex: str) -> str:
    """What of a formula's TeX the check of typed numbers reads.

    Exempt are what the language of formulas itself has: indexes and exponents, which name and count operations, and
    the constants 0, 1, 2, 10 and 100, of halves, doubles, complements, shares and percentages.
    """
    apart = _FRACTION.sub(r" \1 / \2 ", _NAMED.sub(" ", tex))
    worded = _TEXT.sub(r" \1 ", apart)
    return _CONSTANTS.sub(" ", _NAMES.sub(" ", worded).replace("{,}", ",").replace("{.}", ".").replace("~", " "))


def skeleton(tex: str) -> str:
    """A formula without its words and spaces: what it must be in every language alike."""
    return "".join(_TEXT.sub("…", tex).replace("{,}", ".").split())


def end_of_formula(lines: Sequence[str], at: int) -> int:
    """In which of `lines` a formula ends that begins in the line `at`: 0 for the same one, -1 for none."""
    if lines[at].count("$$") != 1:
        return 0
    for end in range(at + 1, len(lines)):
        if "$$" in lines[end]:
            return end
        if not lines[end].strip():
            break
    return -1
