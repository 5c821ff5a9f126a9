"""What authors leave to do in their chapters: comments that say so, and TODO, XXX or ??? in what would be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report import CONFIG
from report.diagnostics import Diagnostics
from report.markdown.source import CELL, FENCE, Source
from report.project.records import Publication

_MARK = re.compile(r"(?<!\w)(?:TODO|XXX)(?!\w)|(?<!\?)\?{3,}")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_OPTION = re.compile(r"\s*#\|\s?(.*)")
_BEGIN, _END = "<!--", "-->"


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to be done, in words; `printed` where it stands in the text and not in a comment."""

    file: str
    line: int
    text: str
    printed: bool


def todos(source: Source) -> list[ToDo]:
    """What is left to do in a chapter, in the order of its lines: one for each comment, and for each line of text."""
    found: list[ToDo] = []
    comment, begun = "", 0  # what an open comment says so far, and its line
    for number, line in _lines(source):
        shown, comments, rest = _taken_apart(line, inside=bool(begun))
        for said, ended in comments:
            comment, begun = f"{comment} {said}", begun or number
            if ended:
                found += _of(source.file, begun, comment, printed=False)
                comment, begun = "", 0
        begun = begun if rest else 0
        found += _of(source.file, number, _CODE.sub(" ", shown), printed=True)
    return sorted(found, key=lambda todo: todo.line)


def todos_of_titles(publication: Publication) -> list[ToDo]:
    """What is left to do in the titles and descriptions of the editions."""
    return [
        todo
        for edition in publication.editions.values()
        for key in ("title", "subtitle", "description")
        for todo in _of(CONFIG, edition.lines.get(key, 0), str(getattr(edition, key)), printed=True)
    ]


def warn_of(found: list[ToDo], problems: Diagnostics) -> None:
    """Warn of what would be printed."""
    hint = "do it, or put it into a comment: <!-- TODO … -->; a sign that is meant stands in backticks"
    for todo in (todo for todo in found if todo.printed):
        problems.warning("P20", f"this would be printed: {todo.text!r}", file=todo.file, line=todo.line, hint=hint)


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    """The lines that hold text, with their numbers: of a cell those of its options, of other code none."""
    fence, is_cell = "", False
    for number, line in enumerate(source.lines, 1):
        begins = FENCE.match(line)
        if fence:
            option = _OPTION.fullmatch(line) if is_cell else None
            if option:
                yield number, option[1]
            fence = "" if re.fullmatch(rf"\s*{re.escape(fence[0])}{{{len(fence)},}}\s*", line) else fence
        elif begins:
            fence, is_cell = begins[2], CELL.match(begins[3]) is not None
        else:
            yield number, line


def _taken_apart(line: str, *, inside: bool) -> tuple[str, list[tuple[str, bool]], bool]:
    """What `line` shows, each part of a comment with whether it ends there, and whether one is open at its end."""
    shown, comments = "", []
    while True:
        if inside:
            said, end, line = line.partition(_END)
            comments.append((said, bool(end)))
            if not end:
                return shown, comments, True
        text, begin, line = line.partition(_BEGIN)
        shown += text
        if not begin:
            return shown, comments, False
        inside = True


def _of(file: str, line: int, text: str, *, printed: bool) -> list[ToDo]:
    return [ToDo(file, line, " ".join(text.split()), printed)] if _MARK.search(text) else []
