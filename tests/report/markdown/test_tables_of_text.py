"""A table of text prints every cell of each of its rows, or says in which row one would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chapters import read

HEAD = "# Titel {#sec-t}\n\nFørst.\n\n"
LOSES = {
    "a cell more than columns": ("| A | B |\n|---|---|\n| qaq | qbq | qcq |", 7),
    "a cell more in a later row": ("| A | B |\n|---|---|\n| qaq | qbq |\n| a | b | qcq |\n| a | b |", 8),
    "a rule that is too short": ("| A | B |\n|---|\n| qaq | qbq |", 5),
    "a cell behind no closing bar": ("| A | B |\n|---|---|\n| qaq | qbq | qcq", 7),
    "a heading more than columns": ("| A | B | C |\n|---|---|\n| qaq | qbq |", 5),
    "the number of an item before its head": ("1. | A | B |\n   |---|---|\n   | qaq | qbq |\n\n2. b", 5),
    "in a quotation": ("> | A | B |\n> |---|---|\n> | qaq | qbq | qcq |", 7),
}
KEEPS = {
    "an empty last cell": "| A | B |\n|---|---|\n| qaq | |\n| | |",
    "fewer cells than columns": "| A | B |\n|---|---|\n| qaq |",
    "without bars at the ends": "A | B\n---|---\nqaq | qbq",
    "without a closing bar": "| A | B |\n|---|---|\n| qaq | qbq",
    "a bar that is escaped or in code": "| A | B |\n|---|---|\n| q\\|q | `a` |",
    "a bracket over two rows": "| A | B |\n|---|---|\n| (qaq | b |\n| c) | qbq |",
    "a grid": "+-----+-----+\n| A   | B   |\n+=====+=====+\n| qaq | qbq |\n+-----+-----+",
    "in an item": "- | A | B |\n  |---|---|\n  | qaq | qbq |",
    "in a definition": "Ord\n: | A | B |\n  |---|---|\n  | qaq | qbq |",
    "a grid behind another table": "| A | B |\n|---|---|\n| qaq | qbq |\n\n"
    "+-----+-----+\n| A   | B   |\n+=====+=====+\n| qaq | qbq |\n+-----+-----+",
    "with a caption": "| A | B |\n|---|---|\n| qaq | qbq |\n\n: Hvad {#tbl-a}",
}


@pytest.mark.parametrize(("text", "line"), LOSES.values(), ids=LOSES)
def test_a_row_that_loses_a_cell_is_told(text: str, line: int, tmp_path: Path) -> None:
    problems = [p for p in read(tmp_path, HEAD + text + "\n").problems if p.code == "T37"]
    assert [p.line for p in problems] == [line]
    assert "column" in problems[0].message
    assert problems[0].hint


@pytest.mark.parametrize("text", KEEPS.values(), ids=KEEPS)
def test_a_table_without_such_a_row_is_printed(text: str, tmp_path: Path) -> None:
    assert [str(p) for p in read(tmp_path, HEAD + text + "\n").problems] == []
