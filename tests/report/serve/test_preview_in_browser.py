"""The preview in Chromium: pages change in place, where the reader is, under what is wrong until it is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from report.serve.app import SHOWN
from tests.book import Book
from tests.preview import LONG, Preview, preview

GROWTH = "chapters/trees/01-growth.en.qmd"
DANISH = "chapters/trees/01-growth.da.qmd"
PAGE = "en/trees-of-the-town/growth.html"
MARK = "window.marked = true"

pytestmark = pytest.mark.slow
expect.set_options(timeout=LONG * 1000)


@pytest.fixture
def served(book: Book, tmp_path: Path) -> Iterator[Preview]:
    for number in range(40):
        for file in (GROWTH, DANISH):
            book.append(file, f"Ord og ord, {'o' * number}h.")
    assert book.run("pairs", "accept").exit == 0
    with preview(book, tmp_path / "own") as running:
        yield running


@pytest.fixture
def shown(served: Preview, browser: Browser) -> Iterator[Page]:
    """The preview of the first chapter, opened; errors of its scripts fail the test."""
    page = browser.new_page(viewport={"width": 1200, "height": 700})
    page.set_default_timeout(LONG * 1000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
    page.goto(f"{served.address}-/?page={PAGE}")
    page.wait_for_selector("html[data-shown]")
    yield page
    page.close()
    assert wrong == []


def frame(page: Page, pane: str = "own") -> FrameLocator:
    return page.frame_locator(f"#{pane} iframe")


def marked(page: Page) -> bool:
    """Whether the page in front is still the one that was marked, and was not loaded anew."""
    return bool(page.evaluate("document.querySelector('#own iframe').contentWindow.marked === true"))


def mark(page: Page) -> None:
    page.evaluate("document.querySelector('#own iframe').contentWindow.marked = true")


def scrolled(page: Page) -> float:
    return float(page.evaluate("document.querySelector('#own iframe').contentWindow.scrollY"))


def test_a_word_changes_in_place_and_is_brought_before_the_eyes(book: Book, shown: Page) -> None:
    mark(shown)
    assert scrolled(shown) == 0
    book.edit(GROWTH, f"Ord og ord, {'o' * 30}h.", "Another paragraph.")
    expect(frame(shown).get_by_text("Another paragraph.")).to_be_in_viewport()
    assert marked(shown) and scrolled(shown) > 0
    at = scrolled(shown)
    book.edit(GROWTH, "Another paragraph.", "Another paragraph here.")
    expect(frame(shown).get_by_text("Another paragraph here.")).to_be_in_viewport()
    assert scrolled(shown) == at


def test_what_templates_hold_is_changed_in_place_too(browser: Browser) -> None:
    page = browser.new_page()
    html = "<body><main><p>A word.</p></main><template id='answers'><div>{}</div></template></body>"
    page.set_content(html.format("40 trees"))
    page.add_script_tag(path=SHOWN / "patch.js")
    told = page.evaluate(
        """texts => {
          const [before, after] = texts.map((text) => new DOMParser().parseFromString(text, "text/html"));
          document.querySelectorAll("script").forEach((script) => script.remove());
          const places = patched(document, before, after);
          return [places !== null, document.getElementById("answers").innerHTML];
        }""",
        [html.format("40 trees"), html.format("41 trees")],
    )
    page.close()
    assert told == [True, "<div>41 trees</div>"]


def test_paragraphs_come_and_go_in_place(book: Book, shown: Page) -> None:
    mark(shown)
    before = book.read(GROWTH)
    book.append(GROWTH, "A last one.")
    expect(frame(shown).get_by_text("A last one.")).to_be_in_viewport()
    book.write(GROWTH, before)
    expect(frame(shown).get_by_text("A last one.")).to_have_count(0)
    assert marked(shown)


def test_what_scripts_have_in_hand_is_loaded_anew_at_its_place(book: Book, shown: Page) -> None:
    mark(shown)
    cell = '```{python}\n#| label: tbl-again\n#| tbl-cap: "Trees once more"\nby_street()\n```'
    for file in (GROWTH, DANISH):
        book.append(file, cell)
    expect(frame(shown).get_by_text("Trees once more").first).to_be_in_viewport()
    assert not marked(shown)


def test_what_is_wrong_is_told_with_a_link_until_it_is_mended(book: Book, shown: Page) -> None:
    expect(shown.locator("#wrong")).to_be_hidden()
    before = book.read(GROWTH)
    line = book.line(GROWTH, f"Ord og ord, {'o' * 30}h.")
    book.edit(GROWTH, f"Ord og ord, {'o' * 30}h.", "There are 17 of them.")
    item = shown.locator("#problems li.error", has_text="N01")
    expect(item).to_be_visible()
    expect(item.locator("a")).to_have_text(f"{GROWTH}:{line}")
    carets = f"  {line} | There are 17 of them.\n  {' ' * len(str(line))} |           ^^"
    expect(item.locator("pre")).to_have_text(carets)
    expect(item.locator("a")).to_have_attribute("href", f"vscode://file{(book.root / GROWTH).resolve()}:{line}")
    expect(frame(shown).get_by_text("There are 17 of them.")).to_be_visible()
    book.write(GROWTH, before)
    expect(shown.locator("#problems li.error")).to_have_count(0)
    expect(shown.locator("#wrong")).to_be_hidden()


def test_a_page_that_cannot_be_built_is_said_to_be_older_than_its_sources(book: Book, shown: Page) -> None:
    before = book.read(GROWTH)
    book.append(GROWTH, "See @fig-none.")
    expect(shown.locator("#own .old")).to_have_text(
        "Older than its sources: it cannot be built from the sources as they are."
    )
    expect(shown.locator("#problems")).to_contain_text("T06")
    book.write(GROWTH, before + "\nSee all.\n")
    expect(frame(shown).get_by_text("See all.")).to_be_attached()
    expect(shown.locator("#own .old")).to_be_hidden()


def test_the_bar_says_what_a_page_was_made_from(book: Book, served: Preview, shown: Page) -> None:
    book.append(GROWTH, "One more.")
    expect(frame(shown).get_by_text("One more.")).to_be_attached()
    made = served.get(PAGE).headers["x-made-from"]
    expect(shown.locator("#state")).to_contain_text(f"({made})")


def test_both_languages_stand_side_by_side_and_follow(book: Book, shown: Page) -> None:
    shown.click("#beside")
    expect(frame(shown, "other").locator("html")).to_have_attribute("lang", "da")
    book.append(DANISH, "Et afsnit mere.")
    expect(frame(shown, "other").get_by_text("Et afsnit mere.")).to_be_attached()
    frame(shown).get_by_role("link", name="The streets").first.click()
    expect(frame(shown, "other").locator("h1").first).to_contain_text("Gader")
    assert "streets.html" in shown.url


def test_a_chapter_whose_page_is_renamed_is_followed(book: Book, shown: Page) -> None:
    book.edit("_quarto.yml", "en: growth", "en: how-they-grew")
    shown.wait_for_url("**how-they-grew.html*")
    expect(frame(shown).locator("h1").first).to_be_visible()


def test_the_draft_on_paper_is_the_chapter_at_its_place(book: Book, shown: Page) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    shown.click("#paper")
    draft = shown.locator("#draft iframe")
    expect(draft).to_have_attribute("src", re.compile(r"^/en/trees-of-the-town/growth.pdf\?\w+#navpanes=0$"))
    expect(shown.locator("#draft .old")).to_be_hidden()
    book.edit(GROWTH, f"Ord og ord, {'o' * 30}h.", "Another paragraph.")
    expect(draft).to_have_attribute("src", re.compile(r"&nameddest=sec-change$"))
