"""Every kind of page in Chromium, served with the headers that the site brings along, and opened as a file."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.book import Book, no_analysis
from tests.browser import fresh_page, opened, settle
from tests.once import once
from tests.report.site.front import BREAKING, told

EN = "en/trees-of-the-town"
KINDS = (
    "index.html",
    "en/index.html",
    "en/accessibility.html",
    "404.html",
    f"{EN}/index.html",
    f"{EN}/growth.html",
    f"{EN}/growth.en-da.html",
    f"{EN}/references.html",
)


class Served(SimpleHTTPRequestHandler):
    """Serves a site with the headers of its file ``_headers``."""

    def end_headers(self) -> None:
        place = ""
        for line in Path(self.directory, "_headers").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                place = line
            elif fnmatch(self.path.partition("?")[0], place):
                name, _, value = line.strip().partition(": ")
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the told book, in whose fields stand texts that want to run."""
    return once(tmp_path_factory, "hostile-front", _build) / "_site"


def _build(folder: Path) -> None:
    with no_analysis():
        book = told(Book.new(folder))
        for at, old in enumerate(
            ("subtitle: A count", "description: How many trees the town has.", "editor: Anna Grove")
        ):
            key = old.partition(":")[0]
            book.edit("_quarto.yml", old, f"{key}: '{BREAKING[at]}'")
        book.edit("_quarto.yml", "- {name: Anna Grove}", f"- {{name: '{BREAKING[0]}'}}")
        book.edit("_quarto.yml", "en: It is published by the town.", f"en: '{BREAKING[1]}'")
        book.edit("_quarto.yml", "en: More trees.", f"en: '{BREAKING[2]}'")
        book.edit("chapters/trees/01-growth.en.qmd", "lang: en\n", f"lang: en\ndescription: '{BREAKING[0]}'\n")
        book.write("_quarto.yml", book.read("_quarto.yml").replace("    address: https://example.org/a/b/\n", ""))
        assert book.run("pairs", "accept").exit == 0
        outcome = book.build()
    assert outcome.exit == 0, outcome.printed


@pytest.fixture(scope="module")
def address(hostile: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(hostile))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", ["http", "file"])
def test_a_page_runs_nothing_asks_nobody_and_has_nothing_to_complain_of(
    browser: Browser, hostile: Path, address: str, kind: str, way: str
) -> None:
    root = address if way == "http" else hostile.as_uri()
    page = fresh_page(browser, root)
    said: list[str] = []
    asked: list[str] = []
    # A page opened as a file cannot fetch its typefaces ahead; the style sheet loads them.
    page.on("console", lambda message: way == "http" and said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}/{kind}")
    settle(page)
    assert said == []
    assert [url for url in asked if not url.startswith(root)] == []
    assert page.locator("h1").count() == 1
    assert page.context.cookies() == []
    page.close()


@pytest.mark.parametrize("width", [1440, 320])
def test_a_chapter_in_two_languages_is_side_by_side_where_there_is_room(
    browser: Browser, address: str, width: int
) -> None:
    page = opened(browser, f"{address}/{EN}/growth.en-da.html", viewport={"width": width, "height": 800})
    one, two = (page.locator(".pair:nth-child(3) .side").nth(at).bounding_box() for at in (0, 1))
    assert one and two
    assert (one["y"] == two["y"]) == (width == 1440)
    marks = page.evaluate("getComputedStyle(document.querySelector('.side'), '::before').content")
    assert (marks == "none") == (width == 1440)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_policy_stops_what_is_written_into_a_page(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}/{EN}/index.html")
    page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.ran = true";
                   document.body.append(script); }"""
    )
    assert page.evaluate("window.ran") is None
    page.close()
