"""Named runs of a declared sequence of operations: what is computed of given courses, and values of its results.

A value of a run holds the run's name and where in it the value stands, not the hundreds of amounts that it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Unpack

from report.language.text import Text
from report.language.values import Computation, Origin, Value
from report.results.arithmetic import as_decimal
from report.results.computing import Printed
from report.results.operations import Course, Operation, computed

# The operations that take a number of a run, and the name of one of its rows; and the run of a model's own table.
NUMBER, ROW, OWN = "run", "row", ""
_KEPT = 64  # runs whose courses are kept: an analysis takes many values of one


@dataclass(frozen=True, slots=True)
class Run:
    """`operations` on the courses `given`, by name; `rows` are the names of the rows and `label` that of the run.

    `origins` are the places that the given courses rest on, and `series` what courses are called, by name.
    `called` is how a row is spoken of, with its name in the field ``row``.
    """

    name: str
    label: Text
    operations: tuple[Operation, ...]
    given: tuple[tuple[str, Course], ...]
    rows: tuple[str, ...]
    origins: tuple[Origin, ...]
    series: tuple[tuple[str, Text], ...] = ()
    called: Text = Text.same("{row}")

    @classmethod
    def of(
        cls,
        name: str,
        label: Text,
        operations: Sequence[Operation],
        given: Mapping[str, Sequence[Fraction]],
        *,
        rows: Sequence[str] = (),
        origins: Sequence[Origin] = (),
        series: Mapping[str, Text] | None = None,
        called: Text | None = None,
    ) -> Run:
        """A run of what an analysis has at hand: sequences and mappings."""
        courses = tuple((course, tuple(map(Fraction, amounts))) for course, amounts in given.items())
        named = tuple((series or {}).items())
        return cls(
            name, label, tuple(operations), courses, tuple(rows), tuple(origins), named, called or Text.same("{row}")
        )

    def courses(self) -> dict[str, Course]:
        """Every course, given or made, by name.  Raises ValueError as :func:`report.results.operations.computed`."""
        return dict(_courses(self))

    def value(self, course: str, row: int = 0, **printed: Unpack[Printed]) -> Value:
        """The amount of `course` in the row at the place `row`.

        Raises KeyError for a course that there is not, and IndexError for a row.
        """
        return Value(
            number=as_decimal(_courses(self)[course][row]),
            origins=self.origins,
            computation=taken(self.name, course, row),
            **printed,
        )

    def row(self, course: str, **printed: Unpack[Printed]) -> Value:
        """The name of the row whose place `course`, a number such as that of ``settled``, gives; a wording.

        Raises IndexError where there is no such row.
        """
        return Value(
            text=Text.same(self.named_row(course)),
            origins=self.origins,
            computation=Computation(ROW, given=(("run", self.name), ("course", course))),
            **printed,
        )

    def named_row(self, course: str) -> str:
        """What :meth:`row` prints."""
        return self.rows[int(_courses(self)[course][0])]


def taken(run: str, course: str, row: int) -> Computation:
    """The record of a value that is the amount of `course` in a row of the run named `run`."""
    return Computation(NUMBER, given=(("run", run), ("course", course), ("row", row)))


@lru_cache(maxsize=_KEPT)
def _courses(run: Run) -> dict[str, Course]:
    return computed(run.operations, dict(run.given))
