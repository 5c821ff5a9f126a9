"""How the three kinds of placement changed over the period in the average advised municipality."""

from __future__ import annotations

from functools import partial

from figures.key_figures.placement_values import FIRST, LAST, change, exact_series, month
from figures.stated import statement
from figures.wording import COUNTED, PLACEMENTS, within
from report.author import Figure, Language, Text, Value, in_each

Changes = dict[str, Value]

_MEASURED = Text(
    da="Ændring pr. 1.000 0-17-årige, {first} til {last}", en="Change per 1,000 aged 0–17, {first} to {last}"
)
_SENTENCE = Text(
    da="Fra {first} til {last} blev der i den gennemsnitlige rådgivningskommune {parts} pr. 1.000 0-17-årige.",
    en="In {last} the average advised municipality had {parts} per 1,000 aged 0–17 than in {first}.",
)
_FEWER = Text(da="{change} færre {counted}", en="{change} fewer {counted}")
_MORE = Text(da="{change} flere {counted}", en="{change} more {counted}")


def changes() -> Figure:
    """Change per 1,000 aged 0-17 from March 2016 to March 2019, by kind of placement (annex 2)."""
    found = {measure: _change(measure) for measure in PLACEMENTS}
    return Figure.bars(
        Text(da="Søjlediagram: ændringer i anbringelser", en="Bar chart: changes in placements"),
        [(COUNTED[measure], value) for measure, value in found.items()],
        of=Text(da="Anbringelsesform", en="Type of placement"),
        measured=in_each(partial(Language.text, wording=_MEASURED, first=month(FIRST), last=month(LAST))),
        signs=True,
        alt=partial(_alt, found),
    )


def _change(measure: str) -> Value:
    # Only two exact ends may be subtracted; elsewhere the source states the change itself.
    if "advised" in exact_series(measure):
        return change(measure, "advised")
    return statement(f"{measure}.advised.change")


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
