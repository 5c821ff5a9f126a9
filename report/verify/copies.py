"""Whether the numbers of a text are the same wherever a site prints it: as a page, in a file, in a book, side by side.

It finds what no record of values holds, such as a year, a label of a drawing, or a number in the name of a section.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from report.diagnostics import Diagnostics
from report.verify.folder import shown
from report.verify.forms import NUMBER
from report.verify.pages import Page

COMPARED = "numbers in texts and drawings that are the same in every form"
ALONE = "numbers in texts and drawings that stand in one form only"
# Letters that a text without its numbers must have, to be taken for the same as another.
_TELLING = 16
_LETTER = re.compile(r"[^\W\d_]")
# Numbers with what may stand before one, and with what groups its digits.
_SIGNED = re.compile(r"[-+\N{MINUS SIGN}\N{EN DASH}]?\d(?:[\d.,\s]*\d)?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form prints something: the file, the line, and the text; of a table the lines of its cells."""

    file: str
    line: int
    text: str
    lines: tuple[int, ...] = ()


# What is compared, such as the numbers of a text, with a place that prints it.
Places = dict[tuple[object, ...], Place]


@dataclass(slots=True)
class Form:
    """One form of an edition: the numbers of its texts and tables by their letters, with a place that prints them.

    `drawn` are the numbers in drawings, by the exhibit that they stand in.
    """

    name: str
    texts: dict[str, Places] = field(default_factory=lambda: defaultdict(dict))
    tables: dict[str, Places] = field(default_factory=lambda: defaultdict(dict))
    drawn: dict[str, Places] = field(default_factory=lambda: defaultdict(dict))

    def add(self, file: str, page: Page, label: str = "") -> None:
        """Add a page; one that is a drawing by itself is called by its `label`."""
        for text, line in page.texts:
            if (numbers := _numbers(text)) and len(left := _letters(text)) >= _TELLING:
                self.texts[left].setdefault(numbers, Place(file, line, text))
        for cells in page.tables:
            if len(left := _letters("".join(text for text, _ in cells))) >= _TELLING:
                printed = tuple((at, text) for at, (text, _) in enumerate(cells) if any(map(str.isdigit, text)))
                lines = tuple(line for _, line in cells)
                self.tables[left].setdefault(printed, Place(file, lines[0], cells[0][0], lines))
        for exhibit, texts in page.drawn.items():  # whose lines are broken otherwise on a phone
            for number, line in ((number, line) for text, line in texts for number in NUMBER.findall(text)):
                self.drawn[exhibit or label].setdefault((number,), Place(file, line, number))


def _letters(text: str) -> str:
    return "".join(_LETTER.findall(text)).casefold()


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text in their order, each with its sign."""
    return tuple("".join(number.split()) for number in _SIGNED.findall(text))


def check_copies(forms: Sequence[Form], found: Diagnostics, within: str = "") -> dict[str, int]:
    """Hold the `forms` of an edition against each other; how many texts were compared, and how many were not.

    The site stands `within` a folder of what is checked, as :class:`report.verify.folder.Folder` has it.
    """
    counts = {COMPARED: 0, ALONE: 0}
    for form in forms:
        others = [other for other in forms if other is not form]
        for key, own in form.texts.items():
            there = [other.texts[key] for other in others if key in other.texts]
            counts[COMPARED if there else ALONE] += sum(map(bool, own))
            _report(own, there, len(there) // 2 + 1, "holds other numbers than the same text", found, within)
        for key, own in form.tables.items():
            there = [other.tables[key] for other in others if key in other.tables]
            counts[COMPARED if there else ALONE] += sum(map(len, own))
            _report(own, there, len(there) // 2 + 1, "is not what the same cell holds", found, within)
        for key, own in form.drawn.items():
            there = [other.drawn[key] for other in others if key in other.drawn]
            counts[COMPARED if there else ALONE] += len(own)
            told = f"stands in the drawing of {shown(key)}, and not in that"
            _report(own, there, len(there), told, found, within)
    return counts


def _report(own: Places, there: Sequence[Places], many: int, told: str, found: Diagnostics, within: str) -> None:
    """Report each of our `own` that is missing `there`, in as `many` of the other forms: these are believed."""
    for printed, place in own.items():
        if there and sum(printed not in others for others in there) >= many:
            other, elsewhere = next(iter(there[0].items()))
            text, line, number = place.text, place.line, elsewhere.line
            if place.lines:
                at, text = _first(printed, other)
                line, number = place.lines[at], elsewhere.lines[min(at, len(elsewhere.lines) - 1)]
            said = f"{text[:200]!r} {told} in {shown(f'{within}{elsewhere.file}')}:{number}"
            file = shown(f"{within}{place.file}")
            found.error("B14", said, file=file, line=line, hint="the site is not as it was published")


def _first(printed: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[int, str]:
    """The first cell with a number, its number in the table and its text, that `other` has not; or the first of all."""
    at, text = next((cell for cell in printed if cell not in other), (printed or ((0, ""),))[0])
    return int(at), str(text)
