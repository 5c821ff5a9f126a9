"""pandoc has limits of its own: a chapter that it does not get through is named."""

from __future__ import annotations

import time

import pytest

from report.diagnostics import Diagnostics
from report.markdown import nesting, pandoc
from report.markdown.source import take_apart
from report.system.processes import start_program
from tests.book import Book

DA = "chapters/trees/01-growth.da.qmd"


@pytest.fixture
def endless(book: Book, monkeypatch: pytest.MonkeyPatch) -> Book:
    """A book with a chapter that takes pandoc very long, were it not refused."""
    monkeypatch.setattr(nesting, "DEEPEST_BRACKETS", 100)
    book.append(DA, "[" * 40 + "ord" + "]" * 40)
    return book


def test_a_chapter_that_takes_pandoc_too_long_is_named(endless: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "SECONDS", 2)
    site, began = endless.site(), time.monotonic()
    outcome = endless.build()
    assert [(p.file, p.code) for p in outcome.problems] == [(DA, "B04")], outcome.printed
    assert "worked on it for 2 seconds without an end" in outcome.printed
    assert endless.site() == site and time.monotonic() - began < 30


def test_pandoc_says_when_a_text_needs_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "MEGABYTES", 30)
    monkeypatch.setattr(pandoc, "HEAP", "-A1m -M30m")
    with pytest.raises(pandoc.PandocFailed) as failed:
        pandoc.Pandoc([pandoc.Markdown("*word*\n\n" * 10_000)]).trees()
    assert "needed more than 30 MB for it" in str(failed.value)


def test_many_spans_of_code_that_never_end_take_no_time() -> None:
    text = " ".join("`" * (number + 1) for number in range(200))
    began = time.process_time()
    assert take_apart(text.encode(), DA, "da", Diagnostics()) is not None
    assert time.process_time() - began < 5


def test_a_program_that_is_not_there_ends_with_a_code() -> None:
    assert start_program(["/nowhere/at/all"], {}, (0, 1), 5).wait() == 127
