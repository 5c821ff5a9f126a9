"""What a published file of values says of computations, computed again from it alone and from the published data.

It shares nothing with the generator: it reads JSON and CSV, and computes with fractions.
"""

from __future__ import annotations

import csv
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

Ends = tuple[Fraction, Fraction]


class Published:
    """The content of a ``values.json``, and the tables in the folder `data` beside it, described by its package."""

    def __init__(self, content: dict[str, Any], data: Path, package: dict[str, Any]) -> None:
        self.values = {value["id"]: value for value in content["values"]}
        self.runs, self.data = content["runs"], data
        self.resources = {resource["name"]: resource for resource in package["resources"]}
        self._courses: dict[str, dict[str, list[Fraction]]] = {}
        self._tables: dict[str, list[dict[str, str]]] = {}

    def again(self, name: str) -> Ends | str | None:
        """The value `name` computed again, or read again from its cell; None where there is nothing to do it with."""
        value = self.values[name]
        how = value.get("computation")
        if how:
            return self._computed(how)
        if len(value["origins"]) != 1 or not value["column"] or "number" not in value:
            return None
        origin = value["origins"][0]
        row = self._row(origin["table"], origin["key"])
        low = Fraction(row[value["column"]])
        return low, Fraction(row["upper"]) if row.get("upper") else low

    def stated(self, name: str) -> Ends:
        """The number, or the range, that the file gives."""
        value = self.values[name]
        return Fraction(value["number"]), Fraction(value.get("upper", value["number"]))

    def _computed(self, how: dict[str, Any]) -> Ends | str | None:
        does, given = how["does"], how["given"]
        if does == "row":
            place = self._run(given["run"])[given["course"]][0]
            return str(self.runs[given["run"]]["rows"][int(place)])
        if does == "run":
            return _one(self._run(given["run"])[given["course"]][given["row"]])
        if does == "count":
            return _one(Fraction(sum(self._is(row, given) for row in self._table(given["table"]))))
        if does == "listed":
            return _one(Fraction(len([self._row(given["table"], key) for key in given["keys"]])))
        if does == "worded":  # its words are its author's: what they hold can be computed again, and they cannot
            for operand in how["of"]:
                self._ends(operand)
            return None
        if does == "assumed":
            return _one(Fraction(given["number"]))
        return _operated(does, [self._ends(operand) for operand in how["of"]], given)

    def _ends(self, name: str) -> Ends:
        found = self.again(name)
        assert not isinstance(found, str)
        return self.stated(name) if found is None else found

    def _is(self, row: dict[str, str], given: dict[str, Any]) -> bool:
        fields = {f["name"]: f for f in self.resources[given["table"]]["schema"]["fields"]}
        return all(_cell(row[column], fields[column]["type"]) == wanted for column, wanted in given["where"])

    def _table(self, name: str) -> list[dict[str, str]]:
        if name not in self._tables:
            with (self.data / self.resources[name]["path"]).open(encoding="utf-8", newline="") as file:
                self._tables[name] = list(csv.DictReader(file))
        return self._tables[name]

    def _row(self, table: str, key: str) -> dict[str, str]:
        named = self.resources[table]["schema"]["primaryKey"]
        columns = [named] if isinstance(named, str) else named
        return next(row for row in self._table(table) if "|".join(row[column] for column in columns) == key)

    def _run(self, name: str) -> dict[str, list[Fraction]]:
        if name not in self._courses:
            run = self.runs[name]
            courses = {course: list(map(Fraction, amounts)) for course, amounts in run["given"].items()}
            for operation in run["operations"]:
                _operate(operation, courses)
            self._courses[name] = courses
        return self._courses[name]


def _cell(text: str, kind: str) -> object:
    if text == "":
        return None
    return {"true": True, "false": False}[text] if kind == "boolean" else int(text) if kind == "integer" else text


def _one(number: Fraction) -> Ends:
    return number, number


def _operated(does: str, ends: list[Ends], given: dict[str, Any]) -> Ends:
    if does in ("lower", "upper"):
        return _one(ends[0][does == "upper"])
    if does == "span":
        return min(low for low, _ in ends), max(high for _, high in ends)
    first, *rest = (low for low, _ in ends)
    every = [first, *rest]
    second = rest[0] if rest else Fraction(1)
    one = {
        "sum": lambda: sum(every, Fraction()),
        "difference": lambda: first - sum(rest),
        "product": lambda: math.prod(every, start=Fraction(1)),
        "quotient": lambda: first / second,
        "share": lambda: 100 * first / second,
        "growth": lambda: 100 * (first / second - 1),
        "mean": lambda: sum(every, Fraction()) / len(every),
        "scaled": lambda: first * Fraction(given["factor"]),
        "reduced": lambda: first * (1 - second / 100),
        "least": lambda: min(every),
        "greatest": lambda: max(every),
        "nought": lambda: first / (first - second),
        "rounded": lambda: _rounded(first, given["places"], given.get("to", "")),
    }
    return _one(Fraction(one[does]()))


def _rounded(number: Fraction, places: int, to: str) -> Fraction:
    steps = number * 10**places
    if to:
        return Fraction(math.ceil(steps) if to == "up" else math.floor(steps), 1) / 10**places
    half = math.floor(abs(steps) + Fraction(1, 2))
    return Fraction(half if steps >= 0 else -half, 1) / 10**places


def _operate(operation: dict[str, Any], courses: dict[str, list[Fraction]]) -> None:
    """Adds to `courses` what `operation` makes of them; a star stands for whatever names end in."""
    result, of = operation["result"], operation["of"]
    if not result.endswith("*"):
        named = [name for one in of for name in ([one] if not one.endswith("*") else _like(one, courses))]
        courses[result] = _made(operation, [courses[name] for name in named])
        return
    pattern = next(name for name in of if name.endswith("*"))
    for end in [name[len(pattern) - 1 :] for name in _like(pattern, courses)]:
        named = [name[:-1] + end if name.endswith("*") else name for name in of]
        courses[result[:-1] + end] = _made(operation, [courses[name] for name in named])


def _like(pattern: str, courses: dict[str, list[Fraction]]) -> list[str]:
    return [name for name in courses if name.startswith(pattern[:-1])]


def _made(operation: dict[str, Any], of: list[list[Fraction]]) -> list[Fraction]:
    first, does = of[0] if of else [], operation["does"]
    rows = list(zip(*of, strict=False))
    if does == "discounted":
        return _discounted(first, [rate for (rate,) in of[1:]], operation["after"])
    if does == "settled":
        above = [at for at, amount in enumerate(first) if amount > 0]
        at = above[-1] + 1 if above else 0
        return [Fraction(at)] if at < len(first) else []
    if does == "quotient":
        return [first[0] / of[1][0]] if first and of[1] and of[1][0] else []
    return {
        "difference": lambda: [a - b for a, b in rows],
        "total": lambda: [sum(row, Fraction()) for row in rows],
        "least": lambda: [min(row) for row in rows],
        "greatest": lambda: [max(row) for row in rows],
        "scaled": lambda: [amount * of[1][0] for amount in first],
        "accumulated": lambda: [sum(first[: at + 1], Fraction()) for at in range(len(first))],
        "sum": lambda: [sum(first, Fraction())],
        "last": lambda: first[-1:],
        "highest": lambda: sorted(first)[-1:],
        "peak": lambda: [Fraction(first.index(max(first)))] if first else [],
    }[does]()


def _discounted(course: list[Fraction], rates: list[Fraction], after: list[int]) -> list[Fraction]:
    factor, found = Fraction(1), []
    for row, amount in enumerate(course):
        rate = next(rate for rate, start in reversed(list(zip(rates, after, strict=True))) if start <= row)
        factor /= 1 + rate / 100
        found.append(amount * factor)
    return found
