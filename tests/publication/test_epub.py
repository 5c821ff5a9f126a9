"""The real editions as EPUBs, as the reference validator and a browser find them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from report.diagnostics import Diagnostics
from report.project.configuration import read_project
from tests.browser import opened
from tests.epub import judged
from tests.publication.test_site_pages import RULES, Markup, with_every_kind
from tests.real_project import PROJECT, Copy

EDITIONS = [e.folder for p in read_project(PROJECT, Diagnostics()).publications.values() for e in p.editions.values()]
MEGABYTE = 1_000_000


# Both languages of a publication are of one make: one is looked at always, each publication in another.
SOME = [
    pytest.param(edition, marks=() if edition.startswith(("da", "en")[at // 2]) else pytest.mark.faults)
    for at, edition in enumerate(EDITIONS)
]


@pytest.mark.parametrize("edition", SOME)
def test_the_reference_validator_finds_nothing(edition: str, real: Copy) -> None:
    path = real.folder / "_site" / f"{edition}.epub"
    assert judged(path) == []
    assert path.stat().st_size < 2 * MEGABYTE


@pytest.mark.parametrize("edition", SOME)
def test_a_browser_finds_its_documents_accessible(edition: str, real: Copy, browser: Browser, tmp_path: Path) -> None:
    zipfile.ZipFile(real.folder / "_site" / f"{edition}.epub").extractall(tmp_path)
    every = sorted((tmp_path / "EPUB").glob("*.xhtml"))
    assert len(every) > 10
    for name in with_every_kind({path.name: Markup(path.read_text(encoding="utf-8")) for path in every}):
        page = opened(browser, (tmp_path / "EPUB" / name).as_uri(), viewport={"width": 600, "height": 800})
        found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
        # A document of a book is shown by a program with landmarks and contents of its own.
        named = [v["id"] for v in found if v["id"] not in ("region", "landmark-one-main", "page-has-heading-one")]
        assert named == [], name
        page.close()
