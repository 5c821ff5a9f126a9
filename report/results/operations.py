"""A declared sequence of operations on courses: computed exactly here, and from the same data by a script.

A course is a sequence of exact amounts, one for each row; a number is a course of one row, and one that does not exist
is a course of none.  What an operation does is named, never programmed, so that :func:`as_data` says all that
:file:`report/site/scripts/operations.js` needs.  Knows nothing of years, money or wordings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

Course = tuple[Fraction, ...]
_STAR = "*"
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Operation:
    """`result` is what the operation `does`, one of :data:`OPERATIONS`, makes of the courses named in `of`.

    A name in `of` that ends with a star stands for all courses that begin as it does, in the order in which they were
    given or made.  Where `result` ends with a star too, the operation is repeated for each of them, and what stands for
    the star becomes the end of the result's name.  `after` belongs to ``discounted``: the number of rows after which
    each of its rates applies.
    """

    result: str
    does: str
    of: tuple[str, ...]
    after: tuple[int, ...] = ()


def computed(operations: Sequence[Operation], given: Mapping[str, Sequence[Fraction]]) -> dict[str, Course]:
    """The courses that were `given` and those that `operations` make of them, one after the other.

    Raises ValueError for an operation or a course that is unknown, a result that is there already, and courses that do
    not go together.
    """
    courses = {name: tuple(map(Fraction, course)) for name, course in given.items()}
    for step in expanded(operations, courses):
        courses[step.result] = _made(step, [courses[name] for name in step.of])
    return courses


def expanded(operations: Sequence[Operation], given: Iterable[str]) -> list[Operation]:
    """`operations` one by one and without stars, where courses with the names `given` are there from the beginning.

    Raises ValueError for a course that is unknown, and for a result that is there already.
    """
    names, steps = dict.fromkeys(given), list[Operation]()
    for operation in operations:
        for result, of in _repeated(operation, names):
            if result in names:
                raise ValueError(f"{result} is there twice")
            names[result] = None
            steps.append(Operation(result, operation.does, tuple(of), operation.after))
    return steps


def as_data(operations: Sequence[Operation]) -> list[dict[str, object]]:
    """`operations` as what can be written as JSON."""
    return [{"result": o.result, "does": o.does, "of": list(o.of), "after": list(o.after)} for o in operations]


def _repeated(operation: Operation, courses: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The name of each result, and the names of the courses that it is made of."""
    if not operation.result.endswith(_STAR):
        return [(operation.result, [name for pattern in operation.of for name in _standing_for(pattern, courses)])]
    pattern = next((name for name in operation.of if name.endswith(_STAR)), None)
    if pattern is None:
        raise ValueError(f"nothing stands for the star of {operation.result}")
    ends = [name.removeprefix(pattern[:-1]) for name in _standing_for(pattern, courses)]
    return [
        (
            operation.result[:-1] + end,
            [_known(name[:-1] + end if name.endswith(_STAR) else name, courses) for name in operation.of],
        )
        for end in ends
    ]


def _standing_for(pattern: str, courses: Iterable[str]) -> list[str]:
    if not pattern.endswith(_STAR):
        return [_known(pattern, courses)]
    return [name for name in courses if name.startswith(pattern[:-1])]


def _known(name: str, courses: Iterable[str]) -> str:
    if name not in courses:
        raise ValueError(f"the course {name} is unknown")
    return name


def _made(operation: Operation, courses: list[Course]) -> Course:
    if operation.does == "discounted":
        return discounted(courses[0], [rate for (rate,) in courses[1:]], operation.after)
    if operation.does not in OPERATIONS:
        raise ValueError(f"the operation {operation.does} is unknown")
    return OPERATIONS[operation.does](courses)


def discounted(course: Course, rates: Sequence[Fraction], after: Sequence[int]) -> Course:
    """`course` at the start of its first row: each row is taken to fall at its own end.

    `rates` are percentages per row, and each applies from the row that follows `after` rows on; a row is discounted
    through all rows before it, each at its own rate.  Raises ValueError when rates and rows are not as many, the first
    does not apply from the beginning, or they are out of order.
    """
    if len(rates) != len(after) or list(after) != sorted(set(after)) or after[:1] not in ((0,), [0]):
        raise ValueError(f"{len(rates)} rates after {list(after)} rows")
    factor, found = Fraction(1), []
    for row, amount in enumerate(course):
        at = max(place for place, start in enumerate(after) if start <= row)
        factor /= 1 + Fraction(rates[at]) / _PERCENT
        found.append(amount * factor)
    return tuple(found)


def settled(course: Sequence[Fraction]) -> int | None:
    """The first row from which `course` stays at or below zero; None when its last is above zero, or it has none."""
    above = [row for row, amount in enumerate(course) if amount > 0]
    first = above[-1] + 1 if above else 0
    return first if first < len(course) else None


def _rows(courses: list[Course]) -> list[tuple[Fraction, ...]]:
    return list(zip(*courses, strict=True))


def _settled(courses: list[Course]) -> Course:
    (course,) = courses
    row = settled(course)
    return () if row is None else (Fraction(row),)


def _peak(courses: list[Course]) -> Course:
    (course,) = courses
    return (Fraction(course.index(max(course))),) if course else ()


def _scaled(courses: list[Course]) -> Course:
    course, (factor,) = courses
    return tuple(amount * factor for amount in course)


def _quotient(courses: list[Course]) -> Course:
    over, under = courses
    return (over[0] / under[0],) if over and under and under[0] else ()


def _accumulated(courses: list[Course]) -> Course:
    (course,) = courses
    return tuple(accumulate(course))


def _difference(courses: list[Course]) -> Course:
    one, other = courses
    return tuple(a - b for a, b in zip(one, other, strict=True))


# What an operation makes of its courses; ``discounted`` stands by itself, because it has rows of its own.
# ``total``, ``least`` and ``greatest`` go row by row over any number of courses, ``difference`` over two; ``scaled``
# is a course times a number; ``sum``, ``last`` and ``highest``, the greatest amount, are numbers, as are the first row
# of that (``peak``) and the row of :func:`settled`, counted from nought; ``quotient`` is one number by another, none
# where that is zero.
OPERATIONS: dict[str, Callable[[list[Course]], Course]] = {
    "difference": _difference,
    "total": lambda courses: tuple(sum(row, Fraction(0)) for row in _rows(courses)),
    "least": lambda courses: tuple(map(min, _rows(courses))),
    "greatest": lambda courses: tuple(map(max, _rows(courses))),
    "scaled": _scaled,
    "accumulated": _accumulated,
    "sum": lambda courses: (sum(courses[0], Fraction(0)),),
    "last": lambda courses: courses[0][-1:],
    "highest": lambda courses: (max(courses[0]),) if courses[0] else (),
    "peak": _peak,
    "settled": _settled,
    "quotient": _quotient,
}
