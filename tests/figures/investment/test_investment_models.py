"""The two investment cases: what holds for every case, what the boxes print, and where they cannot be followed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.investment import checks as investment_checks
from figures.investment.cases import (
    LEVELS,
    Range,
    assume,
    at_level,
    course,
    in_year,
    payback,
    ranges,
    sensitivity,
    threshold,
    widened,
)
from figures.investment.discounting import recommended
from figures.investment.prep import model as prep
from figures.investment.prep import values as prep_values
from figures.investment.prep.model import READINGS
from figures.investment.silkeborg import model as silkeborg
from figures.investment.silkeborg import values as silkeborg_values
from figures.investment.silkeborg.areas import ROUNDING
from figures.investment.silkeborg.form import HORIZON
from figures.investment.silkeborg.model import Onset
from figures.investment.silkeborg.values import areas
from report.data import access
from report.data.package import Package, load
from report.data.table import DataTable

PROJECT = Path(__file__).resolve().parents[3]
AMOUNTS = st.decimals(0, 100_000, places=2)
SHARES = st.decimals(0, 3, places=3)
KINDS = (*silkeborg.COSTS, *silkeborg.SAVINGS)
PREP = ("annual_cost", "implementation", "saving", "cases")
FLOWS = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=30)
PERCENT = st.decimals(0, 15, places=2)
RATES = st.tuples(st.tuples(st.just(0), PERCENT), st.tuples(st.integers(1, 30), PERCENT))
CHECKS = {
    name: check
    for name, check in vars(investment_checks).items()
    if callable(check) and check.__module__ == investment_checks.__name__
}


@pytest.fixture(scope="module", autouse=True)
def package() -> Iterator[Package]:
    """The data of the project, for the analysis too."""
    with access.using(load(PROJECT / "data")) as package:
        yield package


@cache
def _as_printed() -> silkeborg.Silkeborg:
    return silkeborg.silkeborg()


@st.composite
def investments(draw: st.DrawFn) -> silkeborg.Silkeborg:
    """The case of Silkeborg with other amounts and another beginning of the saving on employment."""
    first, rise = draw(st.integers(2018, 2036)), draw(st.integers(0, 18))
    case = replace(_as_printed(), onset=Onset(first, first + rise))
    return assume(case, employment=draw(AMOUNTS), **{kind: draw(SHARES) for kind in KINDS})


@st.composite
def programmes(draw: st.DrawFn) -> prep.Programme:
    """A programme with other amounts, years and reading, whose saving begins by the target year."""
    duration, delay, effect = draw(st.integers(1, 8)), draw(st.integers(0, 3)), draw(st.integers(1, 20))
    amounts = {name: Range.point(draw(AMOUNTS.filter(bool))) for name in PREP}
    return prep.Programme(
        **amounts,
        duration=duration,
        delay=delay,
        effect=effect,
        target=draw(st.integers(delay + 1, 20)),
        reading=draw(st.sampled_from(list(READINGS))),
    )


def paid_back(flows: list[tuple[Decimal, Decimal]]) -> float:
    """The year of payback of costs and savings, infinite when there is none."""
    found = payback(course((year, *flow) for year, flow in enumerate(flows)))
    return float("inf") if found is None else found


def spoil(package: Package, table: str, changed: dict[str, object], **cells: object) -> AbstractContextManager[Package]:
    """Serves the data with cells of one row `changed`."""
    sound = package.tables[table]
    row = sound.one(**cells)
    rows = {line: tuple((r.cells | changed if r is row else r.cells).values()) for line, r in enumerate(sound)}
    spoilt = DataTable(table, sound.fields, rows, sound.origin, primary_key=sound.primary_key, places=sound.places)
    return access.using(replace(package, tables={**package.tables, table: spoilt}))


@given(FLOWS)
def test_cumulated_is_the_running_sum_of_net(flows):
    years = course((year, *flow) for year, flow in enumerate(flows))
    assert [y.net for y in years] == [Fraction(cost) - Fraction(saving) for cost, saving in flows]
    assert [y.cumulated for y in years] == [sum(y.net for y in years[: i + 1]) for i in range(len(years))]


@given(FLOWS, st.data())
def test_larger_savings_are_never_repaid_later(flows, data):
    more = [(cost, saving + data.draw(AMOUNTS)) for cost, saving in flows]
    assert paid_back(more) <= paid_back(flows)


def test_a_case_that_never_pays_has_no_year_of_payback():
    assert payback(course([(1, 5, 0), (2, 0, 4)])) is None
    assert payback(course([(1, 5, 0), (2, 0, 5), (3, 9, 0)])) is None
    assert payback(course([(1, 5, 0), (2, 0, 5), (3, 9, 0), (4, 0, 9)])) == 4


@given(FLOWS, RATES)
def test_no_later_year_is_above_zero_once_a_case_has_paid_for_itself(flows, rates):
    years = course([(year, *flow) for year, flow in enumerate(flows)], rates)
    for what in ("cumulated", "present"):
        left = [getattr(year, what) for year in years]
        repaid = payback(years, what)
        if repaid is None:
            assert left[-1] > 0
        else:
            assert all(amount <= 0 for amount in left[repaid:])
            assert repaid == 0 or left[repaid - 1] > 0


@given(FLOWS, RATES)
def test_present_value_is_the_sum_of_each_net_through_the_rates_of_its_years(flows, rates):
    years, factor, total = course([(year, *flow) for year, flow in enumerate(flows)], rates), Fraction(1), Fraction(0)
    for year in years:
        rate = [rate for after, rate in rates if after <= year.year][-1]
        factor *= 1 + Fraction(rate) / 100
        total += year.net / factor
        assert year.present == total


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_range_is_in_order(one, other, third):
    low, central, high = sorted((one, other, third))
    assert Range(low, central, high).low == low
    if low < central:
        with pytest.raises(ValueError, match="not in order"):
            Range(central, low, high)


def test_years_outside_the_horizon_and_onsets_out_of_order_are_refused():
    with pytest.raises(LookupError, match="outside the horizon"):
        in_year(course([(1, 5, 0)]), 2)
    with pytest.raises(ValueError, match="before it begins"):
        Onset(2030, 2029)


@given(investments(), st.sampled_from(("employment", *KINDS)))
def test_the_threshold_repays_silkeborg_exactly(case, name):
    found = threshold(case, name, silkeborg.accumulated)
    assert found is not None
    assert silkeborg.accumulated(assume(case, **{name: found})) == 0


@given(programmes(), st.sampled_from(PREP))
def test_the_threshold_repays_the_programme_exactly(case, name):
    assert prep.balance(assume(case, **{name: threshold(case, name, prep.balance)})) == 0


@given(programmes())
def test_break_even_times_its_units_is_the_cost(case):
    at = assume(case, cases=prep.break_even(case))
    cost = sum(year.cost for year in prep.years(at) if year.year <= at.target)
    assert prep.units(at) * Fraction(at.saving.central) * Fraction(at.cases.central) == cost


@given(programmes(), AMOUNTS)
def test_a_larger_saving_needs_no_more_cases(case, more):
    assert prep.break_even(assume(case, saving=case.saving.central + more)) <= prep.break_even(case)


def test_what_has_no_influence_or_no_straight_line_has_no_closed_form():
    case = prep.programme()
    assert threshold(case, "saving", lambda each: Fraction(1)) is None
    with pytest.raises(ValueError, match="not a straight line in saving"):
        threshold(case, "saving", lambda each: Fraction(each.saving.central) ** 3 - 8)
    with pytest.raises(ValueError, match="no number of cases"):
        prep.break_even(replace(case, delay=9))


@given(investments(), st.decimals(0, 1, places=3))
def test_swings_lie_around_the_centre_and_the_widest_comes_first(case, share):
    centre, swings = silkeborg.accumulated(case), sensitivity(widened(case, share), silkeborg.accumulated)
    assert {swing.name for swing in swings} == set(ranges(case))
    assert all(swing.low + swing.high == 2 * centre for swing in swings)
    assert [s.width for s in swings] == sorted((s.width for s in swings), reverse=True)


@given(investments())
def test_every_way_saves_between_the_low_and_the_high_by_the_last_year_of_the_box(case):
    ends = {name: silkeborg.accumulated(each) for name, each in silkeborg.ways(case).items()}
    assert all(ends[silkeborg.HIGH] <= end <= ends[silkeborg.LOW] for end in ends.values())
    for first in silkeborg.STARTS:
        assert ends[f"whole-{first}"] <= ends[f"even-{first}"] == ends[f"growing-{first}"]


@given(investments())
def test_the_services_together_are_what_is_accumulated(case):
    # Shares scale kinds, not lines, and a line that is not printed in a year is nothing: as printed alone they add up.
    printed = replace(_as_printed(), onset=case.onset, employment=case.employment)
    nets = sum(Fraction(area.net.amount) for area in areas(printed))
    assert abs(nets - silkeborg.accumulated(printed)) < Fraction(1, 10**9)


def test_rounding_is_all_that_the_services_leave_of_the_printed_totals():
    *services, rounding = areas(_as_printed())
    assert rounding.name == ROUNDING and max(abs(rounding.cost.amount), abs(rounding.saving.amount)) < 20
    nets = {area.name: round(Fraction(area.net.amount) / 1000, 1) for area in services}
    assert nets == {
        "day_care": Fraction("36.7"),
        "specialists": 19,
        "training": 9,
        "health_visiting": Fraction("4.1"),
        "it": 3,
        "ppr": Fraction("1.4"),
        "family": Fraction("-1.6"),
        "employment": Fraction("-11.2"),
        "school": -16,
    }


def test_without_anything_assumed_nothing_is_spent_and_nothing_saved():
    case = assume(_as_printed(), employment=0, **dict.fromkeys(KINDS, 0))
    assert {(year.cost, year.saving) for year in silkeborg.years(case)} == {(0, 0)}


@given(programmes())
def test_readings_are_ordered_by_what_they_save(case):
    low, central, high = (prep.scenarios(case)[level] for level in LEVELS)
    assert prep.units(low) <= prep.units(central) <= prep.units(high)
    assert central == case


def test_a_level_takes_the_same_end_of_every_range():
    wide = widened(prep.programme(), Decimal("0.5"))
    ends = [at_level(wide, level).annual_cost for level in LEVELS]
    assert ends == [Range.point(Decimal(n)) for n in ("38800", "77600", "116400")]


@pytest.mark.parametrize("year", silkeborg.PRINTED)
def test_the_model_reproduces_the_printed_years(package, year):
    course_, table = silkeborg.years(silkeborg.silkeborg()), package.table("silkeborg_case")
    found = in_year(course_, year)
    for line, number in {"extra_total": found.cost, "reduced_total": -found.saving, "net": found.net}.items():
        assert number == table.one(line=line, year=year)["dkk_thousand"]
    if silkeborg.PRINTED[0] < year < silkeborg.PRINTED[-1]:
        assert abs(found.cumulated - table.one(line="accumulated", year=year)["dkk_thousand"]) <= silkeborg.ROUNDING


def test_the_years_between_fall_evenly_and_add_up_to_the_printed_total():
    years = silkeborg.years(silkeborg.silkeborg())
    assert [in_year(years, y).net for y in range(2022, 2029)] == [2948, 2783, 2618, 2453, 2288, 2123, 1958]
    assert in_year(years, 2028).cumulated == 39_859


@pytest.mark.parametrize(
    ("way", "accumulated", "repaid", "discounted"),
    [
        ("even-2030", 44_323, 2089, None),
        ("even-2029", 42_923, 2087, None),
        ("whole-2030", 35_923, 2079, None),
        ("whole-2029", 33_123, 2076, None),
        ("growing-2030", 44_323, 2049, 2058),
        ("growing-2029", 42_923, 2050, 2059),
    ],
)
def test_no_way_pays_for_the_case_in_2036_and_when_it_does(way, accumulated, repaid, discounted):
    case = silkeborg.ways(silkeborg.silkeborg())[way]
    assert silkeborg.accumulated(case) == accumulated
    assert payback(silkeborg.years(case)) is None
    assert payback(silkeborg.years(replace(case, horizon=repaid))) == repaid
    assert payback(silkeborg.years(replace(case, horizon=2300), recommended()), "present") == discounted
    assert repaid <= HORIZON


@pytest.mark.parametrize(("way", "peak", "year"), [("low", 45_649, "2033"), ("high", 39_859, "2028")])
def test_most_is_outstanding_when_the_savings_of_a_year_first_cover_its_costs(way, peak, year):
    found = silkeborg_values.silkeborg_values()
    assert found[f"way.{way}.peak"].amount == peak
    assert found[f"way.{way}.peak-year"].text.in_("en") == year


def test_what_is_never_recovered_is_the_limit_of_ever_more_years():
    found = silkeborg_values.silkeborg_values()
    for way in silkeborg.FROZEN:
        far = silkeborg.years(replace(silkeborg.ways(_as_printed())[way], horizon=2700), recommended())[-1].present
        assert abs(Fraction(found[f"way.{way}.for-ever"].amount) - far) < 1
        assert far > 0
    # At the rate that is printed no way is recovered; at a tenth of a per cent less one of them is.
    rate = Fraction(found["never.rate"].amount)
    ends = []
    for each in (rate, rate - Fraction(1, 10)):
        rates = (*recommended(), (70, each))
        course_ = [
            silkeborg.years(replace(silkeborg.ways(_as_printed())[w], horizon=2087), rates) for w in silkeborg.FROZEN
        ]
        ends.append(min(c[-1].present + (c[-1].present - c[-2].present) * 100 / each for c in course_))
    assert ends[0] > 0 > ends[1]


def test_what_repayment_in_2036_would_take():
    found = silkeborg_values.silkeborg_values()
    assert round(found["employment.needed"].number) == 7932
    assert round(found["employment.needed-for-unlabelled"].number) == 7939
    assert round(found["employment.needed-times"].number, 1) == Decimal("2.8")
    assert found["from-printed.payback"].text.in_("en") == "2087"
    assert found["threshold.saving"].number == Decimal("272.7")


@pytest.mark.parametrize("name", ["employment", *KINDS])
def test_a_threshold_is_rounded_to_the_side_that_is_enough(name):
    shown = silkeborg_values.silkeborg_values().get(f"threshold.{name.replace('_', '-')}")
    if shown is None:
        assert name == "training"
        return
    case = _as_printed()
    whole = Fraction(getattr(case, name).central)
    at, missed = (
        silkeborg.accumulated(assume(case, **{name: whole * Fraction(share) / 100}))
        for share in (shown.amount, shown.amount + _towards_failure(case, name))
    )
    assert at <= 0 < missed


def _towards_failure(case, name):
    """A tenth of a per cent in the direction in which more is left in the end."""
    more = silkeborg.accumulated(assume(case, **{name: Fraction(getattr(case, name).central) * 2}))
    return Decimal("0.1") if more > silkeborg.accumulated(case) else Decimal("-0.1")


@pytest.mark.parametrize(
    ("reading", "units", "cases"),
    [
        ("yearly", "6", "3.45"),
        ("declining", "5.2", "3.98"),
        ("once-undelayed", "4", "5.18"),
        ("once-delayed", "3", "6.90"),
        ("spread", "1.2", "17.25"),
    ],
)
def test_each_reading_has_its_break_even(reading, units, cases):
    case = prep.readings(prep.programme())[reading]
    assert prep.units(case) == Fraction(units)
    assert prep_values.prep()[f"{reading}.break-even"].amount == Decimal(cases)


def test_no_reading_gives_the_printed_number_of_cases():
    found = prep_values.prep()
    assert prep.agreeing(prep.programme()) == ()
    assert (round(found["units-needed"].number, 2), round(found["share"].number)) == (Decimal("3.39"), 34)


@pytest.mark.parametrize(("cases", "agreeing"), [("6.90", ("once-delayed",)), ("6.91", ()), ("3.98", ("declining",))])
def test_a_reading_agrees_when_it_prints_the_same_number(cases, agreeing):
    assert prep.agreeing(assume(prep.programme(), cases=Decimal(cases))) == agreeing


def test_results_are_marked_as_computed_and_what_is_printed_is_not(package):
    found = silkeborg_values.silkeborg_values()
    assert {name for name, value in found.items() if not value.computed} == set(silkeborg_values.printed())
    assert {name for name, value in prep_values.prep().items() if not value.computed} == set(prep_values.printed())
    assert {origin.item for value in found.values() for origin in value.origins} == {"box-5.2", ""}


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_is_content_with_the_data(name):
    assert CHECKS[name]() is None


@pytest.mark.parametrize(
    ("check", "line", "year", "by"),
    [
        ("box_adds_up", "task_sum", 2018, 2),
        ("box_adds_up", "replaced_sum", 2020, -3),
        ("box_adds_up", "extra_total", 2036, 3),
        ("box_adds_up", "reduced_total", 2028, 3),
        ("box_adds_up", "net", 2017, -3),
        ("box_accumulates", "accumulated", 2019, 3),
        ("box_accumulates", "net", 2021, 4),
        ("model_reproduces_net", "net", 2036, 3),
        ("model_reproduces_net", "extra_total", 2018, 3),
        ("interpolation_agrees", "accumulated", 2028, -3),
        ("interpolation_agrees", "reduced_total", 2028, 3),
        ("payback_does_not_follow", "accumulated", 2036, 44_323 - 42_634),
        ("payback_does_not_follow", "saving_employment", 2036, -15_000),
    ],
)
def test_a_spoilt_box_5_2_makes_its_check_speak(package, check, line, year, by):
    stated = package.table("silkeborg_case").one(line=line, year=year)["dkk_thousand"]
    with spoil(package, "silkeborg_case", {"dkk_thousand": stated + by}, line=line, year=year):
        assert "box 5.2" in (CHECKS[check]() or "")


@pytest.mark.parametrize(
    ("parameter", "number"), [("annual_number_1_break_even", "3.45"), ("break_even", "5"), ("annual_cost", "91500")]
)
def test_a_changed_box_5_3_makes_its_check_speak(package, parameter, number):
    with spoil(package, "gladsaxe_prep", {"number": Decimal(number)}, parameter=parameter):
        assert CHECKS["break_even_does_not_follow"]().startswith("box 5.3")


def test_a_parameter_without_a_number_is_refused():
    with pytest.raises(LookupError, match="no number is printed for implementation"):
        prep.parameter("implementation")


def test_years_that_are_not_whole_are_refused(package):
    with (
        spoil(package, "gladsaxe_prep", {"number": Decimal("4.5")}, parameter="duration"),
        pytest.raises(ValueError, match="not a whole number"),
    ):
        prep.programme()
