"""Line markers: a raw inline ``{=line}`` with the line's number, at the end of the line's text.

No writer prints a marker and every check can read it.  A marker never changes what pandoc reads: where code,
brackets or attributes go on in the next line it stands before them, in a picture inside the caption, and
on a line without text of its own nowhere.  Knows nothing of cells.
"""

from __future__ import annotations

import re

Lines = list[tuple[int, str]]

HEADING = re.compile(r"^(#{1,6}\s+.*?)((?:\s+#+)?(?:(?:\s+|(?<![\]`\s]))\{[^{}]*\})?\s*)$")
# Fences, rules, underlines, link definitions, the line below the head of a table, the head of a footnote, a blank
# line in a quotation.
NOT_TEXT = re.compile(
    r"^\s*+((?:>\s*+)*+(?:[-*+]\s++)*+:::.*|(?:>\s*+|\[\^[^\]]+\]:\s++)*+[-*_+=\s]++|\[[^\]^][^\]]*\]:\s.*"
    r"|\[\^[^\]]+\]:|(?:>\s*+)*+(?=[^-]*-)(?=[^|]*\|)[ :|-]++|(?:>\s*+)++)?\s*$"
)
# What stands before the text of a quotation, of a list item and of a footnote; the last two begin a text of their own.
OPENING = re.compile(r"^\s*(?:>\s*)*(?P<new>(?:(?:[-*+]|\d+[.)]|\[\^[^\]]+\]:)(?:\s+|$))*)")
SPECIAL = re.compile(r"\\.|`+|\[|\$\$?", re.DOTALL)
_GRID = re.compile(r"\s*\+[-=:+]+\+\s*$")
# Of a table, which ends in a bar, as a line of verse does not; an item may begin with it.
_ROW = re.compile(r"\s*(?:>\s*)*(?:(?:[-*+:~]|\(?\w+[.)]|\[\^[^\]]+\]:)\s+)*\|.*\|\s*$")
_CAPTION = re.compile(r"^(\s*:\s+.*?)(\s*\{[^{}]*\}\s*)$")  # of a table, with its label
# What belongs to the bracket that follows it: a picture, a footnote, or a work that is cited in the text.
BEFORE_BRACKET = re.compile(r"(?:[!^]|-?@[\w:.#$%&+?<>~/-]+[\s>]*)$")
_CLOSING = {"[": "]", "(": ")", "{": "}"}
_TOKENS = {
    opening: re.compile(rf"\\.|`+|\$\$?|[\{opening}\{closing}]", re.DOTALL) for opening, closing in _CLOSING.items()
}


def with_line_markers(lines: Lines) -> list[str]:
    """`lines`, each with its number, with their markers."""
    out: list[str] = []
    grids = _in_grids(lines)
    for text in _texts(lines, grids):
        out += [line for _, line in text] if text[0][0] in grids else _picture(text) or _running_text(text)
    return out


def with_line_marker(line: str, number: int) -> str:
    """The text `line` with its marker, in two ticks, so that a single one in the text does not pair with it."""
    return f"{line.rstrip()} ``{number}``{{=line}}"


def _in_grids(lines: Lines) -> set[int]:
    """The numbers of the lines of tables that are drawn as grids: more in a line would break its columns."""
    found: set[int] = set()
    within = False
    for number, line in lines:
        within = _GRID.match(line) is not None or (within and line.lstrip().startswith("|"))
        found |= {number} if within else set()
    return found


def _texts(lines: Lines, grids: set[int]) -> list[Lines]:
    """`lines` in pieces that no inline reaches across."""
    pieces: list[Lines] = []
    apart = True
    for number, line in lines:
        alone = number in grids or NOT_TEXT.match(line) is not None
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
    inlines = _Inlines(whole)
    end = inlines.closed(start + 1)
    if end <= start + len("![]") or whole[end : end + 1] != "(" or inlines.followed(end, "({") < len(whole.rstrip()):
        return []
    number = text[whole[:end].count("\n")][0]
    return (with_line_marker(whole[: end - 1], number) + whole[end - 1 :]).split("\n")


def _running_text(text: Lines) -> list[str]:
    unbroken = iter(_unbroken_inlines("\n".join(line for _, line in text)) if len(text) > 1 else ())
    inline = next(unbroken, None)
    out: list[str] = []
    at = 0
    for number, line in text:
        end = at + len(line)
        while inline and inline[1] <= end:
            inline = next(unbroken, None)
        broken = inline and inline[0] < end
        out.append(
            _broken_line(line, number, max(inline[0] - at, 0)) if inline and broken else _whole_line(line, number)
        )
        at = end + 1
    return out


def _whole_line(line: str, number: int) -> str:
    if NOT_TEXT.match(line):
        return line
    if _ROW.match(line):
        bar = line.rindex("|")
        return with_line_marker(line[:bar], number) + f" {line[bar:]}"
    heading = HEADING.match(line) or _CAPTION.match(line)
    text, end = (heading[1], heading[2]) if heading else _without_break(line)
    return with_line_marker(text, number) + end


def _without_break(line: str) -> tuple[str, str]:
    """`line` without the two spaces or the backslash that break it, and these."""
    text = line.rstrip(" ")
    escaping = (len(text) - len(text.rstrip("\\"))) % 2
    if escaping and text == line:
        return line[:-1], "\\"
    end = len(text) + escaping  # a space behind a backslash is none of those that break
    return (line[:end], line[end:]) if len(line) - end > 1 else (line, "")


def _broken_line(line: str, number: int, cut: int) -> str:
    """`line` with its marker before the place `cut`, where an inline begins that goes on in the next line."""
    head = line[:cut].rstrip()
    if len(head) <= len(_opening(line)[0].rstrip()):
        return line
    return with_line_marker(head, number) + line[len(head) :]


def _unbroken_inlines(text: str) -> list[tuple[int, int]]:
    """The first place and the place behind the last of each span of code and each outermost bracket in `text`."""
    unbroken: list[tuple[int, int]] = []
    inlines = _Inlines(text)
    at = 0
    while opening := SPECIAL.search(text, at):
        end = inlines.end(opening)
        if end:
            # Nothing of it lies before `at`, as no bracket and no code belongs to it.
            before = BEFORE_BRACKET.search(text, at, opening.start()) if opening[0] == "[" else None
            unbroken.append((before.start() if before else opening.start(), end))
        at = end or opening.end()
    return unbroken


class _Inlines:
    """Where the brackets and the spans of code of `text` end; it is read once for each kind of bracket."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: dict[int, int] = {}

    def end(self, opening: re.Match[str]) -> int:
        """Where the inline ends that begins with `opening`; 0 when it opens none."""
        if opening[0] == "[":
            end = self.closed(opening.start())
            return self.followed(end, "({[") if end else 0
        if opening[0][0] == "$":
            return self._formula(opening)
        end = self._code(opening)
        return self.followed(end, "{") if end else 0

    def followed(self, end: int, openings: str) -> int:
        """The end of what ends at `end`, with its address and attributes."""
        while self.text[end : end + 1] and self.text[end] in openings and (further := self.closed(end)):
            end = further
        return end

    def closed(self, at: int) -> int:
        """The place behind the bracket that closes the one at `at`; 0 when none does."""
        if at not in self._ends:
            self._match(at)
        return self._ends[at]

    def _code(self, opening: re.Match[str]) -> int:
        """Where a span of code ends, without its attributes; 0 when `opening` opens none."""
        ticks = opening[0] if opening[0][0] == "`" else ""
        close = re.compile(f"(?<!`){ticks}(?!`)").search(self.text, opening.end()) if ticks else None
        return close.end() if close else 0

    def _formula(self, opening: re.Match[str]) -> int:
        """Where a formula ends; 0 when `opening` opens none, as pandoc reads it."""
        single = opening[0] == "$"
        if single and self.text[opening.end() : opening.end() + 1].isspace():
            return 0
        close = re.compile(r"(?<![\s\\])\$(?!\d)" if single else r"\$\$").search(self.text, opening.end() + single)
        return close.end() if close else 0

    def _match(self, first: int) -> None:
        """Find the end of the bracket at `first`, and of all of its kind behind it that no code hides."""
        opening, opened, at = self.text[first], [], first
        while token := _TOKENS[opening].search(self.text, at):
            at = token.end()
            if token[0] == opening:
                opened.append(token.start())
                self._ends[token.start()] = 0
            elif token[0] == _CLOSING[opening]:
                if opened:
                    self._ends[opened.pop()] = at
            elif code := self._formula(token) if token[0][0] == "$" else self._code(token):
                at = code if opening == "{" else self.followed(code, "{")
