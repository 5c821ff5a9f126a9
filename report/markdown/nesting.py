"""How deep the parts of a chapter may stand within each other; pandoc needs twice as long for each level of brackets.

It is looked at before pandoc sees the text.
"""

from __future__ import annotations

import re

from report.diagnostics import Diagnostics
from report.markdown.line_markers import Lines

DEEPEST_BRACKETS, DEEPEST_BLOCKS = 6, 20
_CODE = re.compile(r"(?<!`)(`++).*?(?<!`)\1(?!`)")
_BRACKET = re.compile(r"\\.|[\[\]]|</?span\b")
_CHANGE = {"[": 1, "]": -1, "<span": 1, "</span": -1}
_RULE = re.compile(r"\s*([-*])(\s*\1)*\s*")
_BLOCKS = re.compile(r"(\s*)((?:(?:>|[-*+]|\(?[0-9A-Za-z#]{1,9}[.)])(?:\s+|$)|>)*)")
_MARK = re.compile(r">|\S+")
_FENCE = re.compile(r"^\s*:{3,}\s*(\S?)")
_SPACES_OF_A_LEVEL = 2


def too_deep(lines: Lines, file: str, found: Diagnostics) -> bool:
    """Whether brackets, or quotations, lists and boxes, stand deeper within each other than they may.

    The first of each is reported.
    """
    brackets = _first(_depths_of_brackets(lines), DEEPEST_BRACKETS)
    blocks = _first(_depths_of_blocks(lines), DEEPEST_BLOCKS)
    for line, what, deepest in (
        (brackets, "brackets, notes or links", DEEPEST_BRACKETS),
        (blocks, "quotations, lists or boxes", DEEPEST_BLOCKS),
    ):
        if line:
            message = f"{what} stand more than {deepest} deep within each other"
            found.error("T23", message, file=file, line=line, hint="take them apart; a bracket of the text is \\[")
    return bool(brackets or blocks)


def _first(depths: list[tuple[int, int]], deepest: int) -> int:
    return next((line for line, depth in depths if depth > deepest), 0)


def _depths_of_brackets(lines: Lines) -> list[tuple[int, int]]:
    """How many brackets are open at most in each line that has some; a paragraph begins with none."""
    found, depth = [], 0
    for number, line in lines:
        if not line.strip():
            depth = 0
        elif "[" in line or "]" in line or "<" in line:
            deepest = depth
            for mark in _BRACKET.findall(_CODE.sub("", line)):
                depth = max(0, depth + _CHANGE.get(mark, 0))
                deepest = max(deepest, depth)
            found.append((number, deepest))
    return found


def _depths_of_blocks(lines: Lines) -> list[tuple[int, int]]:
    """How deep each line may stand that begins with marks of a block, and each fence of colons."""
    found, fences = [], 0
    for number, line in lines:
        fence = _FENCE.match(line)
        if fence:
            fences = max(0, fences + (1 if fence[1] else -1))
        begins = _BLOCKS.match(line)
        if begins and begins[2] and not _RULE.fullmatch(line):
            indent = len(begins[1].expandtabs(4)) // _SPACES_OF_A_LEVEL
            found.append((number, fences + indent + len(_MARK.findall(begins[2]))))
        elif fence:
            found.append((number, fences))
    return found
