"""What this project set out to reach beside its peers, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from peer.changes import COLD, NOTHING, WORD
from peer.course import Course
from peer.kinds import HTML, PDF

Chosen = Callable[[Course], bool]
_UNKNOWN = "not measured"


def goals(courses: Sequence[Course]) -> list[list[str]]:
    """Each goal with the ratio of the best peer's time to ours, by processor time and as time went by."""
    return [
        _goal("pages from nothing: 8 × the best that runs cells", courses, HTML, COLD, _executes, 8.0),
        _goal("pages, nothing changed: 30 × the best that runs cells", courses, HTML, NOTHING, _executes, 30.0),
        _goal("one word to pages: 8 × the best that runs cells", courses, HTML, WORD, _executes, 8.0),
        _goal("one word to the tagged PDF: ahead of all that run cells and tag", courses, PDF, WORD, _tags, 1.0),
        _goal("PDF from nothing beside Typst (no goal)", courses, PDF, COLD, _is_typst, None),
        _goal("one word to the PDF beside Typst (no goal)", courses, PDF, WORD, _is_typst, None),
    ]


def _goal(said: str, courses: Sequence[Course], form: str, step: str, chosen: Chosen, least: float | None) -> list[str]:
    """A row: the ratios, and whether that of processor time is at least what was wanted."""
    ours = next((c.middle(step) for c in courses if c.peer.key == "ours" and c.form == form), None)
    peers = [c for c in courses if c.peer.key != "ours" and c.form == form and not c.reason and chosen(c)]
    times = [timing for c in peers if (timing := c.middle(step))]
    if not ours or not times:
        return [said, _UNKNOWN, _UNKNOWN, _UNKNOWN]
    processor = min(t.processor for t in times) / ours.processor
    wall = min(t.wall for t in times) / ours.wall
    reached = "–" if least is None else "yes" if processor >= least else "no"
    return [said, f"{processor:.2f}", f"{wall:.2f}", reached]


def _executes(course: Course) -> bool:
    return course.peer.executes


def _tags(course: Course) -> bool:
    return course.peer.executes and course.tagged


def _is_typst(course: Course) -> bool:
    return course.peer.key == "typst"
