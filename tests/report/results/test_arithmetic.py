"""Operations on numbers and ranges, polynomials found by asking, each against what is reckoned by hand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from report.results.arithmetic import as_decimal, evaluated
from report.results.polynomials import multilinear


def made(does: str, *numbers: str | int, **given: object) -> Fraction:
    """What the operation makes of single numbers."""
    operands = [(Fraction(number), Fraction(number)) for number in numbers]
    low, high = evaluated(does, operands, given)  # type: ignore[arg-type]
    assert low == high
    return low


@pytest.mark.parametrize(
    ("does", "numbers", "result"),
    [
        ("sum", (3, 4, 5), 12),
        ("sum", (), 0),
        ("difference", (9, 4, 2), 3),
        ("product", (3, 4, 5), 60),
        ("product", (), 1),
        ("quotient", (3, 4), "3/4"),
        ("share", (3, 4), 75),
        ("growth", (5, 4), 25),
        ("growth", (3, 4), -25),
        ("mean", (3, 4, 8), 5),
        ("reduced", (50, 20), 40),
        ("least", (3, 2, 5), 2),
        ("greatest", (3, 7, 5), 7),
        ("nought", (3, 1), "3/2"),
        ("nought", (-1, 1), "1/2"),
        ("equal", (4, 4, 3, 4), 2),
        ("equal", (4,), 0),
    ],
)
def test_an_operation_makes_of_numbers_what_it_says(does: str, numbers: Sequence[int], result: str | int) -> None:
    assert made(does, *numbers) == Fraction(result)


@pytest.mark.parametrize(
    ("number", "places", "to", "result"),
    [
        ("2.5", 0, "", "3"),
        ("-2.5", 0, "", "-3"),
        ("2.49", 0, "", "2"),
        ("-0.4", 0, "", "0"),
        ("0.125", 2, "", "0.13"),
        ("2.01", 0, "up", "3"),
        ("-2.01", 0, "up", "-2"),
        ("2.99", 0, "down", "2"),
        ("-2.01", 0, "down", "-3"),
        ("0.1234", 3, "up", "0.124"),
        ("3", 0, "up", "3"),
    ],
)
def test_a_number_is_rounded_to_the_nearest_or_to_a_side(number: str, places: int, to: str, result: str) -> None:
    assert made("rounded", number, places=places, to=to) == Fraction(result)


def test_what_is_rounded_to_a_side_forgets_the_last_of_28_digits() -> None:
    third = Fraction(as_decimal(Fraction(1, 3)))
    assert evaluated("rounded", [(3 * third, 3 * third)], {"places": 0, "to": "up"}) == (1, 1)
    assert evaluated("rounded", [(3 * third, 3 * third)], {"places": 0, "to": "down"}) == (1, 1)
    assert as_decimal(Fraction(1, 8)) == Decimal("0.125")


def test_a_number_is_scaled_by_an_exact_factor() -> None:
    assert made("scaled", 3, factor="0.1") == Fraction(3, 10)
    assert made("scaled", 3, factor=2) == 6


def test_a_range_has_ends_and_spans_all() -> None:
    ranges = [(Fraction(2), Fraction(5)), (Fraction(1), Fraction(3))]
    assert evaluated("lower", ranges[:1], {}) == (2, 2)
    assert evaluated("upper", ranges[:1], {}) == (5, 5)
    assert evaluated("span", ranges, {}) == (1, 5)


@pytest.mark.parametrize("places", [True, "1", 1.0])
def test_places_are_a_whole_number(places: object) -> None:
    with pytest.raises(ValueError, match="is no whole number"):
        made("rounded", 1, places=places)


def test_what_no_operation_can_take_is_refused() -> None:
    with pytest.raises(ValueError, match="'middle' is unknown"):
        made("middle", 1)
    with pytest.raises(ValueError, match="sum takes numbers, not a range"):
        evaluated("sum", [(Fraction(1), Fraction(1)), (Fraction(1), Fraction(2))], {})
    for does in ("quotient", "share", "growth"):
        with pytest.raises(ZeroDivisionError):
            made(does, 1, 0)


def test_a_function_that_is_linear_in_each_variable_becomes_polynomials() -> None:
    def asked(amounts: dict[str, Fraction]) -> list[Fraction]:
        a, b, c = (amounts[name] for name in "abc")
        return [3 + 2 * a - 5 * a * b + c / 7, b * c]

    first, second = multilinear(asked, "abc")  # type: ignore[arg-type]
    assert dict(first.terms) == {(): 3, ("a",): 2, ("a", "b"): -5, ("c",): Fraction(1, 7)}
    assert dict(second.terms) == {("b", "c"): 1}
    amounts = {"a": Fraction(4), "b": Fraction(1, 2), "c": Fraction(14)}
    assert first.at(amounts) == 3 + 8 - 10 + 2 and second.at(amounts) == 7
    with pytest.raises(KeyError):
        first.at({"a": Fraction(1)})


def test_what_is_no_such_function_is_refused() -> None:
    for wrong in (lambda x: [x["a"] * x["a"]], lambda x: [x["a"] * x["b"] * x["c"]]):
        with pytest.raises(ValueError, match="not linear in each of a, b, c, or multiplies more than 2"):
            multilinear(wrong, "abc")
    names = [f"x{at}" for at in range(13)]
    with pytest.raises(ValueError, match="13 variables; 12 at most"):
        multilinear(lambda x: [x["x0"]], names)
    assert len(multilinear(lambda x: [sum(x.values())], names[:12])[0].terms) == 12  # type: ignore[arg-type, list-item]
