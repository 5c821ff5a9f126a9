"""The line of a source that a problem is about, with carets under the place; what people see and machines are told.

Knows files of a project and columns of a terminal, and nothing of what the problems mean.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from report.diagnostics import Diagnostic

WIDEST = 100  # columns of a terminal that a line may take; a longer one is cut around the place
_BEFORE = 30  # of them, those that a cut line keeps before the place
_CUT = "\N{HORIZONTAL ELLIPSIS}"
_UNSEEN = "\N{REPLACEMENT CHARACTER}"
# What is quoted in a message, as Python writes a text; then what looks like a name, a call or a number of its own.
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_NAMED = re.compile(r"\[\^[^\]\s]+\]|<[^<>\s]+>|\w+(?:[-.]\w+)+|\d+(?:[.,]\d+)*|:::")
_MEDIAL_LETTERS = range(0x1160, 0x1200)  # of Hangul: they are drawn into the letter before them


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a source and the columns in it, from 1 and in characters; `end` is the one after the last.

    Both are 0 where only the line is known.
    """

    text: str
    column: int = 0
    end: int = 0


class Sources:
    """The lines of the files of the project in `root`, each file read once."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._lines: dict[str, list[str]] = {}

    def place(self, problem: Diagnostic) -> Place | None:
        """Where `problem` stands; None when it names no line, or one that cannot be read as text."""
        lines = self._of(problem.file) if problem.line else []
        if not 0 < problem.line <= len(lines):
            return None
        text = lines[problem.line - 1]
        start, end = _known(text, problem) or _said(text, problem.message) or (0, 0)
        return Place(text, start, end)

    def _of(self, file: str) -> list[str]:
        if file not in self._lines:
            self._lines[file] = list(self._read(file))
        return self._lines[file]

    def _read(self, file: str) -> Iterator[str]:
        """The lines of a file inside the project; none of another, and none where it cannot be read."""
        path = (self._root / file).resolve()
        if not path.is_relative_to(self._root) or not path.is_file():
            return
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return
        yield from text.split("\n")


def _known(text: str, problem: Diagnostic) -> tuple[int, int] | None:
    """The columns of a problem that names where it begins: to the end of the word that stands there."""
    start = problem.column
    if not 0 < start <= len(text):
        return None
    word = re.compile(r"\w+|\S").match(text, start - 1)
    return start, word.end() + 1 if word else start + 1


def _said(text: str, message: str) -> tuple[int, int] | None:
    """The columns of the first part of `message`, quoted or a name, that stands in `text` once."""
    for words in (*map(_unquoted, _QUOTED.findall(message)), *_NAMED.findall(_QUOTED.sub("", message))):
        wanted = words.partition("\n")[0].strip().removesuffix(_CUT)
        found = list(re.finditer(_whole(wanted), text)) if wanted else []
        if len(found) == 1:
            return found[0].start() + 1, found[0].end() + 1
    return None


def _unquoted(quoted: str) -> str:
    """What a quoted part of a message quotes; a sign of a word such as ``don't`` quotes nothing that can be found."""
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError):
        return quoted[1:-1]


def _whole(words: str) -> str:
    """A pattern of `words` that are no part of longer ones."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return f"{before}{re.escape(words)}{after}"


def drawn(place: Place, line: int) -> list[str]:
    """`place` as people see it: its line with the number `line`, and below it carets where the columns are known.

    Carets stand right below tabs, letters of two columns and letters that are put together; a place that is the whole
    line has none.  A line wider than :data:`WIDEST` is cut around the place.  Nothing in it can speak to the terminal.
    A line without words gives no lines.
    """
    if not place.text.strip():
        return []
    first, last = _window(place)
    shown = "".join(map(_seen, place.text[first:last])).rstrip()
    cut, more = _CUT if first else "", _CUT if last < len(place.text.rstrip()) else ""
    gutter = " " * len(str(line))
    lines = [f"  {line} | {cut}{shown}{more}"]
    if place.column and place.text[place.column - 1 : place.end - 1].strip() != place.text.strip():
        before = "".join("\t" if c == "\t" else " " * width(c) for c in place.text[first : place.column - 1])
        under = max(1, width(place.text[place.column - 1 : min(place.end - 1, last)]))
        lines.append(f"  {gutter} | {' ' * len(cut)}{before}{'^' * under}")
    return lines


def _window(place: Place) -> tuple[int, int]:
    """Which characters of the line are shown: all, or those around the place that have room."""
    text = place.text.rstrip()
    if width(text) <= WIDEST:
        return 0, len(text)
    first = min(max(0, place.column - 1), len(text))
    room = _BEFORE if width(text[:first]) > _BEFORE else WIDEST
    while first and width(text[first - 1]) <= room:
        first -= 1
        room -= width(text[first])
    last, room = first, WIDEST
    while last < len(text) and width(text[last]) <= room:
        room -= width(text[last])
        last += 1
    return first, last


def width(text: str) -> int:
    """The columns that `text` takes on a terminal; a tab, whose width nobody knows, counts four."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if character == "\t":
        return 4
    if unicodedata.category(character) in ("Mn", "Me") or ord(character) in _MEDIAL_LETTERS:
        return 0
    if character == "\N{ZERO WIDTH JOINER}":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _seen(character: str) -> str:
    """A character as it may be printed: those that steer a terminal or turn the direction of a line stand as a sign."""
    steers = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    harmless = character in "\t\N{ZERO WIDTH JOINER}"
    return _UNSEEN if steers and not harmless else character
