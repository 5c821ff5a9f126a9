"""The words and figures of a computation, as one language prints them: "0.6 = 2.5 − 1.9".

What is printed is true within the rounding of what is printed: where the printed figures alone do not give the printed
result, it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from report.language.interface import word
from report.language.printing import MINUS
from report.language.traced import OPAQUE
from report.language.values import COUNT, LISTED, TOTAL, WORDED, Computation, Value
from report.printed.names import Names
from report.results.arithmetic import NUMBERS, RANGES, evaluated
from report.results.computing import ASSUMED
from report.results.recomputed import operands_of
from report.results.runs import NUMBER, ROW

# The signs between the operands of what is written with signs alone.
_SIGNS = {"sum": "+", "difference": MINUS, "product": "×", "quotient": "/"}
# What has two operands, each with its place in the words.
_PAIRS = ("growth", "reduced", "share")


def explained(value: Value, names: Names) -> str:
    """How `value` came about, with the result before it; empty for one that was not computed, or is a wording."""
    if value.computation is None or value.computation.does == WORDED:
        return ""
    language = names.language
    equation = f"{language.value(value)} = {_Explanation(names, value.computation).words()}"
    if comes_out(value, names):
        return equation
    return word("computation_rounded", language.code, equation=equation)


def comes_out(value: Value, names: Names) -> bool:
    """Whether what is printed of the operands of `value` gives what is printed of it, with as many decimals."""
    how = value.computation
    if how is None or how.does not in (*NUMBERS, *RANGES):
        return True
    operands = [_printed_ends(operand) for operand in operands_of(how, names.values)]
    try:
        low, high = evaluated(how.does, operands, dict(how.given))
    except ZeroDivisionError:
        return False
    return (_rounded(low, value.decimals), _rounded(high, value.decimals)) == _printed_ends(value)


def _printed_ends(value: Value) -> tuple[Fraction, Fraction]:
    upper = value.amount if value.upper is None else value.upper
    return _rounded(Fraction(value.amount), value.decimals), _rounded(Fraction(upper), value.decimals)


def _rounded(number: Fraction, decimals: int) -> Fraction:
    exact = Decimal(number.numerator) / number.denominator
    return Fraction(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class _Explanation:
    """What stands behind the sign of equality."""

    names: Names
    how: Computation

    def words(self) -> str:
        does, operands = self.how.does, self._operands()
        if does in _SIGNS:
            return f" {_SIGNS[does]} ".join(operands)
        if does in _PAIRS:
            return self._said(does, first=operands[0], second=operands[1])
        special = {
            "scaled": self._scaled,
            "nought": self._nought,
            "equal": self._equal,
            "rounded": self._to_a_side,
            LISTED: self._listed,
        }
        if does in (NUMBER, ROW):
            return self._said("steps", name=self.names.of_computation(self.how))
        if does in (COUNT, TOTAL) or (does == LISTED and not self.how.of):
            return self.names.of_computation(self.how)
        if does in special:
            return special[does]()
        return self._said(does) if does == ASSUMED else self._said(does, values=self._together())

    def _said(self, key: str, **fields: str) -> str:
        return word(f"computation_{key}", self.names.language.code, **fields)

    def _operands(self) -> list[str]:
        """Each as it is printed; a negative one in brackets."""
        printed = [self.names.language.value(operand) for operand in operands_of(self.how, self.names.values)]
        return [f"({one})" if MINUS in one else one for one in printed]

    def _together(self) -> str:
        return self._listed_together(self._operands())

    def _listed_together(self, printed: list[str]) -> str:
        """All in a row; with semicolons where a comma is part of a number."""
        if not any("," in one for one in printed):
            return self.names.language.listing(printed)
        listed = self.names.language.listing([one.replace(",", OPAQUE) for one in printed])
        return listed.replace(",", ";").replace(OPAQUE, ",")

    def _scaled(self) -> str:
        factor, (operand,) = Fraction(str(self.how.setting("factor"))), self._operands()
        over, under = (self.names.language.number(Decimal(part)) for part in factor.as_integer_ratio())
        times = "" if factor.numerator == 1 else f" × {over}"
        return f"{operand}{times}" + ("" if factor.denominator == 1 else f" / {under}")

    def _nought(self) -> str:
        at_nought, at_one = self._operands()
        return f"{at_nought} / ({at_nought} {MINUS} {at_one})"

    def _equal(self) -> str:
        first, *rest = self._operands()
        return self._said("equal", first=first, rest=self._listed_together(rest))

    def _to_a_side(self) -> str:
        to = dict(self.how.given).get("to") or "to_nearest"
        return self._said(f"rounded_{to}", values=self._together())

    def _listed(self) -> str:
        chosen = self.names.chosen(str(self.how.setting("table")))
        return self._said("listed_among", chosen=chosen, values=self._together())
