"""The arithmetic written out for a discrepancy, held against what the data give.  Knows nothing of what is computed."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from report.author import data

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def unsaid(discrepancy: str, *numbers: Decimal | Fraction | int, decimals: int = 0) -> str | None:
    """None when the computation of `discrepancy` holds all `numbers` without sign, else what it leaves out.

    Raises LookupError when there is no such discrepancy.
    """
    said = set(NUMBER.findall(data("discrepancies").one(id=discrepancy)["computation"] or ""))
    ours = [_printed(number, decimals) for number in numbers]
    missing = [number for number in ours if not {number, number.replace(",", "")} & said]
    return f"the data give {', '.join(missing)}, which {discrepancy} does not compute" if missing else None


def _printed(number: Decimal | Fraction | int, decimals: int) -> str:
    return f"{abs(float(number)):,.{decimals}f}"
