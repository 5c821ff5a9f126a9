"""What can be found in a book, and the index that pagefind makes of it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from report.site.search.index import NoIndex, search_index
from report.site.search.records import SearchRecord
from tests.book import Book

FOLDER = "_site/search"


def fragments(book: Book) -> dict[str, dict[str, object]]:
    """What the index says of each place, by its address."""
    found = [
        json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        for path in (book.root / FOLDER / "fragment").iterdir()
    ]
    return {place["url"]: place for place in found}


def record(**fields: object) -> SearchRecord:
    """A place of some edition."""
    given = {"language": "da", "publication": "Træer", "place": "Byen", "url": "da/a/b.html#sec-a", "title": "Ege"}
    return SearchRecord(**{**given, **fields})  # type: ignore[arg-type]


def test_every_section_is_found_by_its_title_text_captions_notes_and_cells(book: Book) -> None:
    found = fragments(book)
    section = found["en/trees-of-the-town/growth.html#sec-change"]
    assert section["meta"]["title"] == "1.1 The change"
    for said in ("in the park", "Trees in the town", "Counted in summer."):
        assert said in section["content"]
    assert "The trees were counted in" in found["en/trees-of-the-town/growth.html#sec-growth"]["content"]
    assert {url.partition("#")[0] for url in found} >= {"en/trees-of-the-town/streets.html"}


def test_every_place_stands_on_a_page_with_its_anchor_and_its_page_has_a_name(book: Book) -> None:
    places = json.loads(book.read(f"{FOLDER}/places.json"))
    for url in fragments(book):
        page, _, anchor = url.partition("#")
        assert f'id="{anchor}"' in book.read(f"_site/{page}"), url
        assert all(places[page])


def test_the_same_records_give_the_same_bytes() -> None:
    records = [
        record(url=f"{code}/a/{n}.html#sec-a", language=code, text=("ord",) * n)
        for code in ("da", "en")
        for n in range(40)
    ]
    first = search_index(records)
    assert all(search_index(records) == first for _ in range(3))


def test_what_is_hostile_is_found_as_it_is_written() -> None:
    nasty = """</p><script>alert("x")</script> & 'so' <img src=x onerror=alert(1)>"""
    files = search_index([record(title=nasty, text=(nasty,), keywords=(nasty,))])
    [fragment] = [content for path, content in files.items() if path.endswith("pf_fragment")]
    place = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))
    assert place["meta"]["title"] == place["content"] == nasty


def test_a_chapter_alone_has_no_index_and_needs_no_pagefind(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(book.root / "nowhere"))
    outcome = book.run("--chapter", "01-growth", "--format", "html")
    assert outcome.exit == 0 and not (book.root / ".preview/search").exists()
    assert book.run("check").exit == 0


@pytest.mark.parametrize(("in_checkout", "cure"), [(True, "make"), (False, "pagefind[bin]")])
def test_a_missing_pagefind_is_named_with_its_cure(
    book: Book, monkeypatch: pytest.MonkeyPatch, in_checkout: bool, cure: str
) -> None:
    monkeypatch.setattr("report.site.search.index.IN_CHECKOUT", in_checkout)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(book.root / "nowhere"))
    book.edit("chapters/trees/01-growth.en.qmd", "in the park", "in the parks")
    book.run("pairs", "accept")
    outcome = book.build()
    assert outcome.exit == 1 and [p.code for p in outcome.problems] == ["B01"]
    assert cure in outcome.problems[0].hint


@pytest.mark.parametrize("does", ["exit 1", "cat > /dev/null", "echo nonsense,"])
def test_a_pagefind_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setattr("report.site.search.index.PATIENCE", 1.0)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(NoIndex, match="pagefind"):
        search_index([record()])


def test_an_index_that_is_cached_is_not_made_again(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr("report.site.search.index.search_index", lambda records: made.append(records) or {})
    assert book.run("--format", "html", "--output", str(book.root / "elsewhere")).exit == 0
    assert made == []
    assert (book.root / "elsewhere/search/pagefind-entry.json").exists()
