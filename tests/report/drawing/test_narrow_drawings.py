"""The second drawing of a figure, for narrow screens: its size, its letters, its name, and what stops it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from report.drawing.save import save_figure
from report.language.printing import Language
from report.language.text import Text
from report.printed.exhibit import PrintedExhibit
from report.results.exhibits import Column, Figure, Table
from report.site.exhibit import ExhibitWriter

SVG = "{http://www.w3.org/2000/svg}"
DANISH = Language("da")
WORDING = Text(da="Ord", en="Word")


def figure(draw, **heights):
    return Figure(draw, lambda language: language.text(WORDING), Table((Column(WORDING),), ()), **heights)


def sample(canvas):
    canvas.entitle(WORDING)
    canvas.plot_area(left=5, right=5, top=8, bottom=5)
    canvas.label(0.2, 0.5, "Ordet", small=True)
    canvas.axis_title(WORDING)
    canvas.axes.plot([-1, 2], [0.2, 0.2], color=canvas.theme.colour("muted"))


def saved(draw=sample, **heights):
    return save_figure(figure(draw, **heights), "fig-sample", DANISH)


def shown(drawing):
    exhibit = PrintedExhibit("fig-sample", "figure", "Figur 1", alt="Ord", drawing=drawing)
    return ExhibitWriter("da").write(exhibit, "Ord")


def test_a_figure_without_a_narrow_height_is_drawn_once_and_scrolled():
    drawing = saved()
    assert drawing.narrow is None
    assert shown(drawing).count("<svg") == 1 and 'class="drawing scroll"' in shown(drawing)


def test_a_figure_with_a_narrow_height_is_drawn_twice_and_scrolls_nowhere():
    drawing = saved(narrow_height=60)
    narrow = ElementTree.fromstring(drawing.narrow.unnamed_svg())
    assert (narrow.get("width"), narrow.get("height")) == ("73mm", "60mm")
    page = shown(drawing)
    assert page.count("<svg") == 2 and "scroll" not in page


def test_nothing_on_a_narrow_sheet_is_smaller_than_nine_points():
    wide, narrow = saved(narrow_height=60).svg(), saved(narrow_height=60).narrow.unnamed_svg()
    sizes = [[float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)] for svg in (wide, narrow)]
    assert min(sizes[0]) == 8 and min(sizes[1]) == 9


def test_ids_are_unique_and_the_narrow_drawing_has_the_name_of_the_other():
    page = shown(saved(narrow_height=60))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    named = re.findall(r'<svg[^>]* aria-labelledby="([^"]+)"', page)
    assert len(named) == 2 and set(named) == {"fig-sample-title fig-sample-desc"}
    assert page.count("<title") == page.count("<desc") == 1
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


def test_a_drawing_knows_which_sheet_it_is_on_and_may_choose_its_height():
    def draw(canvas):
        canvas.entitle(WORDING)
        canvas.resize(40 if canvas.narrow else 20)
        canvas.plot_area(x=(0, canvas.width_mm), y=(canvas.height_mm, 0))
        canvas.label(0, 10, f"{canvas.width_mm:g}")

    drawing = saved(draw, narrow_height=99)
    assert (drawing.height, drawing.narrow.height) == (20, 40)
    assert (drawing.lettering, drawing.narrow.lettering) == (("150", "73"), ("73",))


def test_what_runs_out_of_the_narrow_sheet_is_an_error_that_says_so():
    def draw(canvas):
        canvas.entitle(WORDING)
        canvas.label(0, 0.5, "En linje, der er for lang til en telefon, og som ikke deles over to")

    assert saved(draw).narrow is None
    with pytest.raises(ValueError, match=r"^narrow, at 73 mm: 'En linje.* runs out of the drawing"):
        saved(draw, narrow_height=60)


def test_lines_of_a_paragraph_are_one_text_for_who_looks_for_typed_numbers():
    def draw(canvas):
        canvas.entitle(WORDING)
        canvas.plot_area(x=(0, canvas.width_mm), y=(canvas.height_mm, 0))
        for at, line in enumerate(("pr. 1.000", "0-17-årige", "nyt", "afsnit")):
            canvas.label(0, 10 + at * canvas.leading() + 5 * (at > 1), line)

    assert saved(draw).lettering == ("pr. 1.000 0-17-årige", "nyt afsnit")
