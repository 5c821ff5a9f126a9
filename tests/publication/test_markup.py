"""The chapters stay readable as they are written: how much of them is mark-up, and that no short name is left over."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
CHAPTERS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "chapters").glob("*/*.qmd")))
NAMES = sorted((PROJECT / "figures").glob("*/names.py"))
MOST, MOST_OF_A_CHAPTER, MOST_OF_A_PARAGRAPH = 0.175, 0.32, 0.64


def bound(path: Path) -> list[str]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [target.id for node in body if isinstance(node, ast.Assign) for target in node.targets]


@pytest.mark.slow
def test_no_chapter_is_mostly_mark_up(real):
    told = real.run("progress", "--json").stdout
    known = json.loads(told[: told.rindex("}") + 1])
    assert 0 < known["total"]["markup"] <= MOST
    for chapter in known["chapters"]:
        shares = chapter["markup"]
        assert shares["share"] <= MOST_OF_A_CHAPTER, chapter["file"]
        assert shares["worst"] is None or shares["worst"]["share"] <= MOST_OF_A_PARAGRAPH, chapter["file"]


@pytest.mark.parametrize("path", NAMES, ids=lambda path: path.parent.name)
def test_every_short_name_is_printed_or_claimed_in_some_chapter(path):
    claimed = {word for claim in re.findall(r'claim="([^"]*)"', CHAPTERS) for word in claim.split()}
    printed = set(re.findall(r"`\{python\} (\w+)`", CHAPTERS))
    assert [name for name in bound(path) if name not in claimed | printed] == []


def test_a_short_name_means_the_same_in_all_subjects():
    every = [name for path in NAMES for name in bound(path)]
    assert len(every) > 400 and sorted({name for name in every if every.count(name) > 1}) == []
