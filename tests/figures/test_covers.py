"""The motifs of the covers say what the data say."""

from __future__ import annotations

from itertools import pairwise

from figures.cover import PAGE, ladder, tiles
from report.author import data


def test_the_ladder_rises_step_by_step_over_the_width_of_the_page() -> None:
    steps = ladder()
    assert len(steps) == len(list(data("ladder_steps")))
    assert all(lower.height < upper.height for lower, upper in pairwise(steps))
    assert (steps[0].left, steps[-1].left + steps[-1].width) == (0, PAGE)
    assert [step.role for step in steps] == ["accent"] + ["secondary"] * 2 + ["primary"] * 3


def test_the_map_has_a_tile_for_each_municipality_and_sets_the_cases_off() -> None:
    found = tiles()
    assert len({(tile.left, tile.bottom) for tile in found}) == len(found) == len(list(data("municipalities")))
    assert sum(tile.role == "accent" for tile in found) == len(list(data("catalogue_cases")))
    assert {tile.role for tile in found} == {"accent", "secondary", "grid"}


def test_no_two_parts_of_a_cover_lie_over_each_other() -> None:
    for motif in (ladder(), tiles()):
        for at, one in enumerate(motif):
            for other in motif[:at]:
                beside = one.left >= other.left + other.width or other.left >= one.left + one.width
                above = one.bottom >= other.bottom + other.height or other.bottom >= one.bottom + one.height
                assert beside or above, (one, other)
