"""A text that begins with a date or an abbreviation, as in "1. januar" or "s. 5", and is no list.

pandoc reads a list of one item there.  A list has two items at least: a mark that stands alone is escaped, so that it
is text, and so is the day of a month wherever it begins a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from report.language.vocabulary import rules_of
from report.markdown.line_markers import Lines

# What may stand before the mark: signs of quotation, of list items and of a footnote.
_MARK = re.compile(
    r"(?P<before>\s*(?:(?:>|[-*+]|\[\^[^\]\s]+\]:)[ \t]*(?=[\s(#\w>*+-]))*)"
    r"(?P<open>\(?)(?P<name>#|\d{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)(?P<close>[.)])(?=\s|$)"
)

_NEAR = 4  # places by which the items of a list may stand apart
_BRACKET = re.compile(r"[\[\]]")


def without_lone_marks(lines: Lines, language: str) -> Lines:
    """`lines` in which no mark that stands alone, and no date in `language`, a code, begins a list."""
    marks = [(at, mark) for at, (_, line) in enumerate(lines) for mark in _marks(line)]
    if not marks:
        return lines
    listed: set[int] = set()
    by_line: dict[int, list[int]] = {}
    for number, (at, _) in enumerate(marks):
        by_line.setdefault(at, []).append(number)
    for number in range(len(marks)):
        follower = _follower(number, marks, by_line, lines)
        listed |= {number, follower} if follower is not None else set()
    out, in_bracket = list(lines), _in_brackets(lines)
    for number, (at, mark) in reversed([*enumerate(marks)]):  # from the end, so that places before it stay
        is_date = _date(language).match(mark.string, mark.start("open")) is not None
        if (number not in listed or is_date) and not in_bracket[at]:
            out[at] = (out[at][0], _escaped(out[at][1], mark))
    return out


def _marks(line: str) -> Iterator[re.Match[str]]:
    """The marks that `line` begins with, one behind the other."""
    mark = _MARK.match(line)
    while mark:
        yield mark
        mark = _MARK.match(line, mark.end())


def _in_brackets(lines: Lines) -> list[bool]:
    """Whether each line goes on with a bracket of its paragraph, such as a citation, in which pandoc reads no list."""
    inside, depth = [], 0
    for _, line in lines:
        depth = depth if line.strip(" \t>") else 0
        inside.append(depth > 0)
        for bracket in _BRACKET.findall(line):
            depth = max(0, depth + (1 if bracket == "[" else -1))
    return inside


def _follower(
    number: int, marks: Sequence[tuple[int, re.Match[str]]], by_line: Mapping[int, Sequence[int]], lines: Lines
) -> int | None:
    """Which mark is that of the next item of the list that the mark `number` would begin."""
    at, mark = marks[number]
    column, indent = mark.start("open"), _indent(mark.string)
    blank = False
    for where in range(at + 1, len(lines)):
        line = lines[where][1]
        if not line.strip(" \t>"):
            blank = True
            continue
        for other in by_line.get(where, ()):
            found = marks[other][1]
            if _kind(found) == _kind(mark) and abs(found.start("open") - column) < _NEAR:
                return other
        if blank and _indent(line) <= indent:
            return None
    return None


def _indent(line: str) -> int:
    """The place of the first sign of `line` that is neither a space nor that of a quotation."""
    return len(line) - len(line.lstrip(" \t>"))


def _kind(mark: re.Match[str]) -> tuple[str, str, bool]:
    return mark["open"], mark["close"], mark["name"].isalpha()


def _escaped(line: str, mark: re.Match[str]) -> str:
    at = mark.start("close")
    opened = f"{line[: mark.start('open')]}\\{line[mark.start('open') : at]}" if mark["open"] else line[:at]
    return f"{opened}\\{line[at:]}"


@cache
def _date(language: str) -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}}\. +(?:{rules_of(language).typed.months})\b", re.IGNORECASE)
