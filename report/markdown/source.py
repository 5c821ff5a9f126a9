"""A chapter file taken apart: front matter, cells, and Markdown whose lines can be found again.

pandoc's Markdown has no source positions; the lines of running text get marks instead
(:mod:`report.markdown.line_markers`).  Comments are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from report.diagnostics import INCLUDED, Diagnostics, nearest
from report.language.characters import unprintable
from report.markdown.balance import check_balance, has_whole_blocks
from report.markdown.cells import CAPTION_OPTION, INSTEAD, Cell, read_cell
from report.markdown.formulas import end_of_formula
from report.markdown.included import Whole, includes, whole
from report.markdown.line_markers import Lines, with_line_marker, with_line_markers
from report.markdown.listings import Shown, read_shown
from report.markdown.lone_marks import without_lone_marks
from report.markdown.nesting import too_deep
from report.markdown.options import Unreadable, front_matter
from report.markdown.pandoc import cited_keys
from report.markdown.shortcodes import Shortcodes
from report.project.quarto_keys import ELSEWHERE, LOOK, loud

_FRONT_MATTER = ("lang", "description")
_DRAFT = "write status: draft for it in _quarto.yml, or take the chapter out of _quarto.yml until it is to be published"
_SHOWN = "say #| echo: true in each cell whose code is to be shown"
_INSTEAD = {**INSTEAD, **ELSEWHERE, "echo": _SHOWN, "draft": _DRAFT, "status": _DRAFT}
_REMOVE = "remove it; a chapter says its lang and its description, and how Quarto's own page of it looks"
FENCE = re.compile(r"^( {0,12})(`{3,}(?=[^`]*$)|~{3,})\s*(.*)$")
_FORMULA = re.compile(r"\s*\$\$")
_REMARK = re.compile(r"(?<!\\)%.*")
CELL = re.compile(r"^\{python\}\s*$")


@dataclass(frozen=True, slots=True)
class Source:
    """A chapter in one language, ready for pandoc; `cited` are the keys of the works that it cites.

    `description` says in a sentence or two what its page is about, for search engines; it may be empty.  `shown` is the
    code that it shows.  `lines` are all lines, those of the files that it `included` among them; `numbers` has the
    number of each, and is empty where that is its place.  `variant` is what it prints of what is said elsewhere.
    """

    file: str
    language: str
    lines: tuple[str, ...]
    cells: tuple[Cell, ...]
    markdown: str
    cited: tuple[str, ...]
    description: str = ""
    description_line: int = 0
    shown: tuple[Shown, ...] = ()
    included: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    variant: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it is made of."""
        return (self.file, *self.included)

    def at(self, number: int) -> int:
        """The place among all lines, from 0, of the line with this number."""
        return self.numbers.index(number) if self.numbers else number - 1

    def file_of(self, number: int) -> str:
        """The file in which the line with this number stands."""
        return self.files[number // INCLUDED] if number >= INCLUDED else self.file

    def number(self, at: int) -> int:
        """The number of the line at a place, from 0."""
        return self.numbers[at] if self.numbers else at + 1


def read_source(root: Path, file: str, language: str, found: Diagnostics) -> Source | None:
    """The chapter `file`, or None when it cannot be read as text; problems name file and line."""
    try:
        content = (root / file).read_bytes()
    except OSError as error:
        found.error("T01", f"the file cannot be read: {error.strerror}", file=file, hint="check that it exists")
        return None
    parts = whole(content, file, lambda path: (root / path).read_bytes(), found) if includes(content) else None
    if parts:
        found.includes(file, parts.files)
    return take_apart(content, file, language, found, parts)


def take_apart(
    content: bytes,
    file: str,
    language: str,
    found: Diagnostics,
    parts: Whole | None = None,
    said: Mapping[str, str] | None = None,
) -> Source | None:
    """The chapter whose bytes are `content`, or None when pandoc cannot read them; problems name `file` and line.

    `parts` are its lines with what it includes, where it may include something; `said` is what is said of its edition.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what = f"the file is not UTF-8: byte 0x{content[error.start]:02x} cannot be read"
        found.error("T01", what, file=file, line=line, hint="save it as UTF-8")
        return None
    if bad := unprintable(text):
        found.error("T01", f"the file holds {bad.name}", file=file, line=bad.line, hint="remove it; it is not seen")
        return None
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    parts = parts or Whole(lines[:-1] if lines[-1] == "" else lines)
    splitter = _Splitter(file, language, parts, dict(said or {}), found)
    source = splitter.split()
    return source if splitter.whole and not too_deep(splitter.text, file, found) else None


class _Splitter:
    def __init__(self, file: str, language: str, parts: Whole, said: dict[str, str], found: Diagnostics) -> None:
        self.file, self.language, self.found, self.parts = file, language, found, parts
        self.lines, self.numbers = parts.lines, parts.numbers or range(1, len(parts.lines) + 1)
        self.cells: list[Cell] = []
        self.shown: list[Shown] = []
        self.out: list[str] = []
        self.text: Lines = []
        self.whole = True  # whether each of its parts has an end: else nobody knows what the rest is
        self.description, self.description_line = "", 0
        self.said = {**said, "lang": language}
        self.shortcodes = Shortcodes(self.said, self._error)

    def split(self) -> Source:
        """The chapter in its parts; whatever is wrong is reported, in one that is not whole no more than that."""
        at = self._front_matter()
        while at < len(self.lines):
            fence = FENCE.match(self.lines[at])
            at = self._fenced(at, fence) if fence else self._text(at)
        self.whole = has_whole_blocks(self.text, self.file, self.found, whole=self.whole)
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
            tuple(self.shown),
            tuple(self.parts.files),
            tuple(self.parts.numbers) if self.parts.files else (),
            " ".join(f"{key}={self.said[key]}" for key in sorted(self.shortcodes.used)),
        )

    def _text(self, at: int) -> int:
        """Takes in the lines from `at` to the next fence, without comments; returns where it stopped."""
        lines: Lines = []
        opened = 0
        while at < len(self.lines) and (opened or not FENCE.match(self.lines[at])):
            number, (line, still_open) = self.numbers[at], without_comments(self.lines[at], bool(opened))
            if not opened and _FORMULA.match(line) and (end := self._end_of_formula(at)):
                joined = " ".join(_REMARK.sub("", part).strip() for part in self.lines[at : end + 1])
                line, at = line[: len(line) - len(line.lstrip())] + joined, end
            if line.strip() or not self.lines[at].strip():
                lines += self.shortcodes.text(number, line)
            at += 1
            opened = (opened or number) if still_open else 0
        if opened:
            self._unended("T10", "a comment that is never closed", opened, "end it with -->")
        self.text += lines
        self.out += with_line_markers(without_lone_marks(lines, self.language))
        return at

    def _end_of_formula(self, at: int) -> int:
        """Where the formula ends that begins at the beginning of the line `at`; 0 where it ends in that line."""
        end = end_of_formula(self.lines, at)
        if end < 0:
            hint = "end it with $$, and leave no empty line in it; a dollar of the text is \\$"
            self._error("T33", "a formula that never ends", self.numbers[at], hint)
        return max(end, 0)

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
                self.said[key] = self.description
            elif value != self.language:
                what = f"lang is {value!r} in a file whose name says {self.language!r}"
                self._error("T02", what, before + 2, f"write lang: {self.language}")

    def _describe(self, value: object, line: int) -> None:
        if isinstance(value, str) and value.strip():
            self.description, self.description_line = " ".join(value.split()), line
        else:
            self._error("T02", f"description must be a text, not {value!r}", line, "write a sentence, in quotes")

    def _fenced(self, start: int, fence: re.Match[str]) -> int:
        indent, ticks, said = fence.groups()
        ends = re.compile(rf"^ {{0,{len(indent) + 3}}}{re.escape(ticks[0])}{{{len(ticks)},}}\s*$")
        end = start + 1
        while end < len(self.lines) and not ends.match(self.lines[end]):
            end += 1
        body, line = self.lines[start + 1 : end], self.numbers[start]
        begun = re.compile(rf"{re.escape(ticks)}{re.escape(ticks[0])}*\s*\{{python\}}\s*$")  # by the next cell
        if end == len(self.lines) or any(map(begun.match, body)):
            self._unended("T10", "a cell or a block of code that never ends", line, f"end it with {ticks}")
        elif CELL.match(said) and indent:
            hint = "put it at the beginning of a line, between the paragraphs of a section"
            self._error("T10", "a cell that stands within something else", line, hint)
        elif CELL.match(said):
            self._cell(body, line + 1)
        else:
            self._code(
                said.strip(), [part[min(len(indent), len(part) - len(part.lstrip())) :] for part in body], line, indent
            )
        return end + 1

    def _cell(self, body: list[str], first: int) -> None:
        cell = read_cell(body, first, len(self.cells), self._error)
        self.cells.append(cell)
        if cell.shown:
            self._show(cell.shown, "")
        if cell.kind not in CAPTION_OPTION:
            return
        caption = self._caption(cell.caption or "\N{EN DASH}", cell.caption_line, cell.caption)
        attributes = f'index="{cell.index}" line="{cell.label_line}" later="{cell.later}"'
        self.out += ["", f"::: {{#{cell.label} .cell {attributes}}}", caption, ":::", ""]

    def _code(self, said: str, body: list[str], line: int, indent: str) -> None:
        """Takes in a block of code that is shown."""
        code = "\n".join(self.shortcodes.read(line + at, part) for at, part in enumerate(body, 1))
        shown, wrong = read_shown(said, code, line)
        for problem, message, hint in wrong:
            self._error(problem, message, line, hint)
        if shown:
            self._show(shown, indent)

    def _show(self, shown: Shown, indent: str) -> None:
        caption = self._caption(shown.caption, shown.line, shown.caption) if shown.caption else ""
        self.out += shown.lines(len(self.shown), indent, caption)
        self.shown.append(shown)

    def _caption(self, printed: str, line: int, caption: str) -> str:
        """A caption with its marker, as pandoc reads it."""
        self.text.append((line, caption))
        return with_line_marker(without_lone_marks([(line, printed)], self.language)[0][1], line)

    def _unended(self, code: str, message: str, line: int, hint: str) -> None:
        self.whole = False
        self._error(code, message, line, hint)

    def _error(self, code: str, message: str, line: int, hint: str) -> None:
        self.found.error(code, message, file=self.file, line=line, hint=hint)


def without_comments(line: str, inside: bool) -> tuple[str, bool]:
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
