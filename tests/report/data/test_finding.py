"""Rows are found by their cells as if each were looked at every time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from report.data.finding import Finder

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 2),
    st.sampled_from([Decimal("1"), Decimal("1.0"), Decimal("0.5"), date(2020, 1, 1), "a", "b", "1"]),
)
NAMES = ("one", "two")


@given(st.lists(st.tuples(CELLS, CELLS)), st.lists(st.tuples(st.sampled_from([NAMES, NAMES[::-1], NAMES[:1]]), CELLS)))
def test_it_finds_what_a_look_at_every_row_finds(rows: list[tuple[Any, Any]], asked: list[Any]) -> None:
    looked = 0

    def cells(names: tuple[str, ...]) -> list[tuple[int, tuple[Any, ...]]]:
        nonlocal looked
        looked += 1
        return [(at, tuple(row[NAMES.index(name)] for name in names)) for at, row in enumerate(rows)]

    finder = Finder(cells)
    for names, cell in asked:
        wanted = (cell,) * len(names)
        assert finder.where(names, wanted) == tuple(at for at, there in cells(names) if there == wanted)
        looked -= 1
    assert looked <= 2 * len({names for names, _ in asked}) or not rows


class Everything:
    """Equal to all cells; it has no hash."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True


def test_what_has_no_hash_may_be_looked_for() -> None:
    finder = Finder(lambda _: [(0, ("a",)), (1, ("b",))])
    wanted: Any = (Everything(),)
    assert [finder.where(("one",), wanted) for _ in range(3)] == [(0, 1)] * 3
