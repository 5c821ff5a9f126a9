"""Line markers: a raw inline ``{=line}`` with the line's number, at the end of the line's text.

No writer prints a marker and every check can read it.  A marker never changes what pandoc reads: where code,
brackets or attributes go on in the next line it stands before them, in a picture inside the caption, and
on a line without text of its own nowhere.  Knows nothing of cells.
"""

from __future__ import annotations

import re

Lines = list[tuple[int, str]]

HEADING = re.compile(r"^(#{1,6}\s+.*?)((?:\s+#+)?(?:(?:\s+|(?<![\]`\s]))\{[^{}]*\})?\s*)$")
HARD_BREAK = re.compile(r"^((?:[^\\]|\\.)*?)( {2,}|\\)$")
# Fences, rules, underlines, link definitions, table rows, the head of a footnote, a blank line in a quotation.
NOT_TEXT = re.compile(
    r"^\s*((?:>\s*)*(?:[-*+]\s+)*:::.*|(?:>\s*|\[\^[^\]]+\]:\s+)*[-*_+=\s]+|\[[^\]^][^\]]*\]:\s.*|\[\^[^\]]+\]:|\|.*|(?:>\s*)+)?\s*$"
)
# What stands before the text of a quotation, of a list item and of a footnote; the last two begin a text of their own.
OPENING = re.compile(r"^\s*(?:>\s*)*(?P<new>(?:(?:[-*+]|\d+[.)]|\[\^[^\]]+\]:)(?:\s+|$))*)")
SPECIAL = re.compile(r"\\.|`+|\[", re.DOTALL)
# What belongs to the bracket that follows it: a picture, a footnote, or a work that is cited in the text.
BEFORE_BRACKET = re.compile(r"(?:[!^]|-?@[\w:.#$%&+?<>~/-]+[\s>]*)$")
_CLOSING = {"[": "]", "(": ")", "{": "}"}


def with_line_markers(lines: Lines) -> list[str]:
    """`lines`, each with its number, with their markers."""
    out: list[str] = []
    for text in _texts(lines):
        out += _picture(text) or _running_text(text)
    return out


def with_line_marker(line: str, number: int) -> str:
    """The text `line` with its marker, in two ticks, so that a single one in the text does not pair with it."""
    return f"{line.rstrip()} ``{number}``{{=line}}"


def _texts(lines: Lines) -> list[Lines]:
    """`lines` in pieces that no inline reaches across."""
    pieces: list[Lines] = []
    apart = True
    for number, line in lines:
        alone = NOT_TEXT.match(line) is not None
        if apart or alone or _opening(line)["new"]:
            pieces.append([])
        pieces[-1].append((number, line))
        apart = alone
    return pieces


def _opening(line: str) -> re.Match[str]:
    match = OPENING.match(line)
    assert match, "the pattern also fits an empty text"
    return match


def _picture(text: Lines) -> list[str]:
    """The lines of a picture with a marker in its caption; none when `text` is no picture or has no caption."""
    start = _opening(text[0][1]).end()
    if not text[0][1].startswith("![", start):
        return []
    whole = "\n".join(line for _, line in text)
    end = _closed(whole, start + 1)
    if end <= start + len("![]") or whole[end : end + 1] != "(" or _followed(whole, end, "({") < len(whole.rstrip()):
        return []
    number = text[whole[:end].count("\n")][0]
    return (with_line_marker(whole[: end - 1], number) + whole[end - 1 :]).split("\n")


def _running_text(text: Lines) -> list[str]:
    unbroken = _unbroken_inlines("\n".join(line for _, line in text)) if len(text) > 1 else []
    out: list[str] = []
    at = 0
    for number, line in text:
        cut = next((start - at for start, end in unbroken if start < at + len(line) < end), None)
        out.append(_whole_line(line, number) if cut is None else _broken_line(line, number, max(cut, 0)))
        at += len(line) + 1
    return out


def _whole_line(line: str, number: int) -> str:
    if NOT_TEXT.match(line):
        return line
    match = HEADING.match(line) or HARD_BREAK.match(line)
    return with_line_marker(match[1], number) + match[2] if match else with_line_marker(line, number)


def _broken_line(line: str, number: int, cut: int) -> str:
    """`line` with its marker before the place `cut`, where an inline begins that goes on in the next line."""
    head = line[:cut].rstrip()
    if len(head) <= len(_opening(line)[0].rstrip()):
        return line
    return with_line_marker(head, number) + line[len(head) :]


def _unbroken_inlines(text: str) -> list[tuple[int, int]]:
    """The first place and the place behind the last of each span of code and each outermost bracket in `text`."""
    unbroken: list[tuple[int, int]] = []
    at = 0
    while opening := SPECIAL.search(text, at):
        end = _end(text, opening)
        if end:
            before = BEFORE_BRACKET.search(text[: opening.start()]) if opening[0] == "[" else None
            unbroken.append((before.start() if before else opening.start(), end))
        at = end or opening.end()
    return unbroken


def _end(text: str, opening: re.Match[str]) -> int:
    """Where the inline ends that begins with `opening`; 0 when it opens none."""
    if opening[0] == "[":
        end = _closed(text, opening.start())
        return _followed(text, end, "({[") if end else 0
    if opening[0][0] == "`":
        close = re.compile(f"(?<!`){opening[0]}(?!`)").search(text, opening.end())
        return _followed(text, close.end(), "{") if close else 0
    return 0


def _followed(text: str, end: int, openings: str) -> int:
    """The end of what ends at `end`, with its address and attributes."""
    while text[end : end + 1] and text[end] in openings and (further := _closed(text, end)):
        end = further
    return end


def _closed(text: str, at: int) -> int:
    """The place behind the bracket that closes the one at `at`; 0 when none does."""
    opening, closing = text[at], _CLOSING[text[at]]
    depth = 0
    while at < len(text):
        if text[at] in "\\`":
            skipped = SPECIAL.match(text, at)
            at = (_end(text, skipped) or skipped.end()) if skipped else at + 1
            continue
        depth += (text[at] == opening) - (text[at] == closing)
        at += 1
        if depth == 0:
            return at
    return 0
