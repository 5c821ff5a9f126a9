"""A figure as large as the screen, by mouse and by keyboard, and what there is of it without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from report.site.assets import SCRIPTS
from tests.book import Book
from tests.browser import opened

ENLARGE = "#fig-growth a[data-close]"
DIALOG = "dialog.enlarged"
SIZE = {"width": 900, "height": 600}


@pytest.fixture
def address(built_book: Book) -> str:
    """The page with a figure, as a file: nothing may need a server."""
    return (built_book.root / "_site/en/trees-of-the-town/growth.html").as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = opened(browser, address, viewport=SIZE)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []
    page.close()


def gone(page: Page) -> None:
    """Wait until there is no dialog."""
    page.wait_for_selector(DIALOG, state="detached")


def focused(page: Page, selector: str) -> bool:
    return page.evaluate("(selector) => document.activeElement.matches(selector)", selector)


def test_the_drawing_fills_the_screen_and_comes_back_where_it_was(page: Page) -> None:
    before = page.locator("#fig-growth .drawing").bounding_box()
    page.click(ENLARGE)
    seen, drawing = page.locator(DIALOG).bounding_box(), page.locator(f"{DIALOG} svg").bounding_box()
    assert (seen["x"], seen["y"], seen["width"], seen["height"]) == (0, 0, *SIZE.values())
    assert drawing["width"] > before["width"]
    assert page.locator(DIALOG).get_attribute("aria-label") == "Figure\N{NO-BREAK SPACE}1.1"
    page.click(f"{DIALOG} button")
    gone(page)
    assert page.locator("#fig-growth .drawing > svg").count() == 1
    after = page.locator("#fig-growth .drawing").bounding_box()
    assert [after[side] for side in ("x", "width", "height")] == [before[side] for side in ("x", "width", "height")]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_by_keyboard_it_opens_holds_the_focus_and_closes_and_the_focus_goes_back(page: Page, key: str) -> None:
    page.focus(ENLARGE)
    page.keyboard.press(key)
    assert focused(page, f"{DIALOG} button")
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        )
    page.keyboard.press("Escape")
    gone(page)
    assert focused(page, ENLARGE)


def test_it_opens_again_and_leaves_nothing_behind(page: Page) -> None:
    for _ in range(3):
        page.click(ENLARGE)
        page.keyboard.press("Escape")
        gone(page)
    assert page.locator("#fig-growth svg").count() == 1


def test_on_a_narrow_screen_the_drawing_is_wider_than_the_screen_and_can_be_moved(
    browser: Browser, address: str
) -> None:
    page = opened(browser, address, viewport={"width": 320, "height": 600})
    page.click(ENLARGE)
    view = page.locator(".enlarged-view")
    assert view.evaluate("(view) => view.scrollWidth > view.clientWidth && view.tabIndex === 0")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_with_another_key_held_the_browser_does_what_it_does_with_any_link(page: Page) -> None:
    page.locator(ENLARGE).evaluate(
        "(link) => link.dispatchEvent(new MouseEvent('click', {ctrlKey: true, cancelable: true, bubbles: false}))"
    )
    assert page.locator(DIALOG).count() == 0


def test_without_scripts_the_link_leads_to_the_drawing_alone(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        page.click(ENLARGE)
        page.wait_for_url("**/fig-growth.svg")
        assert page.locator("svg > title").text_content() == "Figure\N{NO-BREAK SPACE}1.1. Trees in the town"


def test_the_address_of_an_exhibit_is_copied_and_said(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = opened(context, address)
        page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
        page.click("#fig-growth a[data-copied]")
        page.wait_for_function("document.querySelector('#fig-growth [role=status]')?.textContent === ' Link copied'")
        assert page.evaluate("window.copied") == f"{address}#fig-growth"
        assert page.url == f"{address}#fig-growth"


def test_the_script_is_small() -> None:
    assert (Path(SCRIPTS) / "enlarge.js").stat().st_size < 4000
