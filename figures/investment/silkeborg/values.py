"""Values about the investment case of Silkeborg: what box 5.2 prints, and what the model makes of it.

Amounts are in DKK thousand.  Knows nothing of how the model works.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from figures.investment.cases import SWING, ranges
from figures.investment.silkeborg.areas import ROUNDING, area_names
from figures.investment.silkeborg.form import ASSUMPTIONS, WAY_NAMES
from figures.investment.silkeborg.model import (
    EMPLOYMENT,
    FROZEN,
    HIGH,
    LOW,
    PRINTED,
    STARTS,
    Silkeborg,
    silkeborg,
    unlabelled,
)
from figures.investment.silkeborg.runs import (
    AREAS,
    LAST,
    area_run,
    box_origins,
    moved_run,
    present_origins,
    printed_run,
    row,
    way_run,
)
from figures.investment.silkeborg.wording import (
    BEYOND,
    FOR_EVER,
    FULL,
    LOWEST,
    MISSING,
    NEEDED,
    ON_EMPLOYMENT,
    PART,
    PARTS,
    PAYBACK,
    RATE,
    SAVED,
    SQUEEZE,
    THRESHOLD,
    WAIT,
    YEARLY,
)
from figures.wording import filled
from report.author import (
    Origin,
    Run,
    Text,
    Value,
    assumed,
    data,
    difference,
    greatest,
    nought,
    product,
    quotient,
    rounded,
    scaled,
    share,
    values,
)

# The first year after the training, in which the new tasks are there in full.
TRAINED = 2019


@values("silkeborg")
def silkeborg_values() -> dict[str, Value]:
    """Printed amounts by line and year, and the results of the model by name."""
    case = silkeborg()
    return {
        **printed(),
        **between(),
        **by_way(),
        **never(),
        **by_area(case),
        **squeeze(),
        **employment(),
        **from_printed(),
        **swings(case),
        **thresholds(case),
    }


def printed() -> dict[str, Value]:
    """Every amount of the box, ``<line>.<year>``."""
    return {
        f"{row.string('line').replace('_', '-')}.{row['year']}": row.value("dkk_thousand")
        for row in data("silkeborg_case")
    }


def between() -> dict[str, Value]:
    """Net and accumulated net of the model in every year that does not depend on the saving on employment."""
    run, found = way_run(LOW), {}
    for year in range(PRINTED[0], PRINTED[-2] + 1):
        found[f"model.net.{year}"] = amount_of(run, "net", row(year))
        found[f"model.accumulated.{year}"] = amount_of(run, "cumulated", row(year))
    return found


def by_way() -> dict[str, Value]:
    """For each way of saving on employment, what is accumulated in the last year of the box, and when it is recovered.

    ``low`` and ``high`` save least and most by then; ``peak`` is the most ever outstanding, in ``peak-year``.
    """
    found: dict[str, Value] = {}
    for name in WAY_NAMES:
        plain, present = way_run(name), way_run(name, discounted=True)
        results = {
            "accumulated": amount_of(plain, "cumulated", row(LAST)),
            "present": amount_of(present, "present", row(LAST)),
            "peak": amount_of(plain, "highest", 0),
            "peak-year": plain.row("peak"),
        }
        if plain.courses()["settled"]:
            results |= {
                "payback": plain.row("settled"),
                "payback-years": plain.value("settled", unit="years").called(filled(PAYBACK, way=WAY_NAMES[name])),
            }
        if present.courses()["settled_present"]:
            results["discounted-payback"] = present.row("settled_present")
        same = [short for short, long in (("low", LOW), ("high", HIGH)) if long == name]
        results["outstanding"] = millions(results["accumulated"])
        found |= {f"way.{shown}.{what}": value for shown in (name, *same) for what, value in results.items()}
    return found


def never() -> dict[str, Value]:
    """What is missing for ever, discounted, where the last year of the box goes on unchanged.

    ``never.rate`` is so low a rate after the last year of the recommended ones that a lower one would be needed for the
    case to be recovered, in whatever way the saving comes; in percent.
    """
    found: dict[str, Value] = {}
    needed = []
    *_, later = data("discount_rates")
    last = max(row.whole("last_year") for row in data("discount_rates")) - 1
    rate = scaled(later.value("percent"), Fraction(1, 100), unit="count", decimals=3, name=RATE)
    for name in FROZEN:
        run = way_run(name, discounted=True)
        missing, yearly = amount_of(run, "present", last), amount_of(run, "gain", last)
        # The same gain every year from then on is worth, at that time, itself divided by the rate.
        found[f"way.{name}.for-ever"] = resting(
            difference(missing, quotient(yearly, rate, name=BEYOND)), present_origins()
        ).called(filled(FOR_EVER, way=WAY_NAMES[name]))
        needed.append(share(yearly, missing, decimals=2, name=YEARLY))
    lowest = rounded(greatest(needed, name=LOWEST), 1, to="up", decimals=1, name=LOWEST)
    return {**found, "never.rate": resting(lowest)}


def by_area(case: Silkeborg) -> dict[str, Value]:
    """What each service spends more and less over all years of the box, with the low saving, in DKK million."""
    return {
        f"area.{area.name.replace('_', '-')}.{what}": millions(value).called(filled(PARTS[what], area=AREAS[area.name]))
        for area in areas(case)
        for what, value in (("cost", area.cost), ("saving", area.saving), ("net", area.net))
    }


def squeeze() -> dict[str, Value]:
    """What services have to find within their appropriations each year after the training, in DKK million."""
    years_ = {"first": TRAINED, "last": PRINTED[-2]}
    return {
        f"squeeze.{name}": resting(millions(box("net", year))).called(filled(SQUEEZE, year=Text.same(str(year))))
        for name, year in years_.items()
    }


def employment() -> dict[str, Value]:
    """The saving on employment, a year from its start, that would lead to each number printed for the last year."""
    whole = scaled(box(EMPLOYMENT), -1).called(FULL)
    counts = [way_run(f"whole-{year}").value("shares", row(LAST), unit="years") for year in STARTS]
    missing = amount_of(moved_run("employment", "without"), "cumulated", row(LAST)).called(MISSING)
    needed = quotient(missing, counts[0], decimals=1).called(NEEDED)
    found = {
        "needed": rounded(needed, to="up", decimals=0).called(NEEDED),
        "needed-for-unlabelled": quotient(all_for("unlabelled", missing, unlabelled()), counts[0]),
        "needed-for-accumulated": quotient(all_for("accumulated", missing, box("accumulated")), counts[0]),
        "step": quotient(whole, counts[0]),
        "high-total": millions(product(whole, counts[1], name=ON_EMPLOYMENT["high-total"])),
        "needed-total": missing,
        "needed-times": quotient(needed, whole, unit="times", decimals=1),
        "needed-years": quotient(missing, whole, unit="years", decimals=1),
        "years": counts[0],
    }
    both = tuple(sorted((*box_origins(), *unlabelled().origins)))
    return {
        f"employment.{name}": resting(value, both if name == "needed-for-unlabelled" else None).called(
            ON_EMPLOYMENT.get(name) or value.name or FULL
        )
        for name, value in found.items()
    }


def from_printed() -> dict[str, Value]:
    """When the printed accumulated net is repaid if the printed net of the last year goes on."""
    saved = scaled(box("net"), -1, name=SAVED)
    return {
        "from-printed.years": resting(quotient(box("accumulated"), saved, unit="years", decimals=1, name=WAIT)),
        "from-printed.payback": printed_run().row("settled"),
    }


def swings(case: Silkeborg) -> dict[str, Value]:
    """The accumulated net of the last year with the low saving, one assumption at a time lower and higher."""
    changed = Text(
        da="Så meget ændres hver forudsætning op og ned", en="How much each assumption is changed up and down"
    )
    found = {"swing.share": assumed(100 * SWING, changed, unit="percent")}
    for name in ranges(case):
        low, high = swing(name)
        found |= {f"swing.{name.replace('_', '-')}.low": low, f"swing.{name.replace('_', '-')}.high": high}
    return found


def all_for(what: str, missing: Value, printed_: Value) -> Value:
    """The saving on employment in all years that leads from what is `missing` without it to a printed number."""
    return difference(missing, printed_, name=ON_EMPLOYMENT[f"all-for-{what}"])


def swing(name: str) -> tuple[Value, Value]:
    """The accumulated net of the last year with the assumption `name` lower, and with it higher."""
    low, high = (amount_of(moved_run(name, end), "cumulated", row(LAST)) for end in ("low", "high"))
    return low, high


def thresholds(case: Silkeborg) -> dict[str, Value]:
    """Percent of its assumed amount at which one assumption alone pays for the case in the last year of the box.

    With the low saving, to the safe side; where no amount from zero up would, there is no value.
    """
    found = {}
    printed_ = amount_of(way_run(LOW), "cumulated", row(LAST))
    for name in ranges(case):
        without = amount_of(moved_run(name, "without"), "cumulated", row(LAST))
        of, what = (filled(said, what=ASSUMPTIONS[name]) for said in (PART, THRESHOLD))
        at = nought(without, printed_, unit="count", decimals=4, name=of)
        if at.amount >= 0:
            to = "up" if printed_.amount < without.amount else "down"
            percent = rounded(scaled(at, 100, unit="percent", decimals=2, name=what), 1, to=to, decimals=1)
            found[f"threshold.{name.replace('_', '-')}"] = percent.called(what)
    return found


@dataclass(frozen=True, slots=True)
class Area:
    """A service by its name in the data: what it spends more and what it spends less, both without sign, and the net.

    Amounts are in DKK thousand.
    """

    name: str
    cost: Value
    saving: Value
    net: Value


def areas(case: Silkeborg) -> tuple[Area, ...]:
    """Every service from the one that pays most to the one that gains most, then what is rounding.

    Together they are what is accumulated in `case` at the end of the last year of the box.
    """
    found = [_area(case, name) for name in area_names()]
    return (*sorted(found, key=lambda area: -area.net.amount), _area(case, ROUNDING))


def _area(case: Silkeborg, name: str) -> Area:
    run = area_run(case, name)
    return Area(name, *(amount_of(run, course, 0) for course in ("spent", "saved", "left")))


def box(line: str, year: int = LAST) -> Value:
    """The printed amount of `line`, in the last year of the box unless said."""
    return data("silkeborg_case").one(line=line, year=year).value("dkk_thousand")


def amount_of(run: Run, course: str, at: int) -> Value:
    """An amount of a run in DKK thousand."""
    return run.value(course, at, unit="dkk_thousand")


def millions(value: Value) -> Value:
    """An amount in DKK thousand, printed in millions."""
    return scaled(value, Fraction(1, 1000), unit="dkk_million", decimals=1)


def resting(value: Value, origins: tuple[Origin, ...] | None = None) -> Value:
    """A result of several rows of the box, which rests on the box as a whole, or on `origins`."""
    return replace(value, origins=box_origins() if origins is None else origins)
