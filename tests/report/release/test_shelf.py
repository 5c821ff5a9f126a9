"""Versions stand side by side: what is superseded says so, and can still be held against what was released."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from report.diagnostics import Diagnostics
from report.language.vocabulary import restored
from report.release.folder import read_folder
from report.verify.notices import RECORD, with_notices
from report.verify.verified import verify
from tests.book import Book, no_analysis
from tests.browser import opened
from tests.report.release.conftest import CONFIG, commit
from tests.report.release.test_moved import Ids

NEWEST = '    - {version: "1.0.0"'
NEXT = '    - {version: "1.1.0", date: 2031-06-01, changes: {da: Flere træer., en: More trees.}}\n'
GROWTH = "en/trees-of-the-town/growth.html"


@pytest.fixture(scope="module")
def shelf(released: tuple[Book, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A shelf with two versions of the book, beside the releases that it was made from."""
    with no_analysis():
        folder = tmp_path_factory.mktemp("shelves")
        book = released[0].copy(folder / "book")
        options = ("--output", str(folder / "releases"), "--shelf", str(folder / "shelf"))
        first = book.run("release", "1.0.0", *options)
        assert first.exit == 0, first.printed
        book.edit(CONFIG, NEWEST, NEXT + NEWEST)
        for code, word, more in (("da", "Det er flere", "Det er mange flere"), ("en", "were fewer", "were far fewer")):
            book.edit(f"chapters/trees/01-growth.{code}.qmd", word, more)
        book.run("pairs", "accept", "--all")
        commit(book)
        again = book.run("release", "1.1.0", *options)
        assert again.exit == 0, again.printed
        yield folder / "shelf"


def test_each_version_has_its_folder_and_the_newest_another(shelf: Path) -> None:
    there = {path.name for path in shelf.iterdir()}
    assert there == {"1.0.0", "1.1.0", "latest", "changes", "index.html", "versions.json"}
    releases = shelf.parent / "releases"
    newest = read_folder(releases / "trees-1.1.0" / "site")
    assert read_folder(shelf / "1.1.0") == read_folder(shelf / "latest") == newest
    listed = json.loads((shelf / "versions.json").read_text("utf-8"))["versions"]
    assert [(one["version"], one["date"]) for one in listed] == [("1.1.0", "2031-06-01"), ("1.0.0", "2031-05-17")]


def test_a_superseded_page_says_so_and_leads_to_the_same_page(shelf: Path) -> None:
    page = (shelf / "1.0.0" / GROWTH).read_text("utf-8")
    assert page.count('class="superseded"') == 1
    assert "You are reading version 1.0.0. There is a newer one." in page
    assert f'href="../../../latest/{GROWTH}"' in page
    assert page.index('<main id="main">') < page.index('class="superseded"') < page.index("<h1")
    first = (shelf / "1.0.0/index.html").read_text("utf-8")
    assert 'lang="da">Du læser' in first and 'lang="en">You are' in first and 'href="../latest/index.html"' in first


def wrong(site: Path) -> list[tuple[str, str]]:
    found = Diagnostics()
    with restored():
        verify(site, found)
    return [(problem.code, problem.file) for problem in found]


def test_without_its_notices_a_version_is_what_was_released(shelf: Path) -> None:
    """Nothing is changed but the pages, and what was changed in them is known to whoever checks the version."""
    released = read_folder(shelf.parent / "releases" / "trees-1.0.0" / "site")
    there = read_folder(shelf / "1.0.0")
    changed = {path for path, content in released.items() if there[path] != content}
    assert changed == {path for path in released if path.endswith(".html")}
    assert wrong(shelf / "1.0.0") == wrong(shelf / "1.1.0") == wrong(shelf / "latest") == []


def test_what_is_no_notice_is_not_taken_for_one(shelf: Path, tmp_path: Path) -> None:
    """Else a forger could put words into a page, and name them in the record."""
    site = tmp_path / "site"
    shutil.copytree(shelf / "1.0.0", site)
    record = json.loads((site / RECORD).read_text("utf-8"))
    forged = record["notices"][GROWTH].replace("There is a newer one.", "There were 99 trees.")
    page = (site / GROWTH).read_text("utf-8")
    (site / GROWTH).write_text(page.replace(record["notices"][GROWTH], forged), "utf-8")
    record["notices"][GROWTH] = forged
    (site / RECORD).write_text(json.dumps(record), "utf-8")
    found = wrong(site)
    assert ("B10", RECORD) in found and ("B11", GROWTH) in found


def test_the_page_of_versions_lists_them_in_every_language(shelf: Path) -> None:
    page = (shelf / "index.html").read_text("utf-8")
    for text in ("17. maj 2031", "1 June 2031", "More trees.", "Flere træer."):
        assert text in page
    assert 'href="1.0.0/index.html"' in page and 'href="latest/index.html"' in page
    assert "<script" not in page and "style=" not in page
    changes = shelf / "changes/1.1.0/en.html"
    assert 'href="changes/1.1.0/en.html"' in page and f'href="../../1.1.0/{GROWTH}"' in changes.read_text("utf-8")


def test_every_address_of_a_superseded_version_leads_on(shelf: Path) -> None:
    for page in (shelf / "1.0.0").rglob("*.html"):
        assert (shelf / "latest" / page.relative_to(shelf / "1.0.0")).is_file()
        assert not Ids(page).refresh


@pytest.mark.parametrize("path", ["index.html", "changes/1.1.0/da.html", f"1.0.0/{GROWTH}"])
def test_axe_finds_nothing_on_pages_of_versions_and_changes(browser: Browser, shelf: Path, path: str) -> None:
    page = opened(browser, (shelf / path).as_uri())
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    page.close()


@pytest.mark.parametrize("language", ["da", "en"])
def test_on_a_phone_the_page_of_changes_fits_and_no_number_is_broken(
    browser: Browser, shelf: Path, language: str
) -> None:
    page = opened(browser, (shelf / f"changes/1.1.0/{language}.html").as_uri(), viewport={"width": 390, "height": 800})
    lines = page.evaluate("""() => [...document.querySelectorAll(".counts td")].map(cell => {
        cell.textContent = "1,234";
        const all = document.createRange();
        all.selectNodeContents(cell);
        return all.getClientRects().length;
    })""")
    assert lines and set(lines) == {1}
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()


def test_a_folder_of_something_else_is_no_shelf(released: tuple[Book, Path], tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear")
    book = released[0].copy(tmp_path / "book")
    outcome = book.run("release", "1.0.0", "--output", str(tmp_path / "out"), "--shelf", str(tmp_path / "mine"))
    assert [p.code for p in outcome.problems] == ["B28"], outcome.printed
    assert not list((tmp_path / "out").glob("*"))


def test_a_page_without_a_main_part_has_its_notice_at_the_head_of_its_body() -> None:
    site = {"a.html": b"<html><body><p>Old &amp; \xc3\xa5</p></body></html>", "b.css": b"p{}"}
    noted = with_notices(site, "1.0.0", [], ["en"])
    assert noted["a.html"].startswith(b'<html><body><p class="superseded"') and noted["b.css"] == site["b.css"]
    notice = json.loads(noted[RECORD])["notices"]["a.html"].encode()
    assert noted["a.html"].replace(notice, b"") == site["a.html"] and notice.count(b"<p ") == 1
