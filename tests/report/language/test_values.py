"""What a value says of itself to who computes with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from report.language.text import Text
from report.language.values import Value


def test_the_amount_of_a_value_is_its_number():
    assert Value(number=Decimal("2.5")).amount == Decimal("2.5")


@pytest.mark.parametrize(
    "value", [Value(date=date(2020, 1, 1)), Value(text=Text.same("a name")), Value(items=(Text.same("a name"),))]
)
def test_what_is_no_number_has_no_amount(value):
    with pytest.raises(TypeError, match="holds no number"):
        _ = value.amount
