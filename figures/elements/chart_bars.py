"""How many of the interviewed municipalities worked on each element of a theme.

The bars of all themes have the same scale, so that a reader may compare them from chapter to chapter.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby

from figures.elements.values import ranked
from figures.wording import within
from report.author import Figure, Language, Text, Value, data, in_each

Counts = list[tuple[Text, Value]]

_NAME = Text(da="Søjlediagram: {theme}", en="Bar chart: {theme}")
_TITLE = Text(
    da="Kommuner, der har arbejdet med elementet, af {all} interviewede",
    en="Municipalities that worked on the element, of {all} interviewed",
)
_EVERY = Text(
    da="Alle {all} interviewede kommuner har arbejdet med {first}. Derefter følger {middle}. Færrest, {fewest}, "
    "har arbejdet med {last}.",
    en="All {all} municipalities interviewed worked on {first}. Next come {middle}. The smallest number, "
    "{fewest}, worked on {last}.",
)
_MOST = Text(
    da="Af de {all} interviewede kommuner har flest, {most}, arbejdet med {first}. Derefter følger {middle}. "
    "Færrest, {fewest}, har arbejdet med {last}.",
    en="Of the {all} municipalities interviewed, the largest number, {most}, worked on {first}. Next come "
    "{middle}. The smallest number, {fewest}, worked on {last}.",
)
_COUNTED = Text.same("{element} ({count})")
# The fewest may be several elements, each worked on by as many municipalities as the others, not by the same ones.
_EACH = Text(da="{count} for hvert element", en="{count} for each element")


def element_bars(theme: str) -> Figure:
    """The elements of `theme`, an id of the table themes, the most frequent first (figures 5.1 to 9.1).

    Raises LookupError when there is no such theme.
    """
    name = data("themes").one(id=theme).text("label_")
    counts = [(row.text("label_"), row.value("municipalities")) for row in ranked(theme)]
    all_ = data("municipalities").count(interviewed=True)
    return Figure.bars(
        in_each(lambda language: language.text(_NAME, theme=language.text(within(name)))),
        counts,
        of=Text(da="Element", en="Element"),
        measured=in_each(partial(Language.text, wording=_TITLE, all=all_)),
        whole=all_,
        alt=partial(_alt, counts, all_),
    )


def _alt(counts: Counts, all_: Value, language: Language) -> str:
    first, *middle, last = [list(same) for _, same in groupby(counts, key=lambda counted: counted[1].amount)]
    between = [
        language.text(_COUNTED, element=language.text(within(label)), count=count)
        for same in middle
        for label, count in same
    ]
    wording = _EVERY if first[0][1].amount == all_.amount else _MOST
    return language.text(
        wording,
        all=all_,
        most=first[0][1],
        first=_names(first, language),
        fewest=language.text(_EACH, count=last[0][1]) if len(last) > 1 else last[0][1],
        middle=language.listing(between),
        last=_names(last, language),
    )


def _names(counts: Counts, language: Language) -> str:
    return language.listing([language.text(within(label)) for label, _ in counts])
