"""Tabs, boxes that fold up, formulas and code in Chromium: by keyboard, on a phone, without scripts, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser import fresh_page
from tests.checker import found_in
from tests.epub import judged
from tests.served import served
from tests.verapdf import broken_rules

pytestmark = pytest.mark.slow
PAGE = "en/trees-of-the-town/03-marks-en.html"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built.resolve()) as place:
        yield f"{place}/{PAGE}"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    shown = fresh_page(browser, address, viewport=DESK)
    shown.goto(address)
    yield shown
    shown.close()


def test_tabs_are_chosen_by_mouse_and_keyboard_and_those_of_a_group_together(page: Page) -> None:
    first = page.get_by_role("tab", name="Spring")
    assert page.get_by_text("Buds open.").is_visible() and not page.get_by_text("Leaves fall.").is_visible()
    page.get_by_role("tab", name="Autumn").click()
    assert page.get_by_text("Leaves fall.").is_visible() and not page.get_by_text("Buds open.").is_visible()
    page.keyboard.press("ArrowRight")
    assert first.get_attribute("aria-selected") == "true"
    assert page.evaluate("document.activeElement.textContent") == "Spring"
    page.keyboard.press("End")
    assert page.get_by_text("Leaves fall.").is_visible()


def test_paper_shows_every_tab_and_what_is_folded_up(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.get_by_text("Leaves fall.").is_visible() and page.get_by_text("Buds open.").is_visible()
    assert page.get_by_text("Box hazel.").is_visible()


def test_without_scripts_tabs_stand_below_one_another_with_headings(browser: Browser, address: str) -> None:
    shown = browser.new_page(java_script_enabled=False)
    shown.goto(address)
    assert shown.get_by_text("Leaves fall.").is_visible() and shown.get_by_text("Buds open.").is_visible()
    assert shown.get_by_role("heading", name="Autumn").is_visible()
    shown.close()


def test_a_box_folds_up(page: Page) -> None:
    assert not page.get_by_text("Box hazel.").is_visible()
    page.get_by_text("Title hazel").click()
    assert page.get_by_text("Box hazel.").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone_and_axe_finds_nothing(browser: Browser, address: str, scheme: str) -> None:
    shown = fresh_page(browser, address, viewport=PHONE, color_scheme=scheme)
    shown.goto(address)
    assert shown.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(shown).response["violations"]] == []
    shown.close()


def test_the_pdf_is_valid(built: Path) -> None:
    assert broken_rules((built / "en/trees-of-the-town.pdf").resolve()) == []


def test_the_epub_and_the_pages_are_valid(built: Path) -> None:
    assert judged((built / "en/trees-of-the-town.epub").resolve()) == []
    assert found_in((built / "en/trees-of-the-town").resolve()) == []
