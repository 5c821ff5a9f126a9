"""Pages in a browser, looked at only when they have come to rest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.tools import require

# Headless Chromium has no mouse unless told so; 2 means that its pointer can hover.  It also fits letters to pixels,
# where they are not as wide as on readers' screens, and overlap.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2",
]
# Typefaces are asked for when a layout first needs them, and change the layout when they come.
_AT_REST = """async () => {
  for (let round = 0; round < 2; round++) {
    document.documentElement.offsetHeight;
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
  return document.fonts.status;
}"""
# A file that takes no time to show.
NOTHING = Path(__file__).parent / "book/chapters/trees/tree.png"
# The contexts of each browser by the options of their pages.
_contexts: WeakKeyDictionary[Browser, dict[str, BrowserContext]] = WeakKeyDictionary()


def running_browser() -> Iterator[Browser]:
    """Chromium, for as long as the generator is not finished."""
    program = require("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
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
    page = within.new_page() if isinstance(within, BrowserContext) else fresh_page(within, address, **options)
    page.goto(address)
    settle(page)
    return page


def fresh_page(browser: Browser, address: str, **options: object) -> Page:
    """An empty page that is to go to `address`; nothing is left that earlier pages there kept or fetched.

    Pages with the same options share a process of the browser, as to start one takes longer than to show most pages.
    """
    context, sites = _context(browser, options), urlsplit(address)
    page = context.new_page()
    if sites.scheme != "about":
        session = context.new_cdp_session(page)
        kept = {"origin": f"{sites.scheme}://{sites.netloc}", "storageTypes": "all"}
        session.send("Storage.clearDataForOrigin", kept)
        session.send("Network.clearBrowserCache")
        session.detach()
    return page


def _context(browser: Browser, options: Mapping[str, object]) -> BrowserContext:
    """The context for pages with these options, in which one page is always open: their process lasts as long as it."""
    there = _contexts.setdefault(browser, {})
    name = json.dumps(options, sort_keys=True)
    if name not in there:
        there[name] = browser.new_context(**options)
        there[name].new_page().goto(NOTHING.as_uri())
    return there[name]
