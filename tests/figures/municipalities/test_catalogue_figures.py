"""The figures and tables on the catalogue's municipalities: what they show is what the data say, in both languages."""

import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from figures import municipalities
from figures.municipalities.chart_tile_map import PARTS, borders, parts
from figures.municipalities.map_marks import numbered
from figures.municipalities.records import REGIONS
from report.author import Table, Text, Value, data
from report.drawing.save import save_figure
from report.html.table import table_html
from report.language.printing import Language
from report.printed.grid import printed_cell, printed_grid

ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = (Language("da"), Language("en"))
FIGURES = {
    "dimensions": municipalities.dimensions,
    "map": municipalities.tile_map,
    "enquiries": municipalities.enquiries,
    "matrix": municipalities.matrix,
    "dashboard": municipalities.dashboard,
}
NAMES = ("mariagerfjord", "haderslev", "gladsaxe", "silkeborg")
TABLES = {
    "themes": municipalities.analysis_themes,
    "conditions": municipalities.conditions_table,
    "indicators": municipalities.indicators,
    "comparison": municipalities.comparison,
    "selection": municipalities.selection_table,
    "criteria": municipalities.criteria_table,
    **{name: lambda name=name: municipalities.fact_box(name) for name in NAMES},
}
# The land of the map: islands that bridges join to a larger one lie apart, as on the ground.
ISLANDS = {"Læsø", "Samsø", "Fanø", "Ærø", "Langeland", "Bornholm"}
LAND = {"Aalborg": 39, "København": 43, "Odense": 8, "Lolland": 2, **dict.fromkeys(ISLANDS, 1)}
# Neighbours on the ground that the map has to keep side by side.
NEIGHBOURS = (
    "Hjørring–Brønderslev–Frederikshavn–Aalborg–Rebild–Mariagerfjord–Randers",
    "Randers–Favrskov–Aarhus–Odder–Horsens–Vejle",
    "Thisted–Morsø",
    "Holstebro–Viborg–Silkeborg–Skanderborg–Horsens",
    "Herning–Ringkøbing-Skjern–Varde",
    "Varde–Vejen–Kolding–Haderslev–Aabenraa–Sønderborg",
    "Aabenraa–Tønder",
    "Kolding–Fredericia–Vejle",
    "Middelfart–Assens–Faaborg-Midtfyn–Svendborg",
    "Nordfyns–Odense–Nyborg–Kerteminde",
    "Helsingør–Fredensborg–Hørsholm–Rudersdal–Lyngby-Taarbæk–Gladsaxe–Gentofte",
    "Gribskov–Hillerød–Allerød",
    "Halsnæs–Frederikssund–Egedal–Høje-Taastrup–Ishøj–Greve–Solrød–Køge–Stevns",
    "Frederiksberg–København–Tårnby",
    "Odsherred–Holbæk–Sorø–Slagelse–Næstved–Faxe–Vordingborg",
    "Rødovre–Hvidovre–Brøndby–Vallensbæk",
)


@pytest.fixture(autouse=True)
def in_project(monkeypatch):
    monkeypatch.chdir(ROOT)


def drawn(figure, language=LANGUAGES[0]):
    return ElementTree.fromstring(save_figure(figure, "fig-case", language).svg())


def labels(figure, language):
    return [text.text.replace("\N{NO-BREAK SPACE}", " ") for text in drawn(figure, language).iter(f"{SVG}text")]


def numbers(printed):
    return Counter(re.findall(r"\d+", printed.replace(".", "").replace(",", "")))


def cells(table):
    return [cell for row in table.rows for cell in row.cells if cell is not None]


def tiles():
    return {(row["tile_x"], row["tile_y"]): row["name"] for row in data("municipalities")}


def beside(place):
    x, y = place
    return [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]


def landmasses():
    """The names of the municipalities whose tiles hang together."""
    left, found = dict(tiles()), []
    while left:
        reached, mass = [next(iter(left))], []
        while reached:
            if (place := reached.pop()) in left:
                mass.append(left.pop(place))
                reached += beside(place)
        found.append(set(mass))
    return found


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_fits_its_sheet_and_says_in_words_what_it_shows(name, language):
    figure = FIGURES[name]()
    sentences = figure.alt(language)
    assert labels(figure, language)
    assert 25 <= len(sentences.split()) <= 90
    assert sentences.endswith(".") and sentences[0].isupper() and "{" not in sentences
    assert len(printed_grid(figure.table, language).rows) == len(figure.table.rows)


@pytest.mark.parametrize("name", FIGURES)
def test_the_languages_differ_in_words_and_agree_in_numbers(name):
    figure = FIGURES[name]()
    danish, english = (figure.alt(language) for language in LANGUAGES)
    assert danish != english
    said = [re.sub(r"§ 11|section 11", "", alt) for alt in (danish, english)]
    assert numbers(said[0]) == numbers(said[1])


@pytest.mark.parametrize("name", TABLES)
def test_every_table_prints_in_both_languages_and_no_field_is_left_open(name):
    table = TABLES[name]()
    assert isinstance(table, Table) and table.rows
    printed = [
        [
            printed_cell(cell, language, column)
            for row in table.rows
            for column, cell in zip(table.columns, row.cells, strict=True)
        ]
        for language in LANGUAGES
    ]
    assert not [text for texts in printed for text in texts if "{" in text or "}" in text or not text.strip()]
    assert printed[0] != printed[1]
    assert all(cell.in_("da") and cell.in_("en") for cell in cells(table) if isinstance(cell, Text))


def test_the_conditions_are_those_of_the_data_with_the_country_set_off():
    table = municipalities.conditions_table()
    assert [[cell.number for cell in row.cells[1:]] for row in table.rows] == [
        [row["inhabitants"], row["need_index"], row["expenditure"]] for row in data("framework_conditions")
    ]
    assert [row.total for row in table.rows] == [False] * 4 + [True]


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_box_holds_the_record_of_its_municipality_and_where_each_part_was_read(name):
    table = municipalities.fact_box(name)
    (conditions,) = (row for row in data("framework_conditions") if row["area"].lower() == name)
    national = data("framework_conditions").one(kind="national_average")
    assert [cell.number for cell in cells(table) if isinstance(cell, Value) and cell.number is not None] == [
        conditions["inhabitants"],
        conditions["need_index"],
        conditions["expenditure"],
        national["expenditure"],
    ]
    told = [cell for cell in cells(table) if isinstance(cell, Value) and cell.text is not None]
    case = data("catalogue_cases").one(code=conditions["code"])
    assert len(told) == 6 and all(case.origin in cell.origins for cell in told)
    assert f"{national['need_index']}" in table.rows[2].cells[0].in_("da")


def test_numbers_in_a_record_are_the_stated_ones():
    financing = next(
        row.cells[1] for row in municipalities.fact_box("mariagerfjord").rows if row.cells[0].in_("en") == "Financing"
    )
    stated = data("facts_vive2021").one(id="mariagerfjord.overrun-share")
    assert LANGUAGES[0].value(stated.value("number")) in financing.text.in_("da")
    assert LANGUAGES[1].value(stated.value("number")) in financing.text.in_("en")
    assert stated.origin in financing.origins
    words = [
        LANGUAGES[0].words(data("facts_vive2021").one(id=f"haderslev.{fact}").value("number"))
        for fact in ("heads", "registration-systems")
    ]
    told = " ".join(
        cell.text.in_("da") for row in municipalities.fact_box("haderslev").rows[5:] for cell in row.cells[1:]
    )
    assert all(f" {word} " in told for word in words)


def test_an_unknown_municipality_has_no_fact_box():
    with pytest.raises(LookupError, match="herning"):
        municipalities.fact_box("herning")


def test_the_comparison_holds_what_the_fact_boxes_hold():
    table = municipalities.comparison()
    assert [column.label.in_("da").lower() for column in table.columns[1:]] == list(NAMES)
    for place, name in enumerate(NAMES, 1):
        alone = [row.cells for row in municipalities.fact_box(name).rows]
        assert [(row.cells[0], row.cells[place]) for row in table.rows] == [*alone[1:4], *alone[5:]]


def test_the_selection_and_its_criteria_are_those_of_the_data():
    assert [row.cells[1].number for row in municipalities.selection_table().rows] == [
        row["municipalities"] for row in data("selection")
    ]
    named = [[cell.in_("en") == "Yes" for cell in row.cells[2:]] for row in municipalities.criteria_table().rows]
    assert named == [[row["in_section_2_1"], row["in_annex_1"]] for row in data("selection_criteria")]


def test_indicators_say_what_they_measure_and_the_note_names_the_only_other_one():
    assert [row.cells[0] for row in municipalities.indicators().rows] == [
        row.text("label_") for row in data("result_indicators")
    ]
    told = {row["indicator"]: str(row["measured"]) for row in data("result_indicators") if row["measured"]}
    labels = {row["indicator"]: row["label_en"].lower() for row in data("result_indicators")}
    assert [name for name, measured in told.items() if measured not in labels[name]] == ["active_cases"]


def test_a_theme_has_all_its_points_of_focus():
    rows = municipalities.analysis_themes().rows
    assert len(rows) == len({row["theme"] for row in data("analysis_themes")})
    assert all(
        row.text("point_").in_("en") in " ".join(cell.in_("en") for cell in cells(municipalities.analysis_themes()))
        for row in data("analysis_themes")
    )


def test_every_dimension_is_drawn_at_the_parts_it_relates():
    symbols = [
        path
        for path in drawn(municipalities.dimensions()).iter(f"{SVG}path")
        if path.get("transform") and "fill-primary" in path.get("class", "").split()
    ]
    heights = Counter(re.findall(r"[\d.]+", path.get("transform"))[1] for path in symbols)
    assert list(heights.values()) == [len(row["relates"].split("_")) for row in data("finance_dimensions")]


def test_the_map_has_a_tile_for_every_municipality_and_numbers_those_that_are_marked():
    assert len(tiles()) == len(data("municipalities")) == 98
    numbers = numbered()
    assert numbers.keys() == {row["code"] for row in data("municipalities") if parts(row)}
    printed = labels(municipalities.tile_map(), LANGUAGES[0])
    assert Counter(filter(str.isdigit, printed)) == Counter(
        2 * list(map(str, numbers.values()))
    )  # on the map and in the list


@pytest.mark.parametrize("narrow", [False, True])
def test_no_word_of_the_map_lies_over_a_tile_but_its_own_number(narrow):
    drawing = save_figure(municipalities.tile_map(), "fig-case", LANGUAGES[1])
    root = ElementTree.fromstring((drawing.narrow if narrow else drawing).svg())
    boxes = [
        box_of(path) for path in root.iter(f"{SVG}path") if not path.get("transform") and "fill-" in path.get("class")
    ]
    for text in root.iter(f"{SVG}text"):
        start, y = float(text.get("x")), float(text.get("y")) - 2
        if text.text.isdigit() or text.get("text-anchor", "start") != "start":
            continue
        end = start + 3 * len(text.text)
        over = [b for b in boxes if b[0] < end and start < b[1] and b[2] < y < b[3]]
        assert over == [], text.text


def box_of(path):
    """The left, right, upper and lower edge of an outline, in points."""
    places = [tuple(map(float, place)) for place in re.findall(r"[ML] (\S+) (\S+)", path.get("d"))]
    across, down = zip(*places, strict=True)
    return min(across), max(across), min(down), max(down)


def test_tiles_hang_together_as_the_land_does():
    found = landmasses()
    sizes = {place: len(mass) for place in LAND for mass in found if place in mass}
    assert sizes == LAND and len(found) == len(LAND)


@pytest.mark.parametrize("chain", NEIGHBOURS, ids=lambda chain: chain.split("–")[0])
def test_neighbours_stay_neighbours(chain):
    places = {name: place for place, name in tiles().items()}
    apart = [
        (one, other)
        for one, other in pairwise(chain.split("–"))
        if max(abs(a - b) for a, b in zip(places[one], places[other], strict=True)) > 1
    ]
    assert apart == []


def test_the_compass_holds_within_each_landmass():
    """Of two tiles at least four columns or rows apart, the more eastern or northern lies so on the ground."""
    rows = {row["name"]: row for row in data("municipalities")}
    for mass in landmasses():
        for one, other in ((rows[a], rows[b]) for a in mass for b in mass):
            if other["tile_x"] - one["tile_x"] >= 4:
                assert other["longitude"] > one["longitude"], (one["name"], other["name"])
            if other["tile_y"] - one["tile_y"] >= 4:
                assert other["latitude"] < one["latitude"], (one["name"], other["name"])


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_map_marks_the_cases_and_those_of_the_experience_collection(language):
    table = data("municipalities")
    found = [parts(row) for row in table]
    assert {row["name"].lower() for row in table if "case" in parts(row)} == set(NAMES)
    assert [sum(part in of for of in found) for part in PARTS] == [4, 18, 10, 3]
    legend = len(PARTS) - 1
    symbols = [p for p in drawn(municipalities.tile_map(), language).iter(f"{SVG}path") if p.get("transform")]
    assert len(symbols) == sum(len(set(of) - {"case"}) for of in found) + legend


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_map_names_every_region_and_every_mark_and_shade(language):
    printed = " ".join(labels(municipalities.tile_map(), language))
    assert all(language.text(wording) in printed for wording in (*PARTS.values(), *REGIONS.values()))
    shapes = [
        path for path in drawn(municipalities.tile_map(), language).iter(f"{SVG}path") if not path.get("transform")
    ]
    small = [path.get("class") for path in shapes if 7 < width_of(path) < 12]
    assert {role for role in ("primary", "secondary", "grid") if f"fill-{role}" in " ".join(small)} == {
        "primary",
        "secondary",
        "grid",
    }


def width_of(path):
    """Points from the left to the right edge of an outline."""
    places = [float(x) for x in re.findall(r"[ML] (\S+)", path.get("d"))]
    return max(places) - min(places)


def test_what_the_map_marks_stands_in_its_table_and_its_text():
    figure = municipalities.tile_map()
    rows = {row.cells[0].in_("da"): row.cells[3].in_("da").split("; ") for row in figure.table.rows}
    assert rows == {
        row["name"]: [PARTS[part].in_("da") for part in parts(row)] for row in data("municipalities") if parts(row)
    }
    assert {origin.source for origin in figure.table.origins} == {"vive2021"}
    alt = figure.alt(LANGUAGES[1])
    assert all(row["name"] in alt for row in data("municipalities") if set(parts(row)) & {"case", "partner"})
    assert {"98", "4", "18", "10", "3"} == set(numbers(alt))


def test_borders_run_between_tiles_of_different_regions_only():
    regions = {(row["tile_x"], row["tile_y"]): row["region"] for row in data("municipalities")}
    for (x, y), (right, _) in borders():
        sides = ((x - 1, y), (x, y)) if right == x else ((x, y - 1), (x, y))
        assert len({regions[side] for side in sides}) == 2


@pytest.mark.parametrize(
    ("name", "danish"),
    [("enquiries", "står ikke i kildens tekst"), ("matrix", "ikke oplyst"), ("dashboard", "ikke kendt")],
)
def test_a_diagram_says_what_of_the_source_is_lost(name, danish):
    assert danish in FIGURES[name]().alt(LANGUAGES[0])


def test_the_enquiries_print_the_stated_share_and_no_value_of_the_lost_chart():
    printed = " ".join(labels(municipalities.enquiries(), LANGUAGES[1]))
    assert "About a third" in printed
    assert set(numbers(printed.replace("1,000", "1000"))) == {"1000", "0", "17", "2017", "2019", "11"}


def test_the_matrix_places_one_head_and_leaves_the_others_open():
    printed = labels(municipalities.matrix(), LANGUAGES[0])
    assert (printed.count("Ikke oplyst"), printed.count("Ikke ordfører")) == (4, 4)
    roles = [cell.in_("en") for row in municipalities.matrix().table.rows for cell in row.cells[1:4]]
    assert Counter(roles) == {"Spokesperson (inferred)": 1, "Not spokesperson": 4, "Not stated": 4}


def test_the_dashboard_shows_the_panels_of_the_text_and_invents_nothing_inside():
    printed = " ".join(labels(municipalities.dashboard(), LANGUAGES[1]))
    panels = [row["label_en"] for row in data("catalogue_diagrams").where(diagram="dashboard", belongs_to="tableau")]
    assert len(panels) == 4 and all(panel in printed for panel in panels)
    assert not numbers(printed)


def test_the_figures_need_no_drawing_library_until_they_are_drawn():
    script = (
        "import sys; from figures import municipalities as m; m.tile_map(); m.matrix(); m.dashboard(); "
        "m.enquiries(); m.dimensions(); sys.exit('matplotlib' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_a_table_keeps_a_section_and_a_band_of_ages_on_one_line():
    danish, english = (
        table_html(printed_grid(municipalities.fact_box("mariagerfjord"), language), language.code)
        for language in LANGUAGES
    )
    assert "§\N{NO-BREAK SPACE}11-indsatser" in danish and '<span class="nobr">0-22-årig</span>' in danish
    assert "section\N{NO-BREAK SPACE}11" in english and '<span class="nobr">0–22</span>' in english
