"""How the three kinds of placement changed over the period in the average advised municipality."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from figures.key_figures.placement_values import FIRST, LAST, change, exact_series, month
from figures.stated import statement
from figures.wording import COUNTED, PLACEMENTS, within
from report.author import Column, Figure, Language, Row, Table, Text, Value

if TYPE_CHECKING:
    from report.author import Canvas

Changes = dict[str, Value]

_SENTENCE = Text(
    da="Fra {first} til {last} blev der i den gennemsnitlige rådgivningskommune {parts} pr. 1.000 0-17-årige.",
    en="In {last} the average advised municipality had {parts} per 1,000 aged 0–17 than in {first}.",
)
_FEWER = Text(da="{change} færre {counted}", en="{change} fewer {counted}")
_MORE = Text(da="{change} flere {counted}", en="{change} more {counted}")


def changes() -> Figure:
    """Change per 1,000 aged 0-17 from March 2016 to March 2019, by kind of placement (annex 2)."""
    found = {measure: _change(measure) for measure in PLACEMENTS}
    return Figure(draw=partial(_draw, found), alt=partial(_alt, found), table=_table(found), height=42)


def _change(measure: str) -> Value:
    # Only two exact ends may be subtracted; elsewhere the source states the change itself.
    if "advised" in exact_series(measure):
        return change(measure, "advised")
    return statement(f"{measure}.advised.change")


def _draw(found: Changes, canvas: Canvas) -> None:
    canvas.entitle(Text(da="Søjlediagram: ændringer i anbringelser", en="Bar chart: changes in placements"))
    canvas.axis_title(
        Text(da="Ændring pr. 1.000 0-17-årige, {first} til {last}", en="Change per 1,000 aged 0–17, {first} to {last}"),
        first=month(FIRST),
        last=month(LAST),
    )
    reach = 1.25 * max(abs(float(v.amount)) for v in found.values())
    canvas.plot_area(left=62, right=4, top=8, x=(-reach, reach), y=(len(found) + 0.6, -0.1))
    canvas.label(0, 0.3, canvas.say(Text(da="← Færre", en="← Fewer")), dx=-2, align="right", role="muted", small=True)
    canvas.label(0, 0.3, canvas.say(Text(da="Flere →", en="More →")), dx=2, role="muted", small=True)
    for row, (measure, value) in enumerate(found.items(), 1):
        _draw_bar(row, measure, value, canvas)
    canvas.line((0, 0), (0, len(found) + 0.5), role="ink", width=0.9)


def _draw_bar(row: int, measure: str, value: Value, canvas: Canvas) -> None:
    falls = value.amount < 0
    canvas.row_label(row, canvas.say(COUNTED[measure]))
    canvas.bar(0, row, float(value.amount), thickness=0.68, role="secondary" if falls else "primary")
    canvas.label(
        float(value.amount),
        row,
        canvas.value(value, sign=True),
        dx=-2 if falls else 2,
        align="right" if falls else "left",
        strong=True,
    )


def _alt(found: Changes, language: Language) -> str:
    parts = [
        language.text(
            _FEWER if value.amount < 0 else _MORE,
            change=language.value(value, magnitude=True),
            counted=language.text(within(COUNTED[m])),
        )
        for m, value in found.items()
    ]
    return language.text(_SENTENCE, first=month(FIRST), last=month(LAST), parts=language.listing(parts))


def _table(found: Changes) -> Table:
    columns = (
        Column(Text(da="Anbringelsesform", en="Type of placement"), numeric=False),
        Column(Text(da="Ændring pr. 1.000 0-17-årige", en="Change per 1,000 aged 0–17"), signs=True),
    )
    return Table(columns, tuple(Row((COUNTED[m], value)) for m, value in found.items()))
