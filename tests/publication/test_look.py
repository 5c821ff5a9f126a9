"""The publication's own look: colours that can be read and told apart, and the ladder on its covers."""

from __future__ import annotations

from report.diagnostics import Diagnostics
from report.project.configuration import read_project
from tests import colours
from tests.real_project import PROJECT


def test_the_colours_can_be_read_and_told_apart() -> None:
    found = Diagnostics()
    theme = read_project(PROJECT, found).theme
    assert not list(found)
    colours.check_readable(theme)
    colours.check_apart(theme)


def test_the_cover_is_a_ladder_whose_lowest_step_is_the_accent() -> None:
    from figures.cover import ladder

    steps = ladder()
    assert steps[0].role == "accent" and len({step.role for step in steps}) == len(steps)
    assert [(step.left, step.bottom, step.height) for step in steps] == [
        (0, 0, 24),
        (42, 0, 45),
        (84, 0, 66),
        (126, 0, 87),
        (168, 0, 108),
    ]
    assert steps[-1].left + steps[-1].width == 210
    assert {p.cover.motif for p in read_project(PROJECT, Diagnostics()).publications.values() if p.cover} == {"ladder"}
