"""Operations on courses: what each makes, what is refused, and that the script makes the same of the same data."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.results.operations import OPERATIONS, Operation, as_data, computed, discounted, settled
from tests.browser import opened

SCRIPTS = Path(__file__).resolve().parents[3] / "report" / "site" / "scripts"
AMOUNTS = st.fractions(-1000, 1000, max_denominator=50)
COURSES = st.lists(AMOUNTS, min_size=1, max_size=12)
RATES = st.fractions(0, 20, max_denominator=100)
CASE = (
    Operation("cost", "total", ("cost.*",)),
    Operation("saving", "total", ("saving.*",)),
    Operation("net", "difference", ("cost", "saving")),
    Operation("of.*", "difference", ("cost.*", "saving.*")),
    Operation("sum.*", "sum", ("of.*",)),
    Operation("tenth.*", "scaled", ("cost.*", "tenth")),
    Operation("cumulated", "accumulated", ("net",)),
    Operation("discounted", "discounted", ("net", "rate", "later"), (0, 3)),
    Operation("present", "accumulated", ("discounted",)),
    Operation("balance", "last", ("present",)),
    Operation("repaid", "settled", ("cumulated",)),
    Operation("most", "highest", ("cumulated",)),
    Operation("most_at", "peak", ("cumulated",)),
    Operation("spent", "sum", ("cost",)),
    Operation("saved", "sum", ("saving",)),
    Operation("factor", "quotient", ("spent", "saved")),
    Operation("lower", "least", ("cumulated", "present")),
    Operation("upper", "greatest", ("cumulated", "present")),
)
COMPUTE = """([operations, cases]) => cases.map((given) => {
  const read = (course) => course.map(Exact.fraction);
  const courses = Object.fromEntries(Object.entries(given).map(([name, course]) => [name, read(course)]));
  return Object.fromEntries(Object.entries(Operations.compute(operations, courses)).map(
    ([name, course]) => [name, course.map(([over, under]) => under === 1n ? `${over}` : `${over}/${under}`)]));
})"""


def fractions(*numbers: float) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, numbers))


def made(does: str, *courses: tuple[Fraction, ...], after: tuple[int, ...] = ()) -> tuple[Fraction, ...]:
    names = [f"course-{place}" for place in range(len(courses))]
    operation = Operation("made", does, tuple(names), after)
    return computed([operation], dict(zip(names, courses, strict=True)))["made"]


@pytest.mark.parametrize(
    ("does", "courses", "expected"),
    [
        ("difference", [fractions(5, 1), fractions(2, 3)], fractions(3, -2)),
        ("total", [fractions(5, 1), fractions(2, 3), fractions(1, 1)], fractions(8, 5)),
        ("least", [fractions(5, 1), fractions(2, 3)], fractions(2, 1)),
        ("greatest", [fractions(5, 1), fractions(2, 3)], fractions(5, 3)),
        ("scaled", [fractions(5, 1), fractions(3)], fractions(15, 3)),
        ("accumulated", [fractions(5, -1, 2)], fractions(5, 4, 6)),
        ("sum", [fractions(5, -1, 2)], fractions(6)),
        ("last", [fractions(5, -1, 2)], fractions(2)),
        ("last", [()], ()),
        ("highest", [fractions(-5, -1, -2, -1)], fractions(-1)),
        ("highest", [()], ()),
        ("peak", [fractions(-5, -1, -2, -1)], fractions(1)),
        ("peak", [()], ()),
        ("settled", [fractions(5, -1, 2, 0)], fractions(3)),
        ("settled", [fractions(5, -1, 2)], ()),
        ("quotient", [fractions(3), fractions(2)], (Fraction(3, 2),)),
        ("quotient", [fractions(3), fractions(0)], ()),
        ("quotient", [(), fractions(2)], ()),
    ],
)
def test_what_an_operation_makes(does, courses, expected):
    assert made(does, *courses) == expected


def test_every_operation_is_computed_here_and_by_the_script():
    assert {o.does for o in CASE} == {*OPERATIONS, "discounted"}


def test_an_amount_is_discounted_through_all_rows_before_it_each_at_its_own_rate():
    found = discounted(fractions(100, 100, 100), fractions(25, 0), (0, 2))
    assert found == (Fraction(80), Fraction(64), Fraction(64))


@given(COURSES)
def test_nothing_is_discounted_at_no_rate(course):
    assert discounted(tuple(course), [Fraction(0)], (0,)) == tuple(course)


@given(COURSES, RATES)
def test_one_rate_is_the_power_of_the_row(course, rate):
    expected = tuple(amount / (1 + rate / 100) ** (row + 1) for row, amount in enumerate(course))
    assert discounted(tuple(course), [rate], (0,)) == expected


@given(COURSES)
def test_no_row_is_above_zero_from_the_one_at_which_a_course_settles(course):
    row = settled(course)
    if row is None:
        assert course[-1] > 0
    else:
        assert all(amount <= 0 for amount in course[row:])
        assert row == 0 or course[row - 1] > 0


@pytest.mark.parametrize(
    ("operation", "complaint"),
    [
        (Operation("b", "halved", ("a",)), "operation halved is unknown"),
        (Operation("b", "sum", ("c",)), "course c is unknown"),
        (Operation("a", "sum", ("a",)), "a is there twice"),
        (Operation("b.*", "sum", ("a",)), "nothing stands for the star"),
        (Operation("b", "discounted", ("a", "rate"), (0, 3)), r"1 rates after \[0, 3\]"),
        (Operation("b", "discounted", ("a", "rate"), (1,)), r"1 rates after \[1\]"),
        (Operation("b", "difference", ("a", "rate")), "shorter"),
    ],
)
def test_what_cannot_be_computed_is_refused(operation, complaint):
    with pytest.raises(ValueError, match=complaint):
        computed([operation], {"a": fractions(1, 2), "rate": fractions(3)})


@pytest.mark.slow
def test_the_script_computes_what_python_computes(browser, tmp_path):
    chance = random.Random("operations")
    cases = [_case(chance) for _ in range(60)]
    (tmp_path / "page.html").write_text(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title>'
        + "".join(f'<script src="{(SCRIPTS / name).as_uri()}"></script>' for name in ("exact.js", "operations.js"))
        + "</head><body></body></html>"
    )
    page = opened(browser, (tmp_path / "page.html").as_uri())
    written = [{name: list(map(str, course)) for name, course in case.items()} for case in cases]
    for case, found in zip(cases, page.evaluate(COMPUTE, [as_data(CASE), written]), strict=True):
        expected = computed(CASE, case)
        assert found == {name: list(map(str, course)) for name, course in expected.items()}
        assert list(found) == list(expected)
    page.close()


def _case(chance: random.Random) -> dict[str, tuple[Fraction, ...]]:
    rows, areas = chance.randrange(1, 90), ("one", "two", "three")[: chance.randrange(1, 4)]
    amounts = {
        f"{kind}.{area}": tuple(
            Fraction(chance.choice((0, chance.randrange(-(10**7), 10**7))), 100) for _ in range(rows)
        )
        for kind in ("cost", "saving")
        for area in areas
    }
    return {
        **amounts,
        "rate": (Fraction(chance.randrange(2000), 100),),
        "later": (Fraction(chance.randrange(2000), 100),),
        "tenth": (Fraction(1, 10),),
    }
