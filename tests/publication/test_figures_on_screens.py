"""Figures of the real site on screens of all widths: one drawing is shown, it fits, and it can be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import opened
from tests.real_project import Copy

pytestmark = pytest.mark.slow

# For each figure: its name, the drawings that are shown and their kind, the smallest letters in pixels, and by how much
# it is wider than its place.
_FIGURES = """() => [...document.querySelectorAll(".exhibit-figure")].map((exhibit) => {
  const shown = [...exhibit.querySelectorAll(".drawing svg")].filter((svg) => svg.getBoundingClientRect().width > 0);
  const sizes = shown.flatMap((svg) => [...svg.querySelectorAll("text")].map((text) =>
    parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width));
  const wider = Math.max(...shown.map((svg) => svg.getBoundingClientRect().right - innerWidth));
  return [exhibit.id, shown.map((svg) => svg.parentElement.className), Math.min(...sizes), wider];
})"""
_NAMED = """() => [...document.querySelectorAll(".drawing svg")].every((svg) =>
  svg.getAttribute("aria-labelledby").split(" ").every((id) => document.getElementById(id)))"""


@pytest.fixture(scope="module")
def page(browser: Browser, real: Copy) -> Page:
    return opened(browser, "about:blank")


WIDTHS = {320: "narrow", 390: "narrow", 1440: "wide"}
Found = tuple[str, list[str], float, float]


def figures(page: Page, site: Copy, language: str) -> dict[int, list[Found]]:
    """What is seen of each figure, by the width of the screen, on every page."""
    found: dict[int, list[Found]] = {width: [] for width in WIDTHS}
    for file in sorted((site.folder / "_site" / language).rglob("*.html")):
        if 'class="drawing' in file.read_text(encoding="utf-8"):
            page.goto(file.as_uri())
            assert page.evaluate(_NAMED)
            for width, seen in found.items():
                page.set_viewport_size({"width": width, "height": 900})
                seen.extend(page.evaluate(_FIGURES))
    return found


@pytest.mark.parametrize("language", ["da", "en"])
def test_one_drawing_is_shown_that_fits_the_screen_and_has_letters_of_twelve_pixels(page, real, language):
    for width, found in figures(page, real, language).items():
        assert len(found) > 20
        assert [name for name, kinds, _, _ in found if kinds != [WIDTHS[width]]] == [], width
        assert [(name, size) for name, _, size, _ in found if size < 12] == [], width
        assert [(name, wider) for name, _, _, wider in found if wider > 0] == [], width


_CHARTS = """() => [...document.querySelectorAll(".model-chart svg")].map((svg) => [
  svg.viewBox.baseVal.width / svg.getBoundingClientRect().width,
  Math.min(...[...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize))),
  [...svg.querySelectorAll("text")].filter((text) => text.getBoundingClientRect().right > innerWidth).length,
  new Set([...svg.querySelectorAll("rect")].map((bar) => bar.getAttribute("class"))).size,
])"""


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_chart_of_a_model_is_drawn_at_the_width_it_has(page, real, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((real.folder / "_site/en/inspiration-catalogue/prep-courses.html").as_uri())
    page.wait_for_function("document.querySelector('.model-chart svg').viewBox.baseVal.width < innerWidth")
    ((scale, size, outside, colours),) = page.evaluate(_CHARTS)
    assert scale == pytest.approx(1, abs=0.02) and size >= 12 and not outside
    assert colours == 2  # bars above zero and below it, in the key as in the chart
