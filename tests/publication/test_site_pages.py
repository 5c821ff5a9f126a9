"""The pages of the real site, as a browser, two validators and a follower of links find them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import dirname, join, normpath
from threading import Thread
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from report.diagnostics import Diagnostics
from report.project.configuration import read_project
from report.project.records import Project
from tests.browser import opened, settle
from tests.checker import found_in
from tests.real_project import PROJECT, Copy
from tests.served import POLICY

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# How pages in each language are looked at, so that both kinds of screen and both times of day are covered.
VIEWS = {
    "da": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "en": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
# The first page, those of each language and the pages of each edition, which a browser visits in turn.
PARTS = [
    "",
    *VIEWS,
    *sorted(e.folder for p in read_project(PROJECT, Diagnostics()).publications.values() for e in p.editions.values()),
]
visited = [pytest.param(part, id=part or "first") for part in PARTS]
# The shade at the edges of what scrolls sideways hides its background from the contrast rule; what is laid out only
# when it comes into view has no place before.
LAY_OPEN = """document.querySelectorAll("details").forEach(e => e.open = true);
              document.querySelectorAll(".answer").forEach(e => e.style.contentVisibility = "visible");
              document.querySelectorAll(".scroll").forEach(e => e.style.background = "none")"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The page of values has thousands of entries of one make, for which axe takes a minute; `make accessibility` takes it.
FEWER = """document.querySelectorAll(".values-chapter .answer ~ .answer ~ .answer").forEach(e => e.remove())"""


class Markup(HTMLParser):
    """What a page is made of: its elements with their attributes, in order."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(content)
        self.ids = Counter(self.every("id"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def every(self, attribute: str, *tags: str) -> list[str]:
        """The values of `attribute` on all elements, or those of `tags`."""
        return [given[attribute] for tag, given in self.elements if attribute in given and (not tags or tag in tags)]

    def alternates(self) -> dict[str, str]:
        """The address of each language's counterpart of the page, by language."""
        links = [g for t, g in self.elements if t == "link" and g.get("rel") == "alternate"]
        return {g["hreflang"]: g["href"] for g in links if "hreflang" in g}

    def kinds(self) -> set[tuple[str, ...]]:
        """What kinds of elements there are: a style sheet and a screen reader tell them apart by this."""
        return {(tag, given.get("class", ""), given.get("role", "")) for tag, given in self.elements}

    def sections(self) -> list[str]:
        """The ids of the headings, in order, but for those of letters."""
        return [name for name in self.every("id", "h1", "h2", "h3") if not name.startswith("letter")]


@dataclass(slots=True)
class Visit:
    """What a browser met on one page."""

    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    sideways: int = 0


class Server(SimpleHTTPRequestHandler):
    """Serves the site under the strictest policy that lets it show its own files."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(real: Copy) -> Path:
    return real.folder / "_site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Markup]:
    """Every page by its path in the site, but for editions in single files (test_single.py) and what only leads on."""
    files = (p for p in sorted(site.rglob("*.html")) if not p.with_suffix("").is_dir())
    texts = {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in files}
    return {path: Markup(text) for path, text in texts.items() if 'http-equiv="refresh"' not in text}


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(PROJECT, Diagnostics())


@pytest.fixture(scope="module")
def books(site: Path, project: Project) -> set[str]:
    """The PDF files of the site: editions, briefs and forms."""
    publications = [p for p in project.publications.values() if "pdf" in p.formats]
    editions = {f"{edition.folder}.pdf" for p in publications for edition in p.editions.values()}
    found = {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}
    assert editions < found
    return found


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def audited(pages: dict[str, Markup]) -> set[str]:
    """The pages that axe looks at, a second or more for each: in each view some that have all kinds of elements.

    ``make accessibility`` looks at every page.
    """
    views = ({path: markup for path, markup in pages.items() if _view(path) == view} for view in VIEWS)
    return {path for there in views for path in with_every_kind(there)}


def with_every_kind(pages: Mapping[str, Markup]) -> list[str]:
    """The names of some of the pages that together have every kind of element."""
    kinds = {name: markup.kinds() for name, markup in sorted(pages.items())}
    missing, found = set[tuple[str, ...]]().union(*kinds.values()), list[str]()
    while missing:
        found.append(max(kinds, key=lambda name: len(kinds[name] & missing)))
        missing -= kinds[found[-1]]
    return found


def _view(path: str) -> str:
    """The one of :data:`VIEWS` in which a page is looked at."""
    return path[:2] if path[:2] in VIEWS else "da"


class Visits:
    """Every page opened once, with all that is folded away laid open, when its part of the site is first asked for."""

    def __init__(self, browser: Browser, address: str, pages: dict[str, Markup], audited: set[str]) -> None:
        self._browser, self._address, self._pages, self._audited = browser, address, pages, audited
        self._parts: dict[str, dict[str, Visit]] = {}

    def of(self, part: str) -> dict[str, Visit]:
        """The visits to the pages of a folder of the site, by path."""
        if part not in self._parts:
            context = self._browser.new_context(**VIEWS[_view(part)])
            tab = Tab(context.new_page())
            paths = [path for path in self._pages if dirname(path) == part]
            self._parts[part] = {
                path: tab.visit(f"{self._address}/{path}", audit=path in self._audited) for path in paths
            }
            context.close()
        return self._parts[part]


@pytest.fixture(scope="module")
def visits(browser: Browser, address: str, pages: dict[str, Markup], audited: set[str]) -> Visits:
    return Visits(browser, address, pages, audited)


class Tab:
    """One page of a browser for all addresses: to open one takes longer than to show most of them."""

    def __init__(self, page: Page) -> None:
        self._page, self._now = page, Visit()
        page.on("request", lambda request: self._now.requests.append(request.url))
        page.on("requestfailed", lambda request: self._note(f"failed: {request.url}"))
        # 304: what another page has asked for, as readers' browsers ask again
        there = (*range(200, 300), 304)
        page.on("response", lambda got: got.status in there or self._note(f"{got.status}: {got.url}"))
        page.on("console", lambda message: self._note(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._note(str(error)))

    def _note(self, trouble: str) -> None:
        self._now.troubles.append(trouble)

    def visit(self, address: str, *, audit: bool) -> Visit:
        """What the browser meets at `address`; with `audit` axe looks at it too."""
        page = self._page
        self._now = Visit()  # what the last page had still asked for is cut off
        page.goto("about:blank")
        self._now = visit = Visit()
        page.goto(address)
        page.evaluate(LAY_OPEN)
        settle(page)
        visit.sideways = page.evaluate(SIDEWAYS)
        if audit:
            page.evaluate(FEWER)
            results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
            visit.violations = [f"{v['id']}: {v['help']}: {v['nodes'][0]['html']}" for v in results["violations"]]
        return visit


def _nothing(found: dict[str, list[str]]) -> None:
    """Fails with every page that something was found on."""
    assert {page: what for page, what in found.items() if what} == {}


def test_the_site_has_a_page_for_every_chapter_in_both_languages(pages, project):
    wanted = {"index.html"}
    for publication in project.publications.values():
        for code, edition in publication.editions.items():
            names = ["index", *(chapter.slugs[code] for chapter in publication.chapters)]
            wanted |= {f"{edition.folder}/{name}.html" for name in names}
    assert wanted <= set(pages)


def test_every_page_is_in_a_part_that_is_visited(pages):
    assert {dirname(path) for path in pages} == set(PARTS)


@pytest.mark.parametrize("part", visited)
def test_axe_finds_nothing_on_wide_and_narrow_light_and_dark_pages(visits, part):
    _nothing({path: visit.violations for path, visit in visits.of(part).items()})


@pytest.mark.parametrize("part", visited)
def test_pages_ask_only_their_own_site_and_all_they_ask_for_is_there(visits, address, part):
    found = visits.of(part)
    _nothing({path: [r for r in visit.requests if not r.startswith(address)] for path, visit in found.items()})
    _nothing({path: visit.troubles for path, visit in found.items()})


@pytest.mark.parametrize("part", visited)
def test_no_page_scrolls_sideways_as_a_whole(visits, part):
    assert {path: visit.sideways for path, visit in visits.of(part).items() if visit.sideways > 0} == {}


def test_links_beside_a_heading_appear_when_a_keyboard_reaches_them(browser, address, pages):
    path = next(p for p, markup in pages.items() if "heading-links" in markup.every("class"))
    page = opened(browser, f"{address}/{path}", **VIEWS["da"], reduced_motion="reduce")
    links = page.locator(".heading-links").first
    opacity = "e => getComputedStyle(e).opacity"
    assert links.evaluate(opacity) == "0"
    links.locator("a").last.focus()
    assert links.evaluate(opacity) == "1"
    page.close()


def test_the_html_checker_finds_no_error(site):
    assert found_in(site) == []


def test_no_page_has_scripts_or_styles_of_its_own(pages):
    # A model's script is a file of the site; what stands in the page itself is what a page may not have.
    _nothing(
        {
            path: [
                f"{tag} {name}"
                for tag, given in markup.elements
                for name in ("", *given)
                if tag == "style"
                or name == "style"
                or name.startswith("on")
                or (tag == "script" and not _is_harmless(given))
            ]
            for path, markup in pages.items()
        }
    )


def _is_harmless(script: dict[str, str]) -> bool:
    """Whether a script is a file of the site, or data that nothing runs."""
    return (
        script.get("type") == "application/ld+json" or re.match(r"(\.\./)*assets/", script.get("src", "")) is not None
    )


def test_ids_are_unique(pages):
    _nothing({path: sorted(i for i, number in markup.ids.items() if number > 1) for path, markup in pages.items()})


def test_every_link_inside_the_site_leads_somewhere(site, pages):
    _nothing(
        {
            path: [href for href in markup.every("href") + markup.every("src") if not _leads(site, pages, path, href)]
            for path, markup in pages.items()
        }
    )


def test_a_pdf_is_offered_for_the_editions_that_have_one_and_no_other(pages, books):
    assert {
        _inside(p, h)
        for p, m in pages.items()
        for h in m.every("href", "a")
        if h.endswith(".pdf") and not urlsplit(h).scheme
    } == books


def _leads(site: Path, pages: dict[str, Markup], page: str, href: str) -> bool:
    """Whether an address on `page` is that of a file of the site, and of an id in it; addresses elsewhere pass."""
    if urlsplit(href).scheme:
        return True
    target, anchor = _inside(page, href), urlsplit(href).fragment
    return (site / target).is_file() and (not anchor or anchor in pages[target].ids)


def _inside(page: str, href: str) -> str:
    """The path in the site that `href` on `page` names."""
    path = urlsplit(href).path
    return normpath(join(dirname(page), path)) if path else page


def test_a_page_and_its_counterpart_name_each_other_and_have_the_same_sections(pages):
    for path, markup in pages.items():
        for code, href in markup.alternates().items():
            other = pages[_inside(path, href)]
            assert other.every("lang", "html") == [code]
            assert other.sections() == markup.sections()
            assert path in {_inside(_inside(path, href), back) for back in other.alternates().values()}


def test_every_section_links_to_itself(pages):
    for markup in (m for m in pages.values() if "noindex" not in m.every("content", "meta")):
        headings = [label for label in markup.every("id", "h2", "h3") if label.startswith("sec-")]
        links = [given for tag, given in markup.elements if tag == "a"]
        assert [g["href"] for g in links if g.get("class") == "anchor"] == [f"#{h}" for h in headings]


def test_lines_of_text_hold_about_seventy_characters(browser, address, pages):
    path = next(p for p, markup in pages.items() if "heading-links" in markup.every("class"))
    page = opened(browser, f"{address}/{path}", **VIEWS["da"])
    text, lines = page.evaluate("""() => [...document.querySelectorAll("main > p")].reduce(([text, lines], p) =>
        [text + p.innerText.length, lines + p.offsetHeight / parseFloat(getComputedStyle(p).lineHeight)], [0, 0])""")
    page.close()
    assert 58 <= text / lines <= 72  # the last line of a paragraph is seldom full


def test_the_style_sheet_asks_no_one_else(site):
    style = next((site / "assets").glob("screen.*.css")).read_text(encoding="utf-8")
    addresses = re.findall(r"url\(\"?([^\")]*)", style)
    assert addresses
    assert [a for a in addresses if not (site / "assets" / a).is_file()] == []
    assert "@import" not in style
