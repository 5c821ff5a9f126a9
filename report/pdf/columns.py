"""How wide the columns of a printed table are: as wide as what they hold, and no wider than the page.

Widths are counted in letters of middling width, which is near enough: the PDF engine never makes a column narrower than
its longest word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from unicodedata import name

from report.language import rules
from report.printed.grid import Grid

_NARROW = dict.fromkeys(" ", 0.4) | dict.fromkeys("ijlłI.,:;'’|!", 0.52) | dict.fromkeys("f()[]-", 0.6)
_OF_TWO = "".join(letter for letter in rules.SMALL + rules.CAPITALS if name(letter).endswith((" AE", " OE")))
_WIDE = dict.fromkeys(f"mwMW%—…½¼¾{_OF_TWO}", 1.6)
_LETTERS = {**_NARROW, **dict.fromkeys("rt/°²³¹", 0.7), **dict.fromkeys("szcxvykJY«»–", 0.92), **_WIDE}
_LETTERS |= dict.fromkeys("AEFLSTVXZ", 1.05) | dict.fromkeys("&→", 1.25)
_USUAL, _CAPITAL, _BOLD = 1.05, 1.25, 1.05  # of other letters and capitals, and how much wider what is set bold is
_SPARE = 1.03  # of what a column has to hold on a line: letters are not as wide as each other
_HEADING_LINES = 3  # that a heading may take before it widens its column; fewer where there is room
_JOINT = re.compile(r"[ \n]|(?<=[-/\N{EN DASH}])")  # where a line may end; not at a no-break space
_JOINT_OR_SPACE = re.compile(r"(?<=[ \n/\-\N{EN DASH}])")


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of a table in millimetres, the percentages of it that its columns take, and roughly its height."""

    width: int
    shares: tuple[float, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How cells are set, in millimetres: a letter, what stands before all columns but one, a line, a row's space."""

    letter: float
    padding: float
    line: float
    space: float

    def letters(self, room: float, columns: int) -> float:
        """How many letters so many columns have on a line of `room` millimetres."""
        return (room - self.padding * (columns - 1)) / self.letter


# Of a table beside text, of one on a page that is wider than high, and of those behind the chapters.
TEXT, ACROSS, SMALL = Setting(1.55, 4.0, 4.15, 2.6), Setting(1.46, 4.0, 3.8, 1.8), Setting(1.46, 3.0, 3.9, 1.8)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its heading, and how long this, its longest word and its cells are, in letters."""

    texts: tuple[str, ...]
    heading: float
    least: float
    cells: tuple[float, ...]

    @property
    def longest(self) -> float:
        return max((self.least, *self.cells))


def columns_of(grid: Grid, room: float, setting: Setting = TEXT) -> Columns:
    """The columns of `grid` where it has `room` millimetres: all on one line, or lines as few as they may be."""
    columns = [_column(grid, at) for at in range(len(grid.columns))]
    on_a_line = setting.letters(room, len(columns))
    letters = _on_few_lines(columns, on_a_line)
    if not letters:
        weights = [sqrt(1 + sum(column.cells) / max(1, len(column.cells))) for column in columns]
        wanted = [max(_SPARE * column.longest, column.heading / _HEADING_LINES) for column in columns]
        letters = _evened(columns, _shared([c.least for c in columns], wanted, weights, on_a_line), on_a_line)
    taken = [setting.letter * n + setting.padding * (at > 0) for at, n in enumerate(letters)]
    width = min(sum(taken), room)
    shares = tuple(round(100 * one / sum(taken), 2) for one in taken)
    return Columns(ceil(width), shares, _height(columns, letters, setting))


def _column(grid: Grid, at: int) -> _Column:
    heading, numeric = grid.columns[at].heading, grid.columns[at].numeric
    texts = tuple(row.cells[at] for row in grid.rows)
    cells = tuple(_width(row.cells[at]) * (_BOLD if row.total else 1) for row in grid.rows)
    words = [_BOLD * _width(word) for word in _JOINT.split(heading)]
    words += cells if numeric else [_width(word) for text in texts for word in _JOINT.split(text)]
    return _Column(texts, _BOLD * _width(heading), max(1.0, *words), cells)


def _width(text: str) -> float:
    """Roughly how many letters of middling width are as long as `text`."""
    return sum([_LETTERS.get(letter) or (_CAPITAL if letter.isupper() else _USUAL) for letter in text])


def _on_few_lines(columns: Sequence[_Column], room: float) -> list[float]:
    """Letters for the longest cells, and for headings on lines as few as there is room for; none if there is none."""
    for lines in range(1, _HEADING_LINES + 1):
        wanted = [max(column.longest, column.heading / lines) for column in columns]
        if sum(wanted) <= room:
            spare = min(_SPARE, room / sum(wanted))
            return [spare * letters for letters in wanted]
    return []


def _evened(columns: Sequence[_Column], letters: Sequence[float], room: float) -> list[float]:
    """What columns have that their lines do not fill goes to those whose cells it brings on one line."""
    filled = [_filled(column, width) for column, width in zip(columns, letters, strict=True)]
    left = room - sum(filled)
    for at in sorted(range(len(columns)), key=lambda at: columns[at].longest - filled[at]):
        lacking = _SPARE * columns[at].longest - filled[at]
        if 0 < lacking <= left:
            filled[at], left = filled[at] + lacking, left - lacking
    long = [at for at, column in enumerate(columns) if filled[at] < column.longest] or range(len(columns))
    return [width + (left / len(long) if at in long else 0) for at, width in enumerate(filled)]


def _filled(column: _Column, width: float) -> float:
    """The longest line of a column that is so wide."""
    return max([min(column.longest, column.least), *(_longest_line(text, width) for text in column.texts)])


def _longest_line(text: str, width: float) -> float:
    line, longest = 0.0, 0.0
    for word in filter(None, _JOINT_OR_SPACE.split(text)):
        letters = _width(word)
        line = line + letters if line + _width(word.rstrip()) <= width else letters
        longest = max(longest, line)
    return min(_SPARE * longest, width)


def _shared(least: Sequence[float], wanted: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """What the `least` leave of `room`, by weight: who wants less than its part leaves the rest to the others."""
    if sum(least) >= room:
        return [low * room / sum(least) for low in least]
    found, left = [float(low) for low in least], room - sum(least)
    hungry = [at for at, low in enumerate(least) if wanted[at] > low]
    while hungry:
        parts = {at: left * weights[at] / sum(weights[other] for other in hungry) for at in hungry}
        sated = [at for at in hungry if wanted[at] - found[at] <= parts[at]]
        for at in sated or hungry:
            given = min(parts[at], wanted[at] - found[at])
            found[at], left = found[at] + given, left - given
        hungry = [at for at in hungry if at not in sated] if sated else []
    return found


def _height(columns: Sequence[_Column], letters: Sequence[float], setting: Setting) -> float:
    """Roughly how many millimetres the rows take, the head included."""
    rows = zip(*((column.heading, *column.cells) for column in columns), strict=True)
    lines = (max(ceil(cell / each) for cell, each in zip(row, letters, strict=True)) for row in rows)
    return float(sum(max(1, found) * setting.line + setting.space for found in lines))
