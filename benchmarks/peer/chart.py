"""A chart of what the tools take: bars in panels, a format in each row and a step in each column."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from peer.changes import COLD, NOTHING, WORD
from peer.course import Course
from peer.kinds import HTML, PDF

CHART = "speed-peers.svg"
_STEPS = {COLD: "from nothing", NOTHING: "nothing changed", WORD: "one word changed"}
_FORMS = {HTML: "Pages", PDF: "PDF"}
_NAMES, _PANEL, _GAP, _ROW, _HEAD = 260, 190, 60, 24, 58  # pixels
_OURS, _OTHERS, _INK = "#0f5260", "#7896a0", "#16262c"


def chart(courses: Sequence[Course]) -> str:
    """Processor time of each tool that has a result, as SVG; each panel has its own scale."""
    drawn, top = list[str](), 0
    for form, name in _FORMS.items():
        shown = _shown(courses, form)
        drawn.append(_band(name, shown, top))
        top += _HEAD + _ROW * len(shown) + 12
    width = _NAMES + len(_STEPS) * (_PANEL + _GAP)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" width="{width}" height="{top}" '
        f'font-family="sans-serif" font-size="13" fill="{_INK}" role="img">\n<title>Seconds of processor time</title>\n'
        f"<desc>{escape(described(courses))}</desc>\n"
        f'<rect width="{width}" height="{top}" fill="#fff"/>\n{"".join(drawn)}</svg>\n'
    )


def described(courses: Sequence[Course]) -> str:
    """The chart in words."""
    said = [
        f"{name} {text}: {', '.join(f'{c.peer.title} {_taken(c, step):.1f}' for c in shown)}"
        for form, name in _FORMS.items()
        for step, text in _STEPS.items()
        if (shown := _shown(courses, form))
    ]
    return f"Bars of seconds of processor time. {'. '.join(said)}."


def _shown(courses: Sequence[Course], form: str) -> list[Course]:
    return [course for course in courses if course.form == form and not course.reason and course.timings[COLD]]


def _band(name: str, courses: Sequence[Course], top: int) -> str:
    """A row of panels: names of tools on the left, then the bars of each step."""
    lines = [_text(8, top + 20, f"{name}: seconds of processor time", bold=True)]
    lines += [_text(8, _middle(top, at), c.peer.title, bold=c.peer.key == "ours") for at, c in enumerate(courses)]
    for column, (step, text) in enumerate(_STEPS.items()):
        left = _NAMES + column * (_PANEL + _GAP)
        lines.append(_text(left, top + 42, text))
        most = max((_taken(course, step) for course in courses), default=1.0)
        lines += [_bar(left, top, at, course, _taken(course, step), most) for at, course in enumerate(courses)]
    return "".join(lines)


def _bar(left: int, top: int, at: int, course: Course, taken: float, most: float) -> str:
    width = max(1.0, _PANEL * taken / most)
    colour = _OURS if course.peer.key == "ours" else _OTHERS
    bar = f'<rect x="{left}" y="{top + _HEAD + _ROW * at}" width="{width:.1f}" height="{_ROW - 8}" fill="{colour}"/>\n'
    return bar + _text(left + width + 6, _middle(top, at), f"{taken:.1f}" if taken >= 1 else f"{taken:.2f}")


def _middle(top: int, at: int) -> int:
    """The line on which the text of a row stands."""
    return top + _HEAD + _ROW * at + 13


def _taken(course: Course, step: str) -> float:
    timing = course.middle(step)
    return timing.processor if timing else 0.0


def _text(x: float, y: int, text: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y}"{weight}>{escape(text)}</text>\n'
