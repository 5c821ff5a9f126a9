"""A plot that a cell gives, as a figure of the edition: its wordings in each language, and the numbers behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from matplotlib.artist import Artist
from matplotlib.figure import Figure as MplFigure

from report.drawing.plot_numbers import Place, Shown, numbers_in, shown_in
from report.drawing.plots import Plot, figure_in
from report.execute.printable import Unfit
from report.execute.surroundings import Surroundings, has_origin, same_everywhere
from report.language.printing import Language
from report.language.text import Text
from report.language.traced import traced
from report.language.values import UNRECORDED, Computation, Value
from report.results.exhibits import Cell, Column, Figure, Row, Table
from report.style.palette import ROLES
from report.style.theme import Theme

_WORDED = "write #| fig-text: {{{text}: …}} in the cell of the other language, or in both for a name"
_MOST_NUMBERS = 2_000  # that texts are compared with
_DECIMALS = 3
_NARROW = "narrow, "
_CURE_OF_DRAWING = (
    f"colours go by role, as in color='primary' ({', '.join(ROLES)}); texts have to stand apart and on the sheet: "
    "turn, shorten or drop some, or set figsize="
)
Draws = Callable[[Figure, Language], object]


def plotted(result: object, around: Surroundings, theme: Theme, draws: Draws) -> Figure:
    """The figure that a plot is, as the options of its cell in every language say; `draws` tries it out.

    Raises Unfit for a plot without an alternative, without origins or with words that are the same in every language.
    """
    figure = figure_in(result)
    if not isinstance(figure, MplFigure) or not isinstance(result, MplFigure | Artist):
        raise Unfit("X07", f"{around.cell.label} draws nothing", "let the cell end in the figure or its axes")
    has_origin(around, around.origins)
    languages = [Language(code) for code in around.codes]
    numbers = numbers_in(figure)
    for language in languages:
        _trace(numbers, language)
    said = _alternative(around)
    plot = Plot(figure, theme, {code: _wordings(code, around) for code in around.codes}, said)
    draws = partial(_drawn, around.cell.label, draws)
    made = Figure(plot, said, Table((), (), origins=around.origins), plot.height)
    fits = _narrowed(made, languages, draws) if plot.adapts else made
    for language in languages:
        draws(fits, language)  # is at hand where a narrow form was tried
    same_everywhere(around, plot.left, _WORDED)
    return replace(fits, table=_table(shown_in(figure), plot, around, numbers) or fits.table)


def _drawn(label: str, draws: Draws, figure: Figure, language: Language) -> None:
    """Try a figure out.  Raises Unfit for one that cannot be drawn, and the bare error for one only its narrow form."""
    try:
        draws(figure, language)
    except ValueError as error:
        if str(error).startswith(_NARROW):
            raise
        what = f"{label} could not be drawn in {language.code}: {error}"
        raise Unfit("X08", what, _CURE_OF_DRAWING) from error


def _alternative(around: Surroundings) -> Callable[[Language], str]:
    for code in around.codes:
        if not around.told(code).alt:
            what = f"{around.cell.label} has no text alternative in {code}"
            raise around.unfit("T08", code, what, 'write #| fig-alt: "…" in the cell of that file')
    return lambda language: around.told(language.code).alt


def _wordings(code: str, around: Surroundings) -> dict[str, str]:
    return {**around.wordings(code), **dict(around.told(code).wordings)}


def _narrowed(figure: Figure, languages: list[Language], draws: Callable[[Figure, Language], object]) -> Figure:
    """The figure with a narrow form, where it can be read so in every language; else it is scrolled on a phone."""
    narrow = replace(figure, narrow_height=figure.height)
    try:
        for language in languages:
            draws(narrow, language)
    except ValueError as error:
        if not str(error).startswith(_NARROW):
            raise
        return figure
    return narrow


def _trace(numbers: list[Decimal], language: Language) -> None:
    """What is printed of `numbers` that are drawn, as Python or the language writes them, was not typed."""
    for number in numbers[:_MOST_NUMBERS]:
        for decimals in range(1 if number == number.to_integral_value() else _DECIMALS + 1):
            language.number(abs(number), decimals)
            traced(f"{abs(number):.{decimals}f}")


def _table(shown: Shown | None, plot: Plot, around: Surroundings, numbers: list[Decimal]) -> Table | None:
    """The table of what simple axes show; None where they are not simple or do not say what they measure."""
    if shown is None or not shown.of:
        return None
    every = {number for column in around.numbers.values() for number in column}
    computed = None if {float(n) for n in numbers} <= every else Computation(UNRECORDED)
    columns = [Column(_said(shown.of, plot, around), numeric=False)]
    columns += [Column(_said(name, plot, around)) for name in shown.series]
    decimals = [_places(column) for column in zip(*(row for _, row in shown.rows), strict=True)]
    rows = [
        (_place(place, plot, around), *(_value(n, d, around, computed) for n, d in zip(row, decimals, strict=True)))
        for place, row in shown.rows
    ]
    return Table(tuple(columns), tuple(map(Row, rows)), origins=around.origins)


def _said(text: str, plot: Plot, around: Surroundings) -> Text:
    return Text(**{code: plot.spoken(Language(code)).say(text) for code in around.codes})


def _place(place: Place, plot: Plot, around: Surroundings) -> Cell:
    if isinstance(place, str):
        return _said(place, plot, around)
    if isinstance(place, date):
        return Value(date=place, origins=around.origins)
    return Text.same(traced(f"{place:f}"))


def _value(number: Decimal | None, decimals: int, around: Surroundings, computed: Computation | None) -> Cell:
    if number is None:
        return None
    return Value(number=number, decimals=decimals, origins=around.origins, computation=computed)


def _places(column: tuple[Decimal | None, ...]) -> int:
    """How many decimals say a column wholly, at most three."""
    exponents = [number.normalize().as_tuple().exponent for number in column if number is not None]
    return min(max((-e for e in exponents if isinstance(e, int)), default=0), _DECIMALS)
