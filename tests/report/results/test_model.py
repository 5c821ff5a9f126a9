"""A model that a reader may change: its course, its table and what is said of it, each reckoned by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.results.exhibits import Figure
from report.results.model import ASSUMED, Assumption, Choice, Model, Series, courses, safely
from report.results.operations import Operation
from report.results.outcomes import Balance, Limit, Outcome, Settled, Threshold

ENGLISH = Language("en")
SAME = Text.same
COST = Assumption("cost", SAME("Cost"), Decimal(6), Decimal(0), Decimal(20))
GROWTH = Assumption("growth", SAME("Growth"), Decimal("2.5"), Decimal(0), Decimal(9), unit="percent", decimals=1)
CARE = Choice("care", SAME("Care"), (("little", SAME("Little")), ("much", SAME("Much"))), "little")
SETTLES = Settled("left", SAME("Paid in {row}."), SAME("{amount} are left in {row}."), SAME("Never in debt."))


def compute(amounts: Mapping[str, Fraction], options: Mapping[str, str]) -> dict[str, list[Fraction]]:
    """What is owed after each of three years, and what is planted."""
    yearly = amounts["growth"] * (2 if options["care"] == "much" else 1)
    return {"left": [amounts["cost"] - yearly * year for year in (1, 2, 3)], "planted": [yearly] * 3}


def model(*outcomes: Outcome) -> Model:
    """A model of trees that pay for themselves."""
    return Model(
        assumptions=(COST, GROWTH),
        choices=(CARE,),
        heading=SAME("Year"),
        rows=("2020", "2021", "2022"),
        series=(Series("left", SAME("Left"), "bar"), Series("planted", SAME("Planted"))),
        unit="count",
        decimals=1,
        courses=courses((CARE,), (COST, GROWTH), ("left", "planted"), compute),
        operations=(Operation("whole", "accumulated", ("planted",)), Operation("asked", "sum", (f"{ASSUMED}cost",))),
        outcomes=outcomes,
        origins=(),
    )


def said(outcome: Outcome, care: str = "little", **amounts: str | int) -> list[str]:
    """What is said where the reader has given these amounts."""
    found = model(outcome)
    given = {name: Fraction(amount) for name, amount in amounts.items()}
    return found.sentences({**found.starting(), **given}, {"care": care}, ENGLISH)


def test_the_course_is_exact_under_each_option() -> None:
    found = model()
    assert found.starting() == {"cost": 6, "growth": Fraction(5, 2)} and found.starting_options() == {"care": "little"}
    course = found.course(found.starting(), found.starting_options())
    assert course["left"] == (Fraction(7, 2), 1, Fraction(-3, 2)) and course["whole"] == (
        Fraction(5, 2),
        5,
        Fraction(15, 2),
    )
    assert course["asked"] == (6,)
    assert found.course(found.starting(), {"care": "much"})["left"] == (1, -4, -9)


def test_the_table_has_the_rows_that_are_shown_and_all_of_them_as_a_whole() -> None:
    found = replace(model(), shown=(0, 2))
    assert found.printed_rows() == (0, 2) and model().printed_rows() == (0, 1, 2)
    printed = [[ENGLISH.value(cell) for cell in row.cells[1:] if isinstance(cell, Value)] for row in found.whole().rows]
    assert printed == [["3.5", "2.5"], ["1.0", "2.5"], ["−1.5", "2.5"]]
    assert found.table().rows == (found.whole().rows[0], found.whole().rows[2])
    assert [row.cells[0] for row in found.table().rows] == [SAME("2020"), SAME("2022")]
    assert [(column.label, column.numeric) for column in found.table().columns] == [
        (SAME("Year"), False),
        (SAME("Left"), True),
        (SAME("Planted"), True),
    ]
    assert found.value(Fraction(1, 3)).decimals == 1


def test_a_sentence_says_when_a_series_settles() -> None:
    assert said(SETTLES) == ["Paid in 2022."]
    assert said(SETTLES, cost=9) == ["1.5 are left in 2022."]
    assert said(SETTLES, cost=5) == ["Paid in 2021."]
    assert said(SETTLES, cost="2.5") == ["Never in debt."]
    assert said(SETTLES, care="much") == ["Paid in 2021."]


def test_a_sentence_says_the_balance_of_a_row() -> None:
    balance = Balance("left", 1, SAME("{amount} owed in {row}."), SAME("{amount} earned in {row}."))
    assert said(balance) == ["1.0 owed in 2021."]
    assert said(balance, care="much") == ["4.0 earned in 2021."]
    assert said(balance, cost=5) == ["0.0 earned in 2021."]


def test_a_sentence_says_how_much_is_needed_rounded_to_the_sure_side() -> None:
    growth = Threshold(
        "growth", "left", 2, SAME("{amount} until {row}."), SAME("None by {row}."), Decimal(3), SAME("Over {most}!")
    )
    assert said(growth, cost=6) == ["2% until 2022."]
    assert said(growth, cost=7) == ["2.4% until 2022."]  # at least 2.33…
    assert said(growth, cost=9) == ["3% until 2022."]
    assert said(growth, cost=10) == ["3.4% until 2022. Over 3%!"]
    assert said(growth, cost=-3) == ["None by 2022."]
    assert said(replace(growth, most=None), cost=10) == ["3.4% until 2022."]
    cost = Threshold("cost", "left", 0, SAME("{amount} at most."), SAME("None."))
    assert said(cost, growth="2.5") == ["2 at most."]
    planted = Threshold("cost", "planted", 0, SAME("{amount}"), SAME("None by {row}."))
    assert said(planted) == ["None by 2020."]


def test_a_limit_is_told_where_it_is_passed() -> None:
    limit = Limit("growth", Decimal(3), SAME("{amount} is more than {most}."))
    assert said(limit) == said(limit, growth=3) == []
    assert said(limit, growth="3.5") == ["3.5% is more than 3%."]


def test_what_is_needed_is_not_missed_by_rounding() -> None:
    assert safely(Fraction(7, 3), 1, least=True) == Decimal("2.4")
    assert safely(Fraction(7, 3), 1, least=False) == Decimal("2.3")
    assert safely(Fraction(2), 2, least=True) == safely(Fraction(2), 2, least=False) == 2


def test_the_values_of_the_table_are_taken_of_the_run_that_it_starts_with() -> None:
    run = model().started()
    assert run.value("left", 2).amount == Decimal("-1.5")
    assert run.value("whole", 2).amount == Decimal("7.5")


def _printed(cell: object) -> str:
    return ENGLISH.value(cell) if isinstance(cell, Value) else ENGLISH.text(cell)  # type: ignore[arg-type]


def test_a_chart_has_its_rows_as_a_table_with_a_gap_for_each_missing_value() -> None:
    rows = [SAME("In town"), (SAME("Elm"), [Value(number=3), None]), (2021, [Value(number=4), Value(number=5)])]  # type: ignore[arg-type]
    options = {"of": SAME("Where"), "measured": SAME("Trees"), "series": [SAME("Old"), SAME("New")]}
    for figure in (
        Figure.bars(SAME("T"), rows, **options, units=True, signs=True),  # type: ignore[arg-type]
        Figure.lines(SAME("T"), rows[1:], **options, units=True, signs=True),  # type: ignore[arg-type]
        Figure.dots(SAME("T"), rows, **options, units=True, signs=True),  # type: ignore[arg-type]
    ):
        columns = [(c.label.in_("en"), c.numeric, c.units, c.signs) for c in figure.table.columns]
        assert columns == [("Where", False, False, False), ("Old", True, True, True), ("New", True, True, True)]
        printed = [[cell and _printed(cell) for cell in row.cells] for row in figure.table.rows]
        assert printed[-2:] == [["Elm", "3", None], ["2021", "4", "5"]]
        assert figure.alt(ENGLISH) == "Trees. Elm: Old +3, New –; 2021: Old +4, New +5."
        assert figure.narrow_height
    assert printed[0] == ["In town", None, None]
    single = Figure.bars(SAME("T"), [(SAME("Elm"), Value(number=3))], of=SAME("Where"), measured=SAME("Trees"))  # type: ignore[arg-type]
    assert [column.label.in_("en") for column in single.table.columns] == ["Where", "Trees"]
    assert single.alt(ENGLISH) == "Trees. Elm: 3."
    told = Figure.bars(SAME("T"), rows, **options, alt=lambda _: "Better.")  # type: ignore[arg-type]
    assert told.alt(ENGLISH) == "Better."


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([[None, None]], "a chart needs a row with a value"),
        ([[Value(number=1)]], "a row has 1 values; series has 2 names"),  # type: ignore[arg-type]
        ([[Value(number=1), Value(text=SAME("x"))]], "a chart draws numbers"),  # type: ignore[arg-type]
    ],
)
def test_rows_that_no_chart_can_draw_are_refused(values: list[list[Value | None]], says: str) -> None:
    rows = [(SAME("Elm"), row) for row in values]
    with pytest.raises(ValueError, match=says):
        Figure.dots(SAME("T"), rows, of=SAME("Where"), measured=SAME("Trees"), series=[SAME("Old"), SAME("New")])
