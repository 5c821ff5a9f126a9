"""A reader's own investment case: what a file may hold, what is computed of it, and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.investment.chart_course import COLOURS
from figures.investment.own.file import COLUMNS, read_case
from figures.investment.own.form import own_case
from figures.investment.own.layout import MOST_YEARS, own_case_columns
from figures.investment.own.page import case_command, page
from figures.investment.own.problems import WRONG
from report.author import Case, CaseForm, Entered, Exhibit, Handout, Problem, Request, Table
from report.data import access
from report.data.package import load
from report.drawing.save import save_figure
from report.language.printing import Language
from report.printed.grid import printed_cell, printed_grid
from report.results.case_answer import courses_of
from report.results.operations import settled
from report.site.assets import STYLES
from tests.figures.investment.own.cases import as_file, random_case
from tests.real_project import PROJECT, Copy

TEMPLATE = PROJECT / "data" / "own_case_template.csv"
DANISH, ENGLISH = Language("da"), Language("en")
HEAD = "year,cost,saving_low,saving_central,saving_high,note\n"
NO_BREAK = "\N{NO-BREAK SPACE}"
RATE = Decimal("3.5")
CASES = st.builds(random_case, st.randoms(use_true_random=False))


@pytest.fixture(scope="module", autouse=True)
def package() -> Iterator[None]:
    """The data of the project, for the analysis."""
    with access.using(load(PROJECT / "data")):
        yield


def form() -> CaseForm:
    return own_case()


def read(content: bytes, language: Language = ENGLISH) -> Case:
    found = read_case(content, language, RATE)
    assert isinstance(found, Case), found
    return found


def template() -> Case:
    return read(TEMPLATE.read_bytes())


def told(case: Case, language: Language = ENGLISH) -> Handout:
    return page(form(), case, "own.csv", language)


def said(handout: Handout) -> str:
    return " ".join(part for part in handout.parts if isinstance(part, str)).replace(NO_BREAK, " ")


def table(handout: Handout, beginning: str, language: Language = ENGLISH) -> list[tuple[str, ...]]:
    """The rows of the table whose caption begins so."""
    exhibits = [part for part in handout.parts if isinstance(part, Exhibit)]
    (found,) = (e.content for e in exhibits if e.caption.startswith(beginning) and isinstance(e.content, Table))
    return [row.cells for row in printed_grid(found, language).rows]


def test_the_template_computed_by_hand():
    """Costs 5,700,000 in all; savings 3,700,000, 6,500,000 and 8,800,000 by level."""
    courses = courses_of(form(), template())
    levels = ("low", "central", "high")
    assert {level: [x / 1000 for x in courses[f"cumulated.{level}"]] for level in levels} == {
        "low": [1200, 2000, 2300, 2400, 2300, 2200, 2100, 2000],
        "central": [1200, 1800, 1800, 1500, 1000, 400, -200, -800],
        "high": [1200, 1600, 1300, 700, -100, -1100, -2100, -3100],
    }
    assert [courses[f"settled.{level}"] for level in levels] == [(), (6,), (4,)]
    assert courses["needed.saving"] == (Fraction(57, 65),)
    assert courses["needed.cost"] == (Fraction(65, 57),)
    net, rate = [1200, 600, 0, -300, -500, -600, -600, -600], Fraction(1035, 1000)
    assert courses["present.central"] == (sum(1000 * x / rate ** (at + 1) for at, x in enumerate(net)),)


def test_every_area_is_varied_by_itself_and_the_one_that_matters_most_stands_first():
    swings = table(told(template()), "Cumulative net at the end of 2033 when")
    assert swings[0] == ("All savings: low and high", "2,000,000", "\N{MINUS SIGN}3,100,000")
    assert (
        "dagtilbud / day care, costs: 10% lower and higher",
        "\N{MINUS SIGN}1,210,000",
        "\N{MINUS SIGN}390,000",
    ) in [tuple(cell.replace(NO_BREAK, " ") for cell in row) for row in swings]
    assert len(swings) == 3 + 2 * 3


def test_who_pays_and_who_saves_adds_up():
    rows = table(told(template()), "Who pays")
    assert rows == [
        ("familieområdet / family services", "4,100,000", "0", "4,100,000"),
        ("dagtilbud / day care", "0", "2,200,000", "\N{MINUS SIGN}2,200,000"),
        ("skoler / schools", "1,600,000", "4,300,000", "\N{MINUS SIGN}2,700,000"),
        ("Total", "5,700,000", "6,500,000", "\N{MINUS SIGN}800,000"),
    ]


def test_notes_and_payers_that_were_entered_are_printed():
    case = read(rows("2026,100,0,10,20,an estimate by two heads of service"))
    assert table(told(case), "The amounts of the case")[0][-1] == "an estimate by two heads of service"


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            DANISH,
            (
                "Med den lave besparelse er investeringen ikke tjent hjem ved udgangen af 2033: Der er brugt "
                "2.000.000 kr. mere, end der er sparet.",
                "er investeringen tjent hjem fra udgangen af 2032. Ved udgangen af 2033 er der sparet 800.000 kr. "
                "mere, end der er brugt. Nettonutidsværdien ved begyndelsen af 2026 er et overskud på 378.234 kr. med "
                "en diskonteringsrente på 3,5 %.",
                "87,7 % af den skrevne. Det er 12,3 % mindre.",
                "114,0 % af den skrevne. Det er 14,0 % mere.",
                "at der er brugt mere, end der er sparet, og et minus det modsatte",
                "Det ved ikke, om besparelserne skyldes indsatsen.",
            ),
        ),
        (
            ENGLISH,
            (
                "With the low saving the investment has not paid for itself by the end of 2033: DKK 2,000,000 more has "
                "been spent than saved.",
                "With the high saving the investment has paid for itself from the end of 2030 on. By the end of 2033 "
                "DKK 3,100,000 more has been saved than spent.",
                "87.7% of what is entered, every year. That is 12.3% less.",
                "a gain of DKK 378,234 at a discount rate of 3.5%.",
                "It does not know whether the savings are due to the investment.",
            ),
        ),
    ],
    ids=["da", "en"],
)
def test_what_is_said_of_the_template(language, sentences):
    handout = told(template(), language)
    assert handout.subtitle.startswith("own.csv, 2026") and handout.subtitle.endswith("2026")
    for sentence in sentences:
        assert sentence in said(handout)


@given(CASES)
def test_the_courses_are_those_of_the_definitions(case):
    courses = courses_of(form(), case)
    for place, level in enumerate(("low", "central", "high"), 1):
        nets = [
            sum((Fraction(e.amounts[0] - e.amounts[place]) for e in case.entered if e.row == row), Fraction(0))
            for row in case.rows
        ]
        cumulated = [sum(nets[: at + 1]) for at in range(len(nets))]
        assert list(courses[f"net.{level}"]) == nets
        assert list(courses[f"cumulated.{level}"]) == cumulated
        later = [at for at in range(len(nets)) if all(x <= 0 for x in cumulated[at:])]
        assert list(courses[f"settled.{level}"]) == later[:1]
        rate, low = Fraction(case.rate), min(Fraction(case.rate), Fraction(5, 2))
        worth, factor = Fraction(0), Fraction(1)
        for at, net in enumerate(nets):
            factor *= 1 + (rate if at < 35 else low) / 100
            worth -= net / factor
        assert courses[f"worth.{level}"] == (worth,)


@given(CASES)
def test_break_even_brings_the_balance_to_zero(case):
    courses = courses_of(form(), case)
    (spent,), (gained,) = courses["spent"], courses["gained"]
    assert courses["needed.saving"] == ((spent / gained,) if gained else ())
    for needed, change in (("needed.saving", "change.saving"), ("needed.cost", "change.cost")):
        assert [x - 1 for x in courses[needed]] == list(courses[change])


@given(CASES)
def test_the_swings_of_the_areas_add_up_to_those_of_all(case):
    courses = courses_of(form(), case)
    (balance,) = courses["balance.central"]
    for what in ("cost", "saving"):
        for end in ("fewer", "more"):
            areas = [courses[f"{end}_{what}.{at}"][0] - balance for at in range(len(case.areas))]
            assert sum(areas) == courses[f"{end}.{what}"][0] - balance
    for end in ("low", "high"):
        areas = [courses[f"{end}.{at}"][0] - balance for at in range(len(case.areas))]
        assert sum(areas) == courses[f"balance.{end}"][0] - balance


@given(CASES)
def test_more_saving_never_pays_later(case):
    courses = courses_of(form(), case)
    found = [settled(courses[f"cumulated.{level}"]) for level in ("low", "central", "high")]
    reached = [len(case.rows) if row is None else row for row in found]
    assert reached == sorted(reached, reverse=True)


@given(CASES, st.sampled_from(";,\t"), st.booleans(), st.booleans())
def test_a_file_is_read_as_it_was_written_with_either_decimal_mark(case, separator, comma, mark):
    written = as_file(case, separator, "," if comma else ".")
    assert read(written.encode("utf-8-sig" if mark else "utf-8")) == case


@pytest.mark.slow
@settings(max_examples=15)
@given(CASES, st.sampled_from([DANISH, ENGLISH]))
def test_every_case_can_be_drawn_and_printed(case, language):
    for part in told(case, language).parts:
        if isinstance(part, Exhibit) and isinstance(part.content, Table):
            printed_grid(part.content, language)
        elif isinstance(part, Exhibit):
            assert "<svg" in save_figure(part.content, "fig-own", language).svg()


@pytest.mark.parametrize(
    "amounts",
    [
        ("1", "1", "1", "1"),
        ("0.01", "0", "0", "0"),
        ("999999999999", "0", "0", "0"),
        ("5", "5", "5", "5.01"),
        ("100", "0", "0", "100000000000"),
    ],
)
@pytest.mark.parametrize("count", [1, 2, MOST_YEARS])
def test_the_smallest_and_the_largest_cases_can_be_drawn(amounts, count):
    entered = tuple(Entered(2026 + at, "", tuple(map(Decimal, amounts))) for at in range(count))
    handout = told(Case(entered, {"": ""}, RATE))
    (chart,) = (p.content for p in handout.parts if isinstance(p, Exhibit) and not isinstance(p.content, Table))
    assert "<svg" in save_figure(chart, "fig-own", ENGLISH).svg()


def rows(*lines: str, head: str = HEAD) -> bytes:
    return (head + "".join(f"{line}\n" for line in lines)).encode()


AREAS = "year,area,cost,saving_low,saving_central,saving_high\n"
PAYERS = "year,area,payer,cost,saving_low,saving_central,saving_high\n"
RATES = "year,cost,saving_low,saving_central,saving_high,rate\n"
FIRST = "2026,100,0,10,20,"
BAD = {
    "empty": [(b"", 1), (b"\n \n", 1), (b"\xef\xbb\xbf", 1)],
    "encoding": [(rows(FIRST) + "2027,1,1,1,1,\u00e6\n".encode("latin-1"), 3), (HEAD.encode("utf-16"), 1)],
    "quotes": [(rows(FIRST, '2027,"1,1,1,1,'), 3)],
    "missing_column": [(rows("2026,100,0,10", head="year,cost,saving_low,saving_central\n"), 1)],
    "unknown_column": [(rows(FIRST + ",1", head=HEAD.replace("note", "note,notes")), 1)],
    "double_column": [(rows(FIRST + ",1", head=HEAD.replace("note", "note,cost")), 1)],
    "cells": [(rows("2026,100,5,0,10,20,x"), 2)],
    "year": [(rows("26,100,0,10,20,"), 2), (rows(FIRST, ",100,0,10,20,"), 3), (rows("2026.5,100,0,10,20,"), 2)],
    "no_amount": [(rows("2026,,0,10,20,"), 2), (rows("2026,100,0,10"), 2)],
    "amount": [
        (rows("2026,12a,0,10,20,"), 2),
        (rows("2026,1.234,0,10,20,"), 2),
        (rows("2026,1 234,0,10,20,"), 2),
        (rows('2026,"1.234,50",0,10,20,'), 2),
        (rows("2026,1e3,0,10,20,"), 2),
        (rows("2026,\u0662,0,10,20,"), 2),
    ],
    "large": [(rows("2026,1000000000000,0,10,20,"), 2)],
    "negative": [(rows("2026,100,\u22125,10,20,"), 2)],
    "negative_cost": [(rows("2026,-100,0,10,20,"), 2)],
    "order": [(rows("2026,100,11,10,20,"), 2), (rows("2026,100,0,21,20,"), 2)],
    "no_years": [(HEAD.encode(), 1), (HEAD.encode() + b",,,,,\n", 1)],
    "no_cost": [(rows("2026,0,0,10,20,"), 2)],
    "gap": [(rows(FIRST, "2028,1,1,1,1,"), 3), (rows("2028,1,1,1,1,", FIRST), 2)],
    "twice": [(rows(FIRST, FIRST), 3), (rows("2026,a,1,1,1,1", "2026,a,1,1,1,1", head=AREAS), 3)],
    "two_payers": [(rows("2026,a,x,1,1,1,1", "2027,a,y,1,1,1,1", head=PAYERS), 3)],
    "rate": [(rows("2026,1,1,1,1,x", head=RATES), 2), (rows("2026,1,1,1,1,20.5", head=RATES), 2)],
    "two_settings": [(rows("2026,1,1,1,1,3", "2027,1,1,1,1,4", head=RATES), 3)],
    "many": [(rows(*(f"{2000 + at},1,1,1,1," for at in range(MOST_YEARS + 1))), MOST_YEARS + 2)],
}


@pytest.mark.parametrize("language", [DANISH, ENGLISH], ids=["da", "en"])
@pytest.mark.parametrize(("what", "content", "line"), [(w, *each) for w, found in BAD.items() for each in found])
def test_a_bad_file_is_named_with_line_and_cure_in_the_language_asked_for(language, what, content, line):
    problems = case_command(Request("own.csv", content, language))
    message, cure = (wording.in_(language.code).partition("{")[0] for wording in WRONG[what])
    assert [problem.line for problem in problems] == [line], problems
    assert cure in problems[0].cure and "{" not in str(problems)
    assert message in problems[0].message


def test_every_problem_is_provoked_here():
    assert BAD.keys() == WRONG.keys()


def test_all_problems_of_a_file_are_named_at_once_in_the_order_of_its_lines():
    problems = read_case(rows(FIRST, "2027,x,1,1,1,", "2029,-1,1,1,1,", "20,1,3,2,1,"), ENGLISH, RATE)
    assert [problem.line for problem in problems] == [3, 4, 4, 5, 5] and all(isinstance(p, Problem) for p in problems)


@pytest.mark.parametrize(("column", "word"), [(1, "savings"), (2, "cost")])
def test_what_is_below_nought_is_said_to_belong_on_the_other_side(column, word):
    cells = ["2026", "100", "0", "10", "20", ""]
    cells[column] = "-5"
    (problem,) = read_case(rows(",".join(cells)), ENGLISH, RATE)
    assert word in problem.cure.rpartition(" ")[0].rpartition(";")[2] or word in problem.cure.rpartition("add")[2]


def test_one_estimate_is_spoken_of_without_a_range():
    handout = told(read(rows("2026,100,50,50,50,", "2027,0,50,50,50,")))
    assert said(handout).startswith(
        "With the best estimate of the saving the investment has paid for itself from the end of 2027 on. The net"
    )
    assert "low saving" not in said(handout)


def test_a_case_that_is_covered_and_then_costs_again_has_not_paid_for_itself():
    case = read(rows("2026,100,100,100,100,", "2027,30,0,0,0,"))
    assert "has not paid for itself by the end of 2027: DKK 30 more has been spent than saved." in said(told(case))


def test_a_case_without_savings_cannot_be_paid_for_by_more_of_them():
    text = said(told(read(rows("2026,100,0,0,0,"))))
    assert "No change to it can make the investment pay for itself." in text and "The same holds" not in text


def test_the_columns_of_the_template_are_explained_with_an_example():
    found = own_case_columns()
    assert [DANISH.text(row.cells[1]) for row in found.rows] == list(COLUMNS)
    assert [ENGLISH.text(row.cells[0]) for row in found.rows][3:5] == ["Cost", "Low saving"]
    assert TEMPLATE.read_text(encoding="utf-8").splitlines()[0].split(",") == list(COLUMNS)
    for language, area, note, rate in (
        (DANISH, "dagtilbud", "eksempel", "3,5"),
        (ENGLISH, "day care", "example", "3.5"),
    ):
        shown = [printed_cell(row.cells[-1], language, found.columns[-1]) for row in found.rows]
        assert shown == ["2028", area, *shown[2:7], note, rate, "2026"]


@pytest.mark.slow
def test_the_command_writes_the_page_of_a_file(tmp_path):
    copy = Copy.of_project(tmp_path / "project")
    shown = copy.run("case", "data/own_case_template.csv", "--language", "en", "--output", "case.html").stdout
    assert shown == "Wrote case.html\n"
    page = Path(copy.folder / "case.html").read_text(encoding="utf-8")
    assert "Your investment case</h1>" in page and page.count("<table") == 5 and page.count('class="wide"') == 1


def test_low_and_high_have_the_colours_of_the_other_charts() -> None:
    styles = (STYLES / "case.css").read_text(encoding="utf-8")
    for level in ("low", "high"):
        assert f".case .line.{level} {{ stroke: var(--{COLOURS[level]}); }}" in styles
