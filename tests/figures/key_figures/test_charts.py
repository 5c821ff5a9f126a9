"""The charts of the publication: legible in both languages, honest about what the source states."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from figures import key_figures
from report.drawing.save import save_figure
from report.language.printing import Language

ROOT = Path(__file__).resolve().parents[3]
# The symbols of the first and the last month, and that of what is estimated.
LEGEND = ("first", "last", "open")
SVG = "{http://www.w3.org/2000/svg}"
CHARTS = {
    "sub_goals": key_figures.sub_goals,
    "trends": key_figures.trends,
    "changes": key_figures.changes,
    "expenditure_ratio": key_figures.expenditure_ratio,
    "placements": key_figures.placements,
}


@pytest.fixture(autouse=True)
def in_project(monkeypatch):
    monkeypatch.chdir(ROOT)


def printed(figure, language, narrow=False):
    drawing = save_figure(figure, "fig-chart", language)
    root = ElementTree.fromstring((drawing.narrow if narrow else drawing).svg())
    return root, [text.text for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_fits_its_sheet_in_both_languages_and_has_a_text_of_its_own(name, code):
    figure, language = CHARTS[name](), Language(code)
    _, labels = printed(figure, language)
    sentences = figure.alt(language)
    assert labels
    assert 25 <= len(sentences.split()) <= 80
    assert sentences.endswith(".") and "{" not in sentences
    assert sentences != figure.alt(Language("en" if code == "da" else "da"))


@pytest.mark.parametrize("narrow", [False, True])
def test_placements_draw_the_known_end_points_and_no_others(narrow):
    figure = key_figures.placements()
    root, texts = printed(figure, Language("da"), narrow=narrow)
    known = [cell for row in figure.table.rows for cell in row.cells[2:] if cell is not None]
    symbols = [path for path in root.iter(f"{SVG}path") if path.get("transform", "").startswith("translate(")]
    assert len(symbols) == len(known) + len(LEGEND)
    rates = sorted(Language("da").value(cell) for cell in known)
    assert sorted(text for text in texts if text in set(rates)) == rates


def test_all_placements_have_one_scale():
    figure = key_figures.placements()
    root, _ = printed(figure, Language("da"))
    axis = {text.text: float(text.get("x")) for text in root.iter(f"{SVG}text")}
    moved = [path.get("transform") for path in root.iter(f"{SVG}path") if path.get("transform")]
    drawn = sorted(float(re.match(r"translate\(([\d.]+)", at)[1]) for at in moved[len(LEGEND) :])
    amounts = sorted(float(cell.amount) for row in figure.table.rows for cell in row.cells[2:] if cell is not None)
    each = (axis["10"] - axis["0"]) / 10
    shift = drawn[0] - each * amounts[0]
    assert [x - shift for x in drawn] == pytest.approx([each * amount for amount in amounts], abs=0.6)


@pytest.mark.parametrize(
    ("code", "note"), [("da", "beregnet ud fra ændringen +0,3"), ("en", "calculated from the change of +0.3")]
)
def test_a_level_that_the_source_does_not_state_is_marked_as_computed(code, note):
    language = Language(code)
    assert note in printed(key_figures.placements(), language)[1]
    assert ("beregnet" if code == "da" else "calculated") in key_figures.placements().alt(language)


def test_precision_is_printed_as_the_source_states_it():
    _, labels = printed(key_figures.placements(), Language("en"))
    assert {"just over\N{NO-BREAK SPACE}1", "about\N{NO-BREAK SPACE}0.8"} <= set(labels)


def test_falls_and_rises_carry_signs_and_every_count_an_arrow():
    assert {"−0,6", "+0,3", "+0,5"} <= set(printed(key_figures.changes(), Language("da"))[1])
    counts = [
        label for label in printed(key_figures.trends(), Language("da"))[1] if label[0] in "↓→↑" and label[-1].isdigit()
    ]
    drawn = [cell for row in key_figures.trends().table.rows for cell in row.cells[1:-1] if cell.number]
    assert len(counts) == len(drawn)


@pytest.mark.parametrize(
    ("code", "key"), [("da", ["↑ stigende", "→ stabilt", "↓ faldende"]), ("en", ["↑ rising", "→ stable", "↓ falling"])]
)
def test_trends_have_one_key_in_the_order_of_the_bars_and_of_the_table(code, key):
    labels = [label.replace("\N{NO-BREAK SPACE}", " ") for label in printed(key_figures.trends(), Language(code))[1]]
    assert [label for label in labels if label[0] in "↓→↑" and label[-1].isalpha()] == key
    assert [c.label.in_(code).lower() for c in key_figures.trends().table.columns[1:-1]] == [k[2:] for k in key]


@pytest.mark.parametrize(("code", "not_covered"), [("da", "Ikke belyst"), ("en", "Not covered")])
def test_sub_goals_say_what_was_found_and_mark_all_that_allows_no_conclusion_alike(code, not_covered):
    figure, language = key_figures.sub_goals(), Language(code)
    root, labels = printed(figure, language)
    cells = [[language.text(cell) for cell in row.cells[2:]] for row in figure.table.rows]
    words = " ".join(label.replace("\N{NO-BREAK SPACE}", " ") for label in labels)
    assert all(cell.replace("\N{NO-BREAK SPACE}", " ") in words for row in cells for cell in row)
    findings = [counted for _, counted in cells if counted != not_covered]
    assert all(any(sign.isdigit() for sign in finding) for finding in findings)
    assert not any(sign.isdigit() for told, _ in cells for sign in told)
    symbols = [path.get("d") for path in root.iter(f"{SVG}path") if "translate(" in path.get("transform", "")]
    assert len(symbols) == 2 * len(cells) and len(set(symbols)) == 2


def test_the_charts_need_no_drawing_library_until_they_are_drawn():
    script = "import sys, figures.key_figures as c; c.trends(); sys.exit('matplotlib' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
