"""Figures as markup: safe inside any page, legible in every language, the same in every process."""

import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest

from report.drawing.save import MissingGlyph, save_figure
from report.language.printing import Language
from report.language.text import Text
from report.results.exhibits import Column, Figure, Table
from report.style.theme import Theme

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
DANISH, ENGLISH = Language("da"), Language("en")
WORDING = Text(da="Børn pr. 1.000", en="Children per 1,000")
ALT = Text(da="To søjler og en linje.", en="Two bars and a line.")


def sample(canvas):
    """Everything the canvas offers, and a line that matplotlib clips."""
    canvas.entitle(Text(da="Prøve", en="Sample"))
    canvas.axis_title(WORDING)
    canvas.plot_area(left=30, right=20, top=10, bottom=5, y=(0, 2))
    canvas.number_axis([Decimal("0.0"), Decimal("1.5")])
    canvas.bar(0, 0.5, 0.8, thickness=0.4, role="accent", inside="↓ 6")
    canvas.line((0, 1), (0, 2), role="secondary", dashed=True)
    for fill in ("full", "left", "none"):
        canvas.marker(0.9, 1.2, role="primary", fill=fill)
    canvas.row_label(0.5, "Række", strong=True)
    canvas.axes.plot([-1, 2], [1, 1], color=canvas.theme.colour("muted"))


def figure(draw=sample, alt=ALT):
    return Figure(draw=draw, alt=lambda language: language.text(alt), table=Table((Column(WORDING),), ()))


def drawn(language=DANISH, **parts):
    return save_figure(figure(**parts), "fig-sample", language).svg()


def printing(*labels, x=0.0):
    """A drawing that prints `labels` over one another."""

    def draw(canvas):
        canvas.entitle(Text.same("Test"))
        for label in labels:
            canvas.label(x, 0.5, label)

    return draw


@pytest.fixture(scope="module")
def svg():
    return drawn()


@pytest.fixture(scope="module")
def root(svg):
    return ElementTree.fromstring(svg)


def test_a_drawing_stands_inside_a_page_without_prologue_style_or_metadata(svg, root):
    assert svg.startswith("<svg ")
    assert not re.search(r"<\?xml|<!DOCTYPE|metadata|rdf|xlink|<!--", svg)
    assert not [e for e in root.iter() if "style" in e.attrib or e.tag == f"{SVG}style"]


def test_colours_are_attributes_and_roles_are_classes(root):
    painted = [e for e in root.iter() for paint in ("fill", "stroke") if e.get(paint, "none") != "none"]
    assert painted
    for element in painted:
        for paint in ("fill", "stroke"):
            if element.get(paint, "none") != "none":
                assert f"{paint}-{Theme().role_of(element.get(paint))}" in element.get("class").split()


def test_ids_are_prefixed_unique_and_all_referred_to(svg, root):
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(i.startswith("fig-sample-") for i in ids)
    referred = set(re.findall(r"url\(#([^)]+)\)", svg)) | set(root.get("aria-labelledby").split())
    assert referred == set(ids)
    assert len(ids) > 2


def test_no_shape_is_drawn_through_a_reference_that_weasyprint_may_not_find(svg):
    assert "<use" not in svg
    assert svg.count("translate(") == 4  # the half-filled symbol consists of two halves


def test_title_and_text_alternative_come_first_and_name_the_picture(root):
    title, description = list(root)[:2]
    assert (title.tag, title.text) == (f"{SVG}title", "Prøve")
    assert (description.tag, description.text) == (f"{SVG}desc", "To søjler og en linje.")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_the_size_is_that_of_print_and_the_proportions_are_kept(root):
    assert (root.get("width"), root.get("height")) == ("150mm", "80mm")
    _, _, width, height = map(float, root.get("viewBox").split())
    assert width / height == pytest.approx(150 / 80)


def test_text_stays_text_in_the_typeface_of_the_page(root):
    texts = {e.text: e for e in root.iter(f"{SVG}text")}
    assert {"Børn pr. 1.000", "Række", "↓ 6"} <= set(texts)
    assert root.get("font-family").startswith("Source Sans Pro,")
    assert texts["Række"].get("font-weight") == "600"
    assert all(float(e.get("font-size")) >= 8 and "rotate" not in e.get("transform", "") for e in texts.values())


def test_axis_numbers_are_those_of_the_language():
    assert ">1,5<" in drawn(DANISH) and ">0,0<" in drawn(DANISH)
    assert ">1.5<" in drawn(ENGLISH) and ">0.0<" in drawn(ENGLISH)


def test_the_bytes_are_the_same_in_every_process(svg):
    script = (
        "import sys; from tests.report.drawing.test_drawing import drawn; sys.stdout.buffer.write(drawn().encode())"
    )
    for seed in ("0", "1"):
        made = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        assert made.decode() == svg


def test_settings_of_the_user_change_nothing(svg):
    with matplotlib.rc_context({"lines.linewidth": 9, "svg.fonttype": "path", "path.sketch": (1, 100, 2)}):
        assert drawn() == svg


def test_a_character_outside_the_typeface_is_an_error():
    with pytest.raises(MissingGlyph, match=r"U\+21D2"):
        drawn(draw=printing("stabilt ⇒"))


@pytest.mark.parametrize("blank", ["", " \n"])
def test_a_figure_without_text_alternative_is_an_error(blank):
    with pytest.raises(ValueError, match="fig-sample: the text alternative is empty"):
        drawn(alt=Text.same(blank))


def test_a_drawing_without_title_is_an_error():
    with pytest.raises(ValueError, match="entitle"):
        drawn(draw=lambda canvas: None)


def test_a_colour_outside_the_palette_is_an_error():
    def draw(canvas):
        canvas.entitle(WORDING)
        canvas.axes.plot([0, 1], [0, 1], color="#123456")

    with pytest.raises(ValueError, match="#123456 is not in the palette"):
        drawn(draw=draw)


def test_a_label_that_leaves_the_sheet_is_an_error():
    with pytest.raises(ValueError, match="runs out of the drawing"):
        drawn(draw=printing("Gennemsnitlig rådgivningskommune", x=0.9))


def test_labels_over_each_other_are_an_error():
    with pytest.raises(ValueError, match="printed over each other"):
        drawn(draw=printing("3,0", "2,7"))


def test_an_unknown_role_is_an_error_that_names_the_known_ones():
    with pytest.raises(ValueError, match="primary"):
        Theme().colour("petrol")
