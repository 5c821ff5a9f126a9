"""Labels that lie over shapes are found when a figure is drawn, on the sheet for paper and on that for phones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from report.drawing.save import save_figure
from report.language.printing import Language
from report.language.text import Text
from report.results.canvas import Canvas
from report.results.exhibits import Column, Figure, Table

Draw = Callable[[Canvas], None]


def overlaps(*draw: Draw, narrow: float | None = None) -> tuple[str, ...]:
    """What lies over what in a drawing of 40 mm height whose places are millimetres from the upper left corner."""

    def whole(canvas: Canvas) -> None:
        canvas.entitle(Text.same("Trees"))
        canvas.plot_area(x=(0, canvas.width_mm), y=(canvas.height_mm, 0))
        for part in draw:
            part(canvas)

    table = Table((Column(Text.same("Trees")),), ())
    figure = Figure(draw=whole, alt=lambda _: "Trees.", table=table, height=40, narrow_height=narrow)
    return save_figure(figure, "fig-trees", Language("en")).overlaps


def printed(x: float, **style: bool) -> Draw:
    return lambda canvas: canvas.label(x, 20, "forty trees", **style)


def bar(length: float) -> Draw:
    return lambda canvas: canvas.bar(0, 20, length, thickness=8, role="grid")


def line(*, role: str = "primary") -> Draw:
    return lambda canvas: canvas.line((0, 70), (10, 30), role=role)


def symbol(x: float, size: float = 7) -> Draw:
    return lambda canvas: canvas.marker(x, 20, "s", role="grid", size=size)


OVER = {
    "the edge of an area": (bar(12), printed(5)),
    "a line": (line(), printed(30)),
    "a symbol": (symbol(20), printed(19)),
}


@pytest.mark.parametrize("what", OVER)
def test_a_label_over_a_shape_is_told(what: str) -> None:
    assert overlaps(*OVER[what]) == (f"'forty trees' lies over {what}",)


FREE = {
    "inside an area": (bar(60), printed(5)),
    "inside an area that covers a line": (line(), bar(70), printed(30)),
    "before a line of the grid": (line(role="grid"), printed(30)),
    "beside a symbol": (symbol(20), printed(22)),
    "inside a symbol": (symbol(30, size=120), printed(22)),
    "above a line": (line(), printed(0)),
    "beside an area": (bar(12), printed(12.5)),
}


@pytest.mark.parametrize("where", FREE)
def test_a_label_that_can_be_read_is_not_told(where: str) -> None:
    assert overlaps(*FREE[where]) == ()


def test_a_line_over_an_area_is_seen_through_a_label_on_both() -> None:
    assert overlaps(bar(70), line(), printed(30)) == ("'forty trees' lies over a line",)


def test_the_sheet_for_phones_is_looked_at_too() -> None:
    assert overlaps(bar(12), printed(5), narrow=40) == (
        "'forty trees' lies over the edge of an area",
        "'forty trees' lies over the edge of an area (narrow)",
    )


def test_a_drawing_on_the_axes_of_the_library_is_looked_at_as_well() -> None:
    def on_axes(canvas: Canvas) -> None:
        canvas.axes.plot([0, 1], [0, 1], color=canvas.theme.colour("muted"))

    assert overlaps(on_axes, bar(12), printed(5)) == ("'forty trees' lies over the edge of an area",)
