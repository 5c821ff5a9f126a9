"""The made-up publication of growth.py is the same each time and holds together; its table says what was measured."""

from __future__ import annotations

import re
from pathlib import Path

from growth_book import FOLDER, write_book
from growth_page import Taken, chart, page

TOOK = {10: Taken(1.0, 2.0, 50), 100: Taken(1.1, 2.1, 60)}


def texts(folder: Path, count: int) -> dict[str, str]:
    write_book(folder, count)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}


def test_a_book_is_the_same_each_time_and_refers_to_nothing_that_it_has_not(tmp_path: Path) -> None:
    book = texts(tmp_path / "one", 7)
    assert book == texts(tmp_path / "two", 7)
    whole = "\n".join(text for name, text in book.items() if name.startswith(FOLDER))
    assert set(re.findall(r"@((?:sec|fig|tbl)-[\w-]+)", whole)) <= set(
        re.findall(r"(?:\{#|label: )((?:sec|fig|tbl)-[\w-]+)", whole)
    )
    assert set(re.findall(r"\[@(w\d+)\]", whole)) <= set(re.findall(r"\{(w\d+),", book["data/references.bib"]))
    assert len([name for name in book if name.endswith(".qmd")]) == 14


def test_what_a_chapter_costs_and_what_a_change_costs_are_held_against_their_goals() -> None:
    cold = {10: Taken(10.0, 9.0, 50), 100: Taken(130.0, 99.0, 60)}
    text = page({"cold": cold, "chapter": TOOK, "nothing": TOOK}, 3, 0.5)
    assert "| 100 | 130.00 s | 99.00 s | 60 MB | 1.30 × a chapter | 1.1 × a chapter: not reached |" in text
    assert "| 100 | 1.10 s | 2.10 s | 60 MB | 1.10 × | 1.2 ×: reached |" in text
    assert "0.3 s: not reached" in text


def test_the_chart_has_a_line_for_each_ratio_and_paper_of_its_own() -> None:
    drawn = chart({"chapter": TOOK, "serve": TOOK}).decode()
    assert "page, --chapter" in drawn and "page, preview" in drawn
    assert "<rect" in drawn.partition("<g")[0]
