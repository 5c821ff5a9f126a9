"""Builds in a process that stays are those that a fresh process makes, whatever was built before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.build.resident import DRAFT, PROJECT, Built, ResidentBuild, Task
from report.cache.codec import encode
from report.cache.kept import KeptStore
from report.project.selection import Selection
from tests.book import Book

GROWTH = "chapters/trees/01-growth"
ENGLISH = Selection(("trees",), ("en",), ("html",), ("01-growth",))


@pytest.fixture
def resident(book: Book) -> Iterator[ResidentBuild]:
    yield ResidentBuild(book.root, None, 1)
    gc.enable()


def growth(built: Built) -> str:
    """The page of the first chapter."""
    assert built.whole, built.problems
    (page,) = (path for path, page in built.pages.items() if (page.language, page.chapter) == ("en", "01-growth"))
    content = built.files[page]
    assert isinstance(content, bytes)
    return content.decode()


def made(build: ResidentBuild) -> dict[str, bytes]:
    """Every file of the chapter."""
    built = build(Task(ENGLISH))
    assert built.whole, built.problems
    return {path: c if isinstance(c, bytes) else c.read_bytes() for path, c in built.files.items()}


def test_after_any_run_of_saves_the_files_are_those_of_a_fresh_build(book, resident, tmp_path):
    saves = (
        lambda: None,
        lambda: book.append(f"{GROWTH}.en.qmd", "A paragraph more."),
        lambda: book.append(f"{GROWTH}.da.qmd", "Et afsnit mere."),
        lambda: book.edit_data("data/trees.csv", "40", "41"),
        lambda: book.edit("_quarto.yml", "cell-seconds: 30", "cell-seconds: 29"),
    )
    for number, save in enumerate(saves):
        save()
        assert made(resident) == made(ResidentBuild(book.root, tmp_path / str(number), 1))


def test_no_build_changes_what_it_has_recalled(book, monkeypatch):
    kept = {}
    read = KeptStore.read

    def noted(store, kind, name):
        entry = read(store, kind, name)
        if entry and kind != "trees":
            kept[kind, name] = entry, entry.encoded
        return entry

    monkeypatch.setattr(KeptStore, "read", noted)
    resident = ResidentBuild(book.root, None, 1)
    for word in ("one", "two", "three"):
        book.append(f"{GROWTH}.en.qmd", f"A word, {word}.")
        for task in (Task(ENGLISH), Task(Selection(formats=("html",)))):
            resident(task)
    gc.enable()
    assert {kind for kind, _ in kept} > {"bodies", "chapters", "project", "values"}
    assert [key for key, (entry, encoded) in kept.items() if encode(entry.result) != encoded] == []


def test_no_build_changes_what_will_be_written_when_there_is_time(book, monkeypatch):
    kept, write = [], KeptStore.write

    def noted(store, record, result):
        kept.append((record.kind, result, encode(result)))
        write(store, record, result)

    monkeypatch.setattr(KeptStore, "write", noted)
    resident = ResidentBuild(book.root, None, 1)
    book.append(f"{GROWTH}.en.qmd", "A word.")
    for task in (Task(ENGLISH), Task(Selection(formats=("html",)))):
        assert resident(task).whole
        assert [kind for kind, result, encoded in kept if encode(result) != encoded] == []
    gc.enable()
    assert {kind for kind, *_ in kept} > {"bodies", "chapters"}


def test_errors_of_what_is_said_leave_a_page_to_be_looked_at(book, resident):
    line = book.append(f"{GROWTH}.en.qmd", "There are 17 more of them.")
    built = resident(Task(ENGLISH))
    assert "17 more" in growth(built)
    assert (f"{GROWTH}.en.qmd", line, "N01") in {(p.file, p.line, p.code) for p in built.problems}


def test_a_page_that_lacks_something_is_not_made(book, resident):
    book.append(f"{GROWTH}.en.qmd", "See @fig-none.")
    built = resident(Task(ENGLISH))
    assert not built.whole and not built.files
    assert {p.code for p in built.problems} >= {"T06"}


def test_files_elsewhere_are_told_that_a_page_was_made_of(book, resident):
    book.write("parts/one.qmd", "A part.\n")
    assert resident(Task(ENGLISH)).elsewhere == ()
    book.append(f"{GROWTH}.en.qmd", "{{< include /parts/one.qmd >}}")
    built = resident(Task(ENGLISH))
    assert "A part." in growth(built) and built.elsewhere == ("parts/one.qmd",)
    book.remove("parts/one.qmd")
    built = resident(Task(ENGLISH))
    assert not built.whole and built.elsewhere == ("parts/one.qmd",)


def test_pages_are_known_without_building_any_and_follow_the_project(book, resident):
    pages = resident(Task(Selection(), PROJECT)).pages
    assert {(p.language, p.chapter) for p in pages.values()} >= {("da", "01-growth"), ("en", "02-streets")}
    path, page = next((path, p) for path, p in pages.items() if (p.language, p.chapter) == ("en", "01-growth"))
    assert pages[dict(page.others)["da"]].chapter_of == page.chapter_of
    slug = Path(path).stem
    book.edit("_quarto.yml", f"en: {slug}", f"en: {slug}-again")
    again = resident(Task(ENGLISH))
    assert path not in again.pages and path.replace(slug, f"{slug}-again") in again.files


def test_a_chapter_that_is_no_more_is_not_made(book, resident):
    gone = Selection(("trees",), ("en",), ("html",), ("09-gone",))
    built = resident(Task(gone))
    assert not built.whole and not built.problems and built.pages


def test_a_draft_is_the_chapter_alone_and_says_nothing_of_what_it_lacks(book, resident):
    pypdfium2 = pytest.importorskip("pypdfium2")
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    selection = Selection(("trees",), ("en",), ("pdf",), ("02-streets",))
    built = resident(Task(selection, DRAFT))
    assert built.whole and not [p for p in built.problems if p.severity == "error"], built.problems
    ((path, content),) = built.files.items()
    assert path.removesuffix(".pdf") + ".html" in built.pages
    document = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert built.pages[f"{path.removesuffix('.pdf')}.html"].paper
    assert "streets" in text and "References" in text and "Contents" not in text


def test_a_cache_that_cannot_be_written_is_told(book):
    (book.root / "taken").write_text("a file")
    built = ResidentBuild(book.root, book.root / "taken", 1)(Task(ENGLISH))
    gc.enable()
    assert built.whole and {p.code for p in built.problems} == {"B03"}
