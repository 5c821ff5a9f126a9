"""Values about expenditure on steps 2–3 and 4–6 of the intervention ladder, and their ratio.

DKK are per inhabitant aged 0–22 in 2019 prices.  Knows nothing of children in care.
"""

from __future__ import annotations

from figures.stated import stated
from report.author import Value, data, difference, mean, share, span, values

YEARS = (2016, 2017, 2018)
SERIES = ("advised", "national")
STEPS = ("2-3", "4-6")


@values("expenditure")
def expenditure() -> dict[str, Value]:
    """Amounts, ratios and gaps for every year, and their changes over the period."""
    found = stated("expenditure")
    for series in SERIES:
        for steps in STEPS:
            found |= {f"{series}.steps-{steps}.{name}": v for name, v in amounts(series, steps).items()}
        found |= {f"{series}.ratio.{year}": ratio(series, year) for year in YEARS}
        found[f"{series}.ratio.change"] = ratio_change(series)
    return found | {f"gap.{year}": gap(year) for year in YEARS} | {"gap.range": gap_range()}


def amounts(series: str, steps: str) -> dict[str, Value]:
    """The amount of each year, the change over the period, and the mean of the years."""
    by_year = [amount(series, steps, year) for year in YEARS]
    first, *_, last = by_year
    return {
        **{str(year): value for year, value in zip(YEARS, by_year, strict=True)},
        "change": difference(last, first),
        "mean": mean(by_year),
    }


def amount(series: str, steps: str, year: int) -> Value:
    """DKK per inhabitant aged 0–22."""
    return data("expenditure").one(series=series, steps=steps, year=year).value("dkk")


def ratio(series: str, year: int) -> Value:
    """Expenditure on steps 2–3 in percent of that on steps 4–6."""
    return share(amount(series, "2-3", year), amount(series, "4-6", year), decimals=1)


def ratio_change(series: str) -> Value:
    """How many percentage points the ratio rose over the period."""
    first, last = ratio(series, YEARS[0]), ratio(series, YEARS[-1])
    return difference(last, first, unit="points", decimals=0)


def gap(year: int) -> Value:
    """How many percentage points the national ratio lies above that of the advised municipalities."""
    high, low = ratio("national", year), ratio("advised", year)
    return difference(high, low, unit="points", decimals=0)


def gap_range() -> Value:
    """The smallest and the largest gap of the period."""
    return span(gaps())


def gaps() -> list[Value]:
    """The gaps of all years, the smallest first."""
    return sorted((gap(year) for year in YEARS), key=lambda value: value.amount)
