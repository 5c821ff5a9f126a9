"""Whether the numbers of a text are the same wherever a site prints it: as a page, in a file, in a book, side by side.

It finds what no record of values holds, such as a year, a label of a drawing, or a number in the name of a section.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from report.diagnostics import Diagnostics
from report.verify.forms import NUMBER
from report.verify.pages import Page

COMPARED = "numbers in texts and drawings that are the same in every form"
ALONE = "numbers in texts and drawings that stand in one form only"
# Letters that a text without its numbers must have, to be taken for the same as another.
_TELLING = 16
# By a text, the file and the line of a place that prints it.
Places = Mapping[str, tuple[str, int]]
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Form:
    """One form of an edition: its texts by what is left of them without numbers, each with a place that prints it.

    `drawn` are the numbers in drawings, by the exhibit that they stand in.
    """

    name: str
    texts: dict[str, dict[str, tuple[str, int]]] = field(default_factory=lambda: defaultdict(dict))
    drawn: dict[str, dict[str, tuple[str, int]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, file: str, page: Page, label: str = "") -> None:
        """Add a page; one that is a drawing by itself is called by its `label`."""
        for text, line in page.texts:
            left = NUMBER.sub("#", text)
            if len(_LETTER.findall(left)) >= _TELLING:
                self.texts[left].setdefault(text, (file, line))
        for exhibit, texts in page.drawn.items():  # whose lines are broken otherwise on a phone
            for number, line in ((number, line) for text, line in texts for number in NUMBER.findall(text)):
                self.drawn[exhibit or label].setdefault(number, (file, line))


def check_copies(forms: Sequence[Form], found: Diagnostics, within: str = "") -> dict[str, int]:
    """Hold the `forms` of an edition against each other; how many texts were compared, and how many were not.

    The site stands `within` a folder of what is checked, as :class:`report.verify.folder.Folder` has it.
    """
    counts = {COMPARED: 0, ALONE: 0}
    for form in forms:
        others = [other for other in forms if other is not form]
        for key, own in form.texts.items():
            there = [other.texts[key] for other in others if key in other.texts]
            counts[COMPARED if there else ALONE] += len(own)
            _report(own, there, len(there) // 2 + 1, "holds other numbers than the same text", found, within)
        for key, own in form.drawn.items():
            there = [other.drawn[key] for other in others if key in other.drawn]
            counts[COMPARED if there else ALONE] += len(own)
            _report(own, there, len(there), f"stands in the drawing of {key}, and not in that", found, within)
    return counts


def _report(
    own: Places,
    there: Sequence[Places],
    many: int,
    told: str,
    found: Diagnostics,
    within: str,
) -> None:
    """Report each of our `own` texts that is missing `there`, in as `many` of the other forms: these are believed."""
    for text, (file, line) in own.items():
        if there and sum(text not in others for others in there) >= many:
            place, number = next(iter(there[0].values()))
            said = f"{text[:200]!r} {told} in {within}{place}:{number}"
            found.error("B14", said, file=f"{within}{file}", line=line, hint="the site is not as it was published")
