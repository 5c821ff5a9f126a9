"""What is no number is refused where a value is made of it; ranges are printed as they are read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas
import pytest

from report.language.printing import Language
from report.language.values import Value
from tests.book import Book

DA, EN = Language("da"), Language("en")


@pytest.mark.parametrize(
    "number",
    [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), float("nan"), float("-inf"), pandas.NA, True, "1e400", "x"],
)
def test_what_is_no_number_is_refused_by_name(number: Any) -> None:
    with pytest.raises(ValueError, match=f"{number}.*(no number that can be printed|more digits)"):
        Value(number=number, unit="percent", decimals=1)
    with pytest.raises(ValueError, match=r"no number that can be printed|more digits"):
        Value(number=Decimal("-1e500"), upper=number)
    with pytest.raises(ValueError, match=r"no number that can be printed|more digits"):
        DA.number(number)


def test_a_number_with_more_digits_than_can_be_rounded_is_refused() -> None:
    with pytest.raises(ValueError, match="more digits than can be printed"):
        Value(number=Decimal("1e400"))
    assert DA.value(Value(number=Decimal("123456789012345678"))) == "123.456.789.012.345.678"


def test_a_range_that_goes_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="the range from 6 to 3 goes backwards"):
        Value(number=Decimal(6), upper=Decimal(3))


@pytest.mark.parametrize(
    ("low", "high", "options", "danish", "english"),
    [
        ("3", "6", {}, "3-6", "3–6"),
        ("-5", "-3", {}, "−5 til −3", "−5 to −3"),
        ("-2", "3", {}, "−2 til 3", "−2 to 3"),
        ("3", "6", {"sign": True}, "+3 til +6", "+3 to +6"),
        ("-2", "3", {"sign": True}, "−2 til +3", "−2 to +3"),
        ("-5", "-3", {"magnitude": True}, "3-5", "3–5"),
        ("4.9", "5.1", {}, "5", "5"),
        ("-0.2", "0.3", {}, "0", "0"),
    ],
)
def test_a_range_is_printed_as_it_is_read(low: str, high: str, options: Any, danish: str, english: str) -> None:
    value = Value(number=Decimal(low), upper=Decimal(high))
    assert DA.value(value, **options).replace("\N{NO-BREAK SPACE}", " ") == danish
    assert EN.value(value, **options).replace("\N{NO-BREAK SPACE}", " ") == english


def test_a_range_that_collapses_is_one_number_in_words_and_with_its_unit() -> None:
    one = Value(number=Decimal(1), upper=Decimal(1), unit="years")
    assert EN.words(one) == "one" and EN.value(one) == EN.value(replace(one, upper=None))


def test_a_range_of_both_signs_has_no_magnitude() -> None:
    with pytest.raises(ValueError, match="both signs"):
        DA.value(Value(number=Decimal(-2), upper=Decimal(3)), magnitude=True)


@pytest.mark.parametrize(
    ("number", "says"),
    [("Decimal('NaN')", "NaN is no number"), ("float('inf')", "inf is no number"), ("True", "True is no number")],
)
def test_a_value_that_is_no_number_is_named_with_the_line_where_it_is_made(number: str, says: str, book: Book) -> None:
    book.edit("figures/counted.py", "from report.author", "from decimal import Decimal\nfrom report.author")
    book.edit("figures/counted.py", '"first": first', f'"first": Value(number={number}, unit="percent", decimals=1)')
    (problem,) = book.build().problems
    assert (problem.code, problem.file) == ("V03", "figures/counted.py") and says in problem.message
    assert problem.line == book.line("figures/counted.py", number)
