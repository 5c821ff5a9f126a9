"""Exact polynomials, found by asking a function: what a browser can evaluate without knowing the model.

Knows nothing of what the variables mean.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations

Amounts = Mapping[str, Fraction]
FACTORS = 2
# Where a function that is taken for multilinear is asked once more; primes, so that nothing cancels by chance.
_PROBES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A sum of terms, each a product of different variables (none for the constant) and a coefficient."""

    terms: tuple[tuple[tuple[str, ...], Fraction], ...]

    def at(self, amounts: Amounts) -> Fraction:
        """Its exact value.  Raises KeyError when a variable has no amount."""
        return sum((_product(names, amounts) * coefficient for names, coefficient in self.terms), Fraction(0))


def multilinear(function: Callable[[Amounts], Sequence[Fraction]], names: Sequence[str]) -> tuple[Polynomial, ...]:
    """The polynomials that `function` computes from amounts of `names`, by Möbius inversion over 0 and 1.

    Raises ValueError when one of its results is not a sum of products of at most :data:`FACTORS` different variables.
    """
    corners = list(chain.from_iterable(combinations(names, size) for size in range(min(len(names), FACTORS) + 1)))
    at_corner = {corner: function({name: Fraction(name in corner) for name in names}) for corner in corners}
    polynomials = tuple(_inverted(at, corners, at_corner) for at in range(len(at_corner[()])))
    probe = {name: Fraction(prime) for name, prime in zip(names, _PROBES, strict=False)}
    if len(probe) < len(names):
        raise ValueError(f"{len(names)} variables; {len(_PROBES)} at most")
    if [polynomial.at(probe) for polynomial in polynomials] != list(function(probe)):
        raise ValueError(f"the model is not linear in each of {', '.join(names)}, or multiplies more than {FACTORS}")
    return polynomials


def _inverted(
    at: int, corners: list[tuple[str, ...]], at_corner: Mapping[tuple[str, ...], Sequence[Fraction]]
) -> Polynomial:
    coefficients: dict[tuple[str, ...], Fraction] = {}
    for corner in corners:
        below = sum((coefficients.get(part, Fraction(0)) for part in _proper_parts(corner)), Fraction(0))
        coefficients[corner] = Fraction(at_corner[corner][at]) - below
    return Polynomial(tuple((corner, c) for corner, c in coefficients.items() if c))


def _proper_parts(corner: tuple[str, ...]) -> chain[tuple[str, ...]]:
    return chain.from_iterable(combinations(corner, size) for size in range(len(corner)))


def _product(names: tuple[str, ...], amounts: Amounts) -> Fraction:
    product = Fraction(1)
    for name in names:
        product *= Fraction(amounts[name])
    return product
