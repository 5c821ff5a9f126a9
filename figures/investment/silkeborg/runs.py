"""What the model of Silkeborg computes, as runs of declared operations that values are taken of.

Amounts are in DKK thousand.  Knows nothing of which results are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from figures.investment.cases import GIVEN, SERIES, SWING, UNDISCOUNTED, Rates, assume, operations, ranges, rate_name
from figures.investment.discounting import recommended
from figures.investment.silkeborg.areas import ROUNDING, area_courses, area_names, remaining_courses
from figures.investment.silkeborg.form import ASSUMPTIONS, WAY_NAMES
from figures.investment.silkeborg.model import PRINTED, Silkeborg, amount, flows, silkeborg, ways
from figures.wording import filled
from report.author import Operation, Origin, Run, Text, Value, data, runs

# Far enough for every way of saving to have paid for the case that ever does.
FAR = 2200
LAST = PRINTED[-1]
# Each end that an assumption is moved to, as a share of what is assumed.
ENDS = {"low": 1 - SWING, "high": 1 + SWING, "without": Decimal(0)}
_SERIES = {
    **{series.name: series.label for series in SERIES},
    "shares": Text(
        da="År med fuld besparelse på beskæftigelse, lagt sammen", en="Years of the full saving on employment, added up"
    ),
    "gain": Text(da="Nettobesparelse i nutidsværdi", en="Net saving in present value"),
    "highest": Text(da="det meste, der udestår ved udgangen af et år", en="the most outstanding at the end of a year"),
    "peak": Text(da="året, hvor mest udestår", en="the year in which most is outstanding"),
    "settled": Text(
        da="året, ved hvis udgang investeringen er tjent hjem", en="the year by the end of which it has paid for itself"
    ),
    "settled_present": Text(
        da="året, ved hvis udgang investeringen er tjent hjem i nutidsværdi",
        en="the year by the end of which it has paid for itself in present value",
    ),
    "spent": Text(da="Merudgift", en="Extra expenditure"),
    "saved": Text(da="Mindreudgift", en="Reduced expenditure"),
    "left": Text(da="Netto", en="Net"),
}
_WAY = Text(
    da="Silkeborgs case, når besparelsen på beskæftigelse {way}",
    en="Silkeborg’s case if the saving on employment {way}",
)
_MOVED = {
    "low": Text(
        da="Silkeborgs case med lav besparelse og »{what}« {share} lavere",
        en="Silkeborg’s case with the low saving and “{what}” {share} lower",
    ),
    "high": Text(
        da="Silkeborgs case med lav besparelse og »{what}« {share} højere",
        en="Silkeborg’s case with the low saving and “{what}” {share} higher",
    ),
    "without": Text(
        da="Silkeborgs case med lav besparelse uden »{what}«",
        en="Silkeborg’s case with the low saving without “{what}”",
    ),
}
_GOES_ON = Text(
    da="Silkeborgs trykte tal for 2036, når årets netto bliver ved",
    en="Silkeborg’s printed figures for 2036 if the net of that year goes on",
)
_AREA = Text(da="Silkeborgs case 2017-2036, »{area}«", en="Silkeborg’s case 2017–2036, {area}")
AREAS = {
    "day_care": Text(da="Dagtilbud", en="Day care"),
    "specialists": Text(
        da="Mere hjælp: PPR, sundhedspleje og familieområdet", en="More help: PPR, health visiting, family services"
    ),
    "training": Text(da="Uddannelse i modellen", en="Training in the model"),
    "health_visiting": Text(da="Sundhedspleje", en="Health visiting"),
    "it": Text(da="It-system og support", en="IT system and support"),
    "ppr": Text(da="PPR", en="PPR"),
    "family": Text(da="Familie og Børnehandicap", en="Family and child disability"),
    "school": Text(da="Skole", en="School"),
    "employment": Text(da="Beskæftigelse", en="Employment"),
    ROUNDING: Text(da="Afrunding i boksen", en="Rounding in the box"),
}
_SETTLED = (
    Operation("settled", "settled", ("cumulated",)),
    Operation("settled_present", "settled", ("present",)),
    Operation("highest", "highest", ("cumulated",)),
    Operation("peak", "peak", ("cumulated",)),
    Operation("shares", "accumulated", ("share",)),
)


@runs
def silkeborg_runs() -> Iterable[Run]:
    """Every run that a value or a cell of the analysis is taken of."""
    return as_printed().values()


def as_printed() -> Mapping[str, Run]:
    """The same by name: of the case as printed, made once for the tables that are in hand."""
    return _made(data("silkeborg_case"), data("discount_rates"))


@lru_cache(maxsize=1)
def _made(*_: object) -> Mapping[str, Run]:
    return MappingProxyType({run.name: run for run in _every(silkeborg())})


def _every(case: Silkeborg) -> Iterator[Run]:
    for way in WAY_NAMES:
        yield _way_run(case, way)
        yield _way_run(case, way, discounted=True)
    for name in ranges(case):
        for end in ENDS:
            yield _moved_run(case, name, end)
    for area in (*area_names(), ROUNDING):
        yield area_run(case, area)
    yield _printed_run()


def way_run(way: str, *, discounted: bool = False) -> Run:
    """The years of the case with one way of saving on employment, far on; `discounted` at the recommended rates."""
    return as_printed()[f"silkeborg.{'present' if discounted else 'way'}.{way}"]


def moved_run(name: str, end: str) -> Run:
    """The years of the box with the low saving, and one assumption at one of its :data:`ENDS`."""
    return as_printed()[f"silkeborg.moved.{name}.{end}"]


def printed_run() -> Run:
    """What the box prints as accumulated in its last year, when the printed net of that year goes on."""
    return as_printed()["silkeborg.printed"]


def _way_run(case: Silkeborg, way: str, *, discounted: bool = False) -> Run:
    found = replace(ways(case)[way], horizon=FAR)
    name, rates = (f"silkeborg.present.{way}", recommended()) if discounted else (f"silkeborg.way.{way}", UNDISCOUNTED)
    label = filled(_WAY, way=WAY_NAMES[way])
    share = {"share": [found.onset.share(year) for year in range(PRINTED[0], FAR + 1)]}
    after = tuple(start for start, _ in rates)
    worth = (Operation("gained", "difference", ("saving", "cost")), _discounted("gain", "gained", after))
    return _course_run(name, label, found, rates, (*_SETTLED, *worth), share)


def _moved_run(case: Silkeborg, name: str, end: str) -> Run:
    whole = Fraction(getattr(case, name).central)
    moved = assume(case, **{name: whole * Fraction(ENDS[end])})
    share = Value(number=100 * SWING, unit="percent")
    label = filled(_MOVED[end], what=ASSUMPTIONS[name], share=share)
    return _course_run(f"silkeborg.moved.{name}.{end}", label, moved, UNDISCOUNTED)


def area_run(case: Silkeborg, area: str) -> Run:
    """What a service spends more and less over all years of the box, line by line; or what the box rounds."""
    steps, given = remaining_courses(case) if area == ROUNDING else area_courses(case, area)
    label = filled(_AREA, area=AREAS[area])
    return Run.of(f"silkeborg.area.{area}", label, steps, given, origins=box_origins(), series=_SERIES)


def _printed_run() -> Run:
    first, yearly = (Fraction(amount(LAST, line=line)) for line in ("accumulated", "net"))
    steps = (Operation("cumulated", "accumulated", ("net",)), Operation("settled", "settled", ("cumulated",)))
    years = range(LAST, FAR + 1)
    given = {"net": [first] + [yearly] * (len(years) - 1)}
    rows = tuple(map(str, years))
    return Run.of("silkeborg.printed", _GOES_ON, steps, given, rows=rows, origins=box_origins(), series=_SERIES)


def box_origins() -> tuple[Origin, ...]:
    """The box as a whole, on which every result rests."""
    return data("silkeborg_case").count().origins


def present_origins() -> tuple[Origin, ...]:
    """The box and the recommended rates, on which every amount in present value rests."""
    return tuple(sorted((*box_origins(), *data("discount_rates").count().origins)))


def row(year: int) -> int:
    """The place of `year` in a run."""
    return year - PRINTED[0]


def _discounted(result: str, of: str, after: Sequence[int]) -> Operation:
    return Operation(result, "discounted", (of, *(f"assumed.{rate_name(start)}" for start in after)), tuple(after))


def _course_run(
    name: str,
    label: Text,
    case: Silkeborg,
    rates: Rates,
    more: tuple[Operation, ...] = (),
    given: Mapping[str, Sequence[Fraction]] | None = None,
) -> Run:
    years, costs, savings = zip(*flows(case), strict=True)
    courses = {**dict(zip(GIVEN, (costs, savings), strict=True)), **(given or {})}
    courses |= {f"assumed.{rate_name(start)}": (Fraction(rate),) for start, rate in rates}
    steps = (*operations([start for start, _ in rates]), *more)
    origins = box_origins() if rates == UNDISCOUNTED else present_origins()
    return Run.of(name, label, steps, courses, rows=tuple(map(str, years)), origins=origins, series=_SERIES)
