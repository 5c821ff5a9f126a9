"""Every section, figure, table, box, list of findings and footnote of the reports has its place in both languages."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
COVERAGE = PROJECT / "tests" / "publication" / "coverage"
CHAPTERS = PROJECT / "chapters"
PUBLICATIONS = ("collection", "catalogue")


def _numbered(kind: str, numbers) -> set[str]:
    return {f"{kind}-{number}" for number in numbers}


# What the reports hold, by their own tables of contents and lists; their references are the generated literature.
VIVE2020 = {
    "preface",
    "summary",
    "annex-1",
    "annex-2",
    *_numbered("chapter", range(1, 11)),
    *_numbered("sub-goal", range(1, 8)),
    *_numbered("findings", range(5, 10)),
    *_numbered("footnote", range(1, 27)),
    *_numbered("box", ("1.1", "1.2", "4.1")),
    *(
        f"section-{chapter}.{n}"
        for chapter, sections in {1: 1, 3: 2, 5: 5, 6: 4, 7: 6, 8: 6, 9: 4}.items()
        for n in range(1, sections + 1)
    ),
    *_numbered("figure", ("1.1", "1.2", "3.1", "3.2", "4.1", "5.1", "6.1", "7.1", "8.1", "9.1", "10.1")),
    *_numbered("annex-figure", ("1.1", "2.1", "2.2", "2.3", "2.4")),
    *_numbered("annex-table", (f"2.{n}" for n in range(1, 7))),
}
VIVE2021 = {
    "preface",
    "summary",
    "annex-1",
    *_numbered("chapter", range(1, 6)),
    *_numbered("footnote", range(1, 14)),
    *_numbered(
        "section",
        (
            "1.1",
            "1.2",
            "1.3",
            "1.4",
            "1.4.1",
            "1.4.2",
            "1.4.3",
            "2.1",
            "2.2",
            "3.1",
            "3.2",
            "3.2.1",
            "3.2.2",
            "4.1",
            "4.2",
            "4.2.1",
            "4.2.2",
            "5.1",
            "5.2",
            "5.2.1",
            "5.2.2",
            "5.2.3",
            "5.3",
            "5.3.1",
            "5.3.2",
        ),
    ),
    *_numbered("box", ("1", "2", "3", "3.1", "4.1", "5.1", "5.2", "5.3", "5.4")),
    *_numbered("figure", ("1.1", "1.2", "2.1", "3.1", "4.1", "5.1")),
    *_numbered("table", ("1.1", "2.1")),
}
# Slide 1 is missing; tables 5, 7, 9 and 15 do not occur, which the chapter says.
KORA2015 = {*_numbered("slide", range(2, 46)), *_numbered("figure", range(1, 4)), *_numbered("table", range(1, 18))}
ITEMS = {"collection": VIVE2020, "catalogue": VIVE2021 | KORA2015}


def rows(publication: str) -> list[tuple[str, str, str]]:
    """(chapter, item of the report, label in the chapter)."""
    return [
        (path.stem, row["item"], row["label"])
        for path in sorted((COVERAGE / publication).glob("*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]


@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_what_is_covered_is_what_the_reports_hold(publication):
    assert sorted({item for _, item, _ in rows(publication)} ^ ITEMS[publication]) == []


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_the_label_that_carries_an_item_stands_in_the_chapter(publication, language):
    missing = [
        (chapter, item, label)
        for chapter, item, label in rows(publication)
        if not _stands(_text(publication, chapter, language), label)
    ]
    assert missing == []


@pytest.mark.parametrize("path", sorted(CHAPTERS.rglob("*.qmd")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_exhibit_is_referred_to_in_its_own_chapter(path):
    text = path.read_text(encoding="utf-8")
    labels = re.findall(r"^#\| label: (\S+)$", text, re.MULTILINE)
    assert [label for label in labels if not re.search(rf"@{re.escape(label)}(?![\w-])", text)] == []


def _text(publication: str, chapter: str, language: str) -> str:
    return (CHAPTERS / publication / f"{chapter}.{language}.qmd").read_text(encoding="utf-8")


def _stands(text: str, label: str) -> bool:
    if label.startswith("[^"):
        return f"{label}:" in text and len(re.findall(re.escape(label), text)) > 1
    return bool(re.search(rf"(?:#{re.escape(label)}[\s}}]|\| label: {re.escape(label)}$)", text, re.MULTILINE))
