"""What must stand in pairs in the text of a chapter: footnotes with their calls, fences with their ends.

pandoc prints a call without a footnote as it is typed, drops a footnote without a call and closes what is
left open, all without a word.  Where a block has no end, all that follows would be read as something else: that is
told, and no more of the chapter is read.
"""

from __future__ import annotations

import re
from collections import Counter

from report.diagnostics import Diagnostics
from report.markdown.line_markers import Lines

_CODE = re.compile(r"(?<!`)(`++).*?(?<!`)\1(?!`)")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:")
_CALL = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_NO_COLON = re.compile(r"^ {0,3}\[\^([^\]\s]+)\](?!:)\s")  # a call that begins a line, as the text of a footnote would
_BEFORE = r"^[ ]*(?:(?:>|[-*+]|\(?\w+[.)])[ ]+|>)*"  # what stands before a block in a quotation or a list
_OPENED = re.compile(rf"{_BEFORE}:{{3,}}[ ]*[^:\s]")
_CLOSED = re.compile(rf"{_BEFORE}:{{3,}}\s*$")
_ADDRESS = re.compile(r"^ {0,3}\[([^\]^@][^\]]*)\]:\s*\S")
_NAME = re.compile(r"\[([^\]\[]*)\]")
_MARKER = re.compile(r"`\{=line\}")
# A fence where it opens no block of code: in a quotation, behind a tab or the mark of an item.
_FENCE = re.compile(r"^[\s>]*(?:(?:[-*+:~]|\(?\w+[.)]|\[\^[^\]]+\]:)[\s>]+)*(?:`{3,}[^`]*|~{3,}[^~]*)$")
_DIV = re.compile(r"(?<!\\)<div(?:\s[^<>]*)?(?:>|$)", re.IGNORECASE)  # pandoc reads it as a fence of colons


def has_whole_blocks(lines: Lines, file: str, found: Diagnostics, *, whole: bool = True) -> bool:
    """Whether each fence of colons has its other end, no HTML begins a block, and fenced code stands where it may.

    What does not is reported; where the blocks of code are not `whole`, only code that may be why.
    """
    fences = [number for number, line in lines if ("```" in line or "~~~" in line) and _FENCE.match(line)]
    for number in fences[::2]:  # every other one ends what the one before it began
        hint = "begin it and end it on lines of their own, indented with spaces as the text of an item, in no quotation"
        found.error("T10", "code cannot be shown here", file=file, line=number, hint=hint)
    if not whole:
        return False
    divs = [number for number, line in lines if "<" in line and _DIV.search(_CODE.sub("", line))]
    for number in divs:
        hint = "write it as ordinary Markdown; a sign that is meant as it is has a \\ before it"
        found.error("T10", "raw HTML cannot be printed", file=file, line=number, hint=hint)
    return _check_fences(lines, file, found) and not divs and not fences


def check_balance(lines: Lines, file: str, found: Diagnostics) -> None:
    """Report each footnote without a call, call without a footnote and address that nothing uses."""
    _check_notes([(number, _CODE.sub("", line)) for number, line in lines], file, found)
    _check_addresses(lines, file, found)
    for number, line in lines:
        if _MARKER.search(line):
            found.error("T10", "raw text of a format cannot be printed", file=file, line=number, hint="remove it")


def _check_notes(lines: Lines, file: str, found: Diagnostics) -> None:
    notes: dict[str, int] = {}
    calls: dict[str, int] = {}
    defined = {note[1] for _, line in lines if (note := _NOTE.match(line))}
    for number, line in lines:
        note = _NOTE.match(line)
        if note and note[1] in notes:
            what, hint = f"the footnote [^{note[1]}] is defined twice", f"the first stands in line {notes[note[1]]}"
            found.error("T13", what, file=file, line=number, hint=hint)
        elif note:
            notes[note[1]] = number
        begun = note or _NO_COLON.match(line)
        start = begun.end() if begun and (note or begun[1] in calls.keys() - defined) else 0
        called = Counter(call[1] for call in _CALL.finditer(line, start))
        for call in _CALL.finditer(line, start):
            if calls.setdefault(call[1], number) != number or called[call[1]] > 1:
                what, hint = f"the footnote [^{call[1]}] is called twice", "write a second one, or refer to the first"
                found.error("T13", what, file=file, line=number, hint=hint)
            if note:
                what, hint = f"the footnote [^{call[1]}] is called inside a footnote", "pandoc has no notes in notes"
                found.error("T13", what, file=file, line=number, hint=f"{hint}; join the two")
    _check_pairs(notes, calls, lines, file, found)


def _check_pairs(notes: dict[str, int], calls: dict[str, int], lines: Lines, file: str, found: Diagnostics) -> None:
    """Report each of `notes` without a call and each of `calls` without a note; both are lines by name."""
    for name in notes.keys() - calls.keys():
        found.error(
            "T13",
            f"the footnote [^{name}] is never called",
            file=file,
            line=notes[name],
            hint=f"write [^{name}] in the text, or remove the footnote",
        )
    for name in calls.keys() - notes.keys():
        begun = next((number for number, line in lines if (m := _NO_COLON.match(line)) and m[1] == name), 0)
        hint = f"write its text in a paragraph that begins with [^{name}]:"
        if begun:
            hint += f" (line {begun} lacks the colon)"
        found.error("T13", f"there is no footnote [^{name}]", file=file, line=calls[name], hint=hint)


def _check_addresses(lines: Lines, file: str, found: Diagnostics) -> None:
    """Report each address, set apart as in "[name]: https://…", that no link uses: pandoc drops it."""
    given = {number: match[1] for number, line in lines if (match := _ADDRESS.match(line))}
    text = " ".join(line for number, line in lines if number not in given).lower() if given else ""
    used = {match[1] for match in _NAME.finditer(text)}
    for number, name in given.items():
        if name.lower() not in used and ("[" not in name or f"[{name.lower()}]" not in text):
            what, hint = f"nothing uses the address of [{name}]", "write it in the link, as [words](https://…)"
            found.error("T10", what, file=file, line=number, hint=hint)


def _check_fences(lines: Lines, file: str, found: Diagnostics) -> bool:
    """Whether each fence of colons has its other end; one that has not is reported."""
    opened: list[int] = []
    without_begin: list[int] = []
    for number, line in lines:
        if _OPENED.match(line):
            opened.append(number)
        elif _CLOSED.match(line) and opened:
            opened.pop()
        elif _CLOSED.match(line):
            without_begin.append(number)
    for number in without_begin:
        found.error("T10", "::: ends a block that was never begun", file=file, line=number, hint="remove it")
    for number in opened:
        found.error(
            "T10", "a block that begins with ::: and never ends", file=file, line=number, hint="end it with :::"
        )
    return not opened and not without_begin
