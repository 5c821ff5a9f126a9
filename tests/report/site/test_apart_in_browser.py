"""Margin notes and key figures in Chromium: beside the text where there is room, else in it, and over nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.apart import NOTES
from tests.browser import opened
from tests.once import once
from tests.report.build.test_apart import DA, EN, build
from tests.served import served

WIDE, NARROW = (1424, 1536, 1700, 1920), (320, 390, 1024, 1400)
PAGES = (f"{EN}/growth.html", f"{EN}/streets.html", f"{EN}/growth.en-da.html")
# Where a note stands, with its paragraph, what else is on the page, and the list of the page's sections.
PLACES = """(note) => {
  const rect = (element) => element && element.getBoundingClientRect().toJSON();
  const others = [...document.querySelectorAll(".exhibit, .heading, .box, .turn, .on-this-page, main > p, main > ul")];
  return { note: rect(note), text: rect(note.nextElementSibling), others: others.map(rect),
           beside: rect(document.querySelector(".on-this-page")) };
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(once(tmp_path_factory, "apart", build) / "_site") as found:
        yield found


def notes(page: Page) -> list[dict[str, dict[str, float]]]:
    return [note.evaluate(PLACES) for note in page.locator("main > .margin, .single-section > .margin").all()]


def apart(one: dict[str, float], two: dict[str, float]) -> bool:
    across = one["right"] <= two["left"] + 1 or two["right"] <= one["left"] + 1
    return across or one["bottom"] <= two["top"] + 1 or two["bottom"] <= one["top"] + 1


@pytest.mark.parametrize("width", WIDE)
@pytest.mark.parametrize("name", [f"{EN}/growth.html", f"{EN}/streets.html", f"{EN}.html"])
def test_on_a_wide_screen_a_note_stands_right_of_its_paragraph_and_over_nothing(
    browser: Browser, address: str, width: int, name: str
) -> None:
    page = opened(browser, f"{address}/{name}", viewport={"width": width, "height": 900}, bypass_csp=True)
    found = notes(page)
    page.close()
    assert found
    for places in found:
        note, text = places["note"], places["text"]
        assert note["left"] >= text["right"] + 16 and note["width"] >= 120
        assert abs(note["top"] - text["top"]) < 12
        assert all(apart(note, other) for other in places["others"])


@pytest.mark.parametrize("width", NARROW)
def test_on_a_narrow_screen_a_note_is_a_line_of_its_own(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, f"{address}/{EN}/growth.html", viewport={"width": width, "height": 900})
    (places,) = notes(page)
    page.close()
    note, text = places["note"], places["text"]
    assert note["bottom"] < text["top"] and note["left"] > text["left"] and note["right"] <= text["right"] + 1


@pytest.mark.parametrize("width", (*NARROW, *WIDE))
@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways(browser: Browser, address: str, width: int, name: str) -> None:
    page = opened(browser, f"{address}/{name}", viewport={"width": width, "height": 900})
    found = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert found <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1536])
@pytest.mark.parametrize("name", [*PAGES, f"{DA}/index.html"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str, width: int, name: str) -> None:
    page = opened(browser, f"{address}/{name}", viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    page.close()
    assert found == []


def test_a_listener_meets_a_note_before_its_paragraph_and_no_landmark(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}/{EN}/growth.html")
    met = page.locator("main").aria_snapshot()
    page.close()
    assert f"note:\n    - paragraph: {NOTES['en'][0]}" in met or f"note: {NOTES['en'][0]}" in met.replace("\n  ", " ")
    assert "complementary" not in met


def test_a_printed_page_has_the_note_in_the_text(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}/{EN}/growth.html", viewport={"width": 1536, "height": 900})
    page.emulate_media(media="print")
    (places,) = notes(page)
    page.close()
    assert places["note"]["bottom"] < places["text"]["top"]


def test_the_figures_stand_beside_each_other_where_there_is_room(browser: Browser, address: str) -> None:
    columns = {}
    for width in (320, 1024):
        page = opened(browser, f"{address}/{EN}/streets.html", viewport={"width": width, "height": 900})
        columns[width] = page.evaluate(
            "new Set([...document.querySelectorAll('.key-figures li')].map((e) => e.getBoundingClientRect().left)).size"
        )
        page.close()
    assert columns == {320: 1, 1024: 2}
