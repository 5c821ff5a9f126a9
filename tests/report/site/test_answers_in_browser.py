"""Values and terms asked in a browser: by pointer, finger and keyboard, and in browsers that lack something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.book import Book, no_analysis
from tests.browser import fresh_page, settle
from tests.lists import add_lists
from tests.report.site.test_answers import HOSTILE, ODD

WIDE, PHONE, SMALL = {"width": 1440, "height": 900}, {"width": 390, "height": 844}, {"width": 320, "height": 640}
BOX = ".answer-box"
WITHOUT_POPOVERS = "delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover"
WITHOUT_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('none') }})"
MEETS = """([one, other]) => {
  const [a, b] = [one, other].map((element) => element.getBoundingClientRect());
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}"""
IN_VIEW = """(element) => {
  const box = element.getBoundingClientRect(), {clientWidth, clientHeight} = document.documentElement;
  return box.left >= 0 && box.top >= 0 && box.right <= clientWidth && box.bottom <= clientHeight;
}"""


@pytest.fixture(scope="module")
def folder(built_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The Danish pages of a book with terms, a value whose name is markup, and one that is computed of others."""
    with no_analysis():
        book = built_book.copy(tmp_path_factory.mktemp("answers") / "book")
        add_lists(book)
        book.write("figures/counted.py", book.read("figures/counted.py") + ODD)
        for language, verb, link in (("da", "Der er", "og"), ("en", "There are", "and")):
            text = f'{verb} `{{python}} value("odd.hostile")` {link} `{{python}} value("odd.sum")`.'
            book.append(f"chapters/trees/01-growth.{language}.qmd", text)
        book.run("pairs", "accept")
        assert [p for p in book.build().problems if p.severity == "error"] == []
        yield book.root / "_site/da/byens-traeer"


Show = Callable[..., Page]


@pytest.fixture
def said() -> list[str]:
    """What pages say on their consoles."""
    return []


@pytest.fixture
def show(browser: Browser, folder: Path, said: list[str]) -> Iterator[Show]:
    """Opens a page of the book from its file; nothing may be said on its console."""
    pages: list[Page] = []

    def shown(name: str = "vaekst.html", init: str = "", **options: object) -> Page:
        options.setdefault("viewport", WIDE)
        address = (folder / name).as_uri()
        page = fresh_page(browser, address, **options)
        pages.append(page)
        if init:
            page.add_init_script(init)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.goto(address)
        if options.get("java_script_enabled", True):  # else it cannot be asked whether it is at rest
            settle(page)
        return page

    yield shown
    for page in pages:
        page.close()
    # Typefaces that are preloaded from a file are refused, which is no matter of answers.
    assert [text for text in said if "font" not in text and "net::ERR_FAILED" not in text] == []


def ask(page: Page, name: str) -> None:
    page.locator(f'[data-value="{name}"]').first.click()


def active(page: Page, selector: str) -> bool:
    return bool(page.evaluate("(selector) => document.activeElement.matches(selector)", selector))


def test_a_click_opens_the_answer_and_escape_gives_the_focus_back(show: Show) -> None:
    page = show()
    ask(page, "trees.more")
    assert page.locator(BOX).is_visible()
    assert active(page, BOX)
    assert page.get_by_role("dialog").get_attribute("aria-labelledby") == "answer-name"
    assert "Beregning" in page.locator(BOX).inner_text()
    page.keyboard.press("Escape")
    assert not page.locator(BOX).is_visible()
    assert active(page, '[data-value="trees.more"]')


def test_a_click_elsewhere_or_on_the_value_itself_closes_it(show: Show) -> None:
    page = show()
    ask(page, "trees.more")
    page.locator("h1").click()
    assert not page.locator(BOX).is_visible()
    ask(page, "trees.more")
    ask(page, "trees.more")
    assert not page.locator(BOX).is_visible()
    ask(page, "trees.more")
    page.get_by_role("button", name="Luk").click()
    assert not page.locator(BOX).is_visible()


@pytest.mark.parametrize("height", [900, 400, 300])
def test_an_answer_covers_no_value_that_was_clicked_and_stays_in_view(show: Show, height: int) -> None:
    page = show(viewport={"width": 1440, "height": height})
    values = page.locator("main .value[data-value]:visible")
    assert values.count() >= 5
    for value in values.all():
        value.click()
        pair = [value.element_handle(), page.locator(BOX).element_handle()]
        assert not page.evaluate(MEETS, pair)
        assert page.locator(BOX).evaluate(IN_VIEW)
        page.keyboard.press("Escape")  # it may lie over the next


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=str)
def test_a_tap_opens_a_sheet_at_the_foot_and_the_value_stays_in_view(show: Show, size: dict[str, int]) -> None:
    page = show(viewport=size, has_touch=True, is_mobile=True)
    for value in page.locator("main .value[data-value]:visible").all():
        value.scroll_into_view_if_needed()
        value.tap()
        box = page.locator(BOX)
        assert box.evaluate(IN_VIEW)
        assert box.evaluate("(box) => box.getBoundingClientRect().width === document.documentElement.clientWidth")
        assert not page.evaluate(MEETS, [value.element_handle(), box.element_handle()])
        page.keyboard.press("Escape")


def test_an_operand_answers_in_its_place_and_there_is_a_way_back(show: Show) -> None:
    page = show()
    ask(page, "odd.sum")
    first = page.locator(BOX).inner_text()
    page.locator(f"{BOX} li a").first.click()
    assert HOSTILE in page.locator(BOX).inner_text()
    assert active(page, BOX)
    page.get_by_role("button", name="Tilbage").click()
    assert page.locator(BOX).inner_text() == first
    assert page.get_by_role("button", name="Tilbage").count() == 0


def test_values_take_no_tab_stop_until_they_are_turned_into_buttons_and_that_is_remembered(show: Show) -> None:
    page = show()
    stops = page.locator("[data-value][tabindex]")
    assert stops.count() == 0
    page.get_by_role("button", name="Gør tallene til knapper").press("Enter")
    assert stops.count() == page.locator(".value[data-value]").count() > 0
    page.reload()
    settle(page)
    value = page.locator('[data-value="trees.last"]').first
    assert value.get_attribute("role") == "button"
    for key in ("Enter", " "):
        value.focus()
        page.keyboard.press(key)
        assert value.get_attribute("aria-expanded") == "true"
        assert active(page, BOX)
        page.keyboard.press("Escape")
        assert value.get_attribute("aria-expanded") == "false"
        assert active(page, '[data-value="trees.last"]')
    page.get_by_role("button", name="Gør tallene til knapper").press("Enter")
    assert stops.count() == 0


def test_tab_past_the_end_of_an_answer_goes_on_from_the_value(show: Show) -> None:
    page = show()
    page.get_by_role("button", name="Gør tallene til knapper").press("Enter")
    page.locator('[data-value="trees.last"]').first.press("Enter")
    for _ in range(page.locator(f"{BOX} :is(a, button)").count() + 1):
        page.keyboard.press("Tab")
    assert not page.locator(BOX).is_visible()
    after = page.evaluate(
        """() => document.querySelector('[data-value="trees.last"]').compareDocumentPosition(document.activeElement)"""
    )
    assert after & 4  # it follows
    assert not page.evaluate("() => document.activeElement.closest('footer')")


@pytest.mark.parametrize("lacking", [WITHOUT_POPOVERS, WITHOUT_STORAGE])
def test_browsers_that_lack_something_answer_as_well(show: Show, lacking: str) -> None:
    page = show(init=lacking)
    ask(page, "trees.more")
    assert page.locator(BOX).is_visible()
    assert not page.evaluate(
        MEETS, [page.locator('[data-value="trees.more"]').first.element_handle(), page.locator(BOX).element_handle()]
    )
    page.keyboard.press("Escape")
    assert not page.locator(BOX).is_visible()
    page.get_by_role("button", name="Gør tallene til knapper").press("Enter")
    assert page.locator('[data-value="trees.last"]').first.get_attribute("role") == "button"


def test_a_term_opens_in_place_and_its_link_still_leads_to_the_glossary(show: Show) -> None:
    page = show()
    term = page.locator('a[data-term="zone"]')
    term.press("Enter")
    assert "Et område med ens jord." in page.locator(BOX).inner_text()
    page.keyboard.press("Escape")
    assert active(page, 'a[data-term="zone"]')
    page.locator('span[data-term="zone"]').click()
    assert "Et område med ens jord." in page.locator(BOX).inner_text()
    page.keyboard.press("Escape")
    prevented = term.evaluate(
        """(link) => {
          let prevented;
          window.addEventListener("click", (event) => {
            prevented = event.defaultPrevented;
            event.preventDefault();
          }, {once: true});
          link.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, ctrlKey: true}));
          return prevented;
        }"""
    )
    assert prevented is False
    assert not page.locator(BOX).is_visible()


def test_without_scripts_values_are_reached_by_the_link_at_the_end_of_their_section(show: Show) -> None:
    page = show(java_script_enabled=False)
    assert not page.get_by_text("Gør tallene til knapper").is_visible()
    page.get_by_role("link", name="Tallene i afsnittet").first.click()
    assert "#s-" in page.url
    assert page.locator(".answer").first.is_visible()


def test_the_page_of_values_is_searched_and_unfolds_what_a_link_leads_to(show: Show, folder: Path) -> None:
    page = show("vaerdier.html")
    field = page.get_by_label("Søg i tallene")
    field.fill("Lindegade")
    expect(page.locator(".values-found")).not_to_be_empty()
    texts = page.locator(".answer:visible").all_text_contents()
    assert texts and all("lindegade" in text.lower() for text in texts)
    field.fill("findes ikke")
    expect(page.locator(".answer:not([hidden])")).to_have_count(0)
    assert page.get_by_role("status").inner_text() == "Ingen tal passer til det, du søger."
    page.goto((folder / "vaerdier.html").as_uri() + "#v-fig-growth.1.2")
    page.reload()
    settle(page)
    assert page.locator('[id="v-fig-growth.1.2"]').is_visible()


def test_what_is_asked_is_not_on_paper(show: Show) -> None:
    page = show()
    ask(page, "trees.more")
    page.emulate_media(media="print")
    assert not page.locator(BOX).is_visible()
    assert not page.locator(".answer-switch").is_visible()
    assert not page.locator(".section-values").first.is_visible()


def test_what_a_listener_meets_is_a_named_dialog(show: Show) -> None:
    page = show()
    page.get_by_role("button", name="Gør tallene til knapper").press("Enter")
    page.locator('[data-value="trees.more"]').first.press("Enter")
    tree = page.get_by_role("dialog").aria_snapshot()
    assert re.match(r"- '?dialog \"15 ", tree)  # quoted where the name has a colon
    assert '- button "Luk"' in tree
    assert "- term: Beregning" in tree
    assert "- link" in tree


@pytest.mark.parametrize(
    "view",
    [{}, {"viewport": PHONE}, {"color_scheme": "dark"}, {"viewport": SMALL, "color_scheme": "dark"}],
    ids=["wide", "phone", "dark", "small and dark"],
)
def test_axe_finds_nothing_in_any_state(show: Show, said: list[str], view: dict[str, object]) -> None:
    page, axe = show(**view), Axe()
    page.get_by_role("button", name="Gør tallene til knapper").press("Enter")
    assert axe.run(page).response["violations"] == []
    page.locator('[data-value="odd.sum"]').first.press("Enter")
    assert axe.run(page).response["violations"] == []
    page.locator(f"{BOX} li a").first.click()
    assert axe.run(page).response["violations"] == []
    page.keyboard.press("Escape")
    page.locator('a[data-term="zone"]').press("Enter")
    assert axe.run(page).response["violations"] == []
    values = show("vaerdier.html", **view)
    values.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert axe.run(values).response["violations"] == []
    said.clear()  # axe asks for style sheets, which no page may do from a file
