"""The queries of tests/publication/search/, typed into the search of the real site.

They were taken from the index and the glossary before the search was made; what they should find is among the first
three places of a publication.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import opened
from tests.real_project import Copy
from tests.served import served

QUERIES = Path(__file__).parent / "search"
FIRST = 3
START = {"da": "da/erfaringsopsamling/index.html", "en": "en/experience-collection/index.html"}
# The addresses that are shown first for each publication, when what was typed last has been answered.
SHOWN = """async ([query, first]) => {
  const field = document.querySelector("#search-field"), found = document.querySelector(".found");
  const answered = new Promise((done) => new MutationObserver(done).observe(found, { childList: true }));
  field.value = query;
  field.dispatchEvent(new Event("input"));
  await answered;
  return [...found.querySelectorAll("section")].map((each) =>
    [...each.querySelectorAll("a")].slice(0, first).map((link) => link.pathname + link.hash));
}"""


@pytest.fixture(scope="module")
def address(real: Copy) -> Iterator[str]:
    with served(real.folder / "_site") as at:
        yield at


@pytest.fixture
def page(address: str, browser: Browser, language: str) -> Iterator[Page]:
    page = opened(browser, f"{address}/{START[language]}", viewport={"width": 1280, "height": 900})
    page.locator(".find > summary").click()
    yield page
    page.close()


@pytest.mark.parametrize("language", ["da", "en"])
def test_queries_find_their_places_first(page: Page, language: str) -> None:
    rows = list(csv.DictReader((QUERIES / f"queries.{language}.csv").read_text(encoding="utf-8").splitlines()))
    missed = []
    for row in rows:
        shown = [place for group in page.evaluate(SHOWN, [row["query"], FIRST]) for place in group]
        if not {f"/{language}/{place}" for place in row["expected"].split()} & set(shown):
            missed.append((row["query"], shown))
    assert not missed, f"{len(rows) - len(missed)} of {len(rows)} hold"
