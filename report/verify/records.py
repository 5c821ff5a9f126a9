"""The recorded values of an edition (``values.json``), made what they were when the site was built.

Whoever wrote the file may have meant harm: what is too large to compute with, or is of another kind than it should be,
is refused before anything is done with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from report.data.package import Package
from report.language.rules import UnitWords
from report.language.text import Text
from report.language.values import COUNT, TOTAL, WORDED, Computation, Origin, Scalar, Setting, Value
from report.language.vocabulary import built_in
from report.results.operations import Operation
from report.results.runs import Run

VALUES_FILE = "values.json"
_LONGEST = 400  # characters of a number; the longest that a generator writes is the quotient of two exact amounts
_EXPONENT = 60  # of ten, in either direction
_WHOLE = 1_000_000  # the largest whole number that a computation is told
_STEPS = 5_000_000  # amounts that one run may come to
_PATTERN = re.compile(r"[^{}]{0,60}\{\}[^{}]{0,60}")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an edition records in the file `path`: its values by name, their records as written, and its runs.

    `known` says whether its language prints here as it did there.  `broken` has by name what could not be made a value,
    and why.
    """

    path: str
    language: str
    known: bool
    records: dict[str, dict[str, Any]]
    values: dict[str, Value] = field(default_factory=dict)
    runs: dict[str, Run] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    units: dict[str, UnitWords | None] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The folder of the edition, with a slash behind it."""
        return self.path.removesuffix(VALUES_FILE)


def read_recorded(content: Any, path: str) -> Recorded:
    """The edition whose file at `path` has this `content`, its values not yet made.

    Raises ValueError, KeyError, TypeError or AttributeError for what no generator wrote.
    """
    language = content["language"]
    records = {str(record["id"]): record for record in content["values"]}
    if len(records) != len(content["values"]):
        raise ValueError("it names a value twice")
    units = {name: _unit(words) if words else None for name, words in content.get("units", {}).items()}
    known = language in built_in() and not content.get("own")
    recorded = Recorded(path, language, known, records, units=units)
    for name, run in content["runs"].items():
        recorded.runs[name] = _run(name, run)
    return recorded


def _unit(words: Any) -> UnitWords:
    one, many = words
    if not all(isinstance(word, str) and _PATTERN.fullmatch(word) for word in (one, many)):
        raise ValueError(f"{str(words)[:80]} are no words of a unit")
    return UnitWords(many, one)


def make_values(recorded: Recorded, package: Package) -> None:
    """Make every record a value, those that cannot be being told under :attr:`Recorded.broken`.

    The units of the edition have to be in hand.
    """
    for name, record in recorded.records.items():
        try:
            recorded.values[name] = _value(record, recorded.language, package)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            recorded.broken[name] = str(error)[:200] or type(error).__name__


def number_in(text: Any) -> Decimal:
    """The number that `text` writes.  Raises ValueError for none, and for one that nobody can compute with."""
    if not isinstance(text, str) or len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        raise ValueError(f"{str(text)[:80]!r} is no number")
    number = Decimal(text)
    if number and abs(number.adjusted()) > _EXPONENT:
        raise ValueError(f"{text[:80]} is beyond what is computed with")
    return number


def _fraction(text: Any) -> Fraction:
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise ValueError(f"{str(text)[:80]!r} is no amount")
    over, slash, under = text.partition("/")
    return Fraction(number_in(over)) / (Fraction(number_in(under)) if slash else 1)


def _value(record: Mapping[str, Any], language: str, package: Package) -> Value:
    content: dict[str, Any] = {}
    if "number" in record:
        content["number"] = number_in(record["number"])
        content |= {"upper": number_in(record["upper"])} if "upper" in record else {}
    elif "date" in record:
        content["date"] = date.fromisoformat(record["date"])
    else:
        content["text"] = Text(**{language: _text(record["text"])})
    how = record.get("computation")
    return Value(
        **content,
        unit=_text(record["unit"]),
        decimals=_whole(record["decimals"], 60),
        precision=_text(record["precision"]),
        origins=tuple(_origin(origin) for origin in record["origins"]),
        column=_text(record["column"]),
        computation=_computation(how, language, package) if how else None,
    )


def _origin(origin: Mapping[str, Any]) -> Origin:
    source, item, page, table, key = (_text(origin[part]) for part in ("source", "item", "page", "table", "key"))
    return Origin(source, item, page, table, key)


def _computation(how: Mapping[str, Any], language: str, package: Package) -> Computation:
    does = _text(how["does"])
    given = {_text(name): setting for name, setting in how["given"].items()}
    if does == WORDED:  # in the language of this edition; the others have it in theirs
        given = {name: setting for name, setting in given.items() if name in ("fields", language)}
    settings = {name: _setting(setting) for name, setting in given.items()}
    for name in settings.keys() & _CHECKED.keys():
        _CHECKED[name](given[name])
    if does in (COUNT, TOTAL):
        settings["where"] = tuple(_condition(one, _text(given["table"]), package) for one in given["where"])
    return Computation(does, tuple(map(_text, how["of"])), tuple(settings.items()))


def _condition(condition: Any, table: str, package: Package) -> tuple[str, Scalar]:
    """A condition on a column, its value of the type that the column has."""
    column, value = condition
    kind = package.resources[table].fields[column].type
    if isinstance(value, str) and kind == "number":
        return column, number_in(value)
    if isinstance(value, str) and kind == "date":
        return column, date.fromisoformat(value)
    if value is not None and not isinstance(value, str | int):
        raise ValueError(f"{str(value)[:80]!r} is no cell")
    return column, value


def _setting(setting: Any) -> Setting:
    if isinstance(setting, list):
        return tuple(str(part) for part in setting)
    if isinstance(setting, bool) or setting is None:
        return setting
    if isinstance(setting, int):
        return _whole(setting, _WHOLE)
    return _text(setting)


def _run(name: str, run: Mapping[str, Any]) -> Run:
    given = {_text(course): tuple(map(_fraction, amounts)) for course, amounts in run["given"].items()}
    operations = tuple(
        Operation(_text(o["result"]), _text(o["does"]), tuple(map(_text, o["of"])), tuple(map(_whole, o["after"])))
        for o in run["operations"]
    )
    longest = max((len(amounts) for amounts in given.values()), default=0)
    if (len(given) + len(operations)) * len(given) * longest > _STEPS:
        raise ValueError(f"the run {name[:80]!r} is larger than any that is recorded")
    return Run.of(name, Text.same(name), operations, given, rows=tuple(map(_text, run["rows"])))


def _text(text: Any) -> str:
    if not isinstance(text, str):
        raise TypeError(f"{str(text)[:80]!r} is no text")
    return text


def _whole(number: Any, most: int = _WHOLE) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or abs(number) > most:
        raise ValueError(f"{str(number)[:80]!r} is no whole number that can be computed with")
    return number


# The settings that are computed with: by name, what refuses one that is too large.
_CHECKED: Mapping[str, Callable[[Any], object]] = {
    "factor": _fraction,
    "number": number_in,
    "places": lambda places: _whole(places, _EXPONENT),
}
