"""Reconciliations behind the discrepancies of VIVE's publications: what they rest on must still be so.

Each check states a discrepancy as it is now, and speaks when the data no longer show it.  Knows nothing of
chapters.  No check here speaks of the municipality that the source leaves out of its anonymous table.
"""

from __future__ import annotations

from fractions import Fraction

from figures.investment.prep.model import parameter
from figures.investment.silkeborg.model import EMPLOYMENT, PRINTED, amount
from figures.key_figures import expenditure_values
from figures.key_figures.placement_values import FIRST, LAST, together
from figures.key_figures.trend_values import municipalities
from figures.stated import fact, statement, unsaid
from report.author import check, data


@check("footnote 23 starts from the number of another measure")
def footnote_starts_elsewhere() -> str | None:
    """The stated number of rising home-based measures is that of rising preventive ones."""
    home, preventive = (
        municipalities(measure)["municipalities.rising"].amount for measure in ("home_based", "preventive")
    )
    start = statement("home-based.stated.before").amount
    if home == start or preventive != start:
        return "the stated start is no longer that of preventive instead of home-based measures"
    return unsaid("home-based-without-exceptions", home, preventive)


@check("not every municipality of the key figures is interviewed")
def lists_overlap() -> str | None:
    """Boxes 1.1 and 1.2: the ten are no part of the eighteen."""
    table = data("municipalities")
    both, only = (len(table.where(interviewed=told, key_figures=True)) for told in (True, False))
    if not only:
        return "every municipality of the key figures is now interviewed"
    interviewed = len(table.where(interviewed=True))
    return unsaid("key-figures-not-subset", both + only, only, both, interviewed, interviewed + only)


@check("the expenditure ends before its price year")
def expenditure_ends_early() -> str | None:
    """Annex table 2.6 ends in 2018; chapter 4 gives the price year as its end."""
    years, prices = {row.whole("year") for row in data("expenditure")}, int(_date("price-year", "start"))
    if max(years) >= prices or int(_date("expenditure-chapter-4", "end")) != prices:
        return f"the expenditure ends in {max(years)}, its prices are of {prices}"
    return unsaid("expenditure-period", *years, prices)


@check("only placements cover the period that the summary gives all key figures")
def periods_differ() -> str | None:
    """Lower steps begin a year later, expenditure ends a year earlier."""
    summary = (_date("key-figures-summary", "start"), _date("key-figures-summary", "end"))
    months = {row.string("period") for row in data("placements")}
    years = {str(row.whole("year")) for row in data("expenditure")}
    measures = {_date("measures", "start"), _date("measures", "end")}
    periods = {"placements": months, "expenditure": years, "lower steps": measures}
    whole = [name for name, found in periods.items() if (min(found)[:4], max(found)[:4]) == summary]
    return None if whole == ["placements"] else f"the period of the summary is that of {', '.join(whole) or 'none'}"


@check("the municipalities without data for 2016 are those not covered throughout")
def some_start_later() -> str | None:
    """Annex figures 2.1–2.3: the average of March 2016 rests on fewer municipalities than that of March 2017."""
    first, later = (data("coverage").one(period=month).whole("municipalities") for month in ("2016-03", "2017-03"))
    advised = len(data("municipalities").where(key_figures=True))
    covered = int(statement("coverage.whole-period").amount)
    if (later, first) != (advised, covered):
        return f"the coverage is {first} and {later} municipalities, stated are {covered} of {advised}"
    return unsaid("trend-start", later, first, later - first)


@check("the averages do not rest on the same municipalities in every half-year")
def coverage_changes() -> str | None:
    """Annex figures 2.1–2.3: the number of municipalities by half-year is not constant."""
    found = [row.whole("municipalities") for row in data("coverage")]
    if len(set(found)) == 1:
        return "every half-year now has the same number of municipalities"
    return unsaid("average-composition", *found)


@check("the stated level of expenditure on placements lies between the two means")
def level_between_means() -> str | None:
    """Page 82 states about 5,500 for both; the means of annex table 2.6 lie on either side."""
    means = [expenditure_values.amounts(series, "4-6")["mean"].amount for series in expenditure_values.SERIES]
    stated = statement("expenditure.stated-level").amount
    if not min(means) < stated < max(means):
        return f"the stated level {stated} does not lie between {min(means)} and {max(means)}"
    return unsaid("placement-expenditure-level", *means)


@check("placements as a whole do not fall")
def placements_do_not_fall() -> str | None:
    """The three forms of care together, against the fall of the heading in chapter 4."""
    first, last = together(FIRST).amount, together(LAST).amount
    if last < first:
        return f"placements as a whole now fall from {first} to {last}"
    return unsaid("placements-fall", first, last, decimals=1)


@check("elements lie on both limits of figure 10.1")
def elements_on_limits() -> str | None:
    """Exactly a third and exactly two thirds of the municipalities: the outer classes leave them to the middle one."""
    interviewed = len(data("municipalities").where(interviewed=True))
    limits = [Fraction(thirds * interviewed, 3) for thirds in (1, 2)]
    counted = {Fraction(element.whole("municipalities")) for element in data("elements")}
    empty = [str(limit) for limit in limits if limit not in counted]
    if empty:
        return f"no element has exactly {' or '.join(empty)} municipalities"
    sizes = [
        sum(c.whole("lower") <= e.whole("municipalities") <= c.whole("upper") for e in data("elements"))
        for c in data("figure_10_1_classes")
    ]
    return unsaid("figure-10-1-limits", *limits, *sizes, len(data("elements")))


@check("Silkeborg has a higher need than Gladsaxe and spends less")
def spending_against_need() -> str | None:
    """Table 2.1: the order of the two by need is the reverse of that by expenditure."""
    table = data("framework_conditions")
    average = table.one(area="national")
    low, high = (table.one(area=area) for area in ("Gladsaxe", "Silkeborg"))
    if not (
        low.whole("need_index") < high.whole("need_index") and low.whole("expenditure") > high.whole("expenditure")
    ):
        return "need and expenditure of the two no longer run against each other"
    expected = [
        Fraction(row.whole("need_index") * average.whole("expenditure"), average.whole("need_index"))
        for row in (low, high)
    ]
    return unsaid("spending-against-need", *expected, low.whole("expenditure"), high.whole("expenditure"))


@check("need and expenditure of the catalogue's municipalities lie as stated")
def framework_conditions() -> str | None:
    """Table 2.1: index times the national average is within 3% of the expenditure, but for one of the four."""
    table = data("framework_conditions")
    average = table.one(kind="national_average").whole("expenditure")
    expected = {
        r.string("area"): Fraction(r.whole("need_index") * average, 100) for r in table.where(kind="municipality")
    }
    off = [a for a, e in expected.items() if abs(table.one(area=a).whole("expenditure") - e) > e * Fraction(3, 100)]
    return None if off == ["Silkeborg"] else f"expenditure is off the expected in {', '.join(off) or 'none'}"


@check("the gross group is as large as the group screened, not the group contacted")
def selection_narrows() -> str | None:
    """Annex 1: contacted, screened, selected; and the four municipalities of the catalogue."""
    contacted, gross, screened, selected = (
        data("selection").one(stage=stage).whole("municipalities")
        for stage in ("contacted", "gross", "screened", "selected")
    )
    studied = fact("study.municipalities").amount
    if not contacted > gross == screened > selected == studied:
        return f"{contacted} contacted, {gross} in the gross group, {screened} screened, {selected} selected"
    return unsaid("gross-group", contacted, screened, selected)


@check("section 2.1 and annex 1 give different criteria of selection")
def criteria_differ() -> str | None:
    """Some criteria stand in both places, others in one of them only."""
    table = data("selection_criteria")
    found = [
        len(table.where(in_section_2_1=section, in_annex_1=annex))
        for section, annex in ((True, True), (True, False), (False, True))
    ]
    return unsaid("selection-criteria", *found) if all(found) else "the two places no longer differ both ways"


@check("break-even of PREP is the stated share of its target group")
def share_of_couples() -> str | None:
    """Box 5.3: the number at break-even in percent of the couples a year."""
    share = 100 * parameter("annual_number_1_break_even") / parameter("target_couples")
    return unsaid("gladsaxe-four-years", share)


@check("the training in Silkeborg exceeds its grant, and only in DKK thousand")
def unit_is_thousand() -> str | None:
    """Box 5.2 prints no unit: in DKK its training would be far below the grant that pays towards it."""
    training = sum(amount(year, kind="training") for year in PRINTED)
    grant = fact("silkeborg.one-off-grant").amount * 1_000_000
    if not training < grant < training * 1000:
        return f"the printed training is {training}, the grant DKK {grant:,.0f}"
    return unsaid("silkeborg-unit", training, grant / 1000)


@check("box 5.2 shows the saving on employment later than the text")
def savings_start() -> str | None:
    """Other savings begin in the stated year after the start, that on employment only in the last year printed."""
    first = min(row.whole("year") for row in data("silkeborg_case").where(kind="saving"))
    employment = min(row.whole("year") for row in data("silkeborg_case").where(line=EMPLOYMENT))
    third, stated = (int(fact(f"silkeborg.{name}").amount) for name in ("saving-year", "employment-years"))
    if first != PRINTED[0] + third - 1 or employment <= PRINTED[0] + stated:
        return f"savings begin in {first}, that on employment in {employment}"
    return unsaid("silkeborg-timing", first, PRINTED[0] + stated, PRINTED[0] + stated - 1, employment)


def _date(name: str, column: str) -> str:
    return data("dates_vive2020").one(id=name).string(column)
