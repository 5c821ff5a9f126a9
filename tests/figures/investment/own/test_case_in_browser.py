"""The form of a reader's own case in a browser: it says what the command says, from a file, a link and by hand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from figures.investment.own.chart import cumulated
from figures.investment.own.file import read_case
from figures.investment.own.form import own_case
from figures.investment.own.words import WORDS
from report.author import Case, Entered, Exhibit, Heading, Table, answer
from report.data import access
from report.data.package import load
from report.language.printing import Language
from report.printed.grid import printed_grid
from tests.figures.investment.own.cases import as_file, random_case
from tests.figures.investment.own.form_page import LABEL, form_page
from tests.figures.investment.own.test_own_case import BAD
from tests.real_project import PROJECT

CODES = ("da", "en")
SETS, FEWER = 200, 60  # with --faults and without
CUTS, FEW = range(1, 25), (1, 2, 5, 24)  # letters that a link is cut short by
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
READ = f"""texts => {{
  const spec = JSON.parse(document.getElementById("{LABEL}-case").dataset.case);
  return texts.map((text) => {{
    const {{ given, problems }} = CaseFile.read(text, spec);
    return problems ?? new CaseAnswer.Answer(spec, given).parts();
  }});
}}"""
# What stands in the result of the form, part by part.
SHOWN = """() => [...document.querySelector(".case-result").children].slice(1).map((part) => {
  if (part.matches("p, h4")) return part.textContent;
  if (part.matches("figure")) return "chart";
  return [part.querySelector("caption").textContent,
    ...[...part.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent))];
})"""


@pytest.fixture(scope="module", autouse=True)
def package() -> Iterator[None]:
    """The data of the project, for the analysis."""
    with access.using(load(PROJECT / "data")):
        yield


@cache
def cases(code: str) -> list[Case]:
    chance = random.Random(code)
    return [random_case(chance) for _ in range(SETS)]


def by_command(case: Case, code: str) -> list[object]:
    """What the command says of `case`, part by part as :data:`SHOWN` gives it."""
    language, found = Language(code), list[object]()
    for part in answer(own_case(), case, language, cumulated):
        if isinstance(part, Exhibit):
            found.append(printed(part.caption, part.content, language) if isinstance(part.content, Table) else "chart")
        else:
            found.append(part.text if isinstance(part, Heading) else part)
    return found


def printed(caption: str, table: Table, language: Language) -> list[object]:
    grid = printed_grid(table, language)
    return [caption, [column.heading for column in grid.columns], *(list(row.cells) for row in grid.rows)]


def in_browser(parts: list[dict]) -> list[object]:
    """The parts that the script made, as :data:`SHOWN` gives them."""
    return [
        [part["caption"], part["headings"], *part["rows"]] if part["kind"] == "table" else part.get("text", "chart")
        for part in parts
    ]


@pytest.mark.parametrize("code", CODES)
def test_the_script_says_what_the_command_says(browser, tmp_path, code, request):
    page, chosen = (
        form_page(browser, tmp_path, code),
        cases(code)[: SETS if request.config.getoption("--faults") else FEWER],
    )
    for case, parts in zip(chosen, page.evaluate(READ, [as_file(case) for case in chosen]), strict=True):
        assert in_browser(parts) == by_command(case, code)
    page.close()


@pytest.mark.parametrize("code", CODES)
def test_the_script_finds_the_problems_that_the_command_finds(browser, tmp_path, code):
    files = [content for what, found in BAD.items() for content, _ in found if what != "encoding"]
    page = form_page(browser, tmp_path, code)
    for content, found in zip(files, page.evaluate(READ, [file.decode("utf-8-sig") for file in files]), strict=True):
        problems = read_case(content, Language(code), Decimal("3.5"))
        assert [(p["line"], p["message"], p["cure"]) for p in found] == [(p.line, p.message, p.cure) for p in problems]
    page.close()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("how", ["chosen", "pasted"])
def test_a_file_gives_on_the_page_what_it_gives_the_command(browser, tmp_path, code, how):
    page = form_page(browser, tmp_path, code)
    for case in cases(code)[:6]:
        file = tmp_path / "own.csv"
        file.write_text(as_file(case, ";", ","), encoding="utf-8")
        if how == "chosen":
            page.set_input_files(f"#{LABEL}-file", file)
            page.wait_for_function("id => document.getElementById(id).value === ''", arg=f"{LABEL}-file")
        else:
            page.fill(f"#{LABEL}-pasted", file.read_text(encoding="utf-8"))
            page.get_by_role("button", name=said("take", code)).click()
        assert page.evaluate(SHOWN) == by_command(case, code)
    page.close()


def said(word: str, code: str) -> str:
    return WORDS[word].in_(code)


def by_hand() -> Case:
    """Two areas and three years, one of whose amounts has decimals."""
    rows = {
        "Nord": [("1200000", "0", "0", "0"), ("900000.5", "1", "300000", "500000"), ("0", "1", "400000", "500000")],
        "Syd": [("0", "0", "0", "0"), ("5000", "100000", "700000", "800000"), ("0", "0", "800000", "1000000")],
    }
    entered = tuple(
        Entered(2030 + at, area, tuple(map(Decimal, amounts)), f"note {at}")
        for area, found in rows.items()
        for at, amounts in enumerate(found)
    )
    return Case(entered, {"Nord": "Syd", "Syd": ""}, Decimal("4.25"), "2029")


def typed(page: Page, *texts: str) -> None:
    """Types each text into the field that has the focus, in place of what is there, and goes on by tabulator."""
    for text in texts:
        page.keyboard.press("Control+A")
        page.keyboard.type(text) if text else page.keyboard.press("Delete")
        page.keyboard.press("Tab")


@pytest.mark.parametrize("code", CODES)
def test_a_case_entered_by_keyboard_alone_gives_what_it_gives_the_command(browser, tmp_path, code):
    page, case, language = form_page(browser, tmp_path, code), by_hand(), Language(code)
    page.get_by_role("button", name=said("clear", code)).focus()
    page.keyboard.press("Enter")
    for _ in range(5):
        page.get_by_role("button", name=said("remove_row", code)).focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name=said("add_area", code)).focus()
    page.keyboard.press("Enter")
    page.focus(f"#{LABEL}-first")
    typed(page, "2030", language.number(Decimal("4.25"), 2), "2029")
    for at, (area, payer) in enumerate(case.payers.items()):
        typed(page, area, payer)
        for e in (e for e in case.entered if e.area == area):
            typed(page, *(language.number(amount, 2 * (amount % 1 > 0)) for amount in e.amounts), e.note)
        if at == 0:
            page.keyboard.press("Tab")  # past the button that removes the area
    assert page.evaluate(SHOWN) == by_command(case, code)
    page.close()


@pytest.mark.parametrize("code", CODES)
def test_the_form_starts_with_the_template(browser, tmp_path, code):
    page = form_page(browser, tmp_path, code)
    found = read_case(own_case().example.in_(code).encode(), Language(code), Decimal(0))
    assert isinstance(found, Case)
    assert page.evaluate(SHOWN) == by_command(found, code)
    page.close()


@pytest.mark.parametrize("code", CODES)
def test_the_file_that_is_saved_is_one_that_the_command_reads(browser, tmp_path, code):
    page = form_page(browser, tmp_path, code)
    for case in cases(code)[:6]:
        page.fill(f"#{LABEL}-pasted", as_file(case))
        page.get_by_role("button", name=said("take", code)).click()
        with page.expect_download() as saved:
            page.get_by_role("button", name=said("save_file", code)).click()
        content = Path(saved.value.path()).read_bytes()
        assert saved.value.suggested_filename == f"{said('file_name', code)}.csv"
        found = read_case(content, Language(code), Decimal(0))
        assert isinstance(found, Case), found
        assert (found.rate, found.level, found.payers) == (case.rate, case.level, case.payers)
        assert sorted(found.entered, key=repr) == sorted(case.entered, key=repr)
    page.close()


def test_a_link_carries_the_case_behind_the_number_sign_and_into_the_other_language(browser, tmp_path):
    page, case = form_page(browser, tmp_path, "da"), by_hand()
    requests = list[str]()
    page.on("request", lambda request: requests.append(request.url))
    page.fill(f"#{LABEL}-pasted", as_file(case))
    page.get_by_role("button", name=said("take", "da")).click()
    link = page.get_attribute(".model-link", "href")
    assert link.startswith(f"#{LABEL}=") and requests == []
    other = form_page(browser, tmp_path, "en", link)
    assert other.evaluate(SHOWN) == by_command(case, "en")
    other.evaluate("link => { location.hash = link; }", f"#{LABEL}=nothing")
    other.wait_for_selector(".case-problems li")
    assert other.evaluate(SHOWN) == by_command(case, "en")
    page.close()
    other.close()


@pytest.mark.parametrize("cut", [pytest.param(cut, marks=() if cut in FEW else pytest.mark.faults) for cut in CUTS])
def test_a_link_that_was_cut_short_is_not_read_as_another_case(browser, tmp_path, cut):
    page = form_page(browser, tmp_path, "da")
    start, link = page.evaluate(SHOWN), page.get_attribute(".model-link", "href")
    page.fill(f"#{LABEL}-rate", "4")
    page.wait_for_function("link => document.querySelector('.model-link').getAttribute('href') !== link", arg=link)
    short = page.get_attribute(".model-link", "href")[:-cut]
    page.close()
    page = form_page(browser, tmp_path, "da", short)
    assert said("broken_link", "da") in page.locator(".case-problems").inner_text()
    assert page.evaluate(SHOWN) == start
    page.close()


@pytest.mark.parametrize(
    ("code", "field", "text", "wording"),
    [
        ("da", "cost", "1.23", "wrong_number"),
        ("da", "cost", "1,234.5", "wrong_number"),
        ("en", "cost", "7.932", "wrong_decimals"),
        ("en", "cost", "1.200.000", "wrong_number"),
        ("da", "cost", "7,932", "wrong_decimals"),
        ("en", "cost", "-5", "wrong_negative_cost"),
        ("en", "saving_low", "-5", "wrong_negative"),
        ("da", "saving_low", "5", "wrong_order"),
        ("da", "cost", "", "wrong_empty"),
        ("da", "cost", "1.000.000.000.000", "wrong_large"),
        ("da", "rate", "x", "wrong_rate"),
        ("da", "rate", "21", "wrong_rate"),
        ("da", "first", "26", "wrong_row"),
        ("da", "area", "skoler", "wrong_area"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_greys_the_result(browser, tmp_path, code, field, text, wording):
    page = form_page(browser, tmp_path, code)
    before, input_ = page.evaluate(SHOWN), page.locator(f"[data-field={field}]").first
    input_.fill(text)
    wrong = page.locator("[aria-invalid=true]")
    assert wrong.count() == 1
    hint = page.locator(f"#{wrong.first.get_attribute('id')}-hint")
    assert hint.inner_text() == said(wording, code)
    assert wrong.first.get_attribute("aria-describedby") == hint.get_attribute("id")
    assert page.locator(".case-stale").is_visible() and page.locator(".case-result.stale").count() == 1
    assert page.get_by_role("button", name=said("save_workbook", code)).is_disabled()
    assert page.evaluate(SHOWN) == before
    page.close()


def test_who_empties_the_fields_goes_on_in_the_first_of_them(browser, tmp_path):
    page = form_page(browser, tmp_path, "da", viewport={"width": 390, "height": 900})
    page.get_by_role("button", name=said("clear", "da")).click()
    first = page.locator(f"#{LABEL}-first")
    assert page.evaluate("document.activeElement.id") == f"{LABEL}-first" and first.bounding_box()["y"] >= 0
    assert page.locator(".case-stale").is_visible()
    page.close()


def test_a_percent_sign_is_read_and_the_rate_changes_the_present_value_alone(browser, tmp_path):
    page = form_page(browser, tmp_path, "da")
    before = page.evaluate(SHOWN)
    page.fill(f"#{LABEL}-rate", "0 %")
    after = page.evaluate(SHOWN)
    assert [one == other for one, other in zip(before, after, strict=True)][:4] == [False, False, False, True]
    assert "et overskud på 800.000" in after[1] and before[4:] == after[4:]
    page.close()


def test_a_change_is_announced_once_after_typing_ends(browser, tmp_path):
    page = form_page(browser, tmp_path, "en")
    page.evaluate(
        """() => {
          const place = document.querySelector(".model-heard");
          window.heard = [];
          new MutationObserver(() => heard.push(place.textContent)).observe(place, { childList: true });
        }"""
    )
    page.locator("[data-field=cost]").first.fill("")
    page.locator("[data-field=cost]").first.press_sequentially("900000")
    page.wait_for_function("() => heard.length > 0")
    assert page.evaluate("() => heard.length") == 1
    assert "has not paid for itself" in page.evaluate("() => heard[0]")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("wrong", [False, True])
def test_axe_finds_nothing_and_nothing_goes_beyond_a_phone(browser, tmp_path, width, scheme, wrong):
    page = form_page(browser, tmp_path, "da", viewport={"width": width, "height": 720}, color_scheme=scheme)
    if wrong:
        page.fill(f"#{LABEL}-pasted", "x")
        page.get_by_role("button", name=said("take", "da")).click()
        page.locator("[data-field=cost]").first.fill("x")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    results = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
    found = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in results["violations"]]
    assert [one for one in found if not one.startswith(("region", "landmark"))] == []
    page.close()


def test_on_paper_the_result_and_what_was_entered_stand_and_the_fields_do_not(browser, tmp_path):
    page = form_page(browser, tmp_path, "da")
    assert not page.locator(".case-entries").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".case-entries").is_visible() and page.locator(".case-result").is_visible()
    assert not page.locator(".case-fields").is_visible() and not page.locator(".case-files").is_visible()
    page.close()


def test_without_scripts_a_sentence_says_what_to_use(browser, tmp_path):
    form_page(browser, tmp_path, "da").close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "own.da.html").as_uri())
    assert not page.locator("form").is_visible()
    assert page.locator(".case-without").inner_text() == said("without", "da")
    context.close()
