"""Takes docs/page.webp: a page of the built site as a browser shows it, at twice the pixels.

    .venv/bin/python docs/page.py

Needs the site that `make` builds, and the tools that `make test` installs.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "_site/en/experience-collection/results.html"
PICTURE = ROOT / "docs/page.webp"
SIZE = {"width": 1180, "height": 780}  # pixels of the window
QUALITY = 70
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")


def screenshot() -> bytes:
    """The top of the page once its typefaces have come, as PNG."""
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]
        )
        page = browser.new_page(viewport=SIZE, device_scale_factor=2)
        page.goto(PAGE.as_uri())
        page.evaluate("document.fonts.ready")
        page.evaluate("document.querySelector('main figure').scrollIntoView({block: 'center', behavior: 'instant'})")
        png = page.screenshot()
        browser.close()
        return png


if __name__ == "__main__":
    Image.open(BytesIO(screenshot())).convert("RGB").save(PICTURE, quality=QUALITY, method=6)
