"""How much of a chapter's file is mark-up, and which of its paragraphs has most of it."""

from __future__ import annotations

import json

import pytest

from report.check.markup import LONG, MarkedUp, together
from tests.book import Book

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
WORDS = "A paragraph of many words, in which nothing at all is marked or computed, and which goes on. " * 3


def told(book: Book) -> dict[str, dict]:
    """The mark-up of each chapter file, as machines are told."""
    known = json.loads(book.run("progress", "--json").printed.partition("\n  0.")[0])
    return {chapter["file"]: chapter["markup"] for chapter in known["chapters"]}


def test_words_are_no_mark_up_and_all_else_is(book: Book) -> None:
    before = told(book)[EN]
    printed = before["characters"] * (1 - before["share"])
    added = f'{WORDS}[many]{{claim="trees.more > 0"}} `{{python}} value("trees.more")` [@grove2020, p. 4] @fig-growth.'
    for file in (DA, EN):
        line = book.append(file, added)
    after = told(book)[EN]
    seen = len(f"{WORDS}many  , p. 4 .")
    assert after["characters"] == before["characters"] + len(added)
    assert after["characters"] * (1 - after["share"]) == pytest.approx(printed + seen, abs=1)
    assert after["worst"] == {"line": line, "share": pytest.approx(1 - seen / len(added), abs=0.01)}


def test_code_and_comments_are_not_counted_but_captions_and_the_head_are(book: Book) -> None:
    before = told(book)[EN]["characters"]
    book.edit(EN, "growth()\n", "growth()  # the same\n")
    book.append(EN, "<!-- Nobody reads this. -->")
    assert told(book)[EN]["characters"] == before
    book.edit(EN, '"Trees in the town"', '"Trees in the old town"')
    assert told(book)[EN]["characters"] == before + len("old ")
    book.edit(EN, "lang: en\n", "lang: en\n# A remark.\n")
    assert told(book)[EN]["characters"] == before + len("old # A remark.")


def test_a_heading_or_a_short_paragraph_is_not_the_worst(book: Book) -> None:
    for file in (DA, EN):
        line = book.append(file, WORDS.strip())
        book.append(file, f"## {'The oldest ' * 12} {{#sec-oldest}}")
        book.append(file, '- **`{python} value("trees.more")`**')
    assert told(book)[EN]["worst"] == {"line": line, "share": 0}


def test_shares_add_up_by_characters() -> None:
    assert MarkedUp(0, 0).share == 0 and MarkedUp(LONG, LONG + 1).share == 0
    assert together([]) == MarkedUp(0, 0)
