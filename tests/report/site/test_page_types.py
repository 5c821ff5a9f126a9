"""Every type of page as a listener's program gets it, and as one walks through it by keyboard alone.

``--rewrite`` approves what a listener meets: tests/report/site/listened/ holds it by page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from playwright.sync_api import Browser, Page

from tests.book import Book, no_analysis
from tests.browser import fresh_page, opened, settle
from tests.lists import add_lists
from tests.once import once
from tests.report.site.front import told
from tests.report.site.test_forms import with_form
from tests.served import served

APPROVED = Path(__file__).parent / "listened"
EN, DA = "en/trees-of-the-town", "da/byens-traeer"
TYPES = {
    "front": "index.html",
    "front-of-a-language": "da/index.html",
    "first-page": f"{DA}/index.html",
    "chapter": f"{EN}/growth.html",
    "chapter-with-a-form": f"{DA}/gader.html",
    "side-by-side": f"{EN}/growth.en-da.html",
    "glossary": f"{EN}/glossary.html",
    "abbreviations": f"{EN}/abbreviations.html",
    "subject-index": f"{DA}/register.html",
    "references": f"{EN}/references.html",
    "values": f"{EN}/values.html",
    "data": f"{DA}/data.html",
    "changes": f"{EN}/changes.html",
    "statement": "en/accessibility.html",
    "not-found": "404.html",
}
VIEWS = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "desktop": {"viewport": {"width": 1024, "height": 650}},
    "phone": {"viewport": {"width": 390, "height": 844}},
}
# What the keys should reach, in the order of the page: what is rendered, is not inert and takes the focus.
STOPS = """() => {
  const reached = "a[href], button, input, select, textarea, summary, [tabindex]";
  const shown = (element) => element.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true });
  const stops = [...document.querySelectorAll(reached)].filter((e) => e.tabIndex >= 0 && !e.disabled && shown(e));
  stops.forEach((element, at) => { element.dataset.stop = String(at); });
  return stops.length;
}"""
# What has the focus: which stop it is, whether it can be seen, and whether it shows that it has the focus.
MET = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const rects = [...element.getClientRects()].filter((rect) => rect.width && rect.height);
  const { clientWidth, clientHeight } = document.documentElement;
  const inside = ({ left, right, top, bottom }) => right > 0 && bottom > 0 && left < clientWidth && top < clientHeight;
  const over = (rect) => {
    const hit = document.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
    return hit && (element.contains(hit) || hit.contains(element) || hit.closest("label")?.control === element);
  };
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    stop: Number(element.dataset.stop ?? -1),
    seen: rects.some((rect) => inside(rect) && over(rect)),
    marked: outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
    html: element.outerHTML.slice(0, 120),
  };
}"""


# Everything that moved while the page was shown, as a share of the window (https://web.dev/articles/cls).
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    window.shifts.push([value, sources.map(({ node }) => (node?.outerHTML ?? String(node)).slice(0, 120))]);
  }
}).observe({ type: "layout-shift", buffered: true });"""


def _build(folder: Path) -> None:
    with no_analysis():
        book = told(Book.new(folder))
        add_lists(book)
        with_form(book)
        book.run("pairs", "accept")
        outcome = book.build()
        assert [problem for problem in outcome.problems if problem.severity == "error"] == [], outcome.printed


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(once(tmp_path_factory, "page-types", _build) / "_site") as found:
        yield found


@pytest.mark.parametrize("kind", TYPES)
def test_a_listener_meets_what_was_approved(
    browser: Browser, address: str, kind: str, pytestconfig: pytest.Config
) -> None:
    page = opened(browser, f"{address}/{TYPES[kind]}", **VIEWS["wide"])
    met = page.locator("body").aria_snapshot() + "\n"
    page.close()
    approved = APPROVED / f"{kind}.yml"
    if pytestconfig.getoption("--rewrite"):
        APPROVED.mkdir(exist_ok=True)
        approved.write_text(met, encoding="utf-8")
    assert met == approved.read_text(encoding="utf-8")


def test_nothing_else_was_approved() -> None:
    assert {path.stem for path in APPROVED.iterdir()} == set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_nothing_moves_when_scripts_and_typefaces_come(browser: Browser, address: str, kind: str) -> None:
    at = f"{address}/{TYPES[kind]}"
    page = fresh_page(browser, at, **VIEWS["phone"])
    page.add_init_script(SHIFTS)
    # Scripts come late, as over a slow line.
    page.route("**/*.js", lambda route: (sleep(0.1 if "theme" not in route.request.url else 0), route.continue_()))
    page.goto(at)
    settle(page)
    shifts = page.evaluate("window.shifts")
    page.close()
    assert sum(value for value, _ in shifts) <= 0.02, shifts


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", TYPES)
def test_the_keyboard_reaches_all_in_order_and_shows_where_it_is(
    browser: Browser, address: str, kind: str, view: str
) -> None:
    page = opened(browser, f"{address}/{TYPES[kind]}", reduced_motion="reduce", **VIEWS[view])
    number = page.evaluate(STOPS)
    met = list(_walk(page, number + 3))
    page.close()
    assert [stop["stop"] for stop in met] == list(range(number))
    assert [stop["html"] for stop in met if not stop["seen"]] == []
    assert [stop["html"] for stop in met if not stop["marked"]] == []


def _walk(page: Page, most: int) -> Iterator[dict[str, object]]:
    """What gets the focus, one key after the other, until it leaves the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        met = page.evaluate(MET)
        if met is None:
            return
        yield met
