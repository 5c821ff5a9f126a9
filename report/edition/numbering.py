"""Labels of a whole publication: what each is called, such as Figur 4.1 or Annex table 2.6.

Chapters are numbered by _quarto.yml; figures, tables, boxes and sections by their order in the chapter.
In a chapter without a number nothing has one, and in a brief nothing needs one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from report.diagnostics import Diagnostics
from report.language.interface import word
from report.markdown.groups import letter_of_part
from report.markdown.nodes import Block
from report.markdown.reading import Label
from report.markdown.structure import Body
from report.markdown.tree import inside
from report.project.records import Chapter

_WORDS = {
    "figure": "figure",
    "part": "figure",
    "table": "table",
    "listing": "listing",
    "equation": "equation",
    "note": "box",
    "section": "section",
}
# What is referred to by its number only.
_NUMBERED = ("figure", "part", "table", "listing", "equation", "note")
_TITLED = ("tip", "warning", "caution", "important")  # boxes that are referred to by their titles


@dataclass(frozen=True, slots=True)
class Target:
    """A label with its place: `number` is empty for what is referred to by its title."""

    label: Label
    chapter: Chapter
    number: str

    def name(self, language: str) -> str:
        """What a reference prints, with a no-break space before the number."""
        if not self.number:
            return self.label.title
        return f"{word(self._word(), language)}\N{NO-BREAK SPACE}{self.printed_number(language)}"

    def printed_number(self, language: str) -> str:
        """The number; a section of an annex has the annex's initial before it, so that chapter 2 has its own 2.1."""
        in_annex = self.chapter.annex and self.label.kind == "section" and self.number
        return word("annex", language)[0] + self.number if in_annex else self.number

    def _word(self) -> str:
        if self.label.kind == "chapter":
            return "annex" if self.chapter.annex else "chapter"
        key = _WORDS[self.label.kind]
        return f"annex_{key}" if self.chapter.annex and key != "section" else key


def number_labels(chapters: list[tuple[Chapter, Body, str]], found: Diagnostics) -> dict[str, Target]:
    """Every label of the publication in one language, `chapters` being (chapter, body, file) in order.

    A label used twice, and one that needs a number where there is none, are reported in `found`.
    """
    targets: dict[str, Target] = {}
    files: dict[str, str] = {}
    for chapter, body, file in chapters:
        counts: Counter[str] = Counter()
        for label in body.labels:
            number = _number(label, chapter, counts)
            if chapter.number is None and not chapter.brief and label.kind in _NUMBERED:
                message = f"{label.name} stands in a chapter without a number"
                hint = "move it to a numbered chapter; a box may be a .callout-tip, which needs no number"
                found.error("T16", message, file=file, line=label.line, hint=hint)
            if label.name in targets:
                first = f"{files[label.name]}:{targets[label.name].label.line}"
                message, hint = (
                    f"the label {label.name!r} is used twice",
                    f"the first is at {first}; rename one of them",
                )
                found.error("T05", message, file=file, line=label.line, hint=hint)
            elif label.name:
                targets[label.name] = Target(label, chapter, number)
                files[label.name] = file
    return targets


def _number(label: Label, chapter: Chapter, counts: Counter[str]) -> str:
    if chapter.number is None:
        return ""
    if label.kind == "chapter":
        return str(chapter.number)
    if label.kind in _TITLED or label.level > 2:
        return ""
    counts[label.kind] += 1
    if label.kind == "part":
        return f"{chapter.number}.{counts['figure']}{letter_of_part(counts['part'])}"
    if label.kind == "figure":
        counts["part"] = 0
    return f"{chapter.number}.{counts[label.kind]}"


def exhibit_name(target: Target, language: str) -> str:
    """What an exhibit is called; nothing in a brief, which has no numbers."""
    return "" if target.chapter.brief else target.name(language)


def numbered(block: Block, targets: Mapping[str, Target], language: str) -> Block:
    """Headings, boxes and the like with their numbers, also those in other blocks."""
    if block["t"] == "Header" and (target := targets.get(block["c"][1][0])):
        return {**block, "number": target.printed_number(language)}
    if block["t"] == "Equation" and (target := targets.get(block["label"])):
        return {**block, "number": target.printed_number(language)}
    if block["t"] == "Box" or block["t"] == "TextTable" or block["t"] == "Listing" or block["t"] == "Panel":
        target = targets.get(block["label"])
        named = {"name": exhibit_name(target, language)} if target and target.number else {}
        block = cast(Block, {**block, **named})
    return inside(block, partial(numbered, targets=targets, language=language))
