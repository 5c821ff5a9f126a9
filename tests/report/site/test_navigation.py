"""Finding one's way on the pages of a book: by keyboard, on a telephone, in another language, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.book import Book
from tests.browser import fresh_page, opened
from tests.lists import add_lists
from tests.served import served

WIDE, PHONE, LOW = {"width": 1366, "height": 650}, {"width": 390, "height": 844}, {"width": 320, "height": 256}
GROWTH = "en/trees-of-the-town/growth.html"
NEXT_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
LONG = "\n\n".join(["The trees grow in the town, and people sit below them."] * 40)


@pytest.fixture(scope="module")
def long_book(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book with sections that are longer than a window."""
    book = built_book.copy(tmp_path_factory.mktemp("long") / "book")
    for language in ("da", "en"):
        book.append(
            f"chapters/trees/01-growth.{language}.qmd",
            f"## More {{#sec-more}}\n\n{LONG}\n\n## Last {{#sec-last}}\n\n{LONG}",
        )
    with_many_terms(book)
    book.run("pairs", "accept")
    assert book.build().exit == 0
    return book


def with_many_terms(book: Book) -> None:
    """Lists, of which the glossary is long enough to have letters."""
    add_lists(book)
    rows = "".join(f"term-{x},{x}ord,{x}word,Ordet {x}.,The word {x}.,\n" for x in ascii_lowercase)
    book.write("data/words.csv", book.read("data/words.csv") + rows)
    book.accept_data()
    for language, end in (("da", "ord"), ("en", "word")):
        marked = " ".join(f'[{x}{end}]{{term="term-{x}"}}' for x in ascii_lowercase)
        book.append(f"chapters/trees/02-streets.{language}.qmd", f"{marked}.")


@pytest.fixture(scope="module")
def address(long_book: Book) -> Iterator[str]:
    with served(long_book.root / "_site") as at:
        yield at


@pytest.fixture
def visit(address: str, browser: Browser) -> Iterator[Visit]:
    visit = Visit(address, browser)
    yield visit
    visit.end()


class Visit:
    """Opens pages of the site and notes what their console says."""

    def __init__(self, address: str, browser: Browser) -> None:
        self.address, self.browser, self.troubles, self.pages = address, browser, list[str](), list[Page]()

    def __call__(self, path: str = GROWTH, viewport: dict[str, int] | None = None, **options: object) -> Page:
        page = opened(self.browser, f"{self.address}/{path}", viewport=viewport or WIDE, **options)
        page.set_default_timeout(8000)
        page.on("console", lambda said: self.troubles.append(said.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.pages.append(page)
        return page

    def end(self) -> None:
        for page in self.pages:
            page.close()
        assert self.troubles == []


def searched(page: Page, query: str) -> list[str]:
    """The titles that a search shows, after the key / and the query were typed."""
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.locator(".search-count:not(:empty)").wait_for()
    return page.locator(".found .title").all_inner_texts()


def test_a_search_is_made_by_keyboard_alone(visit: Visit) -> None:
    page = visit()
    assert "1.1 The change" in searched(page, "planted")
    assert "found" in page.locator(".search-count").inner_text()
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-field"
    page.keyboard.press("Escape")
    assert not page.locator("#search-field").is_visible()
    assert page.evaluate("document.activeElement.matches('.find > summary')")
    page.keyboard.press("Enter")
    page.locator("#search-field:focus").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(first)


def test_results_stand_under_their_publication_and_a_query_without_any_says_so(visit: Visit) -> None:
    page = visit()
    searched(page, "trees")
    assert page.locator(".found h2").all_inner_texts() == ["A count"]
    page.locator("#search-field").fill("qqqqxxxx")
    page.locator(".search-count", has_text="qqqqxxxx").wait_for()
    assert page.locator(".look-up a").count() >= 1


def test_the_key_is_a_sign_where_one_writes_and_can_be_switched_off(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("1/2")
    assert page.locator("#search-field").input_value() == "1/2"
    page.locator(".search-key input").uncheck()
    page.reload()
    page.keyboard.press("/")
    assert not page.locator("#search-field").is_visible()


@pytest.mark.parametrize("options", [{"java_script_enabled": False}, {}])
def test_without_scripts_and_from_a_folder_links_stand_in_place_of_the_search(
    long_book: Book, browser: Browser, options: dict[str, bool]
) -> None:
    troubles: list[str] = []
    address = (long_book.root / "_site" / GROWTH).as_uri()
    page = fresh_page(browser, address, viewport=PHONE, **options)
    page.on("console", lambda said: troubles.append(said.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(address)
    page.locator(".find > summary").click()
    assert page.locator(".find > summary").inner_text() == "Find"
    assert page.locator(".look-up a").first.is_visible() and not page.locator("#search-field").is_visible()
    page.locator(".contents summary").click()
    assert page.locator(".contents ol a").first.is_visible()
    page.close()
    # A browser fetches no typeface ahead for a page that is a file.
    assert [said for said in troubles if "font" not in said and "ERR_FAILED" not in said] == []


def test_on_this_page_follows_reading(visit: Visit) -> None:
    page = visit(viewport={"width": 1440, "height": 900})
    current = page.locator(".on-this-page [aria-current=location]")
    assert current.count() == 0
    for label in ("sec-more", "sec-last"):
        page.evaluate(f"document.getElementById('{label}').scrollIntoView()")
        page.locator(f".on-this-page [aria-current][href='#{label}']").wait_for()
        assert current.count() == 1


def test_the_switch_of_languages_keeps_the_section_or_what_a_model_assumes(visit: Visit) -> None:
    page = visit()
    page.evaluate("document.getElementById('sec-more').scrollIntoView()")
    page.locator(".language a").click()
    page.wait_for_url(lambda url: "/da/" in url and url.endswith("#sec-more"))
    carried = visit(f"{GROWTH}#tbl-some?rate=2.5")
    carried.locator(".language a").click()
    carried.wait_for_url(lambda url: "/da/" in url and url.endswith("#tbl-some?rate=2.5"))


def test_without_scripts_the_switch_leads_to_the_page(address: str, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/{GROWTH}")
    page.locator(".language a").click()
    page.wait_for_url("**/da/**")
    assert "#" not in page.url
    page.close()


def test_on_a_phone_the_bar_stays_and_what_opens_moves_nothing(visit: Visit) -> None:
    page = visit(viewport=PHONE)
    page.evaluate("window.scrollTo(0, 1500)")
    page.evaluate(NEXT_FRAMES)
    assert float(page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--read')")) > 0
    place = "document.getElementById('sec-more').getBoundingClientRect().top"
    before = page.evaluate(place)
    for opener in (".contents summary", ".find > summary"):
        assert page.locator(opener).bounding_box()["y"] < 60
        page.locator(opener).click()
        assert page.locator("details[open] > .sheet:visible").count() == 1
        assert page.evaluate(place) == before
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.keyboard.press("Escape")
    assert page.locator(".sheet:visible").count() == 0


def test_few_stops_lie_before_the_text_on_a_phone_and_the_first_leads_past_them(visit: Visit) -> None:
    page, stops = visit(viewport=PHONE), 0
    while not page.evaluate("document.activeElement.closest('main')"):
        page.keyboard.press("Tab")
        stops += 1
    assert stops - 1 <= 6
    page.reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_a_second_link_leads_past_the_header_to_the_contents(visit: Visit) -> None:
    page = visit()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.contents ol'))")


@pytest.mark.parametrize("viewport", [WIDE, {"width": 1024, "height": 768}])
def test_a_desktop_shows_the_contents_with_the_current_page_in_view(visit: Visit, viewport: dict[str, int]) -> None:
    page = visit("en/trees-of-the-town/streets.html", viewport)
    box = page.locator(".contents [aria-current=page]").bounding_box()
    assert box["y"] > 0 and box["y"] + box["height"] <= viewport["height"]
    assert page.locator(".contents summary").is_hidden()


def test_at_four_hundred_per_cent_nothing_stays_over_the_text(visit: Visit) -> None:
    page = visit(viewport=LOW)
    page.evaluate("window.scrollTo(0, 1500)")
    assert page.locator(".bar").bounding_box()["y"] < -100
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_target_is_not_covered_by_what_stays(visit: Visit) -> None:
    for viewport, bar in ((WIDE, ".site-header"), (PHONE, ".bar")):
        page = visit(f"{GROWTH}#sec-more", viewport)
        covered = page.locator(bar).bounding_box()
        assert page.locator("#sec-more").bounding_box()["y"] >= covered["y"] + covered["height"]


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [({"width": 1440, "height": 400}, "light"), (WIDE, "light"), (PHONE, "light"), (PHONE, "dark")],
)
def test_axe_finds_nothing_in_a_search_or_over_the_contents(
    visit: Visit, viewport: dict[str, int], scheme: str
) -> None:
    page = visit(viewport=viewport, color_scheme=scheme)
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    searched(page, "trees")
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    page.keyboard.press("Escape")
    if page.locator(".contents summary").is_visible():
        page.locator(".contents summary").click()
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []


def test_no_script_of_a_page_is_larger_than_a_reader_notices(long_book: Book) -> None:
    scripts = list((Path(long_book.root) / "_site/assets").glob("*.js"))
    assert scripts and all(script.stat().st_size <= 25_000 for script in scripts)


def test_a_list_has_the_letters_of_its_language_and_can_be_filtered(visit: Visit) -> None:
    page = visit("da/byens-traeer/ordliste.html")
    letters = page.locator(".letters li").all_inner_texts()
    assert letters[-3:] == ["Æ", "Ø", "Å"] and page.locator(".letters a", has_text="Å").count() == 1
    page.locator(".letters a", has_text="Ø").click()
    assert page.locator("#letter-ø").bounding_box()["y"] >= page.locator(".letters").bounding_box()["y"]
    page.locator("#filter").fill("ÅBEN")
    assert page.locator(".terms dt:visible").count() == 1 and page.locator(".letter-name:visible").count() == 1
    assert page.locator(".filter-count").inner_text() == "1 ord"
    page.locator("#filter").fill("")
    assert page.locator(".terms dt:visible").count() == page.locator(".terms dt").count()
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []


def test_terms_are_found_as_keyboards_without_a_letter_type_them_and_entries_of_the_index(visit: Visit) -> None:
    page = visit("da/byens-traeer/vaekst.html")
    assert "åben krone" in searched(page, "aaben")
    page.locator("#search-field").fill("faeldning")
    page.locator(".found .title", has_text="Fældning").first.wait_for()
