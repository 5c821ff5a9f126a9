"""Models that a reader may change: what a browser computes and prints is what Python computes and prints."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from figures.investment.cases import payback
from figures.investment.prep import form as model_prep
from figures.investment.prep.form import prep_model
from figures.investment.prep.model import break_even, programme
from figures.investment.silkeborg import form as model_silkeborg
from figures.investment.silkeborg.form import silkeborg_model
from figures.investment.silkeborg.model import scenarios, silkeborg, years
from report.data import access
from report.data.package import load
from report.html.model_form import model_html
from report.html.table import table_html
from report.language.interface import word
from report.language.printing import Language
from report.printed.grid import printed_grid
from report.printed.model import printed_model
from report.results.model import Model
from report.results.polynomials import multilinear
from tests.browser import opened as page_at_rest

PROJECT = Path(__file__).resolve().parents[3]
SCRIPT = PROJECT / "report" / "site" / "scripts" / "model.js"
MODELS = {"silkeborg": silkeborg_model, "prep": prep_model}
SETS = 120  # of assumptions, for each model in each language
LABEL = "tbl-model"

SET_AND_READ = """sets => {
  const form = document.querySelector("form");
  return sets.map((given) => {
    for (const [name, text] of Object.entries(given)) form.elements[name].value = text;
    form.dispatchEvent(new Event("input"));
    return {
      cells: [...document.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)),
      says: [...document.querySelectorAll(".model-says p")].map((p) => p.textContent),
      heard: document.querySelector(".model-chart svg").getAttribute("aria-label"),
    };
  });
}"""


@pytest.fixture(scope="module", autouse=True)
def package() -> Iterator[None]:
    """The data of the project, for the analysis."""
    with access.using(load(PROJECT / "data")):
        yield


@cache
def model(name: str) -> Model:
    return MODELS[name]()


def compute(name: str, amounts: dict[str, Fraction], options: dict[str, str]) -> dict[str, list[Fraction]]:
    """The course by the analysis itself, without polynomials."""
    return (model_prep if name == "prep" else model_silkeborg).compute(case(name), amounts, options)


@cache
def case(name: str) -> object:
    return programme() if name == "prep" else silkeborg()


def opened(browser: Browser, folder: Path, name: str, code: str, query: str = "") -> Page:
    """A page with one model, as the site has it."""
    language, given = Language(code), model(name)
    body = model_html(printed_model(given, language), LABEL, code)
    body += table_html(printed_grid(given.table(), language), code)
    page = folder / f"{name}.{code}.html"
    page.write_text(
        f'<!DOCTYPE html><html lang="{code}"><head><meta charset="utf-8"><title>x</title>'
        f'<script src="{SCRIPT.as_uri()}" defer></script></head>'
        f'<body><div id="{LABEL}">{body}</div></body></html>',
        encoding="utf-8",
    )
    return page_at_rest(browser, page.as_uri() + query)


def random_set(given: Model, chance: random.Random) -> tuple[dict[str, Decimal], dict[str, str]]:
    """Amounts within their limits with up to four decimals, some of them at a limit, and any options."""
    amounts = {}
    for a in given.assumptions:
        steps = chance.choice([0, chance.randrange(10_001), chance.randrange(101) * 100, 10_000])
        amounts[a.name] = (a.low + (a.high - a.low) * steps / 10_000).quantize(Decimal("0.0001"))
    return amounts, {c.name: chance.choice(c.options)[0] for c in given.choices}


def typed(number: Decimal, language: Language) -> str:
    return language.number(number, 4)


@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize("name", MODELS)
def test_the_browser_prints_what_python_prints(browser, tmp_path, name, code):
    given, language, chance = model(name), Language(code), random.Random(f"{name} {code}")
    sets = [random_set(given, chance) for _ in range(SETS)]
    page = opened(browser, tmp_path, name, code)
    shown = page.evaluate(
        SET_AND_READ, [{**{n: typed(x, language) for n, x in amounts.items()}, **options} for amounts, options in sets]
    )
    for (amounts, options), read in zip(sets, shown, strict=True):
        exact = {n: Fraction(x) for n, x in amounts.items()}
        course = compute(name, exact, options)
        assert read["cells"] == [
            [row, *(language.value(given.value(course[s.name][at]), unit=False) for s in given.series)]
            for at, row in enumerate(given.rows)
        ]
        assert read["says"] == given.sentences(exact, options, language)
        assert read["heard"] == " ".join(read["says"])
    page.close()


@pytest.mark.parametrize("name", MODELS)
def test_the_polynomials_are_the_model(name):
    given, chance = model(name), random.Random(name)
    for _ in range(30):
        amounts, options = random_set(given, chance)
        exact = {n: Fraction(x) for n, x in amounts.items()}
        assert {n: list(numbers) for n, numbers in given.course(exact, options).items()} == compute(
            name, exact, options
        )


def test_the_sentences_say_what_the_analysis_finds():
    given, english = model("silkeborg"), Language("en")
    for level, case in scenarios(silkeborg()).items():
        said = given.sentences(given.starting(), {"onset": level}, english)[0]
        assert ("is not repaid" in said) == (payback(years(case)) is None)
    given, threshold = model("prep"), break_even(programme())
    first = given.sentences({**given.starting(), "cases": Fraction(2)}, {"reading": programme().reading}, english)[0]
    assert f"{english.number(Decimal(threshold.numerator) / threshold.denominator, 2)} cases" in first


def test_a_wrong_number_is_told_beside_it_and_changes_nothing(browser, tmp_path):
    page = opened(browser, tmp_path, "prep", "da")
    before = page.locator("tbody").inner_text()
    for wrong in ("", "abc", "1.23", "-5", "999.999.999"):
        page.fill("input[name=saving]", wrong)
        assert page.get_attribute("input[name=saving]", "aria-invalid") == "true"
        hint = page.locator(f"#{LABEL}-saving-hint").inner_text()
        assert hint.startswith(word("model_wrong", "da", low="", high="").split("{")[0][:12])
        assert page.locator("tbody").inner_text() == before
    page.fill("input[name=saving]", "1.234,5")
    assert page.get_attribute("input[name=saving]", "aria-invalid") == "false"
    assert page.locator("tbody").inner_text() != before
    page.close()


def test_the_keyboard_resets_and_a_link_carries_the_assumptions(browser, tmp_path):
    page = opened(browser, tmp_path, "silkeborg", "en")
    start = page.locator("tbody").inner_text()
    page.focus("input[name=training]")
    page.keyboard.press("Control+A")
    page.keyboard.type("150.5")
    page.select_option("select[name=onset]", "high")
    changed = page.locator("tbody").inner_text()
    link = page.get_attribute(".model-link", "href")
    assert changed != start and link == page.url and link.endswith(f"#{LABEL}")
    other = opened(browser, tmp_path, "silkeborg", "en", link[link.index("?") :])
    assert other.locator("tbody").inner_text() == changed
    assert other.input_value("input[name=training]") == "150.5"
    page.focus("button[type=reset]")
    page.keyboard.press("Enter")
    page.wait_for_function("start => document.querySelector('tbody').innerText === start", arg=start)
    assert "?" not in page.url
    page.close()
    other.close()


def test_without_scripts_the_form_is_hidden_and_the_table_stands(browser, tmp_path):
    context = browser.new_context(java_script_enabled=False)
    opened(browser, tmp_path, "prep", "da").close()
    page = context.new_page()  # without scripts a page cannot be asked whether it is at rest; nothing is measured
    page.goto((tmp_path / "prep.da.html").as_uri())
    assert not page.locator("form").is_visible()
    assert page.locator("tbody tr").count() == len(model("prep").rows)
    assert page.locator(".model-says p").count() == len(model("prep").outcomes)
    context.close()


@given(st.dictionaries(st.sampled_from([(), ("a",), ("b",), ("a", "b"), ("b", "c")]), st.fractions(max_denominator=9)))
def test_any_sum_of_products_of_two_is_found(coefficients):
    def function(amounts):
        return [sum((c * Fraction(1) * _product(amounts, names) for names, c in coefficients.items()), Fraction(0))]

    (found,) = multilinear(function, ("a", "b", "c"))
    assert dict(found.terms) == {names: c for names, c in coefficients.items() if c}


@pytest.mark.parametrize(
    "function",
    [lambda x: [x["a"] ** 2], lambda x: [max(x["a"], x["b"])], lambda x: [x["a"] * x["b"] * x["c"]]],
    ids=["square", "largest", "three"],
)
def test_another_function_is_refused(function):
    with pytest.raises(ValueError, match="not linear"):
        multilinear(function, ("a", "b", "c"))


def _product(amounts, names):
    product = Fraction(1)
    for name in names:
        product *= amounts[name]
    return product
