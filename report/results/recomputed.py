"""Values computed again from their records, operand by operand, down to the cells of the data.

What can be re-computed is what :data:`OPERATIONS` names.  Knows nothing of files: tables, runs and registered values
are handed to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, cast

from report.language.text import Text
from report.language.values import COUNT, LISTED, TOTAL, UNRECORDED, WORDED, Computation, Conditions, Scalar, Value
from report.results.arithmetic import NUMBERS, RANGES, Ends, as_decimal, evaluated
from report.results.computing import ASSUMED, ends
from report.results.runs import NUMBER, ROW, Run
from report.results.worded import filled_again

# What a computation may do: with numbers and ranges, or by its settings alone.
_SETTINGS_ALONE = (COUNT, LISTED, TOTAL, NUMBER, ROW, ASSUMED)
OPERATIONS = (*NUMBERS, *RANGES, *_SETTINGS_ALONE, WORDED, UNRECORDED)


class Cells(Protocol):
    """A row of the data, as :class:`report.data.table.Record` is one."""

    def value(self, column: str) -> Value:
        """The number in `column`."""

    def month(self, column: str) -> Value:
        """The month in `column`."""


class Rows(Protocol):
    """A table of the data, as :class:`report.data.table.DataTable` is one."""

    def number_of(self, **cells: Scalar) -> int:
        """How many rows have columns equal to `cells`."""

    def sum_of(self, column: str, /, **cells: Scalar) -> Decimal:
        """The sum of `column` over the rows whose columns equal `cells`."""

    def with_key(self, key: str) -> Cells:
        """The row with the primary key `key`.  Raises LookupError when there is none."""


class Unrecorded(Exception):
    """Raised for a value of which nobody has recorded how it was computed."""


@dataclass(frozen=True, slots=True)
class Known:
    """What values are re-computed from: `tables` by name, `runs` by name, and registered `values` by name."""

    tables: Callable[[str], Rows]
    runs: Mapping[str, Run] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    # The registered values that were computed again already: many may rest on one.
    _again: dict[str, Value] = field(default_factory=dict, init=False, repr=False, compare=False)

    def again(self, operand: Value | str) -> Value:
        """An operand, or the registered value that it names, computed again."""
        if not isinstance(operand, str):
            return recomputed(operand, self)
        if operand not in self._again:
            self._again[operand] = recomputed(self.values[operand], self)
        return self._again[operand]


def recomputed(value: Value, known: Known) -> Value:
    """`value` as its record gives it now: read again where it was read, and computed again where it was computed.

    A value without a record, such as a wording of the data, is itself.  Operands are re-computed first.
    Raises Unrecorded for a computation that was not recorded, KeyError and LookupError for a table, a row, a run or a
    value that is unknown, and what :func:`report.results.arithmetic.evaluated` raises.
    """
    if value.computation is None:
        return _read(value, known)
    does = value.computation.does
    if does == UNRECORDED:
        raise Unrecorded(f"how {value.number} was computed is not recorded")
    if does == ROW:
        run, course = _text(value.computation, "run"), _text(value.computation, "course")
        return replace(value, text=Text.same(known.runs[run].named_row(course)))
    if does == WORDED:
        parts = [known.again(operand) for operand in value.computation.of]
        return replace(value, text=filled_again(value.computation, parts))
    low, high = _ends(value.computation, known)
    return replace(value, number=as_decimal(low), upper=None if low == high else as_decimal(high))


def _read(value: Value, known: Known) -> Value:
    """What stands in the cell that `value` was read from, printed as it is."""
    if not value.column or len(value.origins) != 1 or not value.origins[0].resource:
        return value
    row = known.tables(value.origins[0].resource).with_key(value.origins[0].key)
    if value.date is not None:
        return replace(value, date=row.month(value.column).date)
    again = row.value(value.column)
    return replace(value, number=again.number, upper=again.upper)


def _ends(computation: Computation, known: Known) -> Ends:
    given = dict(computation.given)
    if computation.does == NUMBER:
        run, course, row = given["run"], given["course"], given["row"]
        number = known.runs[str(run)].courses()[str(course)][int(str(row))]
    elif computation.does == ASSUMED:
        number = Fraction(str(given["number"]))
    elif computation.does == TOTAL:
        where = dict(cast(Conditions, given["where"]))
        number = Fraction(known.tables(str(given["table"])).sum_of(str(given["column"]), **where))
    elif computation.does in (COUNT, LISTED):
        number = Fraction(_counted(computation, known.tables(str(given["table"]))))
    else:
        operands = [ends(known.again(operand)) for operand in computation.of]
        return evaluated(computation.does, operands, given)
    return number, number


def _counted(computation: Computation, table: Rows) -> int:
    if computation.does == COUNT:
        return table.number_of(**dict(cast(Conditions, computation.setting("where"))))
    return len({key: table.with_key(key) for key in cast(tuple[str, ...], computation.setting("keys"))})


def operands_of(computation: Computation, values: Mapping[str, Value]) -> list[Value]:
    """The operands of `computation`, those that are named taken from the registered `values`.

    Raises KeyError for a name that is unknown.
    """
    return [values[operand] if isinstance(operand, str) else operand for operand in computation.of]


def _text(computation: Computation, name: str) -> str:
    return str(computation.setting(name))


def shared(values: Mapping[str, Value]) -> dict[str, Value]:
    """`values` by name, where an operand that is a registered value itself is named instead of repeated.

    So a chain of computations takes as much room as it has members, however often they are used.
    """
    numbers: dict[tuple[object, ...], int] = {}
    seen: dict[int, int] = {}

    def number_of(value: Value) -> int:
        """The same for equal values, found without looking twice at what is shared."""
        if id(value) not in seen:
            how = value.computation
            operands = () if how is None else tuple(o if isinstance(o, str) else number_of(o) for o in how.of)
            key = (replace(value, computation=None, name=None), how and (how.does, how.given), operands)
            seen[id(value)] = numbers.setdefault(key, len(numbers))
        return seen[id(value)]

    names: dict[int, str] = {}
    for name, value in values.items():
        names.setdefault(number_of(value), name)

    def naming(value: Value) -> Value:
        how = value.computation
        if how is None or not how.of:
            return value
        return replace(value, computation=replace(how, of=tuple(map(operand, how.of))))

    def operand(value: Value | str) -> Value | str:
        if isinstance(value, str):
            return value
        return names.get(number_of(value)) or naming(value)

    return {name: naming(value) for name, value in values.items()}
