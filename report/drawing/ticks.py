"""Round numbers for an axis, as exact decimals.  Knows no drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (1, 2, 5, 10)
# By how many steps a number may lie outside: binary fractions are not exact, and three times 0.1 is not 0.3.
_UNSEEN = Decimal("1e-6")

_YEARS, _MOST_YEARS = range(1500, 2200), 300


def ticks(numbers: Iterable[float | Decimal], most: int) -> list[Decimal]:
    """As :meth:`report.results.canvas.Canvas.ticks` says."""
    reach = [Decimal(0), *(n if isinstance(n, Decimal) else Decimal(n) for n in numbers)]
    lowest, highest = min(reach), max(reach)
    if lowest == highest:
        highest = Decimal(1)
    step = _step((highest - lowest) / most)
    first = int((lowest / step + _UNSEEN).to_integral_value(ROUND_FLOOR))
    last = int((highest / step - _UNSEEN).to_integral_value(ROUND_CEILING))
    return [step * at for at in range(first, last + 1)]


def _step(least: Decimal) -> Decimal:
    """The lowest of 1, 2, 5 times a power of ten that is not below `least`, but for what nobody sees."""
    power = Decimal(1).scaleb(least.adjusted())
    step = next(power * times for times in _STEPS if power * times >= least * (1 - _UNSEEN))
    return Decimal(f"{step:.0e}")


def are_years(numbers: Sequence[float]) -> bool:
    """Whether `numbers` are years by their size, which no language groups by thousands."""
    whole = all(number in _YEARS for number in numbers)
    return whole and bool(numbers) and max(numbers) - min(numbers) <= _MOST_YEARS
