"""The one formatter: values, dates, lists and wordings as an editor of each language prints them.

Used by prose, tables, axes and text alternatives alike, so that one value looks the same everywhere.
Digits, month names and list words come from Babel (Unicode CLDR); precision words, units and spelt-out numbers are
those of the language's own rules (:mod:`report.language.rules`), as CLDR has none for prose.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from report.language import cldr as locales
from report.language.rules import NO_BREAK, LanguageRules
from report.language.spelling import spell, spell_counted
from report.language.text import Text
from report.language.traced import traced
from report.language.units import EXACT, unit_words
from report.language.values import Value, printable
from report.language.vocabulary import languages, rules_of

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that prints values.  Raises ValueError for a `code` that is not in hand."""

    code: str

    def __post_init__(self) -> None:
        rules_of(self.code)

    @property
    def rules(self) -> LanguageRules:
        """What the generator knows of the language."""
        return rules_of(self.code)

    def text(self, wording: Text, **values: Value | str) -> str:
        """`wording` in this language, its ``{name}`` fields filled with printed values."""
        printed = {k: v if isinstance(v, str) else self.value(v) for k, v in values.items()}
        return wording.in_(self.code).format(**printed) if printed else wording.in_(self.code)

    def value(
        self, value: Value, *, unit: bool = True, precision: bool = True, magnitude: bool = False, sign: bool = False
    ) -> str:
        """`value` as digits (or date, wording, list), with no-break spaces inside.

        `unit` and `precision` say whether to print them; `magnitude` drops the sign of the
        number ("a fall of 0.6"); `sign` prints a plus before positive numbers.
        """
        if value.number is None:
            return traced(self._other(value))
        digits = self._digits(value, magnitude=magnitude, sign=sign)
        if unit:
            digits = self._with_unit(digits, value)
        return traced(self._precision(value) + traced(digits) if precision else digits)

    def words(self, value: Value, *, gender: str = "", precision: bool = True) -> str:
        """`value` spelt out, for whole numbers from 0 to 999; others fall back to digits.

        `gender` is that of the noun counted, one of those of the language (*én*, *ét*).  A range is
        spelt out at both ends; halves and thirds become shares ("two-thirds"), once and twice
        have their words; other units are left out.
        """
        ends = [end for end in (value.number, value.upper) if end is not None]
        if not ends or any(end != end.to_integral_value() or not 0 <= end < 1000 for end in ends):
            return self.value(value, precision=precision)
        ends = list(dict.fromkeys(ends))
        counted = spell_counted(int(ends[0]), value.unit, self.code) if len(ends) == 1 else None
        words = counted or f" {self.rules.to} ".join(spell(int(end), self.code, gender) for end in ends)
        return traced(self._precision(value) + words if precision else words)

    def number(self, number: Decimal | float | int, decimals: int = 0) -> str:
        """A bare number with grouped digits, rounded half up to `decimals`."""
        digits = locales.decimal(rounded(number, decimals), _pattern(decimals), self.rules.locale)
        return traced(digits.replace("-", MINUS))

    def month(self, value: Value) -> str:
        """A date as month and year.  Raises TypeError for a value that is no date."""
        if value.date is None:
            raise TypeError(f"{value} is no date")
        return traced(locales.day(value.date, "MMMM y", self.rules.locale).replace(" ", NO_BREAK))

    def listing(self, items: tuple[str, ...] | list[str]) -> str:
        """`items` as a list in running text, as in "oak, ash and elm"."""
        return locales.listing(tuple(items), self.rules.locale)

    def _digits(self, value: Value, *, magnitude: bool, sign: bool) -> str:
        ends = [value.amount] if value.upper is None else [value.amount, value.upper]
        if magnitude:
            if value.upper is not None and value.amount < 0 < value.upper:
                raise ValueError(f"the range from {value.number} to {value.upper} has ends of both signs, no magnitude")
            ends = sorted(abs(end) for end in ends)
        ends = [rounded(end, value.decimals) for end in ends]
        printed = [f"{'+' * (sign and end > 0)}{self.number(end, value.decimals)}" for end in ends]
        if len(set(printed)) == 1:
            return printed[0]
        # A dash beside a sign would be read as another.
        signed = any(end < 0 for end in ends) or sign
        return f"{NO_BREAK}{self.rules.to}{NO_BREAK}".join(printed) if signed else self.rules.dash.join(printed)

    def _with_unit(self, digits: str, value: Value) -> str:
        words = unit_words(value.unit, self.code)
        if not words:
            return digits
        ends = {abs(rounded(end, 0)) for end in (value.amount, value.upper) if end is not None}
        one = value.decimals == 0 and ends == {1} and len({value.amount > 0, (value.upper or value.amount) > 0}) == 1
        return (words.one if one else words.many).format(digits)

    def _precision(self, value: Value) -> str:
        return "" if value.precision == EXACT else self.rules.precisions[value.precision] + NO_BREAK

    def _other(self, value: Value) -> str:
        if value.date is not None:
            if value.month_only:
                return self.month(value)
            return locales.day(value.date, self.rules.date, self.rules.locale).replace(" ", NO_BREAK)
        if value.text is not None:
            return value.text.in_(self.code)
        return self.listing([item.in_(self.code) for item in value.items])


def in_each(printed: Callable[[Language], str]) -> Text:
    """What `printed` says in each language in hand, as one wording."""
    return Text(**{code: printed(Language(code)) for code in languages()})


def rounded(number: Decimal | float | int, decimals: int) -> Decimal:
    """`number` as it is printed with `decimals`: half up, never a negative zero.  Raises what printable raises."""
    nearest = printable(number, decimals).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(nearest) if nearest.is_zero() else nearest


@cache
def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")
