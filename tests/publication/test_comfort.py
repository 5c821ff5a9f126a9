"""The pages of the real site as readers with other eyes, hands, screens and paper have them; opened as files."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser import fresh_page, settle
from tests.real_project import Copy

RESULTS, ANNEX = "da/erfaringsopsamling/resultater.html", "da/erfaringsopsamling/bilag-2-noegletal.html"
MODEL, CASE = "en/inspiration-catalogue/silkeborg-investment-case.html", "da/inspirationskatalog/egen-case.html"
# One page of every type, in one language or the other.
TYPES = (
    "index.html",
    "en/experience-collection/index.html",
    RESULTS,
    ANNEX,
    MODEL,
    CASE,
    "da/erfaringsopsamling/litteratur.html",
    "da/erfaringsopsamling/ordliste.html",
    "en/inspiration-catalogue/abbreviations.html",
    "en/experience-collection/subject-index.html",
)
PHONE = {"viewport": {"width": 390, "height": 844}}
SMALL = {"viewport": {"width": 320, "height": 640}}
WIDE = {"viewport": {"width": 1440, "height": 900}}
# What WCAG 2.2 lets a reader set, in 1.4.12.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    "p { margin-bottom: 2em !important; }"
)
# Text that is cut off, or lies outside the screen and is in nothing that scrolls.
LOST = """() => [...document.querySelectorAll("main *")].filter((e) => {
  if (!e.checkVisibility() || e.closest(".scroll, .unseen, [class*=heard], svg, thead")) return false;
  const style = getComputedStyle(e), { right } = e.getBoundingClientRect();
  const cut = style.overflow === "hidden" && e.scrollHeight > e.clientHeight + 1 && e.clientHeight > 1;
  return cut || (right > document.documentElement.clientWidth + 1 && e.textContent.trim());
}).map((e) => e.outerHTML.slice(0, 80))"""
OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
COLOURS = """() => [getComputedStyle(document.body).backgroundColor,
  getComputedStyle(document.querySelector("svg .fill-ink")).fill,
  getComputedStyle(document.documentElement).colorScheme]"""
REFUSED = (
    """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("", "SecurityError"); } })"""
)


@pytest.fixture(scope="module")
def site(real: Copy) -> Path:
    return real.folder / "_site"


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[object]:
    """Opens a page of the site, which remembers nothing: a function of its path and of options."""
    pages = []

    def go(path: str, before: str = "", **options: object) -> Page:
        address = (site / path).as_uri()
        page = fresh_page(browser, address, **options)
        pages.append(page)
        if before:
            page.add_init_script(before)
        page.goto(address)
        if options.get("java_script_enabled", True):  # else nothing can wait for typefaces
            settle(page)
        return page

    yield go
    for page in pages:
        page.close()


# ---- light and dark ----


def test_a_reader_chooses_dark_pages_and_keeps_them(visit) -> None:
    page = visit(RESULTS, **WIDE)
    day = page.evaluate(COLOURS)
    page.get_by_label("Farver").filter(visible=True).select_option("dark")
    night = page.evaluate(COLOURS)
    assert night[2] == "dark" and all(one != other for one, other in zip(day, night, strict=True))
    page.reload()
    assert page.evaluate(COLOURS) == night and page.get_by_label("Farver").filter(visible=True).input_value() == "dark"
    page.get_by_label("Farver").filter(visible=True).select_option("")
    assert page.evaluate(COLOURS) == day
    assert page.evaluate("localStorage.length") == 0


def test_what_is_chosen_stands_against_the_system_and_without_a_choice_the_system_holds(visit) -> None:
    light, dark = (visit(RESULTS, color_scheme=scheme, **WIDE) for scheme in ("light", "dark"))
    day, night = light.evaluate(COLOURS), dark.evaluate(COLOURS)
    assert day[:2] != night[:2]
    dark.get_by_label("Farver").filter(visible=True).select_option("light")
    assert dark.evaluate(COLOURS)[:2] == day[:2]
    dark.emulate_media(media="print")
    assert dark.evaluate(COLOURS)[:2] == day[:2]


def test_the_choice_is_read_before_anything_is_drawn(visit) -> None:
    page = visit(RESULTS, "localStorage.setItem('theme', 'dark')", **WIDE)
    first = page.evaluate(
        "() => { const script = document.querySelector('script[src]');"
        " return [script.src.includes('theme.'), script.defer, script.async, script.parentElement.localName]; }"
    )
    assert first == [True, False, False, "head"]
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_browser_that_keeps_nothing_lets_choose_for_the_page(visit) -> None:
    page = visit(RESULTS, REFUSED, **WIDE)
    day = page.evaluate(COLOURS)
    page.get_by_label("Farver").filter(visible=True).select_option("dark")
    assert page.evaluate(COLOURS) != day


def test_without_scripts_nothing_can_be_chosen_and_the_system_holds(visit) -> None:
    page = visit(RESULTS, java_script_enabled=False, color_scheme="dark", **WIDE)
    assert page.locator(".theme:visible").count() == 0
    assert page.evaluate(COLOURS)[:2] == visit(RESULTS, color_scheme="dark", **WIDE).evaluate(COLOURS)[:2]


# ---- words and lines ----


@pytest.mark.parametrize("path", [RESULTS, ANNEX, MODEL, "da/erfaringsopsamling/litteratur.html"])
@pytest.mark.parametrize("view", [PHONE, SMALL, WIDE], ids=("phone", "small", "wide"))
def test_what_belongs_together_stays_on_a_line(visit, path: str, view: dict) -> None:
    broken = visit(path, **view).evaluate(
        "() => [...document.querySelectorAll('.nobr')].filter((e) => e.getClientRects().length > 1).length"
    )
    assert broken == 0


@pytest.mark.parametrize("path", [ANNEX, RESULTS, "da/inspirationskatalog/herning.html"])
@pytest.mark.parametrize("view", [PHONE, SMALL], ids=("phone", "small"))
def test_no_word_of_a_table_is_broken_without_a_hyphen(visit, path: str, view: dict) -> None:
    page = visit(path, **view)
    page.evaluate(OPEN)
    broken = page.evaluate("""() => {
      const found = [], range = document.createRange();
      for (const cell of document.querySelectorAll("table.data :is(th, td)")) {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/[\\p{L}\\d]+/gu)) {
          // A hyphen that is shown belongs to the letter behind it.
          range.setStart(walker.currentNode, word.index + (word.input[word.index - 1] === "\u00ad"));
          range.setEnd(walker.currentNode, word.index + word[0].length);
          const lines = [...range.getClientRects()].filter(({ width }) => width > 1);
          if (new Set(lines.map(({ top }) => Math.round(top))).size > 1) found.push(word[0]);
        }
      }
      return found;
    }""")
    assert broken == []
    assert "\N{SOFT HYPHEN}" in page.locator("main").inner_text()


def test_what_is_copied_has_no_soft_hyphens(visit) -> None:
    copied = visit(ANNEX, **WIDE).evaluate("""() => {
      document.getSelection().selectAllChildren(document.querySelector("main"));
      const clipboardData = new DataTransfer();
      document.body.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
      return ["text/plain", "text/html"].map((kind) => clipboardData.getData(kind));
    }""")
    for text in copied:
        assert len(text) > 10_000 and "\N{SOFT HYPHEN}" not in text
    assert "<table" in copied[1]


# ---- the outline ----


@pytest.mark.parametrize("path", TYPES)
def test_boxes_are_found_by_their_headings_and_no_level_is_left_out(visit, path: str) -> None:
    page = visit(path, **WIDE)
    levels = page.evaluate("() => [...document.querySelectorAll('h1, h2, h3, h4')].map((e) => Number(e.localName[1]))")
    assert levels[0] == 1 and all(level <= before + 1 for before, level in pairwise(levels))
    titled = page.evaluate(
        "() => [...document.querySelectorAll('aside.box')].map((e) => /^H[2-4]$/.test("
        "document.getElementById(e.getAttribute('aria-labelledby')).tagName))"
    )
    assert all(titled)
    listed = page.evaluate("() => [...document.querySelectorAll('.on-this-page a')].map((e) => e.hash.slice(1))")
    sections = page.evaluate("() => [...document.querySelectorAll('main .heading > h2')].map((e) => e.id)")
    assert listed in ([], sections)


@pytest.mark.parametrize("path", [RESULTS, ANNEX, MODEL, CASE])
def test_every_table_has_a_name(visit, path: str) -> None:
    page = visit(path, **WIDE)
    unnamed = page.evaluate(
        "() => [...document.querySelectorAll('table.data')].filter((e) => !e.caption?.textContent.trim()"
        " && !document.getElementById(e.getAttribute('aria-labelledby'))).length"
    )
    assert unnamed == 0


# ---- what scrolls ----

STOPS = """() => [...document.querySelectorAll(".scroll")].filter((e) => e.checkVisibility()).map((e) => [
  e.scrollWidth > e.clientWidth, e.tabIndex === 0, e.getAttribute("role") === "region",
  e.hasAttribute("aria-label"),
])"""


@pytest.mark.parametrize("path", [RESULTS, ANNEX, MODEL, CASE])
@pytest.mark.parametrize("view", [SMALL, WIDE], ids=("small", "wide"))
def test_only_what_scrolls_is_a_tab_stop_and_a_region(visit, path: str, view: dict) -> None:
    page = visit(path, **view)
    page.evaluate(OPEN)
    page.wait_for_timeout(300)
    stops = page.evaluate(STOPS)
    assert stops and all(len(set(stop)) == 1 for stop in stops)
    assert view is not WIDE or not any(any(stop) for stop in stops)
    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": ["scrollable-region-focusable"]}})
    assert [violation["id"] for violation in found.response["violations"]] == []


def test_what_scrolls_is_known_again_when_the_window_is_made_smaller(visit) -> None:
    page = visit(ANNEX, **WIDE)
    assert not any(any(stop) for stop in page.evaluate(STOPS))
    page.set_viewport_size(SMALL["viewport"])
    page.wait_for_timeout(300)
    stops = page.evaluate(STOPS)
    assert any(all(stop) for stop in stops) and all(len(set(stop)) == 1 for stop in stops)


def test_what_scrolls_by_a_single_pixel_is_a_tab_stop(visit) -> None:
    page = visit(ANNEX, **WIDE)
    page.evaluate(OPEN)
    region = page.locator(".scroll:has(table)").first
    region.evaluate("e => { e.style.width = '600px'; e.firstElementChild.style.minWidth = '601px'; }")
    page.wait_for_timeout(300)
    assert region.evaluate("e => [e.scrollWidth - e.clientWidth, e.tabIndex]") == [1, 0]


def test_without_scripts_every_region_can_be_reached(visit) -> None:
    page = visit(ANNEX, java_script_enabled=False, **SMALL)
    assert all(stop[1:] == [True, True, True] for stop in page.evaluate(STOPS))


# ---- fingers ----


@pytest.mark.parametrize("path", [MODEL, CASE])
def test_fields_are_large_enough_for_fingers(visit, path: str) -> None:
    page = visit(path, has_touch=True, is_mobile=True, **PHONE)
    small = page.evaluate("""() =>
      [...document.querySelectorAll("form :is(input:not([type=file]), select, button, textarea)")]
      .filter((e) => e.checkVisibility() && (parseFloat(getComputedStyle(e).fontSize) < 16 && e.localName !== "button"
        || e.getBoundingClientRect().height < 44)).map((e) => e.outerHTML.slice(0, 90))""")
    assert small == []


def test_the_answer_of_a_model_is_seen_while_a_reader_types(visit) -> None:
    page = visit(MODEL, has_touch=True, is_mobile=True, **PHONE)
    fields = page.locator(".model-fields input")
    for at in range(fields.count()):
        fields.nth(at).focus()
        page.wait_for_timeout(50)
        seen = page.evaluate("""() => {
          const says = document.querySelector(".exhibit:has(:focus) .model-says").getBoundingClientRect();
          const field = document.activeElement.getBoundingClientRect();
          return [says.top >= -1, says.height < 300, says.bottom <= field.top + 1 || field.bottom <= says.top];
        }""")
        assert seen == [True, True, True], at


def test_the_unit_stands_beside_its_field_and_may_be_typed(visit) -> None:
    page = visit(MODEL, **PHONE)
    field = page.locator("#tbl-silkeborg-model").get_by_label("Training", exact=True)
    assert field.locator("xpath=..").inner_text().strip() == "%"
    field.fill("50 %")
    assert field.get_attribute("aria-invalid") == "false"


# ---- zoom, spacing, colours and motion ----


@pytest.mark.parametrize("path", TYPES)
@pytest.mark.parametrize(
    "view",
    [{"viewport": {"width": 720, "height": 450}}, {"viewport": {"width": 320, "height": 256}}],
    ids=("200 %", "400 %"),
)
def test_nothing_is_lost_when_a_page_is_enlarged_or_its_text_spaced(visit, path: str, view: dict) -> None:
    page = visit(path, bypass_csp=True, **view)  # the style is the reader's
    for spaced in (False, True):
        if spaced:
            page.add_style_tag(content=SPACED)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert page.evaluate(LOST) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_are_the_systems(visit, scheme: str) -> None:
    chosen = "dark" if scheme == "light" else "light"
    page = visit(
        RESULTS, f"localStorage.setItem('theme', '{chosen}')", forced_colors="active", color_scheme=scheme, **WIDE
    )
    plain = visit(RESULTS, color_scheme=scheme, **WIDE)
    assert page.locator(".theme:visible").count() == 0
    assert page.evaluate(COLOURS)[1] == plain.evaluate(COLOURS)[1]
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")


def test_whoever_wants_no_motion_has_none(visit) -> None:
    page = visit(MODEL, reduced_motion="reduce", **WIDE)
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((e) => {
      const style = getComputedStyle(e);
      const moved = parseFloat(style.transitionDuration) || style.animationName !== "none";
      return moved || style.scrollBehavior === "smooth";
    }).length""")
    assert moving == 0


# ---- paper ----


def printed(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def texts(pdf: pypdfium2.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.mark.parametrize("path", TYPES[1:])
def test_paper_says_once_where_and_when_it_was_printed_and_has_nothing_to_use(visit, path: str) -> None:
    page = visit(path, **WIDE)
    shown = page.get_by_role("navigation").all_inner_texts()
    text = "".join(texts(printed(page)).split()).replace("\ufffe", "-")  # where a long address goes on in another line
    assert text.count(path.rpartition("/")[2]) == 1
    page.emulate_media(media="print")
    used = page.locator("nav, form:not(.case), button, select, summary, .heading-links, .actions, .back")
    assert shown and not any(each.is_visible() for each in used.all())


@pytest.mark.parametrize("path", [RESULTS, ANNEX, MODEL])
def test_no_page_of_paper_but_the_last_is_half_empty(visit, path: str) -> None:
    pdf = printed(visit(path, **WIDE))
    for number in range(len(pdf) - 1):
        picture = pdf[number].render(scale=0.25, grayscale=True).to_pil().point(lambda light: 255 if light < 200 else 0)
        box = picture.getbbox()
        assert box and box[3] > picture.height * 0.5, number


def test_first_columns_are_as_wide_on_paper_as_they_need_to_be(visit) -> None:
    page = visit(ANNEX, **SMALL)
    page.emulate_media(media="print")
    fixed = page.evaluate(
        "() => [...document.querySelectorAll('th, caption .caption')]"
        ".filter((e) => getComputedStyle(e).position === 'sticky').length"
    )
    assert fixed == 0


# ---- weight ----


@pytest.mark.parametrize("path", TYPES)
def test_a_first_visit_weighs_little_and_asks_for_no_whole_typeface(browser: Browser, site: Path, path: str) -> None:
    asked: list[Path] = []
    page = browser.new_page(**PHONE)
    page.on("request", lambda request: asked.append(Path(request.url.removeprefix("file://").partition("#")[0])))
    page.goto((site / path).as_uri())
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    page.close()
    files = {file for file in asked if file.is_file()}
    assert [file.name for file in files if file.suffix in (".ttf", ".otf")] == []
    sizes = [len(c) if f.suffix == ".woff2" else len(gzip.compress(c, 9)) for f in files for c in [f.read_bytes()]]
    assert sum(sizes) <= 150_000
