"""Single numbers that the sources state in running text, and what stated computations leave out.

Knows nothing of what they are used for.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from report.author import Value, data

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def stated(prefix: str) -> dict[str, Value]:
    """The stated numbers whose names begin with `prefix` and a point, by the rest of their names."""
    start = f"{prefix}."
    return {
        row.string("id").removeprefix(start): row.value("number")
        for row in data("statements")
        if row.string("id").startswith(start)
    }


def statement(name: str) -> Value:
    """The stated number `name`.  Raises LookupError when there is none."""
    return data("statements").one(id=name).value("number")


def fact(name: str) -> Value:
    """The number that VIVE (2021) states under `name`.  Raises LookupError when there is none."""
    return data("facts_vive2021").one(id=name).value("number")


def unsaid(discrepancy: str, *numbers: Decimal | Fraction | int, decimals: int = 0) -> str | None:
    """None when the computation of `discrepancy` holds all `numbers` without sign, else what it leaves out.

    Raises LookupError when there is no such discrepancy.
    """
    said = set(_NUMBER.findall(data("discrepancies").one(id=discrepancy).string("computation")))
    ours = [_printed(number, decimals) for number in numbers]
    missing = [number for number in ours if not {number, number.replace(",", "")} & said]
    return f"the data give {', '.join(missing)}, which {discrepancy} does not compute" if missing else None


def _printed(number: Decimal | Fraction | int, decimals: int) -> str:
    return f"{abs(float(number)):,.{decimals}f}"
