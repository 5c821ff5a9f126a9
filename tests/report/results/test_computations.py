"""Values that were computed: each operation by the law it obeys, and its record, which gives the same value again."""

from __future__ import annotations

from collections import Counter
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
    worded,
)
from report.cache.codec import decode, encode
from report.data.record import Field
from report.data.table import DataTable
from report.language.values import COUNT, LISTED, UNRECORDED, Computation
from report.results.arithmetic import NUMBERS, RANGES
from report.results.recomputed import OPERATIONS, Known, Unrecorded, recomputed, shared

ORIGINS = {name: Origin("grove2020", "table-1", "3", "trees", name) for name in "abc"}
TREES = DataTable(
    "trees",
    {"code": Field("code", "string"), "trees": Field("trees", "number", decimals=1), "kind": Field("kind", "string")},
    {at: (name, Decimal(f"{at}.5"), "oak" if at < 4 else "elm") for at, name in enumerate("abc", 2)},
    Origin("grove2020", resource="trees"),
    primary_key=("code",),
)
RUN = Run.of(
    "growth",
    Text(da="Vækst", en="Growth"),
    [Operation("net", "accumulated", ("grown",)), Operation("settled", "settled", ("net",))],
    {"grown": [Fraction(3), Fraction(-1), Fraction(-2)]},
    rows=("2010", "2011", "2012"),
    origins=[ORIGINS["a"]],
)
KNOWN = Known({"trees": TREES}.__getitem__, {"growth": RUN})
NUMBER = st.decimals(-1000, 1000, places=2)
OTHER_THAN_NOUGHT = NUMBER.filter(bool)


def value(number: Decimal | int | str, name: str = "a", **printed: object) -> Value:
    return Value(number=Decimal(number), origins=(ORIGINS[name],), **printed)


VALUES = st.lists(NUMBER, min_size=1, max_size=6).map(lambda numbers: [value(number) for number in numbers])


def close(one: Value, number: Decimal | Fraction) -> bool:
    """Whether `one` is `number` but for the 28 digits that a quotient is kept with."""
    return abs(Fraction(one.amount) - Fraction(number)) < Fraction(1, 10**15)


@given(VALUES, NUMBER)
def test_a_difference_undoes_a_sum(values: list[Value], number: Decimal) -> None:
    assert difference(total([value(number), *values]), *values).number == number


@given(VALUES, NUMBER)
def test_a_mean_times_the_number_of_values_is_their_sum_and_lies_between_them(
    values: list[Value], more: Decimal
) -> None:
    found = mean([*values, value(more)])
    assert close(scaled(found, len(values) + 1), total([*values, value(more)]).amount)
    ends = span([*values, value(more)])
    assert ends.amount <= found.amount <= (ends.amount if ends.upper is None else ends.upper)


@given(NUMBER, OTHER_THAN_NOUGHT)
def test_a_quotient_undoes_a_product(one: Decimal, other: Decimal) -> None:
    assert close(quotient(product(value(one), value(other)), value(other)), one)


@given(NUMBER, OTHER_THAN_NOUGHT)
def test_a_share_and_a_growth_differ_by_a_hundred_percent(part: Decimal, whole: Decimal) -> None:
    found = share(value(part), value(whole))
    assert (found.unit, found.decimals) == ("percent", 0)
    assert close(growth(value(part), value(whole)), found.amount - 100)
    assert close(quotient(product(found, value(whole)), value(100)), part)


@given(OTHER_THAN_NOUGHT, st.decimals(-90, 90, places=1))
def test_what_is_reduced_has_shrunk_by_as_many_percent(level: Decimal, percent: Decimal) -> None:
    assert close(growth(reduced(value(level), value(percent)), value(level)), -percent)


@given(NUMBER, st.fractions(-9, 9, max_denominator=12).filter(bool))
def test_scaling_back_undoes_scaling(number: Decimal, factor: Fraction) -> None:
    assert close(scaled(scaled(value(number), factor), 1 / factor), number)


@given(st.decimals(-1000, 1000, places=4), st.integers(0, 3))
def test_what_is_rounded_lies_within_its_step_and_on_its_side(number: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    up, down, near = (rounded(value(number), places, to=to).amount for to in ("up", "down", ""))
    assert down <= number <= up and up - down in (0, step) and near in (up, down)
    assert abs(near - number) <= step / 2
    assert all(end % step == 0 for end in (up, down, near))


@given(VALUES)
def test_the_least_and_the_greatest_are_the_ends_of_the_span(values: list[Value]) -> None:
    ends = span(values)
    assert (lower_end(ends).number, upper_end(ends).number) == (least(values).number, greatest(values).number)


@given(NUMBER, OTHER_THAN_NOUGHT)
def test_a_straight_line_is_nought_where_it_is_said_to_be(at_nought: Decimal, slope: Decimal) -> None:
    found = nought(value(at_nought), value(at_nought + slope))
    assert close(value(0), Fraction(at_nought) + Fraction(slope) * Fraction(found.amount)) or abs(found.amount) > 10**6


OF_TWO: dict[str, Callable[[Value, Value], Value]] = {
    "sum": lambda a, b: total([a, b]),
    "difference": difference,
    "product": product,
    "quotient": quotient,
    "share": share,
    "growth": growth,
    "mean": lambda a, b: mean([a, b]),
    "scaled": lambda a, _: scaled(a, Fraction(1, 3)),
    "reduced": reduced,
    "rounded": lambda a, _: rounded(a, 1, to="up"),
    "least": lambda a, b: least([a, b]),
    "greatest": lambda a, b: greatest([a, b]),
    "nought": lambda a, b: nought(a, total([a, b])),
    "equal": lambda a, b: equal(a, [b, a]),
    "span": lambda a, b: span([a, b]),
    "lower": lambda a, b: lower_end(span([a, b])),
    "upper": lambda a, b: upper_end(span([a, b])),
}


def test_what_is_rounded_to_a_side_does_not_hang_on_the_last_digits_that_are_kept() -> None:
    third = quotient(value(1), value(3), decimals=2)
    assert rounded(product(third, value(3)), to="down").number == 1
    assert rounded(total([third, third, quotient(value(1), value(3))]), to="down").number == 1
    assert rounded(value(Decimal("1.01")), to="up").number == 2


def test_every_operation_on_numbers_and_ranges_is_tried() -> None:
    assert OF_TWO.keys() == NUMBERS.keys() | RANGES.keys()


@given(OTHER_THAN_NOUGHT, OTHER_THAN_NOUGHT, st.sampled_from(sorted(OF_TWO)), st.sampled_from(sorted(OF_TWO)))
def test_a_record_gives_the_same_value_again_however_deep_and_after_it_was_kept(
    one: Decimal, other: Decimal, first: str, second: str
) -> None:
    made = OF_TWO[first](value(one), value(other, "b", unit="dkk", decimals=2))
    operand = least([lower_end(made), value(7, "c")])
    found = OF_TWO[second](operand if operand.number else value(1), value(other, "b"))
    assert recomputed(found, KNOWN) == found == decode(encode(found))
    assert found.computed or found.computation.does in ("lower", "upper")


@given(OTHER_THAN_NOUGHT, st.sampled_from(sorted(OF_TWO)))
def test_a_value_that_is_not_what_its_record_gives_is_found(number: Decimal, does: str) -> None:
    made = OF_TWO[does](value(number), value(1, "b"))
    wrong = replace(made, number=made.amount + 1, upper=None)
    assert recomputed(wrong, KNOWN) != wrong


def test_a_result_has_the_origins_of_its_operands_and_is_printed_as_the_first_unless_said() -> None:
    first, last = value(7, "b", unit="percent", decimals=1, precision="about"), value("8.5", "a", unit="percent")
    found = difference(first, last)
    assert found.origins == (ORIGINS["a"], ORIGINS["b"])
    assert (found.unit, found.decimals, found.precision) == ("percent", 1, "exact")
    told = difference(first, last, unit="points", decimals=0, precision="about", name=Text(da="fald", en="fall"))
    assert (told.unit, told.decimals, told.precision, told.name.in_("en")) == ("points", 0, "about", "fall")


def test_rows_are_counted_again() -> None:
    oaks, chosen = TREES.count(kind="oak"), TREES.counted(row for row in TREES if row.number("trees") > 3)
    assert (oaks.number, oaks.computed, oaks.computation.does) == (2, False, COUNT)
    assert (chosen.number, chosen.computed, chosen.computation.does) == (2, True, LISTED)
    assert chosen.computation.setting("keys") == ("b", "c")
    assert [recomputed(one, KNOWN) for one in (oaks, chosen)] == [oaks, chosen]
    fewer = Known({"trees": DataTable("trees", TREES.fields, {}, TREES.origin, primary_key=("code",))}.__getitem__)
    assert recomputed(oaks, fewer).number == 0
    with pytest.raises(LookupError, match="no row with the key 'b'"):
        recomputed(chosen, fewer)


def test_columns_are_added_up_again_and_by_group() -> None:
    oaks, empty = TREES.total("trees", kind="oak"), TREES.total("trees", kind="ash")
    assert (oaks.number, oaks.computed, empty.number) == (
        sum(r.number("trees") for r in TREES.where(kind="oak")),
        True,
        0,
    )
    assert [recomputed(one, KNOWN) for one in (oaks, empty)] == [oaks, empty]
    assert recomputed(replace(oaks, number=Decimal(0)), KNOWN) == oaks
    groups = TREES.totals("trees", "kind")
    assert groups["oak",] == oaks and list(groups) == list(dict.fromkeys((row["kind"],) for row in TREES))
    assert {group: one.number for group, one in TREES.counts("kind").items()} == Counter((r["kind"],) for r in TREES)
    with pytest.raises(TypeError, match="and no number"):
        TREES.total("kind")


def test_a_count_may_rest_on_values_whose_origins_stand_for_the_table() -> None:
    assert TREES.counted(TREES.rows[:1], value(9, "c")).origins == (ORIGINS["c"],)
    assert TREES.counted(TREES.rows[:1]).origins == (TREES.origin,)


def test_a_row_of_another_table_or_twice_is_not_counted() -> None:
    other = DataTable("trees", TREES.fields, {2: ("a", Decimal(1), "oak")}, TREES.origin, primary_key=("code",))
    for rows in (other.rows, (*TREES.rows, TREES.rows[0])):
        with pytest.raises(ValueError, match="another table, or is there twice"):
            TREES.counted(rows)


def test_a_cell_is_read_again() -> None:
    read = TREES.one(code="b").value("trees")
    assert recomputed(read, KNOWN) == read
    assert recomputed(replace(read, number=Decimal(9)), KNOWN) == read


def test_a_run_gives_its_amounts_and_the_names_of_its_rows() -> None:
    net, year, grown = RUN.value("net", 1, unit="dkk"), RUN.row("settled"), RUN.value("grown", 2)
    assert (net.number, net.unit, year.text.in_("da"), grown.number) == (2, "dkk", "2012", -2)
    assert [recomputed(one, KNOWN) for one in (net, year)] == [net, year]
    assert recomputed(replace(net, number=Decimal(5)), KNOWN) == net
    assert len(encode(net)) < 300
    with pytest.raises(KeyError):
        recomputed(net, Known({}.__getitem__))


def test_a_number_of_the_analysis_is_its_own_record() -> None:
    ten = assumed(10, Text(da="udsving", en="swing"), unit="percent")
    assert ten.founded and ten.origins == () and recomputed(ten, KNOWN) == ten
    assert recomputed(replace(ten, number=Decimal(11)), KNOWN) == ten


@pytest.mark.parametrize(
    ("how", "error", "says"),
    [
        (Computation("guess", (value(1),)), ValueError, "the operation 'guess' is unknown"),
        (Computation("sum", (value(1, upper=Decimal(2)),)), ValueError, "takes numbers, not a range"),
        (Computation(UNRECORDED, (value(1),)), Unrecorded, "not recorded"),
        (Computation("sum", ("trees.lats",)), KeyError, "trees.lats"),
    ],
)
def test_what_cannot_be_computed_again_is_named(how: Computation, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        recomputed(replace(value(1), computation=how), KNOWN)


def test_nothing_is_computed_of_no_values_or_of_a_date() -> None:
    with pytest.raises(ValueError, match="sum of no values"):
        total([])
    with pytest.raises(TypeError, match="holds no number"):
        total([Value(text=Text.same("oak"), origins=(ORIGINS["a"],))])


def test_a_wording_is_filled_again_with_what_its_parts_are_now() -> None:
    said = Text(da="{felled} af {all} træer", en="{felled} of {all} trees")
    found = worded(said, {"felled": value(3, precision="about"), "all": value(1200, "b")}, {"felled": "words"})
    assert found.text == Text(
        da="ca.\N{NO-BREAK SPACE}tre af 1.200 træer", en="about\N{NO-BREAK SPACE}three of 1,200 trees"
    )
    assert recomputed(found, KNOWN) == found == decode(encode(found))
    assert (found.origins, found.computed, found.founded) == ((ORIGINS["a"], ORIGINS["b"]), False, True)
    altered = replace(found, text=Text(da="fire", en="four"))
    assert recomputed(altered, KNOWN) == found
    bare = worded(
        Text.same("{one}{two}"), {"one": value(3), "two": value(4, precision="about")}, {"one": "signed", "two": "bare"}
    )
    assert bare.text.in_("da") == "+34"


@pytest.mark.parametrize(
    ("said", "parts", "forms", "error"),
    [
        ("{felled}", {}, {}, ValueError),
        ("{fallen}", {"felled": 1}, {}, KeyError),
        ("{felled}", {"felled": 1}, {"felled": "roman"}, KeyError),
    ],
)
def test_a_wording_that_cannot_be_filled_is_refused(
    said: str, parts: dict[str, int], forms: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        worded(Text.same(said), {name: value(number) for name, number in parts.items()}, forms)


def test_the_table_of_operations_has_no_name_twice() -> None:
    assert len(set(OPERATIONS)) == len(OPERATIONS)


def test_a_registered_operand_is_named_so_that_a_long_chain_stays_short() -> None:
    values = {"trees.0": value(1), "trees.1": value(1, "b")}
    for at in range(2, 40):
        values[f"trees.{at}"] = total([values[f"trees.{at - 1}"], values[f"trees.{at - 2}"]])
    values["trees.half"] = scaled(total([values["trees.5"], value(3)]), Fraction(1, 2))
    found = shared(values)
    assert found["trees.39"].computation.of == ("trees.38", "trees.37")
    assert found["trees.half"].computation.of[0].computation.of == ("trees.5", value(3))
    assert max(len(encode(one)) for one in found.values()) < 900
    known = Known(KNOWN.tables, {}, found)
    assert recomputed(found["trees.39"], known) == found["trees.39"]
