"""The statement on accessibility tells what the tools found when they last looked at all pages.

``make accessibility`` lets them look, in every view, and writes what they found; it takes a quarter of an hour.
"""

from __future__ import annotations

import json
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import checker
from tests.browser import opened, running_browser, settle
from tests.publication.test_site_pages import LAY_OPEN, RULES
from tests.real_project import PROJECT, Copy

RESULTS = PROJECT / "chapters" / "accessibility.json"
NAMES = ["WCAG 2.0 A", "WCAG 2.0 AA", "WCAG 2.1 A", "WCAG 2.1 AA", "WCAG 2.2 AA", "best practice"]
VIEWS = {
    "wide": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "narrow": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
}


class Served(SimpleHTTPRequestHandler):
    """Serves the site; every page has a policy of its own, and single files allow what they carry."""

    def log_message(self, *_: object) -> None:
        pass


def _pages(site: Path) -> list[str]:
    """Every page by its path, but for those that only lead on to another."""
    shown = (path for path in site.rglob("*.html") if b'http-equiv="refresh"' not in path.read_bytes())
    return sorted(path.relative_to(site).as_posix() for path in shown)


def _found(site: Path, view: str, names: list[str]) -> tuple[int, str]:
    """How much axe finds on the pages `names` in a view, and its version; a browser of its own looks."""
    found, version = 0, ""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for browser in running_browser():
            context = browser.new_context(**VIEWS[view])
            for name in names:
                page = opened(context, f"http://127.0.0.1:{server.server_port}/{name}")
                page.evaluate(LAY_OPEN)
                settle(page)  # what scrolls only now gets its tab stop
                results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
                found, version = found + len(results["violations"]), results["testEngine"]["version"]
                page.close()
        server.shutdown()
    return found, version


def _seen(site: Path) -> list[dict[str, object]]:
    """What axe finds on all pages in each view, looked at by as many browsers as there are cores."""
    names, cores = _pages(site), os.cpu_count() or 1
    with ProcessPoolExecutor(cores, multiprocessing.get_context("spawn")) as pool:
        looks = {v: [pool.submit(_found, site, v, names[n::cores]) for n in range(cores)] for v in VIEWS}
        results = {view: [look.result() for look in some] for view, some in looks.items()}
    return [
        _result("axe-core", some[0][1], view, site, sum(found for found, _ in some)) | {"rules": NAMES}
        for view, some in results.items()
    ]


def _checked(site: Path) -> dict[str, object]:
    """What the Nu checker finds in the markup of all pages."""
    return _result("Nu Html Checker", checker.version(), "markup", site, len(checker.found_in(site)))


def _result(tool: str, version: str, view: str, site: Path, violations: int) -> dict[str, object]:
    return {"tool": tool, "version": version, "view": view, "pages": len(_pages(site)), "violations": violations}


@pytest.mark.slow
def test_the_results_are_of_pages_that_there_are_and_without_a_fault(
    real: Copy, request: pytest.FixtureRequest
) -> None:
    site = real.folder / "_site"
    if request.config.getoption("--rewrite"):
        tests = [*_seen(site), _checked(site)]
        results = {"date": datetime.now(UTC).date().isoformat(), "tests": tests}
        RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert {test["view"] for test in results["tests"]} <= {*VIEWS, "markup"}
    assert all(0 < test["pages"] <= len(_pages(site)) for test in results["tests"])
    assert {test["violations"] for test in results["tests"]} == {0}
