"""What a plot says, in the language that it is drawn in: wordings, numbers and days instead of those of the library.

A text is looked up among the wordings of the language; one that none has is printed as it stands, and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from matplotlib.axis import Axis
from matplotlib.dates import AutoDateFormatter, ConciseDateFormatter, DateFormatter, num2date
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FixedFormatter, Formatter, FuncFormatter, LogFormatter, NullFormatter, ScalarFormatter

from report.drawing.ticks import are_years
from report.language.printing import MINUS, Language
from report.language.traced import traced, tracing
from report.language.values import Value

_NUMBER = re.compile(r"[-\N{MINUS SIGN}+]?\d+(?:,\d{3})*(?:\.\d+)?(\s?%)?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SEVERAL, _MANY = 2, 8  # ticks with a label, and ticks too many for one each
_DATES = (AutoDateFormatter, ConciseDateFormatter, DateFormatter)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Says texts in `language` by its `wordings`; `left` are those that hold words and have none there."""

    language: Language
    wordings: Mapping[str, str]
    left: dict[str, None] = field(default_factory=dict)

    def say(self, text: str, *, typed: bool = False) -> str:
        """`text`, as it is printed in the language; a number in one that was `typed` is not taken for a result."""
        told = self.wordings.get(text) or self.wordings.get(" ".join(text.split()))
        if told is not None:
            return told
        if found := _NUMBER.fullmatch(text.strip()):
            with tracing() if typed else nullcontext():
                return self._number(text.strip(), percent=bool(found[1]))
        if _WORD.search(text):
            self.left[" ".join(text.split())] = None
        return text

    def _number(self, text: str, *, percent: bool) -> str:
        plain = text.rstrip("% ").replace(",", "").replace(MINUS, "-")
        decimals = len(plain.partition(".")[2])
        unit = "percent" if percent else "count"
        value = Value(number=Decimal(plain), unit=unit, decimals=decimals)
        return self.language.value(value, sign=text.startswith("+"))


class SpokenTicks(Formatter):
    """The labels of ticks, made by another `formatter` and said by `spoken`."""

    def __init__(self, formatter: Formatter, spoken: Spoken) -> None:
        self.formatter, self.spoken = formatter, spoken

    def set_axis(self, axis: Any) -> None:
        """As the library asks of formatters: `axis` is that of both."""
        super().set_axis(axis)
        self.formatter.set_axis(axis)

    def set_locs(self, locs: list[float]) -> None:
        super().set_locs(locs)
        self.formatter.set_locs(locs)

    def __call__(self, x: float, pos: int | None = None) -> str:
        return self.spoken.say(self.formatter(x, pos))

    def get_offset(self) -> str:
        """What is printed at the end of the axis."""
        return self.spoken.say(self.formatter.get_offset())

    def format_ticks(self, values: list[float]) -> list[str]:
        if isinstance(self.formatter, _DATES):
            return _days([num2date(value) for value in values], self.spoken.language)
        texts = self.formatter.format_ticks(values)
        if isinstance(self.formatter, LogFormatter):  # it prints powers of ten
            texts = [f"{Decimal(str(float(v))):f}" if t else "" for v, t in zip(values, texts, strict=True)]
        if isinstance(self.formatter, ScalarFormatter) and _are_years(values, texts):
            return [traced(text) for text in texts]
        said = [self.spoken.say(text) for text in texts]
        return [traced(text) for text in said] if self._computes else said

    @property
    def _computes(self) -> bool:
        """Whether its numbers are computed from where the ticks stand, and not written by an author."""
        written = isinstance(self.formatter, FixedFormatter | FuncFormatter)
        return type(self.formatter).__module__ == "matplotlib.ticker" and not written


def speak(figure: Figure, written: Mapping[Text, str], spoken: Spoken) -> None:
    """Let `figure` say in a language what was `written` in its texts, and its axes what stands at their ticks."""
    for text, original in written.items():
        text.set_text(spoken.say(original, typed=True))
    for axis in axes_of(figure):
        for getting, setting in (
            (axis.get_major_formatter, axis.set_major_formatter),
            (axis.get_minor_formatter, axis.set_minor_formatter),
        ):
            now = getting()
            made = now.formatter if isinstance(now, SpokenTicks) else now
            if not isinstance(made, NullFormatter):
                setting(SpokenTicks(made, spoken))


def written_in(figure: Figure) -> dict[Text, str]:
    """The texts of `figure` besides those of ticks, as their author wrote them."""
    ticks = {label for axis in axes_of(figure) for label in tick_labels(axis)}
    ticks |= {axis.offsetText for axis in axes_of(figure)}
    texts = (text for text in figure.findobj(Text) if isinstance(text, Text))
    return {text: text.get_text() for text in texts if text not in ticks and text.get_text().strip()}


def axes_of(figure: Figure) -> list[Axis]:
    """Every axis of `figure` that is seen."""
    seen = [axes for axes in figure.get_axes() if axes.get_visible() and axes.axison]
    return [axis for axes in seen for axis in axes._axis_map.values() if axis.get_visible()]


def tick_labels(axis: Axis) -> Iterable[Text]:
    """The labels of all ticks that `axis` has made."""
    return (label for tick in (*axis.majorTicks, *axis.minorTicks) for label in (tick.label1, tick.label2))


def _are_years(values: Sequence[float], texts: Sequence[str]) -> bool:
    return are_years([value for value, text in zip(values, texts, strict=True) if text])


def _days(moments: Sequence[datetime], language: Language) -> list[str]:
    """Moments as years, months or days, whichever says all of them.  Raises ValueError for times of a day."""
    days = [moment.date() for moment in moments]
    if any(moment.time() != time(0) for moment in moments):
        raise ValueError("ticks are times of a day, which no language here prints: set ticks at days, or label them")
    years, months = ([day.day == 1 and (by_month or day.month == 1) for day in days] for by_month in (False, True))
    if all(years) or (sum(years) >= _SEVERAL and len(days) >= _MANY):
        return [traced(str(day.year)) if first else "" for day, first in zip(days, years, strict=True)]
    # Where several months begin, the days between have no room for a date.
    by_month = sum(months) >= _SEVERAL or all(months)
    shown = months if by_month else [True] * len(days)
    return [language.value(_value(d, month=by_month)) if s else "" for d, s in zip(days, shown, strict=True)]


def _value(day: date, *, month: bool) -> Value:
    return Value(date=day, month_only=month)
