"""Names in words and computations in words and figures: what is said, in each language, and that it is true."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.author import (
    Operation,
    Origin,
    Run,
    Text,
    Value,
    assumed,
    difference,
    equal,
    greatest,
    growth,
    least,
    lower_end,
    mean,
    nought,
    product,
    quotient,
    reduced,
    rounded,
    scaled,
    share,
    span,
    total,
    upper_end,
)
from report.data.package import Package, load
from report.language.printing import Language
from report.language.values import UNRECORDED, WORDED, Computation
from report.printed.explained import comes_out, explained
from report.printed.names import Names, without_words
from report.results.model import Series
from report.results.recomputed import OPERATIONS
from tests.book import TINY
from tests.report.printed.test_printed import model

TREES = load(TINY / "data")
ORIGIN = Origin("grove2020", "table-1", "3")
NET, GROWN = Text(da="Netto", en="Net"), Text(da="Tilvækst", en="Growth")
RUN = Run.of(
    "growth",
    Text(da="Vækstmodellen", en="The model of growth"),
    [Operation("net", "accumulated", ("grown",)), Operation("settled", "settled", ("net",))],
    {"grown": [Fraction(3), Fraction(-1), Fraction(-2)]},
    rows=("2010", "2011", "2012"),
    series={"net": NET, "settled": Text(da="nul", en="nothing left")},
)


def names(code: str, package: Package = TREES) -> Names:
    return Names(Language(code), package, {"trees.last": value(55)}, {"growth": RUN, "": model().started()})


def value(number: Decimal | int | str, **printed: object) -> Value:
    return Value(number=Decimal(number), origins=(ORIGIN,), **printed)


def told(found: Value) -> dict[str, str]:
    return {code: explained(found, names(code)).replace("\N{NO-BREAK SPACE}", " ") for code in ("da", "en")}


ONE, TWO, MINUS = value("2.5", decimals=1), value("1.9", decimals=1), value(-3)
RANGE = span([value(2), value(4)])
SAID = [
    (difference(ONE, TWO), "0,6 = 2,5 − 1,9", "0.6 = 2.5 − 1.9"),
    (difference(value("2.54", decimals=1), value("1.86", decimals=1)), "0,7 = 2,5 − 1,9, afrundet", None),
    (total([value(1200), MINUS]), "1.197 = 1.200 + (−3)", "1,197 = 1,200 + (−3)"),
    (
        total([value(1200), value(-3, precision="about")]),
        "1.197 = 1.200 + (ca. −3)",
        "1,197 = 1,200 + (about −3)",
    ),
    (product(value(3), value(4)), "12 = 3 × 4", "12 = 3 × 4"),
    (quotient(value(1), value(3), decimals=2), "0,33 = 1 / 3", "0.33 = 1 / 3"),
    (share(value(12), value(19)), "63 % = 12 af 19", "63% = 12 as a percentage of 19"),
    (growth(value(75), value(60)), "25 % = ændringen fra 60 til 75", "25% = the percentage change from 60 to 75"),
    (mean([value(1), value(2), value(3)]), "2 = gennemsnittet af 1, 2 og 3", "2 = the mean of 1, 2 and 3"),
    (scaled(value(9048), Fraction(1, 1000), decimals=1), "9,0 = 9.048 / 1.000", "9.0 = 9,048 / 1,000"),
    (scaled(value(8), Fraction(3, 2)), "12 = 8 × 3 / 2", "12 = 8 × 3 / 2"),
    (scaled(value(8), 2), "16 = 8 × 2", "16 = 8 × 2"),
    (reduced(value(50), value(20, unit="percent")), "40 = 50 med et fradrag på 20 %", "40 = 50 reduced by 20%"),
    (rounded(ONE, decimals=0), "3 = 2,5 afrundet", "3 = 2.5 rounded"),
    (rounded(TWO, to="up", decimals=0), "2 = 1,9 rundet op", "2 = 1.9 rounded up"),
    (rounded(TWO, to="down", decimals=0), "1 = 1,9 rundet ned", "1 = 1.9 rounded down"),
    (least([ONE, TWO]), "1,9 = det mindste af 2,5 og 1,9", "1.9 = the smallest of 2.5 and 1.9"),
    (greatest([ONE, TWO]), "2,5 = det største af 2,5 og 1,9", "2.5 = the largest of 2.5 and 1.9"),
    (
        span([ONE, TWO]),
        "1,9-2,5 = fra det mindste til det største af 2,5 og 1,9",
        "1.9–2.5 = from the smallest to the largest of 2.5 and 1.9",
    ),
    (lower_end(RANGE), "2 = den nedre ende af 2-4", "2 = the lower end of 2–4"),
    (upper_end(RANGE), "4 = den øvre ende af 2-4", "4 = the upper end of 2–4"),
    (nought(value(6), value(4)), "3 = 6 / (6 − 4)", "3 = 6 / (6 − 4)"),
    (
        equal(ONE, [TWO, value("2.5", decimals=1)]),
        "1 = antallet af tal blandt 1,9 og 2,5, der er lig med 2,5",
        "1 = how many of 1.9 and 2.5 are equal to 2.5",
    ),
    (
        least([ONE, TWO, value("3.5", decimals=1)]),
        "1,9 = det mindste af 2,5; 1,9 og 3,5",
        "1.9 = the smallest of 2.5, 1.9 and 3.5",
    ),
    (assumed(10, Text.same("swing")), "10 = fastsat i denne udgave", "10 = a number set by this edition"),
    (
        RUN.value("net", 1),
        "2 = beregnet trin for trin: Vækstmodellen: netto i 2011",
        "2 = the result of a step-by-step calculation: The model of growth: net in 2011",
    ),
    (
        RUN.value("settled"),
        "2 = beregnet trin for trin: Vækstmodellen: nul",
        "2 = the result of a step-by-step calculation: The model of growth: nothing left",
    ),
    (
        RUN.row("settled"),
        "2012 = beregnet trin for trin: Vækstmodellen: nul",
        "2012 = the result of a step-by-step calculation: The model of growth: nothing left",
    ),
    (
        replace(value(7), computation=Computation(UNRECORDED, (ONE,))),
        "7 = beregnet ud fra 2,5",
        "7 = a number calculated from 2.5",
    ),
    (replace(value(60), computation=Computation("sum", ("trees.last", value(5)))), "60 = 55 + 5", "60 = 55 + 5"),
    (TREES.table("trees").count(), "4 = antal rækker i »Træer«", "4 = the number of rows in “Trees”"),
    (
        TREES.table("trees").count(year=2020, street="linden"),
        "1 = antal rækker i »Træer« med gade: Lindegade og år: 2020",
        "1 = the number of rows in “Trees” with street “Linden Street” and with year “2020”",
    ),
    (
        TREES.table("trees").total("trees", year=2020),
        "75 = summen af træer i »Træer« med år: 2020",
        "75 = the sum of trees in “Trees” with year “2020”",
    ),
    (TREES.table("streets").total("metres"), "2.100 = summen af længde i meter i »Gader«", None),
    (
        TREES.table("trees").counted(TREES.table("trees").rows[:1]),
        "1 = antal udvalgte rækker i »Træer«",
        "1 = the number of rows chosen in “Trees”",
    ),
    (
        TREES.table("trees").counted(TREES.table("trees").rows[:1], value(4)),
        "1 = antal udvalgte rækker i »Træer«, set i forhold til 4",
        "1 = the number of rows chosen in “Trees”, in relation to 4",
    ),
]


@pytest.mark.parametrize(("found", "danish", "english"), SAID, ids=lambda told: told if isinstance(told, str) else "")
def test_a_computation_is_said_in_words_and_figures(found: Value, danish: str, english: str | None) -> None:
    said = told(found)
    assert said["da"] == danish
    assert english is None or said["en"] == english


def test_every_operation_is_said() -> None:
    assert {found.computation.does for found, _, _ in SAID} == {*OPERATIONS} - {WORDED}


def test_a_value_that_was_read_has_no_explanation() -> None:
    assert explained(ONE, names("en")) == ""


SIGNED: dict[str, Callable[[Value, Value], Value]] = {
    "+": lambda a, b: total([a, b]),
    "-": difference,
    "*": product,
    "/": quotient,
}
PRINTED = st.builds(
    lambda number, decimals: value(number, decimals=decimals), st.decimals(-99, 99, places=3), st.integers(0, 3)
)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@given(PRINTED, PRINTED, st.sampled_from(sorted(SIGNED)), st.integers(0, 3))
def test_the_printed_equation_is_true_within_the_rounding_of_what_is_printed(
    one: Value, other: Value, sign: str, decimals: int
) -> None:
    if sign == "/" and not other.number:
        return
    found = replace(SIGNED[sign](one, other), decimals=decimals)
    said = told(found)["en"].replace("−", "-").replace(",", "").replace("×", "*")
    plain = said.removesuffix(" rounded")
    result, first, second = (Fraction(number) for number in NUMBER.findall(re.sub(r"(?<=\d) - ", " ", plain)))
    made = {"+": first + second, "-": first - second, "*": first * second}.get(sign)
    if made is None:
        made = first / second if second else None
    step = Fraction(1, 2 * 10**decimals)
    assert (plain == said) == (made is not None and abs(made - result) <= step and comes_out(found, names("en")))
    if plain == said:
        assert abs(made - result) <= step


def test_a_cell_is_called_by_its_row_column_and_table() -> None:
    cell = TREES.table("trees").one(street="linden", year=2020).value("trees")
    assert names("da").of(cell) == "Lindegade, 2020: Træer (Træer)"
    assert names("en").of(cell) == "Linden Street, 2020: Trees (Trees)"
    street = TREES.table("streets").one(code="linden").value("metres")
    headed = replace(TREES.resources["streets"], headings={"metres": {"da": "Længde", "en": "Length"}})
    package = replace(TREES, resources={**TREES.resources, "streets": headed})
    assert names("da", package).of(street) == "Lindegade: Længde (Gader)"
    assert names("en", package).of(street) == "Linden Street: Length (Streets)"
    bare = replace(TREES, resources={**TREES.resources, "streets": replace(headed, headings={})})
    assert names("da", bare).of(street) == "Lindegade (Gader)"


def test_a_cell_is_called_as_its_column_says() -> None:
    cell = TREES.table("trees").one(street="linden", year=2020).value("trees")
    said = {"trees": {"da": "Træer på {street} i {year}, {{talt}}", "en": "Trees in {row}"}}
    package = replace(TREES, resources={**TREES.resources, "trees": replace(TREES.resources["trees"], names=said)})
    assert names("da", package).of(cell) == "Træer på Lindegade i 2020, {talt}"
    assert names("en", package).of(cell) == "Trees in Linden Street, 2020"


def test_what_is_counted_is_said_where_the_table_says_it() -> None:
    counted = replace(TREES.resources["trees"], counted={"da": "optællinger", "en": "counts"})
    package = replace(TREES, resources={**TREES.resources, "trees": counted})
    table = TREES.table("trees")
    assert names("da", package).of(table.count()) == "Antal optællinger"
    assert names("en", package).of(table.count(year=2020)) == "The number of counts with year “2020”"
    assert names("en", package).of(table.counted(table.rows[:1])) == "The number selected from all counts"


def test_a_yes_or_no_that_is_counted_by_has_words_of_its_own() -> None:
    labels = {"lost": {"true": {"da": "der er tabt", "en": "that are lost"}}}
    counted = replace(TREES.resources["trees"], counted={"da": "tal", "en": "numbers"}, labels=labels)
    how = Computation("count", given=(("table", "trees"), ("where", (("lost", True), ("year", 2020)))))
    package = replace(TREES, resources={**TREES.resources, "trees": counted})
    said = names("da", package).of(replace(value(1), computation=how))
    assert said == "Antal tal, der er tabt og år: 2020"


def test_a_code_has_the_words_of_its_column() -> None:
    labelled = replace(
        TREES.resources["trees"], foreign_keys=(), labels={"street": {"linden": {"da": "linden", "en": "the linden"}}}
    )
    package = replace(TREES, resources={**TREES.resources, "trees": labelled})
    cell = TREES.table("trees").one(street="linden", year=2020).value("trees")
    assert names("en", package).of(cell) == "The linden, 2020: Trees (Trees)"


def test_a_computed_value_is_called_by_its_author_or_by_what_was_done() -> None:
    first, last = (TREES.table("trees").one(street="linden", year=year).value("trees") for year in (2010, 2020))
    more = difference(last, first)
    assert names("en").of(more) == "Linden Street, 2020: Trees (Trees) less Linden Street, 2010: Trees (Trees)"
    assert names("da").of(more.called(Text(da="tilvækst", en="growth"))) == "Tilvækst"
    assert names("da").of(scaled(more.called(GROWN), Fraction(1, 2))) == "Tilvækst gange 1/2"
    told_of = "Linden Street, 2010: Trees (Trees) as a percentage of Linden Street, 2020: Trees (Trees)"
    assert names("en").of(share(first, last)) == told_of
    assert names("en").of(TREES.table("trees").count()) == "The number of rows in “Trees”"


@pytest.mark.parametrize("code", ["da", "en"])
def test_every_computed_value_has_a_name(code: str) -> None:
    cell = TREES.table("trees").one(street="linden", year=2020).value("trees")
    for does in {found.computation.does: found for found, _, _ in SAID}.values():
        named = replace(does, computation=replace(does.computation, of=tuple(cell for _ in does.computation.of)))
        assert names(code).of(named).strip()


def test_the_course_of_a_model_is_called_by_its_series_and_row() -> None:
    told_of = replace(model(), series=(Series("trees", NET),))
    ((_, cell),) = (row.cells for row in told_of.table().rows)
    own = replace(names("en"), runs={"": told_of.started()})
    told = "6 = the result of a step-by-step calculation: net in 2026"
    assert (own.of(cell), explained(cell, own)) == ("Net in 2026", told)
    assert told_of.started().courses()["trees"][0] == cell.number


def test_columns_and_codes_without_words_are_listed() -> None:
    bare = {name: replace(resource, headings={}) for name, resource in TREES.resources.items()}
    lacking = list(without_words(replace(TREES, resources=bare), ["streets", "trees"]))
    assert "trees.trees" in lacking and "streets.metres" in lacking
    assert list(without_words(TREES, ["streets", "trees"])) == []
    headed = {column: {"da": "d", "en": "e"} for column in TREES.resources["trees"].fields}
    package = replace(TREES, resources={"trees": replace(TREES.resources["trees"], headings=headed)})
    assert list(without_words(package, ["trees"])) == []
    coded = replace(package.resources["trees"], foreign_keys=(), constraints={"street": {"enum": ["linden"]}})
    assert list(without_words(replace(package, resources={"trees": coded}), ["trees"])) == ["trees.street=linden"]
