"""A drawing painted as PNG: what it shows stands where it stands in the drawing, on paper."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageColor

from report.drawing import Drawing
from report.drawing.raster import DPI, png
from report.style.theme import Theme

THEME = Theme()
SQUARE = '<path d="M 10 10 L 60 10 L 60 60 L 10 60 z" fill="{}" stroke="none"/>'
DRAWING = Drawing("fig-a", (("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 144 72")), "A", "A.", "", 25.4)
MARGIN = 14


def painted(content: str) -> Image.Image:
    return Image.open(io.BytesIO(png(replace(DRAWING, content=content), THEME))).convert("RGB")


def at(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """The colour of a point of the drawing."""
    scale = DPI / 72
    return picture.getpixel((round((x + MARGIN) * scale), round((y + MARGIN) * scale)))


def near(one: tuple[int, ...], colour: str) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(one, ImageColor.getrgb(colour), strict=True))


def test_an_area_has_its_colour_and_what_is_around_it_that_of_paper() -> None:
    picture = painted(SQUARE.format(THEME.colour("primary")))
    assert near(at(picture, 35, 35), THEME.colour("primary"))
    assert near(at(picture, 100, 35), THEME.colour("paper"))
    assert near(at(picture, -10, -10), THEME.colour("paper"))


def test_it_is_as_large_as_the_drawing_with_a_margin_at_twice_the_pixels_of_a_page() -> None:
    picture = painted("")
    assert picture.size == (round((144 + 2 * MARGIN) * DPI / 72), round((72 + 2 * MARGIN) * DPI / 72))


def test_a_moved_area_is_painted_where_it_was_moved_to() -> None:
    moved = SQUARE.replace("<path", '<path transform="translate(70 0)"').format(THEME.colour("primary"))
    picture = painted(moved)
    assert near(at(picture, 105, 35), THEME.colour("primary"))
    assert near(at(picture, 35, 35), THEME.colour("paper"))


def test_a_dashed_line_has_gaps_and_a_plain_one_has_none() -> None:
    line = '<path d="M 0 36 L 144 36" fill="none" stroke="{}" stroke-width="4" {}/>'
    plain = painted(line.format(THEME.colour("ink"), ""))
    dashed = painted(line.format(THEME.colour("ink"), 'stroke-dasharray="12,12" stroke-dashoffset="0"'))
    along = range(1, 143)
    assert all(near(at(plain, x, 36), THEME.colour("ink")) for x in along)
    gaps = sum(near(at(dashed, x, 36), THEME.colour("paper")) for x in along)
    assert 0.3 * len(along) < gaps < 0.6 * len(along)


@pytest.mark.parametrize("width", [1, 4, 12])
def test_a_line_is_as_wide_as_the_drawing_says(width: int) -> None:
    ink = THEME.colour("ink")
    picture = painted(f'<path d="M 0 36 L 144 36" fill="none" stroke="{ink}" stroke-width="{width}"/>')
    column = round((72 + MARGIN) * DPI / 72)
    dark = sum(sum(picture.getpixel((column, y))) < 380 for y in range(picture.height))
    assert dark == pytest.approx(width * DPI / 72, abs=1.1)


@pytest.mark.parametrize(("anchor", "left", "right"), [("start", 72, 144), ("middle", 36, 108), ("end", 0, 72)])
def test_a_text_stands_at_its_anchor(anchor: str, left: int, right: int) -> None:
    colour = THEME.colour("ink")
    picture = painted(f'<text x="72" y="40" font-size="9" text-anchor="{anchor}" fill="{colour}">Trees</text>')
    dark = [x for x in range(-13, 157) if any(sum(at(picture, x, y)) < 300 for y in range(30, 44))]
    assert dark
    assert left - 1 <= min(dark)
    assert max(dark) <= right + 1


def test_a_turned_text_runs_upwards() -> None:
    colour = THEME.colour("ink")
    turned = f'<text transform="translate(72 60) rotate(-90)" font-size="9" fill="{colour}">Trees</text>'
    picture = painted(turned)
    dark = [(x, y) for x in range(144) for y in range(72) if sum(at(picture, x, y)) < 300]
    tall = max(y for _, y in dark) - min(y for _, y in dark)
    assert tall > max(x for x, _ in dark) - min(x for x, _ in dark)
    assert max(y for _, y in dark) <= 61


def test_the_same_drawing_gives_the_same_bytes() -> None:
    drawing = replace(DRAWING, content=SQUARE.format(THEME.colour("accent")))
    assert png(drawing, THEME) == png(drawing, THEME)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<circle/>", "no <circle>"),
        ('<path d="M 0 0 A 1 1"/>', "no 'A'"),
        ('<path transform="skewX(3)" d="M 0 0"/>', "no 'skewX'"),
    ],
)
def test_markup_that_no_drawing_has_is_refused(content: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        painted(content)
