"""Exhibits that stand later on paper than they are written."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from report.markdown.placement import lacking_room, placed_for_print
from report.markdown.tree import Node

BLOCKS = st.lists(
    st.one_of(
        st.builds(lambda n: {"t": "Exhibit", "later": n}, st.integers(0, 3)),
        st.sampled_from(("Para", "Header", "Box", "BulletList", "Margin")).map(lambda t: {"t": t}),
    ),
    max_size=12,
)


def names(blocks: list[Node]) -> str:
    return " ".join(f"{b['t'][0]}{b.get('later', '')}" for b in blocks)


def test_an_exhibit_stands_as_many_paragraphs_later_as_it_asks_for() -> None:
    assert (
        names(
            placed_for_print(
                [
                    {"t": t, **({"later": 2} if t == "Exhibit" else {})}
                    for t in ("Para", "Exhibit", "Para", "BulletList", "Para")
                ]
            )
        )
        == "P P B E2 P"
    )


def test_exhibits_in_a_row_leave_each_other_room() -> None:
    blocks = [{"t": "Exhibit", "later": 1}, {"t": "Exhibit", "later": 2}, {"t": "Para"}, {"t": "Para"}]
    assert names(placed_for_print(blocks)) == "P E1 P E2"
    assert lacking_room(blocks) == []


@given(BLOCKS)
def test_nothing_is_lost_text_keeps_its_order_and_what_lacks_room_stays(blocks: list[Node]) -> None:
    placed, lacking = placed_for_print(blocks), lacking_room(blocks)
    assert sorted(map(id, placed)) == sorted(map(id, blocks))
    for kinds in (("Para", "BulletList", "Header", "Box", "Margin"), ("Header", "Box", "Exhibit")):
        assert [id(b) for b in placed if b["t"] in kinds] == [id(b) for b in blocks if b["t"] in kinds]
    assert all(room < exhibit["later"] for exhibit, room in lacking)
    for note, beside in pairwise(blocks):
        if note["t"] == "Margin" and beside["t"] != "Exhibit":
            assert placed[[id(b) for b in placed].index(id(note)) + 1] is beside


def test_what_stands_beside_a_paragraph_does_not_count_as_one() -> None:
    blocks = [{"t": "Exhibit", "later": 2}, {"t": "Para"}, {"t": "Margin"}, {"t": "Para"}, {"t": "Header"}]
    assert names(placed_for_print(blocks)) == "P M P E2 H"
    assert lacking_room([{"t": "Exhibit", "later": 3}, *blocks[1:]]) == [({"t": "Exhibit", "later": 3}, 2)]
