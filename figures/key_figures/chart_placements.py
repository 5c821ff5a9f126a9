"""Placements at both ends of the period on one scale: the average advised municipality beside the whole country.

The source draws seven half-years but prints the numbers of the first and the last only; nothing between them is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from figures.key_figures.placement_values import FIRST, LAST, foster_advised, month
from figures.lettering import NARROW, measured, paragraph
from figures.wording import COUNTED, PLACEMENTS, SERIES, within
from report.author import Column, Figure, Language, Row, Table, Text, Value, data, difference, in_each

if TYPE_CHECKING:
    from report.author import Canvas

# Ends that the source states as a change only.
_COMPUTED = {("foster", "advised"): foster_advised}
# Shape and colour of the symbol of each end: they differ without colour, and only a later one that is stated is filled.
_LOOKS = {FIRST: ("o", "secondary"), LAST: ("D", "primary")}
_ESTIMATED = "national_adjusted"
# Millimetres: from the names to the numbers of the least rates, what the scale leaves at its end, from a symbol to a
# number; a row of symbols, between rows, above a heading, from a symbol of the legend to its name.
_BEFORE, _AFTER, _BESIDE, _SYMBOLS, _GAP, _ABOVE, _NAME = 16.0, 13.0, 2.4, 4.4, 1.6, 1.6, 4.5
_MOST_TICKS = 5
_UNIT = Text(da="Antal pr. 1.000 0-17-årige", en="Number per 1,000 aged 0–17")
_OPEN = Text(da="Åbent mærke: skønnet eller beregnet", en="Open symbol: estimated or calculated")
_BASIS = Text(da="beregnet ud fra ændringen {change}", en="calculated from the change of {change}")
_ALT = Text(
    da="Antal pr. 1.000 0-17-årige i {first} og {last}. {forms}.",
    en="Number per 1,000 aged 0–17 in {first} and {last}. {forms}.",
)
_FORM = Text.same("{counted}: {lines}")
_LINE = Text(da="{series} {start} og {end}", en="{series} {start} and {end}")
_LAST_ONLY = Text(da="{series} {end} i {last}", en="{series} {end} in {last}")
_MARKED = Text(da="{rate} (beregnet)", en="{rate} (calculated)")
_LAST_COMPUTED = Text(da="sidste tal beregnet", en="last figure calculated")


@dataclass(frozen=True, slots=True)
class Ends:
    """The rates of a form of care in one of :data:`SERIES`; `computed` when the source states the change of the last.

    The first is None where the source gives the last month alone.
    """

    form: str
    series: str
    first: Value | None
    last: Value
    computed: bool = False

    @property
    def stated(self) -> bool:
        """Whether the source gives the last rate as such."""
        return not self.computed and self.series != _ESTIMATED

    @property
    def rates(self) -> dict[str, Value]:
        """The rates that are known, by month."""
        return {**({FIRST: self.first} if self.first else {}), LAST: self.last}


def placements() -> Figure:
    """The end points that annex figures 2.1 to 2.3 state, for institutions, foster families and network care."""
    return Figure(draw=_draw, alt=_alt, table=_table(), narrow_height=NARROW)


def _ends(form: str) -> Iterator[Ends]:
    for series in SERIES:
        found = {
            row.string("period"): row.value("rate") for row in data("placements").where(measure=form, series=series)
        }
        computed = _COMPUTED.get((form, series))
        if last := computed() if computed else found.get(LAST):
            yield Ends(form, series, found.get(FIRST), last, computed is not None)


def _draw(canvas: Canvas) -> None:
    canvas.entitle(Text(da="Prikdiagram: anbragte", en="Dot chart: placements"))
    measured(canvas)
    names = 0.0 if canvas.narrow else max(canvas.measure(canvas.say(SERIES[series])) for series in SERIES)
    left, right = names + _BEFORE, canvas.width_mm - _AFTER
    ticks = canvas.ticks((ends.last.amount for form in PLACEMENTS for ends in _ends(form)), most=_MOST_TICKS)
    across = (right - left) / float(ticks[-1])
    top = _draw_legend(canvas)
    rows, foot = _places(top + 1, names, canvas)
    canvas.resize(foot + canvas.leading())
    measured(canvas)
    _draw_scale(
        {left + across * float(tick): canvas.language.number(tick) for tick in ticks}, rows, (top, foot), canvas
    )
    for form, y in rows:
        if isinstance(form, str):
            canvas.label(0, y, canvas.say(COUNTED[form]), strong=True)
        else:
            _draw_ends(form, y, (left, across), canvas)


def _draw_scale(
    ticks: dict[float, str], rows: list[tuple[str | Ends, float]], reach: tuple[float, float], canvas: Canvas
) -> None:
    """Rule a line at each of `ticks`, which on a narrow sheet spares the names above the rows."""
    spans = [(y - _SYMBOLS / 2, y + _SYMBOLS / 2) for row, y in rows if isinstance(row, Ends)]
    for x, printed in ticks.items():
        for span in spans if canvas.narrow else [reach]:
            canvas.line((x, x), span, role="grid", width=0.6)
        canvas.label(x, reach[1] + 2.4, printed, align="center", role="muted", small=True)


def _draw_legend(canvas: Canvas) -> float:
    """Say what is counted and what the symbols mean; return where they end."""
    y = paragraph(canvas, 0, 2.5, canvas.say(_UNIT), canvas.width_mm, role="muted", small=True)
    x = 0.0
    for period, (shape, role) in _LOOKS.items():
        canvas.marker(x, y, shape, role=role, size=6, dx=1.5)
        label = canvas.label(x + _NAME, y, canvas.value(month(period)), small=True)
        x += _NAME + canvas.width_of(label) + 5
    if canvas.narrow:
        x, y = 0.0, y + canvas.leading()
    shape, role = _LOOKS[LAST]
    canvas.marker(x, y, shape, role=role, fill="none", size=6, dx=1.5)
    return paragraph(canvas, x + _NAME, y, canvas.say(_OPEN), canvas.width_mm - x - _NAME, small=True)


def _places(y: float, names: float, canvas: Canvas) -> tuple[list[tuple[str | Ends, float]], float]:
    """The headings and the rows, each with its middle, from `y` on, and where the last ends."""
    rows: list[tuple[str | Ends, float]] = []
    line = canvas.leading()
    for form in PLACEMENTS:
        y += _ABOVE
        rows.append((form, y + line / 2))
        y += line + _GAP / 2
        for ends in _ends(form):
            below = canvas.leading(small=True) if ends.computed else 0
            above = line if canvas.narrow else 0
            rows.append((ends, y + above + (below if canvas.narrow else 0) + _SYMBOLS / 2))
            y += above + _SYMBOLS + below + _GAP
    return rows, y


def _draw_ends(ends: Ends, y: float, scale: tuple[float, float], canvas: Canvas) -> None:
    left, across = scale
    places = {period: left + across * float(rate.amount) for period, rate in ends.rates.items()}
    canvas.line((min(places.values()), max(places.values())), (y, y), role="muted", width=1.6)
    for period, x in places.items():
        shape, role = _LOOKS[period]
        fill = "none" if period == LAST and not ends.stated else "full"
        canvas.marker(x, y, shape, role=role, fill=fill, size=6.5)
    _draw_rates(ends, places, y, canvas)
    _draw_name(ends, y, canvas)


def _draw_rates(ends: Ends, places: dict[str, float], y: float, canvas: Canvas) -> None:
    """Print the rates beside their symbols, the last one strong; of two that are equal the first stands to the left."""
    order = sorted(places, key=lambda period: (places[period], period))
    for period in order:
        before = period == order[0] and len(order) > 1
        canvas.label(
            places[period],
            y,
            canvas.value(ends.rates[period]),
            dx=-_BESIDE if before else _BESIDE,
            align="right" if before else "left",
            strong=period == LAST,
        )


def _draw_name(ends: Ends, y: float, canvas: Canvas) -> None:
    line, small = canvas.leading(), canvas.leading(small=True)
    basis = ends.computed and ends.first
    if canvas.narrow:
        y -= _SYMBOLS / 2 + line / 2 + (small if ends.computed else 0)
    canvas.label(0, y, canvas.say(SERIES[ends.series]))
    if basis:
        change = canvas.value(difference(ends.last, basis), sign=True)
        canvas.label(0, y + small, canvas.say(_BASIS, change=change), role="muted", small=True)


def _alt(language: Language) -> str:
    forms = [
        language.text(
            _FORM,
            counted=language.text(COUNTED[form]),
            lines=language.listing([_sentence(ends, language) for ends in _ends(form)]),
        )
        for form in PLACEMENTS
    ]
    return language.text(_ALT, first=month(FIRST), last=month(LAST), forms=". ".join(forms))


def _sentence(ends: Ends, language: Language) -> str:
    end = language.text(_MARKED, rate=ends.last) if ends.computed else language.value(ends.last)
    series = language.text(within(SERIES[ends.series]))
    if ends.first is None:
        return language.text(_LAST_ONLY, series=series, end=end, last=month(LAST))
    return language.text(_LINE, series=series, start=ends.first, end=end)


def _table() -> Table:
    columns = (
        Column(Text(da="Anbringelsesform", en="Type of placement"), numeric=False),
        Column(Text(da="Gennemsnit", en="Average"), numeric=False),
        *(Column(month_name) for month_name in (_month(FIRST), _month(LAST))),
    )
    return Table(columns, tuple(_row(ends) for form in PLACEMENTS for ends in _ends(form)))


def _row(ends: Ends) -> Row:
    name = SERIES[ends.series]
    if ends.computed:
        name = Text.combine("{} ({})", name, _LAST_COMPUTED)
    return Row((COUNTED[ends.form], name, ends.first, ends.last))


def _month(period: str) -> Text:
    return in_each(lambda language: language.value(month(period))).map(lambda said: said[:1].upper() + said[1:])
