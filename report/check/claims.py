"""Claims keep their direction: what a sentence claims is marked with the values it rests on and held against them.

    [er ikke tjent hjem]{claim="case.*.balance > 0"}

The same is ``{claim="case.*.balance" direction="above"}``; ``{claim="trees.last > trees.first"}`` has a point.

Knows numbers and no words: that the words say what the mark says is for their author to see to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeGuard

from report.diagnostics import Diagnostics, nearest
from report.edition.expressions import ABOVE, BELOW
from report.language.printing import Language
from report.language.values import Value
from report.markdown.nodes import Block, Inline, Span
from report.markdown.tree import attributes, classes, nodes, placed, plain, runs

ANY = "*"
_KEYS = ("claim", "direction", "point")
_MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Reach:
    """From where to where numbers lie, both ends among them."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, values: Iterable[Value]) -> Reach:
        """From the lowest to the highest number of `values`, the upper ends of ranges among them.

        A precision such as "about" has no width.  Raises ValueError without numbers.
        """
        ends = [end for value in values for end in (value.number, value.upper) if end is not None]
        return cls(min(ends), max(ends))

    def lies(self, direction: str, point: Reach) -> bool:
        """Whether all of it lies on the side `direction` of `point`, which it may not even touch."""
        return self.low > point.high if direction == ABOVE else self.high < point.low


def matching(pattern: str, names: Iterable[str]) -> list[str]:
    """The `names` that `pattern` covers: itself, or where it holds :data:`ANY`, with any text in its place."""
    beginning, *rest = pattern.split(ANY)
    if not rest:
        return [name for name in names if name == pattern]
    wanted = re.compile(".*".join(map(re.escape, (beginning, *rest))))
    return [name for name in names if name.startswith(beginning) and wanted.fullmatch(name)]


def is_claim(node: Inline) -> TypeGuard[Span]:
    """Whether `node` is a span that marks a claim."""
    return node["t"] == "Span" and "claim" in attributes(node)


def claim_facts(inlines: Sequence[Inline]) -> list[str]:
    """What the marks in `inlines` claim, as both languages must."""
    return [
        " ".join(["claim", *(given[key] for key in _KEYS if key in given)])
        for given in (attributes(node) for node in nodes(inlines) if is_claim(node))
    ]


def check_claims(
    blocks: Sequence[Block], language: Language, values: Mapping[str, Value] | None, file: str, found: Diagnostics
) -> None:
    """Report each mark in `blocks` whose claim does not hold or that cannot be checked.

    `values` are None when they could not be computed; only the marks themselves are then looked at.
    """
    checker = _Checker(language, values, file, found)
    for node, line in _marks(blocks):
        checker.check(node, line)


def _marks(blocks: Sequence[Block]) -> Iterator[tuple[Span, int]]:
    for node, line in (pair for run in runs(blocks) for pair in placed(run)):
        if node["t"] == "Span" and ("unclaimed" in classes(node) or not attributes(node).keys().isdisjoint(_KEYS)):
            yield node, line


class _Checker:
    def __init__(self, language: Language, values: Mapping[str, Value] | None, file: str, found: Diagnostics) -> None:
        self.language, self.file, self.found = language, file, found
        self.computed, self.values = values is not None, values or {}

    def check(self, node: Span, line: int) -> None:
        """Report what is wrong with the mark that the span `node` in `line` makes."""
        given, said = attributes(node), plain(node["c"][1])
        if "unclaimed" in classes(node) and not given.get("reason"):
            self._malformed(f"{said!r} is .unclaimed without a reason", line, 'write reason="…"')
        elif not given.keys().isdisjoint(_KEYS) and not given.get("claim"):
            self._malformed(f"the mark of {said!r} claims no value", line, 'write {claim="name > 0"}')
        elif "claim" in given and given.get("direction") not in (ABOVE, BELOW):
            self._malformed(
                f"the claim {said!r} has no direction that is known: {given.get('direction', '')!r}",
                line,
                'write {claim="value < 0"} or {claim="value > other"}, with spaces around the sign',
            )
        elif "claim" in given and self.computed:
            self._hold(said, given, line)

    def _hold(self, said: str, given: dict[str, str], line: int) -> None:
        named = self._named(given["claim"], line)
        point = self._named(given["point"], line) if given.get("point") else {}
        if not named or (given.get("point") and not point):
            return
        odd = [name for name, value in (named | point).items() if value.number is None]
        units = {value.unit for value in (named | point).values()}
        if odd or len(units) > 1:
            what = f"{odd[0]} is no number" if odd else f"it compares different units: {', '.join(sorted(units))}"
            self._malformed(f"the claim {said!r} cannot be checked: {what}", line, "name numbers of one unit")
        else:
            self._compare(said, given, line, named, point or {"": self._like(named, Decimal(0))})

    def _compare(
        self, said: str, given: dict[str, str], line: int, named: dict[str, Value], point: dict[str, Value]
    ) -> None:
        at = Reach.of(point.values())
        if Reach.of(named.values()).lies(given["direction"], at):
            return
        wrong = [
            f"{name} is {self._printed({name: value})}"
            for name, value in named.items()
            if not Reach.of([value]).lies(given["direction"], at)
        ]
        self.found.error(
            "V04",
            f"the claim {said!r} no longer holds: {given['claim']} is {self._printed(named)}, which is not "
            f"{given['direction']} {self._printed(point)}",
            file=self.file,
            line=line,
            hint="say what the values now say, in both languages, or mend them; "
            + "; ".join(wrong[:_MOST_SHOWN])
            + "; …" * (len(wrong) > _MOST_SHOWN),
        )

    def _named(self, pattern: str, line: int) -> dict[str, Value]:
        """The values that `pattern` covers; none is an error."""
        names = matching(pattern, self.values)
        if not names:
            what = f"no value matches {pattern!r}" if ANY in pattern else f"there is no value {pattern!r}"
            self.found.error(
                "V02", what, file=self.file, line=line, hint=nearest(pattern, self.values) or "register it in figures/"
            )
        return {name: self.values[name] for name in names}

    def _printed(self, values: dict[str, Value]) -> str:
        reach = Reach.of(values.values())
        low, high = (self.language.value(self._like(values, end)) for end in (reach.low, reach.high))
        return low if low == high else f"{low} {self.language.rules.to} {high}"

    def _like(self, values: dict[str, Value], number: Decimal) -> Value:
        """`number` as `values` would print it."""
        return Value(
            number=number,
            unit=next(iter(values.values())).unit,
            decimals=max(value.decimals for value in values.values()),
        )

    def _malformed(self, message: str, line: int, hint: str) -> None:
        self.found.error("V05", message, file=self.file, line=line, hint=hint)
