"""Values about expenditure on steps 2–3 and 4–6 of the intervention ladder, and their ratio.

DKK are per inhabitant aged 0–22 in 2019 prices.  Knows nothing of children in care.
"""

from __future__ import annotations

from figures.stated import stated
from figures.wording import STEPS as STEP_NAMES
from figures.wording import filled
from report.author import Text, Value, data, difference, mean, share, span, values

YEARS = (2016, 2017, 2018)
SERIES = ("advised", "national")
STEPS = ("2-3", "4-6")
_WHERE = {
    "advised": Text(da="rådgivningskommunerne", en="the advised municipalities"),
    "national": Text(da="hele landet", en="the whole country"),
}
_CHANGE = Text(
    da="Ændring fra 2016 til 2018 i udgiften pr. 0-22-årig til {steps} i {where}",
    en="Change from 2016 to 2018 in expenditure per inhabitant aged 0–22 on {steps} in {where}",
)
_MEAN = Text(
    da="Gennemsnit 2016-2018 af udgiften pr. 0-22-årig til {steps} i {where}",
    en="Mean 2016–2018 of expenditure per inhabitant aged 0–22 on {steps} in {where}",
)
_RATIO = Text(
    da="Udgiften til trin 2-3 i procent af udgiften til trin 4-6 i {where}, {year}",
    en="Expenditure on steps 2–3 as a percentage of that on steps 4–6 in {where}, {year}",
)
_RATIO_CHANGE = Text(
    da="Ændring fra 2016 til 2018 i udgiften til trin 2-3 i procent af trin 4-6 i {where}",
    en="Change from 2016 to 2018 in expenditure on steps 2–3 as a percentage of that on steps 4–6 in {where}",
)
_GAP = Text(
    da="Forskel mellem hele landet og rådgivningskommunerne i udgiften til trin 2-3 i procent af trin 4-6, {year}",
    en="Gap between the whole country and the advised municipalities in expenditure on steps 2–3 as a percentage of "
    "that on steps 4–6, {year}",
)
_GAPS = Text(
    da="Mindste og største forskel mellem hele landet og rådgivningskommunerne, 2016-2018",
    en="Smallest and largest gap between the whole country and the advised municipalities, 2016–2018",
)


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
    of = {"steps": STEP_NAMES[steps], "where": _WHERE[series]}
    return {
        **{str(year): value for year, value in zip(YEARS, by_year, strict=True)},
        "change": difference(last, first, name=filled(_CHANGE, **of)),
        "mean": mean(by_year, name=filled(_MEAN, **of)),
    }


def amount(series: str, steps: str, year: int) -> Value:
    """DKK per inhabitant aged 0–22."""
    return data("expenditure").one(series=series, steps=steps, year=year).value("dkk")


def ratio(series: str, year: int) -> Value:
    """Expenditure on steps 2–3 in percent of that on steps 4–6."""
    name = filled(_RATIO, where=_WHERE[series], year=Text.same(str(year)))
    return share(amount(series, "2-3", year), amount(series, "4-6", year), decimals=1, name=name)


def ratio_change(series: str) -> Value:
    """How many percentage points the ratio rose over the period."""
    first, last = ratio(series, YEARS[0]), ratio(series, YEARS[-1])
    name = filled(_RATIO_CHANGE, where=_WHERE[series])
    return difference(last, first, unit="points", decimals=0, name=name)


def gap(year: int) -> Value:
    """How many percentage points the national ratio lies above that of the advised municipalities."""
    high, low = ratio("national", year), ratio("advised", year)
    name = filled(_GAP, year=Text.same(str(year)))
    return difference(high, low, unit="points", decimals=0, name=name)


def gap_range() -> Value:
    """The smallest and the largest gap of the period."""
    return span(gaps(), name=_GAPS)


def gaps() -> list[Value]:
    """The gaps of all years, the smallest first."""
    return sorted((gap(year) for year in YEARS), key=lambda value: value.amount)
