"""Every section, figure, table, box, list of findings and footnote of the report has its place in both languages."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
COVERAGE = PROJECT / "tests" / "coverage"
CHAPTERS = PROJECT / "chapters" / "collection"

# What the report holds, by its own table of contents and lists (VIVE 2020, pp. 4-84).
SECTIONS = {5: 5, 6: 4, 7: 6, 8: 6, 9: 4, 3: 2, 1: 1}
SUB_GOALS = range(1, 8)
ITEMS = {
    # Its references are the generated list of literature.
    "preface", "summary", "annex-1", "annex-2",
    *(f"chapter-{n}" for n in range(1, 11)),
    *(f"section-{chapter}.{n}" for chapter, sections in SECTIONS.items() for n in range(1, sections + 1)),
    *(f"sub-goal-{n}" for n in SUB_GOALS),
    *(f"findings-{chapter}" for chapter in range(5, 10)),
    *(f"figure-{n}" for n in ("1.1", "1.2", "3.1", "3.2", "4.1", "5.1", "6.1", "7.1", "8.1", "9.1", "10.1")),
    *(f"annex-figure-{n}" for n in ("1.1", "2.1", "2.2", "2.3", "2.4")),
    *(f"annex-table-2.{n}" for n in range(1, 7)),
    *(f"box-{n}" for n in ("1.1", "1.2", "4.1")),
    *(f"footnote-{n}" for n in range(1, 27)),
}


def rows() -> list[tuple[str, str, str]]:
    """(chapter, item of the report, label in the chapter)."""
    return [(path.stem, row["item"], row["label"]) for path in sorted(COVERAGE.glob("*.csv"))
            for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]


def test_every_item_of_the_report_is_covered():
    assert ITEMS - {item for _, item, _ in rows()} == set()


def test_nothing_is_covered_that_the_report_does_not_have():
    assert {item for _, item, _ in rows()} - ITEMS == set()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_label_that_carries_an_item_stands_in_the_chapter(language):
    missing = [(chapter, item, label) for chapter, item, label in rows() if not _stands(chapter, label, language)]
    assert missing == []


def _stands(chapter: str, label: str, language: str) -> bool:
    text = (CHAPTERS / f"{chapter}.{language}.qmd").read_text(encoding="utf-8")
    if label.startswith("[^"):
        return f"{label}:" in text and len(re.findall(re.escape(label), text)) > 1
    return bool(re.search(rf"(?:#{re.escape(label)}[\s}}]|\| label: {re.escape(label)}$)", text, re.MULTILINE))
