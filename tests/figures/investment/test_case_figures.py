"""Charts of the two investment cases and of what Herning's slides state: legible, told apart, worded as the source."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from figures import herning, investment
from report.drawing.save import save_figure
from report.language.printing import Language
from report.printed.grid import printed_cell

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = (Language("da"), Language("en"))
AREAS = investment.silkeborg_areas_chart
COURSES = {"silkeborg": investment.silkeborg_course, "prep": investment.prep_course}
TORNADOS = {"silkeborg": investment.silkeborg_tornado, "prep": investment.prep_tornado}


@pytest.fixture(autouse=True)
def in_project(monkeypatch):
    monkeypatch.chdir(ROOT)


def drawn(figure, language):
    root = ElementTree.fromstring(save_figure(figure, "fig-case", language).svg())
    return root, [text.text.replace("\N{NO-BREAK SPACE}", " ") for text in root.iter(f"{SVG}text")]


def printed(table, language):
    return [
        [
            printed_cell(cell, language, column).replace("\N{NO-BREAK SPACE}", " ")
            for column, cell in zip(table.columns, row.cells, strict=True)
        ]
        for row in table.rows
    ]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("draw", [*COURSES.values(), *TORNADOS.values(), AREAS], ids=lambda draw: draw.__name__)
def test_charts_of_a_case_say_in_whole_sentences_what_they_show(draw, language):
    figure = draw()
    drawn(figure, language)
    said = figure.alt(language)
    assert said.endswith(".") and ".." not in said and "{" not in said


@pytest.mark.parametrize("name", COURSES)
def test_lines_of_a_course_are_told_apart_by_symbols_that_stand_alone(name):
    root, _ = drawn(COURSES[name](), LANGUAGES[0])
    places = [path.get("transform") for path in root.iter(f"{SVG}path") if path.get("transform")]
    assert len(places) == len(set(places))
    outlines = {path.get("d") for path in root.iter(f"{SVG}path") if path.get("transform")}
    assert len(outlines) == 2 * 3  # three shapes, each larger beside its name


def test_the_years_of_silkeborg_are_five_apart_and_the_last_of_the_box_is_marked():
    _, labels = drawn(COURSES["silkeborg"](), LANGUAGES[1])
    years = [int(label) for label in labels if re.fullmatch(r"20\d\d", label)]
    assert years == list(range(2020, 2051, 5))
    assert "2036: last year of the box" in labels and "Year" in labels


def test_readings_of_prep_have_the_names_of_their_table():
    readings = [row[0] for row in printed(investment.prep_readings(), LANGUAGES[1])]
    _, labels = drawn(COURSES["prep"](), LANGUAGES[1])
    assert [reading for reading in readings if reading in " ".join(labels)] == [readings[0], readings[3], readings[4]]


@pytest.mark.parametrize(
    ("language", "ends"),
    [
        (LANGUAGES[0], ["forudsætning 10 % lavere", "forudsætning 10 % højere"]),
        (LANGUAGES[1], ["assumption 10% lower", "assumption 10% higher"]),
    ],
)
@pytest.mark.parametrize("name", TORNADOS)
def test_a_tornado_says_how_far_assumptions_are_changed(name, language, ends):
    figure = TORNADOS[name]()
    _, labels = drawn(figure, language)
    assert [label for label in labels if label in ends] == ends
    assert [
        language.text(column.label).replace("\N{NO-BREAK SPACE}", " ") for column in figure.table.columns[1:]
    ] == ends


def test_how_often_is_followed_up_reads_as_in_the_source():
    danish, english = (printed(herning.herning_follow_up(), language) for language in LANGUAGES)
    assert danish[0][1:3] == ["efter 4 uger", "hver 3. måned"] and danish[2][1:3] == [
        "ikke angivet",
        "mindst hver 3. måned",
    ]
    assert english[1][1:] == ["after 2 weeks", "every 6 weeks", "after 3 months", "every 6 months"]


def test_changes_carry_a_sign_and_shares_none():
    rows = printed(herning.herning_shares(), LANGUAGES[1])
    assert ["+7 percentage points", "−3 percentage points"] in [row[1:] for row in rows]
    assert not [cell for row in rows if "change" not in row[0] for cell in row[1:] if cell[0] in "+−"]
