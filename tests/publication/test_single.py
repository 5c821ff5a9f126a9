"""The real editions in single files: their size, their links, and what a browser and its tools find."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from report.diagnostics import Diagnostics
from report.project.configuration import read_project
from tests.publication.test_site_pages import RULES
from tests.real_project import PROJECT, Copy
from tests.report.forms.test_single import Elements

EDITIONS = [e.folder for p in read_project(PROJECT, Diagnostics()).publications.values() for e in p.editions.values()]
VIEWS = {
    "da": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "en": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
MOST = 3_000_000  # bytes


def single(real: Copy, edition: str) -> Path:
    return real.folder / "_site" / f"{edition}.html"


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_it_is_small_and_leads_to_nothing_but_itself(edition: str, real: Copy) -> None:
    content = single(real, edition).read_bytes()
    assert len(content) <= MOST
    page = Elements(content.decode())
    ids = page.every("id")
    assert len(ids) == len(set(ids))
    addresses = [*page.every("src"), *page.every("href")]
    wrong = [a for a in addresses if not a.startswith(("#", "data:", "https://", "http://"))]
    assert [*wrong, *(a for a in addresses if a.startswith("#") and a[1:] not in ids)] == []


# The pages of an edition are looked at in tests of the site; here axe takes a minute, for one edition of each view.
SOME = [
    pytest.param(edition, marks=() if edition.startswith(("da", "en")[at // 2]) else pytest.mark.faults)
    for at, edition in enumerate(EDITIONS)
]


@pytest.mark.parametrize("edition", SOME)
def test_a_browser_finds_nothing_wrong(edition: str, real: Copy, browser: Browser) -> None:
    said: list[str] = []
    page = browser.new_page(**VIEWS[edition[:2]])
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(single(real, edition).as_uri())
    page.wait_for_load_state("load")
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found] == []
    page.close()
