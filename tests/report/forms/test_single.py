"""An edition in one file: everything is inside, and nothing in it runs or is asked for that is not its own."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.book import Book, no_analysis

CHAPTER = "chapters/trees/01-growth"
HOSTILE = """</title></style></script><script>document.title = "run"</script><img src=x onerror=alert()> "&'"""


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def every(self, name: str) -> list[str]:
        return [given[name] for _, given in self.found if name in given]


def made(book: Book) -> Path:
    """The English file of what is in `book` now."""
    if "formats: [html]" in book.read("_quarto.yml"):
        book.edit("_quarto.yml", "formats: [html]", "formats: [html, single]")
    with no_analysis():
        outcome = book.build("--format", "single", "--output", str(book.root / "out"))
    assert outcome.exit == 0, outcome.printed
    return book.root / "out/en/trees-of-the-town.html"


def with_picture_and_notes(book: Book) -> None:
    for code, alt in (("da", "Et træ."), ("en", "A tree.")):
        picture = f'\n![Qabq](tree.png){{#fig-t fig-alt="{alt}"}}\n\nOrd^[Qefq.] her.\n'
        book.append(f"{CHAPTER}.{code}.qmd", picture)
        book.append(f"chapters/trees/02-streets.{code}.qmd", "\nOrd^[Qegq.] her.\n")


def test_everything_is_inside_and_every_link_leads_somewhere(book: Book) -> None:
    with_picture_and_notes(book)
    page = Elements(made(book).read_text(encoding="utf-8"))
    ids = page.every("id")
    assert len(ids) == len(set(ids))
    for address in (*page.every("src"), *page.every("href")):
        assert address.startswith(("#", "data:", "https://")), address
        assert not address.startswith("#") or address[1:] in ids, address
    assert any(address.startswith("data:image/png;") for address in page.every("src"))
    assert "link" not in {tag for tag, _ in page.found}
    named = [name for names in page.every("aria-labelledby") for name in names.split()]
    assert set(named) <= set(ids)


def test_it_says_what_the_pages_say(book: Book) -> None:
    with_picture_and_notes(book)
    html = made(book).read_text(encoding="utf-8")
    text = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL)
    assert [text.count(word) for word in ("Qabq", "Qefq", "Qegq")] == [1, 1, 1]
    assert html.index('id="sec-growth"') < html.index('id="sec-streets"') < html.index('id="literature"')


def test_the_same_edition_gives_the_same_bytes(book: Book) -> None:
    first = made(book).read_bytes()
    shutil.rmtree(book.root / ".cache")
    assert made(book).read_bytes() == first


@pytest.mark.parametrize("dark", [False, True])
def test_its_own_scripts_run_and_no_others(book: Book, browser: Browser, dark: bool) -> None:
    quoted = HOSTILE.replace("'", "''")
    book.edit("_quarto.yml", "title: Trees of the town", f"title: '{quoted}'")
    book.edit("_quarto.yml", "description: How many trees the town has.", f"description: '{quoted}'")
    with_picture_and_notes(book)
    path = made(book)
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark" if dark else "light")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.title().startswith(HOSTILE)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.select_option("#theme", "dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    page.close()


def test_it_can_be_read_without_scripts(book: Book, browser: Browser) -> None:
    path = made(book)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        assert page.locator("main h1").count() > 3
        page.close()
