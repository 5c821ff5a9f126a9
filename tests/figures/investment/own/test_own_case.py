"""A reader's own investment case: what a file may hold, what is computed of it, and what is said."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.investment.cases import Range, payback
from figures.investment.own.chart import cumulated
from figures.investment.own.file import COLUMNS, MOST_YEARS, own_case_columns, read_case
from figures.investment.own.model import Entered, OwnCase, balance, break_even, levels, swings, years
from figures.investment.own.page import case_command, page
from figures.investment.own.problems import WRONG
from report.author import Exhibit, Handout, Heading, Problem, Request
from report.data import access
from report.data.package import load
from report.drawing.save import save_figure
from report.language.printing import Language
from report.printed.grid import printed_cell, printed_grid
from tests.real_project import PROJECT, Copy

TEMPLATE = PROJECT / "data" / "own_case_template.csv"
DANISH, ENGLISH = Language("da"), Language("en")
HEAD = "year,cost,saving_low,saving_central,saving_high,note\n"
AMOUNTS = st.decimals(0, 10**12 - 1, places=2)
NO_BREAK = "\N{NO-BREAK SPACE}"


@st.composite
def cases(draw: st.DrawFn) -> OwnCase:
    """A case of up to ten years, whose first year has a cost."""
    first, count = draw(st.integers(1900, 2100)), draw(st.integers(1, 10))
    entered = []
    for year in range(first, first + count):
        cost = draw(AMOUNTS.filter(bool) if year == first else AMOUNTS)
        entered.append(Entered(year, cost, Range(*sorted(draw(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS))))))
    return OwnCase(tuple(entered))


def template() -> OwnCase:
    found = read_case(TEMPLATE.read_bytes(), DANISH)
    assert isinstance(found, OwnCase), found
    return found


def said(handout: Handout) -> str:
    return " ".join(part for part in handout.parts if isinstance(part, str)).replace(NO_BREAK, " ")


def test_the_template_computed_by_hand():
    """Costs 5,700,000 in all; savings 3,700,000, 6,500,000 and 8,800,000 by level."""
    found = levels(template())
    thousands = {level: [year.cumulated / 1000 for year in years(case)] for level, case in found.items()}
    assert thousands == {
        "low": [1200, 2000, 2300, 2400, 2300, 2200, 2100, 2000],
        "central": [1200, 1800, 1800, 1500, 1000, 400, -200, -800],
        "high": [1200, 1600, 1300, 700, -100, -1100, -2100, -3100],
    }
    assert {level: payback(years(case)) for level, case in found.items()} == {
        "low": None,
        "central": 2032,
        "high": 2030,
    }
    assert break_even(template(), "saving") == Fraction(57, 65)
    assert break_even(template(), "cost") == Fraction(65, 57)
    assert [(s.name, s.low, s.high) for s in swings(template())] == [
        ("saving", -150_000, -1_450_000),
        ("cost", -1_370_000, -230_000),
    ]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            DANISH,
            (
                "Med den lave besparelse er investeringen ikke tjent hjem ved udgangen af 2033: Der er brugt "
                "2.000.000 kr. mere, end der er sparet.",
                "Med den centrale besparelse er investeringen tjent hjem ved udgangen af 2032. Ved udgangen af 2033 "
                "er der sparet 800.000 kr. mere, end der er brugt.",
                "87,7 % af den skrevne. Det er 12,3 % mindre.",
                "114,0 % af den skrevne. Det er 14,0 % mere.",
                "tilbagediskonterer ikke",
                "Det ved ikke, om besparelserne skyldes indsatsen.",
            ),
        ),
        (
            ENGLISH,
            (
                "With the low saving the investment is not repaid by the end of 2033: DKK 2,000,000 more has been "
                "spent than saved.",
                "With the high saving the investment is repaid by the end of 2030. By the end of 2033 DKK 3,100,000 "
                "more has been saved than spent.",
                "87.7% of what is entered, every year. That is 12.3% less.",
                "does not discount",
                "It does not know whether the savings are due to the investment.",
            ),
        ),
    ],
    ids=["da", "en"],
)
def test_what_is_said_of_the_template(language, sentences):
    handout = page(template(), "own.csv", language)
    assert handout.subtitle.startswith("own.csv, 2026")
    for sentence in sentences:
        assert sentence in said(handout)
    assert [type(part) for part in handout.parts].count(Exhibit) == 4
    assert [type(part) for part in handout.parts].count(Heading) == 2


@given(cases())
def test_the_net_is_the_cost_less_the_saving_and_payback_is_that_of_every_case(case):
    for level, each in levels(case).items():
        found = years(each)
        nets = [Fraction(e.cost) - Fraction(getattr(e.saving, level)) for e in case.entered]
        assert [year.net for year in found] == nets
        assert [year.cumulated for year in found] == [sum(nets[: at + 1]) for at in range(len(nets))]
        left = [sum(nets[: at + 1]) for at in range(len(nets))]
        repaid = next((e.year for at, e in enumerate(case.entered) if max(left[at:]) <= 0), None)
        assert payback(found) == repaid


@given(cases())
def test_break_even_brings_the_balance_to_zero(case):
    for name in ("saving", "cost"):
        factor = break_even(case, name)
        if factor is None:
            assert not any(e.saving.central for e in case.entered) and name == "saving"
        else:
            assert balance(OwnCase(case.entered, **{name: Range.point(factor)})) == 0


@given(cases())
def test_more_saving_never_repays_later(case):
    found = [payback(years(each)) or float("inf") for each in levels(case).values()]
    assert found == sorted(found, reverse=True)


@given(cases(), st.sampled_from(";,\t"), st.booleans(), st.booleans())
def test_a_file_is_read_as_it_was_written_with_either_decimal_mark(case, separator, comma, mark):
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator)
    writer.writerow(COLUMNS)
    for e in case.entered:
        amounts = (e.cost, e.saving.low, e.saving.central, e.saving.high)
        writer.writerow([e.year, *(f"{a:.2f}".replace(".", "," if comma else ".") for a in amounts), 'å; "b", c'])
    found = read_case(written.getvalue().encode("utf-8-sig" if mark else "utf-8"), DANISH)
    assert isinstance(found, OwnCase), found
    assert [(e.year, e.cost, e.saving, e.note) for e in found.entered] == [
        (e.year, e.cost, e.saving, 'å; "b", c') for e in case.entered
    ]


@pytest.mark.slow
@settings(max_examples=15)
@given(cases(), st.sampled_from([DANISH, ENGLISH]))
def test_every_case_can_be_drawn_and_printed(case, language):
    for part in page(case, "own.csv", language).parts:
        if isinstance(part, Exhibit):
            printed_grid(getattr(part.content, "table", part.content), language)
    figure = cumulated({level: years(each) for level, each in levels(case).items()})
    assert "<svg" in save_figure(figure, "fig-own", language).svg()


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
    cost, *saving = map(Decimal, amounts)
    case = OwnCase(tuple(Entered(2026 + at, cost, Range(*saving)) for at in range(count)))
    assert "<svg" in save_figure(cumulated({n: years(c) for n, c in levels(case).items()}), "fig-own", ENGLISH).svg()


def rows(*lines: str, head: str = HEAD) -> bytes:
    return (head + "".join(f"{line}\n" for line in lines)).encode()


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
    "negative": [(rows("2026,-100,0,10,20,"), 2), (rows("2026,100,\u22125,10,20,"), 2)],
    "order": [(rows("2026,100,11,10,20,"), 2), (rows("2026,100,0,21,20,"), 2)],
    "no_years": [(HEAD.encode(), 1), (HEAD.encode() + b",,,,,\n", 1)],
    "no_cost": [(rows("2026,0,0,10,20,"), 2)],
    "gap": [(rows(FIRST, FIRST), 3), (rows(FIRST, "2028,1,1,1,1,"), 3), (rows(FIRST, "2025,1,1,1,1,"), 3)],
    "many": [(rows(*(f"{2000 + at},1,1,1,1," for at in range(61))), 62)],
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
    problems = read_case(rows(FIRST, "2027,x,1,1,1,", "2029,-1,1,1,1,", "20,1,3,2,1,"), ENGLISH)
    assert [problem.line for problem in problems] == [3, 4, 4, 5, 5] and all(isinstance(p, Problem) for p in problems)


def test_one_estimate_is_spoken_of_without_a_range():
    case = read_case(rows("2026,100,50,50,50,", "2027,0,50,50,50,"), ENGLISH)
    assert list(levels(case)) == ["central"]
    assert said(page(case, "own.csv", ENGLISH)).startswith(
        "With the central saving the investment is repaid by the end of 2027. The "
    )


def test_a_case_that_is_repaid_and_then_costs_again_is_not_said_to_be_repaid():
    case = read_case(rows("2026,100,100,100,100,", "2027,30,0,0,0,"), ENGLISH)
    assert "is not repaid by the end of 2027: DKK 30 more has been spent than saved." in said(
        page(case, "own.csv", ENGLISH)
    )


def test_a_case_without_savings_cannot_be_repaid_by_more_of_them():
    case = read_case(rows("2026,100,0,0,0,"), ENGLISH)
    assert "No change of it can repay the investment." in said(page(case, "own.csv", ENGLISH))


def test_the_columns_of_the_template_are_explained_with_an_example():
    with access.using(load(PROJECT / "data")):
        table = own_case_columns()
    assert [DANISH.text(row.cells[0]) for row in table.rows] == list(COLUMNS)
    assert TEMPLATE.read_text(encoding="utf-8").splitlines()[0].split(",") == list(COLUMNS)
    written = TEMPLATE.read_text(encoding="utf-8").splitlines()[2].split(",")
    for language, note in ((DANISH, "eksempel"), (ENGLISH, "example")):
        printed = [printed_cell(row.cells[-1], language, table.columns[-1]) for row in table.rows]
        assert printed == [*written[:-1], note]


@pytest.mark.slow
def test_the_command_writes_the_page_of_a_file(tmp_path):
    copy = Copy.of_project(tmp_path / "project")
    shown = copy.run("case", "data/own_case_template.csv", "--language", "en", "--output", "case.html").stdout
    assert shown == "Wrote case.html\n"
    page = Path(copy.folder / "case.html").read_text(encoding="utf-8")
    assert "Your investment case</h1>" in page and page.count("<table") == 3 and page.count("<svg") == 1
