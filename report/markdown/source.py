"""A chapter file taken apart: front matter, cells, and Markdown whose lines can be found again.

pandoc's Markdown has no source positions; the lines of running text get marks instead
(:mod:`report.markdown.line_markers`).  Comments are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from report.diagnostics import Diagnostics, nearest
from report.language.characters import unprintable
from report.markdown.balance import check_balance, has_whole_blocks
from report.markdown.cells import CAPTION_OPTION, Cell, read_cell
from report.markdown.line_markers import Lines, with_line_marker, with_line_markers
from report.markdown.lone_marks import without_lone_marks
from report.markdown.nesting import too_deep
from report.markdown.options import Unreadable, front_matter
from report.markdown.pandoc import cited_keys
from report.project.quarto_keys import ELSEWHERE, LOOK, loud

_FRONT_MATTER = ("lang", "description")
_DRAFT = "write status: draft for it in _quarto.yml, or take the chapter out of _quarto.yml until it is to be published"
_INSTEAD = ELSEWHERE | {
    "draft": _DRAFT,
    "status": _DRAFT,
}
_REMOVE = "remove it; a chapter says its lang and its description, and how Quarto's own page of it looks"
FENCE = re.compile(r"^(`{3,}(?=[^`]*$)|~{3,})\s*(.*)$")
CELL = re.compile(r"^\{python\}\s*$")


@dataclass(frozen=True, slots=True)
class Source:
    """A chapter in one language, ready for pandoc; `cited` are the keys of the works that it cites.

    `description` says in a sentence or two what its page is about, for search engines; it may be empty.
    """

    file: str
    language: str
    lines: tuple[str, ...]
    cells: tuple[Cell, ...]
    markdown: str
    cited: tuple[str, ...]
    description: str = ""
    description_line: int = 0


def read_source(root: Path, file: str, language: str, found: Diagnostics) -> Source | None:
    """The chapter `file`, or None when it cannot be read as text; problems name file and line."""
    try:
        content = (root / file).read_bytes()
    except OSError as error:
        found.error("T01", f"the file cannot be read: {error.strerror}", file=file, hint="check that it exists")
        return None
    return take_apart(content, file, language, found)


def take_apart(content: bytes, file: str, language: str, found: Diagnostics) -> Source | None:
    """The chapter whose bytes are `content`, or None when pandoc cannot read them; problems name `file` and line."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found.error(
            "T01",
            f"the file is not UTF-8: byte 0x{content[error.start]:02x} cannot be read",
            file=file,
            line=line,
            hint="save it as UTF-8",
        )
        return None
    if bad := unprintable(text):
        found.error("T01", f"the file holds {bad.name}", file=file, line=bad.line, hint="remove it; it is not seen")
        return None
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    splitter = _Splitter(file, language, lines[:-1] if lines[-1] == "" else lines, found)
    source = splitter.split()
    return source if splitter.whole and not too_deep(splitter.text, file, found) else None


class _Splitter:
    def __init__(self, file: str, language: str, lines: list[str], found: Diagnostics) -> None:
        self.file, self.language, self.lines, self.found = file, language, lines, found
        self.cells: list[Cell] = []
        self.out: list[str] = []
        self.text: Lines = []
        self.whole = True  # whether each of its parts has an end: else nobody knows what the rest is
        self.description, self.description_line = "", 0

    def split(self) -> Source:
        """The chapter in its parts; whatever is wrong is reported, in one that is not whole no more than that."""
        at = self._front_matter()
        while at < len(self.lines):
            fence = FENCE.match(self.lines[at])
            at = self._fenced(at, fence[1], CELL.match(fence[2]) is not None) if fence else self._text(at)
        self.whole = self.whole and has_whole_blocks(self.text, self.file, self.found)
        if self.whole:
            check_balance(self.text, self.file, self.found)
        markdown = "\n".join(self.out) + "\n"
        return Source(
            self.file,
            self.language,
            tuple(self.lines),
            tuple(self.cells),
            markdown,
            tuple(sorted(cited_keys(markdown))),
            self.description,
            self.description_line,
        )

    def _text(self, at: int) -> int:
        """Takes in the lines from `at` to the next fence, without comments; returns where it stopped."""
        lines: Lines = []
        opened = 0
        while at < len(self.lines) and (opened or not FENCE.match(self.lines[at])):
            line, still_open = _without_comments(self.lines[at], bool(opened))
            if line.strip() or not self.lines[at].strip():
                lines.append((at + 1, line))
            at += 1
            opened = (opened or at) if still_open else 0
        if opened:
            self._unended("T10", "a comment that is never closed", opened, "end it with -->")
        self.text += lines
        self.out += with_line_markers(without_lone_marks(lines, self.language))
        return at

    def _front_matter(self) -> int:
        if not self.lines or self.lines[0].strip() != "---":
            return 0
        for end, line in enumerate(self.lines[1:], 1):
            if line.strip() in ("---", "..."):
                self._check_front_matter("\n".join(self.lines[1:end]))
                self.out.extend("" for _ in range(end + 1))
                return end + 1
        self._unended("T02", "the front matter is never closed", 1, "end it with ---")
        return len(self.lines)

    def _check_front_matter(self, text: str) -> None:
        try:
            given = front_matter(text)
        except Unreadable as error:
            what, hint = f"the front matter is not YAML: {error}", "mend the YAML between the --- lines"
            self._error("T02", what, error.lines + 2, hint)
            return
        for key, (value, before) in given.items():
            if key == "execute" and (said := loud(value)):
                what = f"execute: {said[0]}: {str(said[1]).lower()} is not done for a whole chapter"
                self._error("T02", what, before + 2, "say it in the cells that it is meant for")
            elif key in LOOK:
                continue  # how Quarto's own page looks
            elif key not in _FRONT_MATTER:
                hint = _INSTEAD.get(key) or nearest(key, (*_FRONT_MATTER, *LOOK)) or _REMOVE
                self._error("T02", f"nothing reads {key!r} in the front matter", before + 2, hint)
            elif key == "description":
                self._describe(value, before + 2)
            elif value != self.language:
                what = f"lang is {value!r} in a file whose name says {self.language!r}"
                self._error("T02", what, before + 2, f"write lang: {self.language}")

    def _describe(self, value: object, line: int) -> None:
        if isinstance(value, str) and value.strip():
            self.description, self.description_line = " ".join(value.split()), line
        else:
            self._error("T02", f"description must be a text, not {value!r}", line, "write a sentence, in quotes")

    def _fenced(self, start: int, ticks: str, is_cell: bool) -> int:
        end = start + 1
        while end < len(self.lines) and not re.match(rf"^{re.escape(ticks[0])}{{{len(ticks)},}}\s*$", self.lines[end]):
            end += 1
        body = self.lines[start + 1 : end]
        begun = re.compile(rf"{re.escape(ticks)}{re.escape(ticks[0])}*\s*\{{python\}}\s*$")  # by the next cell
        if end == len(self.lines) or any(map(begun.match, body)):
            self._unended("T10", "a cell or a block of code that never ends", start + 1, f"end it with {ticks}")
        elif is_cell:
            self._cell(body, start + 2)
        else:
            self.found.error(
                "T10",
                "a block of code cannot be printed",
                file=self.file,
                line=start + 1,
                hint="begin a cell with ```{python}, and give it options in lines with #|",
            )
        return end + 1

    def _cell(self, body: list[str], first: int) -> None:
        cell = read_cell(body, first, len(self.cells), self._error)
        self.cells.append(cell)
        if cell.kind not in CAPTION_OPTION:
            return
        self.text.append((cell.caption_line, cell.caption))
        caption = without_lone_marks([(cell.caption_line, cell.caption or "\N{EN DASH}")], self.language)[0][1]
        attributes = f'index="{cell.index}" line="{cell.label_line}" later="{cell.later}"'
        self.out += [
            "",
            f"::: {{#{cell.label} .cell {attributes}}}",
            with_line_marker(caption, cell.caption_line),
            ":::",
            "",
        ]

    def _unended(self, code: str, message: str, line: int, hint: str) -> None:
        self.whole = False
        self._error(code, message, line, hint)

    def _error(self, code: str, message: str, line: int, hint: str) -> None:
        self.found.error(code, message, file=self.file, line=line, hint=hint)


def _without_comments(line: str, inside: bool) -> tuple[str, bool]:
    """What `line` shows, and whether a comment is open at its end; `inside` says whether one is at its beginning."""
    shown: list[str] = []
    at = 0
    while True:
        if inside:
            end = line.find("-->", at)
            if end < 0:
                return "".join(shown), True
            at = end + len("-->")
        begin = line.find("<!--", at)
        shown.append(line[at:] if begin < 0 else line[at:begin])
        if begin < 0:
            return "".join(shown), False
        inside, at = True, begin + len("<!--")
