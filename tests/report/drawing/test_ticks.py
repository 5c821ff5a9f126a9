"""Ticks of an axis: few round numbers, as exact decimals, that reach over everything drawn."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.drawing.canvas import SvgCanvas
from report.language.printing import Language

AMOUNTS = st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1)
MOST = st.integers(2, 10)


@given(AMOUNTS, MOST)
def test_ticks_reach_over_every_number_and_zero(amounts, most):
    ticks = SvgCanvas.ticks(amounts, most=most)
    unseen = (ticks[1] - ticks[0]) / 1_000_000
    assert ticks[0] - unseen <= min(0, *amounts) and max(0, *amounts) <= ticks[-1] + unseen
    assert 0 in ticks


@given(AMOUNTS, MOST)
def test_ticks_are_few_round_and_equally_far_apart(amounts, most):
    ticks = SvgCanvas.ticks(amounts, most=most)
    (step,) = {b - a for a, b in pairwise(ticks)}
    assert step.normalize().as_tuple().digits in {(1,), (2,), (5,)}
    both_sides = min(amounts) < 0 < max(amounts)
    assert 1 <= len(ticks) - 1 <= most + both_sides


@given(AMOUNTS, MOST)
def test_ticks_leave_no_step_out_that_nothing_reaches(amounts, most):
    ticks = SvgCanvas.ticks(amounts, most=most)
    if any(amounts):
        assert min(0, *amounts) < ticks[1] and ticks[-2] < max(0, *amounts)


@pytest.mark.parametrize(
    ("amounts", "most", "expected"),
    [
        ([0.3], 5, "0.0 0.1 0.2 0.3"),
        ([0.1 + 0.2], 5, "0.0 0.1 0.2 0.3"),
        ([Decimal("-0.3"), Decimal("0.3")], 6, "-0.3 -0.2 -0.1 0.0 0.1 0.2 0.3"),
        ([5], 5, "0 1 2 3 4 5"),
        ([5.4], 6, "0 1 2 3 4 5 6"),
        ([118], 5, "0 50 100 150"),
        ([-90000, 21000], 6, "-100000 -80000 -60000 -40000 -20000 0 20000 40000"),
        ([0, 0], 5, "0.0 0.2 0.4 0.6 0.8 1.0"),
        ([], 5, "0.0 0.2 0.4 0.6 0.8 1.0"),
    ],
)
def test_ticks_are_exact_and_have_the_decimals_of_their_step(amounts, most, expected):
    assert [
        f"{abs(tick) if tick.is_zero() else tick:f}".lstrip("0") or "0" for tick in SvgCanvas.ticks(amounts, most=most)
    ] == [number.lstrip("0") or "0" for number in expected.split()]


def test_an_axis_prints_its_ticks_with_the_decimals_they_have():
    canvas = SvgCanvas(Language("da"))
    canvas.number_axis(SvgCanvas.ticks([Decimal("-0.25"), Decimal("0.5")]))
    canvas.number_axis(SvgCanvas.ticks([40_000]))
    printed = [label.printed for label in canvas.labels]
    assert printed == ["−0,4", "−0,2", "0,0", "0,2", "0,4", "0,6", "0", "10.000", "20.000", "30.000", "40.000"]
