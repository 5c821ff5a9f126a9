"""Models that a reader may change: what a browser computes and prints is what Python computes and prints."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from figures.investment.cases import GIVEN, payback
from figures.investment.discounting import recommended
from figures.investment.prep import form as model_prep
from figures.investment.prep.form import prep_model
from figures.investment.prep.model import programme
from figures.investment.prep.values import prep
from figures.investment.silkeborg import form as model_silkeborg
from figures.investment.silkeborg.form import silkeborg_model
from figures.investment.silkeborg.model import silkeborg, ways, years
from report.data import access
from report.data.package import load
from report.html.model_form import model_html
from report.html.table import table_html
from report.language.interface import word
from report.language.printing import Language
from report.printed.grid import printed_grid
from report.printed.model import printed_model
from report.results.model import Model
from report.results.outcomes import Settled
from report.results.polynomials import multilinear
from report.site.assets import SCRIPTS
from report.site.exhibit import MODEL_SCRIPTS
from tests.browser import opened as page_at_rest

PROJECT = Path(__file__).resolve().parents[3]
MODELS = {"silkeborg": silkeborg_model, "prep": prep_model}
SETS = 100  # of assumptions, for each model in each language
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


@pytest.mark.parametrize("name", MODELS)
def test_the_table_prints_rows_of_the_whole_course_which_its_file_holds(name: str) -> None:
    whole, printed = model(name).whole().rows, model(name).table().rows
    assert [row.cells[0].in_("en") for row in whole] == list(model(name).rows)
    assert [whole[at] for at in model(name).printed_rows()] == list(printed)


def test_silkeborg_prints_every_fifth_year_of_the_box_with_both_its_ends_and_then_every_tenth() -> None:
    years = [int(row.cells[0].in_("en")) for row in model("silkeborg").table().rows]
    assert years[:6] == [2017, 2020, 2025, 2030, 2035, 2036]
    assert [year % 10 for year in years[6:]] == [0] * len(years[6:])


def compute(name: str, amounts: dict[str, Fraction], options: dict[str, str]) -> dict[str, list[Fraction]]:
    """The course by the analysis itself, without polynomials."""
    return (model_prep if name == "prep" else model_silkeborg).compute(case(name), amounts, options)


@cache
def case(name: str) -> object:
    return programme() if name == "prep" else silkeborg()


def opened(browser: Browser, folder: Path, name: str, code: str, carried: str = "") -> Page:
    """A page with one model, as the site has it; `carried` is what stands behind its address."""
    language, given = Language(code), model(name)
    body = model_html(printed_model(given, language), LABEL, code, f"{LABEL}.xlsx")
    body += table_html(printed_grid(given.table(), language), code)
    page = folder / f"{name}.{code}.html"
    page.write_text(
        f'<!DOCTYPE html><html lang="{code}"><head><meta charset="utf-8"><title>x</title>'
        + "".join(f'<script src="{(SCRIPTS / script).as_uri()}" defer></script>' for script in MODEL_SCRIPTS)
        + f'</head><body><a hreflang="da" href="other.html">x</a><div id="{LABEL}">{body}</div></body></html>',
        encoding="utf-8",
    )
    return page_at_rest(browser, page.as_uri() + carried)


def random_set(given: Model, chance: random.Random) -> tuple[dict[str, Decimal], dict[str, str]]:
    """Amounts within their limits with the decimals they may have, some of them at a limit, and any options."""
    amounts = {}
    for a in given.assumptions:
        steps = chance.choice([0, chance.randrange(10_001), chance.randrange(101) * 100, 10_000])
        amounts[a.name] = (a.low + (a.high - a.low) * steps / 10_000).quantize(Decimal(1).scaleb(-a.decimals))
    return amounts, {c.name: chance.choice(c.options)[0] for c in given.choices}


@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize("name", MODELS)
def test_the_browser_prints_what_python_prints(browser, tmp_path, name, code):
    given, language, chance = model(name), Language(code), random.Random(f"{name} {code}")
    sets = [random_set(given, chance) for _ in range(SETS)]
    decimals = {a.name: a.decimals for a in given.assumptions}
    page = opened(browser, tmp_path, name, code)
    shown = page.evaluate(
        SET_AND_READ,
        [{**{n: language.number(x, decimals[n]) for n, x in amounts.items()}, **options} for amounts, options in sets],
    )
    for (amounts, options), read in zip(sets, shown, strict=True):
        exact = {n: Fraction(x) for n, x in amounts.items()}
        course = given.course(exact, options)
        assert {n: list(course[n]) for n in GIVEN} == compute(name, exact, options)
        assert read["cells"] == [
            [given.rows[at], *(language.value(given.value(course[s.name][at]), unit=False) for s in given.series)]
            for at in given.printed_rows()
        ]
        assert read["says"] == given.sentences(exact, options, language)
        assert read["heard"] == " ".join(read["says"])
        assert_paid_only_where_it_stays_so(given, course, read["says"], language)
    page.close()


def assert_paid_only_where_it_stays_so(
    given: Model, course: dict[str, tuple[Fraction, ...]], said: list[str], language: Language
) -> None:
    """No sentence names a row for a series to have settled in, where a later row is above zero."""
    for outcome in given.outcomes:
        if isinstance(outcome, Settled):
            numbers = course[outcome.series]
            found = [language.text(outcome.found, row=row) for row in given.rows]
            named = [at for at, sentence in enumerate(found) if sentence in said]
            assert all(number <= 0 for at in named for number in numbers[at:])
            # It is never said to be free where something was spent, nor left out where nothing is missing in the end.
            assert (language.text(outcome.nothing) in said) == all(number <= 0 for number in numbers)
            assert bool(named) == (numbers[-1] <= 0 < max(numbers))


@pytest.mark.parametrize("name", MODELS)
def test_the_polynomials_are_the_model(name):
    given, chance = model(name), random.Random(name)
    for _ in range(30):
        amounts, options = random_set(given, chance)
        exact = {n: Fraction(x) for n, x in amounts.items()}
        course = given.course(exact, options)
        assert {n: list(course[n]) for n in GIVEN} == compute(name, exact, options)


@pytest.mark.parametrize("code", ["da", "en"])
def test_free_training_does_not_pay_for_the_case(code):
    """It did, once: the first year alone saved more than it cost."""
    given, language = model("silkeborg"), Language(code)
    said = given.sentences({**given.starting(), "training": Fraction(0)}, {"onset": "even-2030"}, language)
    assert "2017 " not in said[0] and "2036" in said[2]
    nothing = given.sentences(
        {**given.starting(), **dict.fromkeys(model_silkeborg.ASSUMPTIONS, Fraction(0))},
        {"onset": "even-2030"},
        language,
    )
    assert nothing[0] == language.text(next(o.nothing for o in given.outcomes if isinstance(o, Settled)))


def test_the_sentences_say_what_the_analysis_finds():
    given, english = model("silkeborg"), Language("en")
    for way, case in ways(silkeborg()).items():
        said = given.sentences(given.starting(), {"onset": way}, english)
        course = years(replace(case, horizon=model_silkeborg.HORIZON), recommended())
        for sentence, what in zip(said, ("cumulated", "present"), strict=False):
            assert (f"from the end of {payback(course, what)} on" in sentence) == (payback(course, what) is not None)
    given, threshold = model("prep"), prep()["once-delayed.break-even"]
    first = given.sentences({**given.starting(), "cases": Fraction(2)}, {"reading": programme().reading}, english)[0]
    assert f"{english.number(threshold.amount, 2)} cases" in first


@pytest.mark.parametrize("code", ["da", "en"])
def test_more_cases_than_couples_are_warned_of(code):
    given, language = model("prep"), Language(code)

    def warned(**amounts: int) -> int:
        exact = {**given.starting(), **{name: Fraction(amount) for name, amount in amounts.items()}}
        said = given.sentences(exact, {"reading": "once-delayed"}, language)
        return len(said) - 4 + ("18" in said[0])

    assert warned() == 0 and warned(cases=18) == 0
    assert warned(cases=19) == 1  # the number that was chosen
    assert warned(saving=2000) == 1  # the number that would be needed
    assert warned(cases=19, saving=2000) == 2


WRONG = {
    "da": {
        "": "wrong",
        "abc": "no_number",
        "1.23": "no_number",
        "7,932": "decimals",
        "7932,0": "decimals",
        "-5": "wrong",
        "999.999": "wrong",
        "1 000": "no_number",
        "100 %": "no_number",
    },
    "en": {"7.932": "decimals", "1.000": "decimals", "7,93": "no_number", "1,5": "no_number", "1,,000": "no_number"},
}


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_number_is_told_beside_it_and_what_followed_is_grey(browser, tmp_path, code):
    page = opened(browser, tmp_path, "prep", code)
    before = page.locator("tbody").inner_text()
    for wrong, why in WRONG[code].items():
        page.fill("input[name=saving]", wrong)
        assert page.get_attribute("input[name=saving]", "aria-invalid") == "true"
        hint = page.locator(f"#{LABEL}-saving-hint").inner_text()
        assert hint.startswith(word(f"model_{why}", code).split("{")[0]), wrong
        assert page.locator("tbody").inner_text() == before
        assert page.get_attribute(f"#{LABEL}", "data-stale") is not None
        assert word("model_stale", code) in page.locator(".model-note").inner_text()
    page.fill("input[name=saving]", {"da": "1.234", "en": "1,234"}[code])
    assert page.get_attribute("input[name=saving]", "aria-invalid") == "false"
    assert page.get_attribute(f"#{LABEL}", "data-stale") is None
    assert not page.locator(".model-note").is_visible()
    assert page.locator("tbody").inner_text() != before
    page.close()


@pytest.mark.parametrize(
    ("code", "written", "number"),
    [
        ("da", "3,5", "3.5"),
        ("da", "3,5 %", "3.5"),
        ("da", " 3,5% ", "3.5"),
        ("en", "3.5%", "3.5"),
        ("en", "3.5\N{NO-BREAK SPACE}%", "3.5"),
        ("da", "2", "2"),
        ("da", "2 %", "2"),
    ],
)
def test_a_percentage_may_have_its_sign(browser, tmp_path, code, written, number):
    page = opened(browser, tmp_path, "prep", code)
    page.fill("input[name=rate_0]", written)
    marks = {"da": {"group": ".", "decimal": ","}, "en": {"group": ",", "decimal": "."}}[code]
    read = page.evaluate(
        "([text, marks]) => Exact.linked(Exact.typed(text, marks, { decimals: 2, percent: true }).number)",
        [written, marks],
    )
    assert read == number
    assert page.get_attribute("input[name=rate_0]", "aria-invalid") == "false"
    page.close()


@pytest.mark.parametrize("code", ["da", "en"])
def test_every_number_is_read_as_it_was_written_and_no_other_way(browser, tmp_path, code):
    chance, language = random.Random(code), Language(code)
    numbers = [(Decimal(chance.randrange(10**9)).scaleb(-places), places) for places in (0, 1, 2) for _ in range(60)]
    other = Language({"da": "en", "en": "da"}[code])
    marks = {"da": {"group": ".", "decimal": ","}, "en": {"group": ",", "decimal": "."}}[code]
    page = opened(browser, tmp_path, "prep", code)
    for language_, right in ((language, True), (other, False)):
        read = page.evaluate(
            """([written, marks]) => written.map(([text, decimals]) => {
              const { number } = Exact.typed(text, marks, { decimals });
              return number ? Exact.linked(number) : null;
            })""",
            [[[language_.number(number, places), places] for number, places in numbers], marks],
        )
        for (number, _), found in zip(numbers, read, strict=True):
            # What the other language writes is refused, unless it is the same in both.
            assert (found is None and not right) or Decimal(found) == number, (language_.number(number, _), found)
    page.close()


def test_the_keyboard_resets_and_a_link_carries_the_assumptions_to_either_language(browser, tmp_path):
    page = opened(browser, tmp_path, "silkeborg", "en")
    start = page.locator("tbody").inner_text()
    page.focus("input[name=training]")
    page.keyboard.press("Control+A")
    page.keyboard.type("150.5%")
    page.select_option("select[name=onset]", "whole-2029")
    changed = page.locator("tbody").inner_text()
    link = page.get_attribute(".model-link", "href")
    assert changed != start and link == page.url
    assert link.endswith(f"#{LABEL}?training=150.5&onset=whole-2029") and "?" not in link.partition("#")[0]
    assert page.get_attribute("a[hreflang]", "href").endswith(link[link.index("#") :])
    for code, written in (("en", "150.5"), ("da", "150,5")):
        other = opened(browser, tmp_path, "silkeborg", code, link[link.index("#") :])
        assert other.input_value("input[name=training]") == written
        assert other.input_value("select[name=onset]") == "whole-2029"
        assert not other.locator(".model-note").is_visible()
        if code == "en":
            assert other.locator("tbody").inner_text() == changed
        other.close()
    page.focus("button[type=reset]")
    page.keyboard.press("Enter")
    page.wait_for_function("start => document.querySelector('tbody').innerText === start", arg=start)
    assert page.url.endswith(f"#{LABEL}")
    page.close()


@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("onset=central", ["link_value"]),
        ("training=900", ["link_value"]),
        ("training=-1", ["link_value"]),
        ("training=12.345", ["link_value"]),
        ("training=150,5", ["link_value"]),
        ("training=x&onset=high&tax=3", ["link_value", "link_value", "link_unknown"]),
        ("training=150", []),
        ("", []),
    ],
)
def test_what_a_link_says_that_cannot_be_used_is_told(browser, tmp_path, code, query, told):
    page = opened(browser, tmp_path, "silkeborg", code, f"#{LABEL}?{query}")
    said = page.locator(".model-note p").all_inner_texts()
    assert len(said) == len(told)
    for sentence, why in zip(said, told, strict=True):
        assert sentence.startswith(word(f"model_{why}", code).split("{")[0])
    assert page.get_attribute("input[name=training]", "aria-invalid") == "false"
    assert page.input_value("input[name=training]") == ("150" if query == "training=150" else "100")
    assert page.get_attribute(f"#{LABEL}", "data-stale") is None
    page.close()


def test_changes_are_announced_once_when_typing_ends(browser, tmp_path):
    page = opened(browser, tmp_path, "prep", "en")
    page.evaluate(
        """() => {
          window.announced = [];
          const heard = document.querySelector(".model-heard");
          new MutationObserver(() => window.announced.push(heard.textContent))
            .observe(heard, { childList: true, characterData: true, subtree: true });
        }"""
    )
    assert page.locator("[role=status]").count() == 1
    page.focus("input[name=saving]")
    page.keyboard.press("Control+A")
    page.keyboard.type("12,500", delay=30)
    page.wait_for_function("() => window.announced.length > 0")
    assert page.evaluate("() => window.announced") == [" ".join(page.locator(".model-says p").all_inner_texts())]
    page.close()


def test_without_scripts_the_form_is_hidden_and_the_table_stands(browser, tmp_path):
    context = browser.new_context(java_script_enabled=False)
    opened(browser, tmp_path, "prep", "da").close()
    page = context.new_page()  # without scripts a page cannot be asked whether it is at rest; nothing is measured
    page.goto((tmp_path / "prep.da.html").as_uri())
    assert not page.locator("form").is_visible()
    assert page.locator("tbody tr").count() == len(model("prep").rows)
    given = model("prep")
    says = given.sentences(given.starting(), given.starting_options(), Language("da"))
    assert page.locator(".model-says p").count() == len(says)
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
