"""In how many municipalities each measure fell, held steady or rose, in the order of the ladder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from figures.key_figures.trend_values import municipalities
from figures.lettering import NARROW, measured, paragraph
from figures.wording import DIRECTIONS, LOWER_STEPS, MEASURES, PLACEMENTS, within
from report.author import Column, Figure, Language, Row, Table, Text, Value

if TYPE_CHECKING:
    from report.author import Canvas

Counts = dict[str, dict[str, Value]]

# In the order of the tables.  No direction has a warning colour: a fall is wanted on some steps, a rise on others.
_LOOKS = {"rising": ("↑", "primary"), "stable": ("→", "grid"), "falling": ("↓", "secondary")}
_ON = {"primary": "paper", "grid": "ink", "secondary": "ink"}  # of a count, on its part of a bar
# Millimetres: from the edge of a sample of the key to its words, and to the next sample; a sample in points.
_BESIDE, _NEXT, _SAMPLE = 4.5, 25.0, 9
_TOTALS = 26.0  # millimetres beside the bars of a narrow sheet
_GROUPS = (
    (Text(da="Indsatstrappens trin 4-6", en="Intervention ladder, steps 4–6"), PLACEMENTS),
    (Text(da="Indsatstrappens trin 2-3", en="Intervention ladder, steps 2–3"), LOWER_STEPS),
)
_UNIT = Text(da="Kommuner, hvor antallet pr. 1.000 har været …", en="Municipalities where the number per 1,000 was …")
_COUNT = Text.same("{arrow}\N{NO-BREAK SPACE}{count}")
_KEY = Text.same("{arrow}\N{NO-BREAK SPACE}{direction}")
_TOTAL = Text(da="{total}\N{NO-BREAK SPACE}kommuner", en="{total}\N{NO-BREAK SPACE}municipalities")
_SENTENCE = Text(
    da="Antallet af {within} faldt i {falling} af {total} kommuner og steg i {rising}.",
    en="{measure} fell in {falling} of {total} municipalities and rose in {rising}.",
)


def trends() -> Figure:
    """Municipalities by direction of change, one bar for each of the five measures (annex table 2.4)."""
    counts = {measure: _counts(measure) for measure in PLACEMENTS + LOWER_STEPS}
    return Figure(partial(_draw, counts), partial(_alt, counts), _table(counts), height=63, narrow_height=NARROW)


def _counts(measure: str) -> dict[str, Value]:
    found = municipalities(measure)
    return {name: found[f"municipalities.{name}"] for name in (*_LOOKS, "total")}


def _draw(counts: Counts, canvas: Canvas) -> None:
    canvas.entitle(
        Text(da="Søjlediagram: kommuner efter udvikling", en="Bar chart: municipalities by direction of change")
    )
    if canvas.narrow:
        return _stack(counts, canvas)
    canvas.axis_title(_UNIT)
    widest = max(float(c["total"].amount) for c in counts.values())
    canvas.plot_area(left=60, right=23, top=6, x=(0, widest), y=(7.35, -0.2))
    _draw_key(0.15, canvas)
    row = 1.0
    for heading, measures in _GROUPS:
        canvas.row_label(row, canvas.say(heading), strong=True)
        for measure in measures:
            row += 0.95
            _draw_bar(measure, counts[measure], row, canvas)
        row += 1.1


def _stack(counts: Counts, canvas: Canvas) -> None:
    """Each name above its bar."""
    measured(canvas)
    y = paragraph(canvas, 0, 2.5, canvas.say(_UNIT), canvas.width_mm, role="muted") + 0.6
    _draw_key(y, canvas)
    scale = (canvas.width_mm - _TOTALS) / max(float(c["total"].amount) for c in counts.values())
    for heading, measures in _GROUPS:
        y = paragraph(canvas, 0, y + 6.4, canvas.say(heading), canvas.width_mm, strong=True)
        for measure in measures:
            y = paragraph(canvas, 0, y, canvas.say(MEASURES[measure]), canvas.width_mm) + 0.8
            _draw_parts(counts[measure], y, scale, 5.6, canvas)
            y += 6
    canvas.resize(y - 2)


def _draw_key(y: float, canvas: Canvas) -> None:
    for place, (direction, (arrow, role)) in enumerate(_LOOKS.items()):
        canvas.marker(0, y, "s", role=role, size=_SAMPLE, dx=1.6 + _NEXT * place)
        printed = canvas.say(_KEY, arrow=arrow, direction=canvas.say(within(DIRECTIONS[direction])))
        canvas.label(0, y, printed, dx=_BESIDE + _NEXT * place, small=True)


def _draw_bar(measure: str, counts: dict[str, Value], row: float, canvas: Canvas) -> None:
    canvas.row_label(row, canvas.say(MEASURES[measure]))
    _draw_parts(counts, row, 1.0, 0.75, canvas)


def _draw_parts(counts: dict[str, Value], row: float, scale: float, thickness: float, canvas: Canvas) -> None:
    """The bar at `row`, `scale` long for one municipality."""
    start = 0.0
    for direction, (arrow, role) in _LOOKS.items():
        if length := scale * float(counts[direction].amount):
            canvas.bar(start, row, length, thickness=thickness, role=role)
            said = canvas.say(_COUNT, arrow=arrow, count=counts[direction])
            # In the middle: where one municipality alone changed, its part is hardly wider than the count.
            canvas.label(start + length / 2, row, said, align="center", role=_ON[role], strong=True)
        start += length
    canvas.label(start, row, canvas.say(_TOTAL, total=counts["total"]), dx=2, role="muted", small=True)


def _alt(counts: Counts, language: Language) -> str:
    return " ".join(
        language.text(_SENTENCE, measure=language.text(MEASURES[m]), within=language.text(within(MEASURES[m])), **c)
        for m, c in counts.items()
    )


def _table(counts: Counts) -> Table:
    columns = (
        Column(Text(da="Indsats", en="Type of support"), numeric=False),
        *(Column(DIRECTIONS[d]) for d in _LOOKS),
        Column(Text(da="I alt", en="Total")),
    )
    return Table(columns, tuple(Row((MEASURES[m], *c.values())) for m, c in counts.items()))
