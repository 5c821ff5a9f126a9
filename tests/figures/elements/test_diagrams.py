"""The figures on concept, elements and study: what they draw is what the data say, in both languages."""

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from figures import elements, lettering, study
from figures.elements.values import class_of, classes, facts
from figures.wording import LOWER_STEPS, MEASURES, PLACEMENTS
from report.author import Text, data
from report.data import access
from report.data.package import load
from report.drawing.canvas import SvgCanvas
from report.drawing.save import save_figure
from report.language.printing import Language

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
THEMES = ("strategic", "collaboration", "casework", "provider", "universal")
DIAGRAMS = {
    "networks": study.networks,
    "areas": study.areas,
    "ladder": elements.ladder,
    "overview": elements.elements_overview,
    "sources": study.data_sources,
    "map": elements.element_map,
    **{theme: lambda theme=theme: elements.element_bars(theme) for theme in THEMES},
}
LANGUAGES = (Language("da"), Language("en"))


@pytest.fixture(autouse=True, scope="module")
def package():
    with access.using(load(ROOT / "data")):
        yield


@cache
def drawn(name, language=LANGUAGES[0]):
    return ElementTree.fromstring(save_figure(DIAGRAMS[name](), "fig-diagram", language).svg())


def labels(name, language):
    return [text.text.replace("\N{NO-BREAK SPACE}", " ") for text in drawn(name, language).iter(f"{SVG}text")]


def shapes(root, paint):
    """The outlines filled with a colour, from which numbers can be read."""
    return [path for path in root.iter(f"{SVG}path") if f"fill-{paint}" in path.get("class", "").split()]


def widths(root, paint):
    spans = [[float(x) for x in re.findall(r"[ML] (\S+)", path.get("d"))] for path in shapes(root, paint)]
    return [max(span) - min(span) for span in spans]


def place(path):
    """Where a symbol stands."""
    return tuple(map(float, re.findall(r"[\d.]+", path.get("transform"))))


def numbers(printed):
    return Counter(map(int, re.findall(r"\d+", printed)))


def in_data(name):
    """The numbers that a figure is about."""
    interviewed = len(data("municipalities").where(interviewed=True))
    if name in THEMES:
        return [interviewed, *(row["municipalities"] for row in data("elements").where(theme=name))]
    return {
        "networks": [row["municipalities"] for row in data("networks")],
        "areas": [len(data("shift_areas").where(kind="area"))],
        "ladder": [len(data("ladder_steps")), 1, 2, 3, 4, 6],
        "overview": [len(data("elements")), *(row["elements"] for row in data("themes"))],
        "sources": [
            interviewed,
            len(data("municipalities").where(key_figures=True)),
            data("statements").one(id="study.interviews")["number"],
        ],
        "map": [len(data("elements")), *Counter(class_of(row["municipalities"]) for row in data("elements")).values()],
    }[name]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("name", DIAGRAMS)
def test_every_diagram_fits_its_sheet_and_says_in_words_what_it_shows(name, language):
    figure = DIAGRAMS[name]()
    sentences = figure.alt(language)
    assert labels(name, language)
    assert 25 <= len(sentences.split()) <= 80
    assert sentences.endswith(".") and sentences[0].isupper() and "{" not in sentences
    assert set(map(int, in_data(name))) <= set(numbers(sentences))


@pytest.mark.parametrize("name", DIAGRAMS)
def test_the_languages_differ_in_words_and_agree_in_numbers(name):
    figure = DIAGRAMS[name]()
    danish, english = (figure.alt(language) for language in LANGUAGES)
    assert danish != english and numbers(danish) == numbers(english)
    assert numbers(" ".join(labels(name, LANGUAGES[0]))) == numbers(" ".join(labels(name, LANGUAGES[1])))


@pytest.mark.parametrize("theme", THEMES)
def test_bars_are_as_long_as_the_counts_and_fall_from_the_most_to_the_fewest(theme):
    rows = sorted(data("elements").where(theme=theme), key=lambda row: -row["municipalities"])
    interviewed = len(data("municipalities").where(interviewed=True))
    figure = elements.element_bars(theme)
    root = drawn(theme)
    tracks = widths(root, "grid")
    assert [round(interviewed * bar / track) for bar, track in zip(widths(root, "primary"), tracks, strict=True)] == [
        row["municipalities"] for row in rows
    ]
    assert [row.cells[0] for row in figure.table.rows] == [row.text("label_") for row in rows]


def test_bars_have_the_same_scale_in_every_theme():
    assert len({track for theme in THEMES for track in widths(drawn(theme), "grid")}) == 1


def test_an_element_that_every_municipality_worked_with_is_said_to_be_so():
    assert elements.element_bars("casework").alt(LANGUAGES[1]).startswith("All 18 municipalities")


@pytest.mark.parametrize(("theme", "several"), [("provider", True), ("casework", False)])
def test_the_fewest_are_so_many_for_each_element_when_they_are_several(theme, several):
    danish, english = (elements.element_bars(theme).alt(language) for language in LANGUAGES)
    assert ("for hvert element" in danish) is ("for each element" in english) is several


def test_an_unknown_theme_is_an_error():
    with pytest.raises(LookupError):
        elements.element_bars("strategy")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_map_puts_every_element_at_its_number_in_the_symbol_of_its_class(language):
    root = drawn("map", language)
    found = {}
    for name, paint in (("dark", "primary"), ("medium", "grid"), ("light", "paper")):
        _, *symbols = sorted(
            (place(path) for path in shapes(root, paint) if path.get("transform")), key=lambda at: at[1]
        )
        expected = [row["municipalities"] for row in data("elements") if class_of(row["municipalities"]) == name]
        assert len(symbols) == len(expected)
        for x, y in symbols:
            (number,) = [
                int(text.text)
                for text in root.iter(f"{SVG}text")
                if text.text.isdigit() and abs(float(text.get("x")) - x) < 5 and abs(float(text.get("y")) - y) < 8
            ]
            found.setdefault(number, set()).add(round(x, 1))
    (first,), (last,) = found[min(found)], found[max(found)]
    across = (last - first) / (max(found) - min(found))
    assert {number: (pytest.approx(first + across * (number - min(found)), abs=0.3),) for number in found} == {
        number: tuple(places) for number, places in found.items()
    }


def test_the_elements_of_a_theme_stand_in_the_map_from_the_most_to_the_fewest():
    rows = [row.cells for row in elements.element_map().table.rows]
    for theme in data("themes"):
        counts = [number.number for name, _, number, _ in rows if name == theme.text("label_")]
        assert counts == sorted(counts, reverse=True) and len(counts) == theme["elements"]


def test_the_classes_of_the_map_follow_the_rule():
    interviewed = len(data("municipalities").where(interviewed=True))
    rules = {row["id"]: row.text("rule_") for row in data("figure_10_1_classes")}
    for _, _, municipalities, rule in (row.cells for row in elements.element_map().table.rows):
        thirds = 3 * municipalities.number / interviewed
        assert rule == rules["dark" if thirds > 2 else "light" if thirds < 1 else "medium"]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_text_names_the_classes_of_the_map_as_the_map_does(language):
    named, printed = classes(), " ".join(labels("map", language))
    for row in data("figure_10_1_classes"):
        share = language.text(named[f"{row['id']}.share"].text)
        assert share in elements.element_map().alt(language)
        assert language.value(named[row["id"]]) in printed


def test_the_elements_of_a_theme_are_all_in_a_class_of_the_map():
    named = classes()
    for theme in data("themes"):
        held = [named[f"{row['id']}.{theme['id']}"].amount for row in data("figure_10_1_classes")]
        assert sum(held) == theme["elements"]


def test_the_ends_of_a_range_of_numbers_can_be_said_one_by_one():
    said = facts()
    least, most = said["school.other-elements.least"], said["school.other-elements.most"]
    whole = said["school.other-elements"]
    assert (least.amount, most.amount) == (whole.number, whole.upper) and least.upper is most.upper is None
    assert "implementation.years.least" not in said


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_overview_names_every_theme_and_element_in_full(language):
    printed = " ".join(labels("overview", language))
    named = [language.text(row.text("label_")) for row in (*data("themes"), *data("elements"))]
    assert [name for name in named if name not in printed] == []


def test_every_municipality_of_the_networks_is_a_dot_and_no_overlap_is_drawn():
    symbols = shapes(drawn("networks"), "primary")
    rows = Counter(place(path)[1] for path in symbols)
    assert list(rows.values()) == [row["municipalities"] for row in data("networks")]
    assert not any(row["known"] for row in data("network_overlaps"))
    assert "ikke oplyst" in study.networks().alt(LANGUAGES[0])


def test_the_areas_stand_around_what_the_data_put_in_the_middle():
    printed = " ".join(labels("areas", LANGUAGES[0]))
    assert [row["label_da"] for row in data("shift_areas") if row["label_da"] not in printed] == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_ladder_names_every_step_and_says_that_the_order_is_inferred(language):
    printed = labels("ladder", language)
    assert [label for label in printed if label.isdigit()] == [str(row["step"]) for row in data("ladder_steps")]
    names = [language.text(row.text("name_")) for row in data("ladder_steps")]
    assert [name for name in names if name not in " ".join(printed)] == []
    inferred = {"da": "ækkefølge", "en": "rder"}[language.code]
    assert any(inferred in label for label in printed) and inferred in elements.ladder().alt(language)


def test_the_steps_stand_in_the_order_in_which_the_key_figures_are_printed():
    """From the second step up; what is looked for is the part of a name that the key figures do not inflect."""
    kinds = ["orebyggende indsatser", "jemmebaserede", "etværkspleje", "lejefamilie", "nstitution"]
    steps = [row["name_da"] for row in data("ladder_steps") if row["step"] > 1]
    measures = [MEASURES[measure].in_("da") for measure in reversed([*PLACEMENTS, *LOWER_STEPS])]
    assert [
        kind for kind, step, measure in zip(kinds, steps, measures, strict=True) if kind in step and kind in measure
    ] == kinds


def test_the_sources_hold_every_row_of_their_table():
    printed = " ".join(labels("sources", LANGUAGES[1]))
    assert [row["label_en"] for row in data("data_sources") if row["label_en"] not in printed] == []


def test_a_word_wider_than_its_column_and_a_line_below_its_box_are_errors():
    canvas = SvgCanvas(LANGUAGES[0])
    lettering.measured(canvas)
    with pytest.raises(ValueError, match="is wider than 10 mm"):
        lettering.paragraph(canvas, 0, 5, "Hverdagslivsperspektivet", 10)
    with pytest.raises(ValueError, match="runs below its box"):
        lettering.paragraph(canvas, 0, 5, "Tidlig opsporing", 20, foot=10)


def test_paragraphs_take_few_even_lines_and_keep_a_dash_with_its_word():
    canvas = SvgCanvas(LANGUAGES[0])
    lettering.measured(canvas)
    lines = lettering.wrapped(canvas, "Samarbejde på tværs af fagområder – en koordineret indsats", 60)
    assert lines == ["Samarbejde på tværs af fagområder\N{NO-BREAK SPACE}–", "en koordineret indsats"]
    assert lettering.wrapped(canvas, "Det rette match", 40) == ["Det rette match"]


def test_diagrams_need_no_drawing_library_until_they_are_drawn():
    script = "import sys; from figures import elements, study; study.areas(); sys.exit('matplotlib' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_labels_are_worded_in_both_languages():
    assert all(
        cell.in_("da") and cell.in_("en")
        for make in DIAGRAMS.values()
        for row in make().table.rows
        for cell in row.cells
        if isinstance(cell, Text)
    )
