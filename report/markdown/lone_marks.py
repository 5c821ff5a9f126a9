"""A text that begins with a date or an abbreviation, as in "1. januar" or "s. 5", and is no list.

pandoc reads a list of one item there.  A list has two items at least: a mark that stands alone is escaped, so that it
is text, and so is the day of a month wherever it begins a text.
"""

from __future__ import annotations

import re
from functools import cache

from report.language.vocabulary import rules_of
from report.markdown.line_markers import Lines

# What may stand before the mark: signs of quotation, of list items and of a footnote.
_MARK = re.compile(
    r"(?P<before>\s*(?:(?:>|[-*+]|\[\^[^\]\s]+\]:)[ \t]*(?=[\s(#\w>*+-]))*)"
    r"(?P<open>\(?)(?P<name>#|\d{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)(?P<close>[.)])(?=\s|$)"
)

_UNCLOSED = re.compile(r"\[[^\]\[]*(?:\[[^\]\[]*\][^\]\[]*)*$")


def without_lone_marks(lines: Lines, language: str) -> Lines:
    """`lines` in which no mark that stands alone, and no date in `language`, a code, begins a list."""
    marks = {at: mark for at, (_, line) in enumerate(lines) if (mark := _MARK.match(line))}
    if not marks:
        return lines
    listed: set[int] = set()
    for at in marks:
        follower = _follower(at, marks, lines)
        listed |= {at, follower} if follower is not None else set()
    out = list(lines)
    for at, mark in marks.items():
        number, line = lines[at]
        is_date = _date(language).match(line, mark.start("open")) is not None
        if (at not in listed or is_date) and not _in_bracket(at, lines):
            out[at] = (number, _escaped(line, mark))
    return out


def _in_bracket(at: int, lines: Lines) -> bool:
    """Whether the line `at` goes on with a bracket, such as a citation, in which pandoc reads no list."""
    before = ""
    for _, line in reversed(lines[:at]):
        if not line.strip(" \t>"):
            break
        before = line + before
    return _UNCLOSED.search(before) is not None


def _follower(at: int, marks: dict[int, re.Match[str]], lines: Lines) -> int | None:
    """Where the next item stands of the list that the mark in the line `at` would begin."""
    mark = marks[at]
    column, blank = len(mark["before"]), False
    for next_at in range(at + 1, len(lines)):
        line = lines[next_at][1]
        if not line.strip(" \t>"):
            blank = True
            continue
        other = marks.get(next_at)
        if other and _kind(other) == _kind(mark) and abs(len(other["before"]) - column) < 4:
            return next_at
        if blank and len(line) - len(line.lstrip()) <= len(mark["before"]) - len(mark["before"].lstrip()):
            return None
    return None


def _kind(mark: re.Match[str]) -> tuple[str, str, bool]:
    return mark["open"], mark["close"], mark["name"].isalpha()


def _escaped(line: str, mark: re.Match[str]) -> str:
    at = mark.start("close")
    opened = f"{line[: mark.start('open')]}\\{line[mark.start('open') : at]}" if mark["open"] else line[:at]
    return f"{opened}\\{line[at:]}"


@cache
def _date(language: str) -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}}\. +(?:{rules_of(language).typed.months})\b", re.IGNORECASE)
