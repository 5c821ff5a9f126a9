"""How far a step is, and how much time is left: told now and then, and reckoned anew for other jobs."""

from __future__ import annotations

import io
from contextlib import redirect_stderr

from report.build.progress import LiveProgress, Pace, PlainProgress


def told(often: float, *moments: tuple[float, int, int]) -> list[str]:
    """What is told when at each time so many jobs are done of so many."""
    times = iter([at for at, _, _ in moments])
    pace = Pace(often, lambda: next(times))
    return [pace.told(done, of) for _, done, of in moments]


def test_the_time_left_is_that_of_the_jobs_that_are_left() -> None:
    assert told(10, (0, 1, 11), (10, 3, 11)) == ["", "3 of 11 jobs, about 40 s left"]


def test_nothing_is_told_too_often() -> None:
    assert told(10, (0, 1, 9), (9, 2, 9), (10, 3, 9), (15, 4, 9)) == ["", "", "3 of 9 jobs, about 30 s left", ""]


def test_other_jobs_have_a_pace_of_their_own() -> None:
    assert told(10, (0, 1, 100), (50, 51, 100), (90, 1, 3), (100, 2, 3))[2:] == ["", "2 of 3 jobs, about 10 s left"]


def test_long_times_are_told_in_minutes_and_hours() -> None:
    said = told(10, (0, 1, 1000), (60, 2, 10), (120, 3, 1000), (121, 3, 4))
    assert said == ["", "2 of 10 jobs, about 8 min left", "3 of 1000 jobs, about 16 h 37 min left", ""]


def test_a_terminal_has_one_line_and_a_file_many() -> None:
    plain, live = io.StringIO(), io.StringIO()
    for stream, progress in ((plain, PlainProgress()), (live, LiveProgress())):
        progress._pace = Pace(0, iter(range(9)).__next__)
        with redirect_stderr(stream):
            progress.step("Laying out")
            progress.part(1, 3)
            progress.part(2, 3)
    assert [line.partition("s  ")[2] for line in plain.getvalue().splitlines()][-1] == (
        "Laying out: 2 of 3 jobs, about 1 s left"
    )
    assert live.getvalue().endswith("Laying out … 2 of 3 jobs, about 1 s left") and "\n" not in live.getvalue()
