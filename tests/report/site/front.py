"""A tiny book with everything that its first pages can tell, and readers of what stands in its pages."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from tests.book import Book
from tests.looks import MOTIF

HOME = "https://example.org/a/b"
HEAD = "---\nlang: {code}\n---\n\n```{{python}}\n#| include: false\nfrom report.author import value, words\n```\n\n"
LANDING = {
    "da": """\
# Byen fik `{python} value("trees.more")` {#sec-first}

Byen har talt sine træer.

## Resultater {#sec-first-results}

- **Der er `{python} value("trees.last")` træer.** Se @sec-growth.[^note]
- De står i gaderne.

[^note]: En note.
""",
    "en": """\
# The town got `{python} value("trees.more")` {#sec-first}

The town has counted its trees.

## Results {#sec-first-results}

- **There are `{python} value("trees.last")` trees.** See @sec-growth.[^note]
- They stand in the streets.

[^note]: A note.
""",
}
IMPRINT = """\
imprint:
  year: 2031
  status: {da: Den er udgivet af byen., en: It is published by the town.}
  licence: {da: Fri tekst., en: Free text.}
  licence-address: https://example.org/licence
  versions:
    - {version: "1.1", date: 2031-05-17, changes: {da: Flere træer., en: More trees.}}
    - {version: "1.0"}

contact:
  name: The trees' office
  editor: Anna Grove
  email: trees@example.org
  errors: "https://example.org/errors?where={section}&version={version}"

authors:
  - {name: Anna Grove}
  - {name: The town of Elm, institution: true}

accessibility:
  results: data/tests.json
  limits: {da: [Figurer er billeder.], en: [Figures are pictures.]}

"""
RESULTS: dict[str, Any] = {
    "date": "2031-05-01",
    "tests": [
        {"tool": "axe-core", "version": "4.12", "view": "wide", "pages": 9, "violations": 0, "rules": ["WCAG 2.2 AA"]}
    ],
}


def told(book: Book) -> Book:
    """The book with a text for its first page, an imprint, an address, a statement and a motif."""
    for code, text in LANDING.items():
        book.write(f"chapters/trees/first.{code}.qmd", HEAD.format(code=code) + text)
    book.write("data/tests.json", json.dumps(RESULTS))
    config = book.read("_quarto.yml").replace("publications:\n", f"{IMPRINT}publications:\n")
    given = f"    folder: chapters/trees\n    address: {HOME}/\n    landing: first\n    cover: rows\n"
    book.write("_quarto.yml", config.replace("    folder: chapters/trees\n", given))
    book.write("figures/counted.py", book.read("figures/counted.py") + MOTIF)
    return book


class Seen(HTMLParser):
    """The elements of a page with their attributes, its blocks of linked data, and the text of its ``main``."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.data: list[dict[str, Any]] = []
        self.main = ""
        self._in_data, self._in_main = "", False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        self._in_data = "{}" if tag == "script" and given.get("type") == "application/ld+json" else ""
        self._in_main = self._in_main or tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self._in_main = self._in_main and tag != "main"
        self._in_data = ""

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(json.loads(data))
        elif self._in_main:
            self.main += data

    def every(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of all elements `tag` that have those `wanted`."""
        return [given for name, given in self.elements if name == tag and wanted.items() <= given.items()]

    def meta(self, name: str) -> list[str]:
        """The contents of the meta elements with this name or property."""
        return [g.get("content", "") for _, g in self.elements if name in (g.get("name"), g.get("property"))]


def seen(book: Book, page: str) -> Seen:
    """A page of the book's site."""
    return Seen(book.read(f"_site/{page}"))


# Texts that break out of where they stand, if anything lets them.
BREAKING = (
    '</script><script>alert("ran")</script>',
    '"><img src=x onerror="alert(String())">',
    "]]></summary><script>alert(String())</script>",
)
