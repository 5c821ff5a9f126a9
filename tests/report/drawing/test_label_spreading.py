"""Labels that would meet are moved apart, as little as possible and not beyond their area."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.drawing.canvas import SvgCanvas
from report.drawing.lettering import spread
from report.language.printing import Language

ROOM, GAP, CLOSE = 100.0, 9.0, 1e-9
WANTED = st.dictionaries(st.sampled_from("abcdefghijk"), st.floats(-20, 120), min_size=1)
INSIDE = st.dictionaries(st.sampled_from("abcdefghijk"), st.floats(0, ROOM), min_size=1)


def moves(wanted: dict[str, float], found: dict[str, float]) -> float:
    return sum((found[name] - wanted[name]) ** 2 for name in wanted)


@given(WANTED)
def test_labels_stand_apart_inside_their_area(wanted):
    found = list(spread(wanted, GAP, 0, ROOM).values())
    assert all(above - below >= GAP - CLOSE for below, above in pairwise(found))
    assert found[0] >= 0 and found[-1] <= ROOM + CLOSE


@given(WANTED)
def test_labels_keep_their_order_and_of_equals_the_first_stands_on_top(wanted):
    places = list(wanted)
    downwards = sorted(wanted, key=lambda name: (-wanted[name], places.index(name)))
    assert list(spread(wanted, GAP, 0, ROOM)) == downwards[::-1]


@given(INSIDE)
def test_labels_that_do_not_meet_stay_exactly_where_they_are(wanted):
    found = spread(wanted, GAP, 0, ROOM)
    if all(above - below >= GAP for below, above in pairwise(sorted(wanted.values()))):
        assert found == wanted


@given(WANTED, st.data())
def test_no_other_places_are_nearer(wanted, data):
    """Any places that keep order, gap and area are moved by at least as much."""
    found = spread(wanted, GAP, 0, ROOM)
    free = ROOM - (len(found) - 1) * GAP
    shares = sorted(data.draw(st.lists(st.floats(0, 1), min_size=len(found), max_size=len(found))))
    other = {name: share * free + at * GAP for at, (name, share) in enumerate(zip(found, shares, strict=True))}
    for weight in (1, 0.1, 0.001):
        mixed = {name: found[name] + weight * (other[name] - found[name]) for name in found}
        assert moves(wanted, found) <= moves(wanted, mixed) + CLOSE


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"low": 50, "high": 50}, {"high": 45.5, "low": 54.5}),
        ({"low": 98, "high": 97}, {"high": 91, "low": 100}),
        ({"low": 3, "central": 2, "high": 1}, {"high": 0, "central": 9, "low": 18}),
        ({"low": 50, "central": 44, "high": 10}, {"high": 10, "central": 42.5, "low": 51.5}),
    ],
)
def test_labels_that_meet_share_the_move(wanted, expected):
    assert spread(wanted, GAP, 0, ROOM) == pytest.approx(expected)


def test_more_labels_than_fit_are_an_error():
    with pytest.raises(ValueError, match=r"3 labels of 9\.0 do not fit"):
        spread({"a": 1, "b": 1, "c": 1}, GAP, 0, 17)


def test_a_sheet_measures_labels_in_millimetres_and_places_in_data():
    canvas = SvgCanvas(Language("da"), height_mm=60)
    canvas.plot_area(top=5, bottom=5, y=(-1000, 1000))  # 50 mm are 2,000
    found = canvas.spread({"low": 100, "high": 100, "far": -900}, 5)
    assert found == pytest.approx({"far": -900, "high": 0, "low": 200})
