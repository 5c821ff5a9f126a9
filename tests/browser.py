"""Pages in a browser, looked at only when they have come to rest."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.tools import require

# Headless Chromium has no mouse unless told so; 2 means that its pointer can hover.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--blink-settings=primaryHoverType=2,availableHoverTypes=2"]
# Typefaces are asked for when a layout first needs them, and change the layout when they come.
_AT_REST = """async () => {
  for (let round = 0; round < 2; round++) {
    document.documentElement.offsetHeight;
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
  return document.fonts.status;
}"""


def running_browser() -> Iterator[Browser]:
    """Chromium, for as long as the generator is not finished."""
    program = require("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


def settle(page: Page) -> None:
    """Wait until everything that `page` asked for is there, its typefaces are in use and it is laid out with them."""
    page.wait_for_load_state("load")
    while page.evaluate(_AT_REST) != "loaded":
        pass


def opened(within: Browser | BrowserContext, address: str, **options: object) -> Page:
    """A new page at `address`, at rest; `options` are those of a page of its own in a browser."""
    page = within.new_page(**options)
    page.goto(address)
    settle(page)
    return page
