"""A text that begins as an item of a list would, and is none; and lists that stay lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.markdown.lone_marks import without_lone_marks
from report.markdown.tree import nodes, plain
from tests.chapters import read

BEGINNINGS = (
    "1. januar 2020 blev loven ændret.",
    "s. [@grove2020] i rapporten.",
    "a) er det første.",
    "(b) er det andet.",
    "i. e. på engelsk.",
    "c. er en cirka.",
    "A.  Grove skriver det.",
    "1) er et.",
    "#. er et tegn.",
    "I. er et romertal.",
)


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_footnote_that_begins_as_an_item_is_a_note(beginning: str, tmp_path: Path) -> None:
    chapter = read(tmp_path, f"# Titel {{#sec-t}}\n\nTekst.[^n]\n\n[^n]: {beginning}\n")
    (note,) = (node for node in nodes(chapter.side.blocks[0]["c"]) if node["t"] == "Note")
    assert [block["t"] for block in note["c"]] == ["Para"]
    assert plain(note["c"][0]["c"])[:2] == beginning[:2]


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("before", ["", "> ", "- ", "::: {#tip-a .callout-tip}\n## Titel\n\n"])
def test_a_paragraph_that_begins_as_an_item_is_a_paragraph(before: str, beginning: str, tmp_path: Path) -> None:
    after = "\n:::" if ":::" in before else ""
    chapter = read(tmp_path, f"# Titel {{#sec-t}}\n\nTekst.\n\n{before}{beginning}{after}\n")
    assert "OrderedList" not in str(chapter.side.blocks)
    assert "\\" not in str(chapter.side.blocks)


def test_dates_that_follow_each_other_are_no_list(tmp_path: Path) -> None:
    chapter = read(tmp_path, "# Titel {#sec-t}\n\n1. januar kom loven.\n\n2. februar kom en til.\n")
    assert [block["t"] for block in chapter.side.blocks] == ["Para", "Para"]


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n2. b",
        "1. a\n\n2. b",
        "a) a\n   mere\nb) b",
        "i. a\n\n   Mere.\n\nii. b",
        "> 1. a\n> 2. b",
        "- x\n\n  1. a\n  2. b",
        "[^n]: 1. a\n    2. b",
        "3. a\n1. b",
    ],
)
def test_lists_stay_lists(text: str) -> None:
    lines = list(enumerate(text.split("\n"), 1))
    assert without_lone_marks(lines, "da") == lines


def test_a_citation_that_goes_on_with_its_page_is_left_alone() -> None:
    lines = [(1, "Se [@grove2020,"), (2, "s. 4]")]
    assert without_lone_marks(lines, "da") == lines
