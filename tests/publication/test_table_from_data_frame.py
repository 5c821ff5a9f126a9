"""The table that CONTRIBUTING.md makes of a data frame, from the data of this publication."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

ROOT = next(parent for parent in Path(__file__).parents if (parent / "build.py").exists())
PROGRAM = """
from figures.wording import SERIES
from report.author import FrameColumn, Language, Table, Text, data

{example}

table = growth()
for row in table.rows:
    cells = zip(row.cells, table.columns, strict=True)
    print(*(Language("en").value(cell, sign=column.signs) for cell, column in cells), sep="|")
"""


def test_the_example_makes_its_table():
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.search(r"^\*\*…a table from a data frame\.\*\*(?:.+\n)+\n((?: {4}.*\n)+)", guide, re.MULTILINE)
    assert example
    program = PROGRAM.format(example=dedent(example[1]))
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert run.stdout.splitlines() == [
        "Average advised municipality|DKK\N{NO-BREAK SPACE}2,541|DKK\N{NO-BREAK SPACE}3,213|+26.4%",
        "National average|DKK\N{NO-BREAK SPACE}3,306|DKK\N{NO-BREAK SPACE}3,814|+15.4%",
    ]
