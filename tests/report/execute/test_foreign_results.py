"""What a cell gives of pandas, matplotlib and plotnine, as an edition prints it; in one process, without a build."""

from __future__ import annotations

import ast
from contextlib import contextmanager
from functools import partial
from types import SimpleNamespace

import pandas
import plotnine
import pytest

from report.author import Table, data
from report.data.access import using
from report.data.opened import recording
from report.data.package import load
from report.drawing import door
from report.drawing.door import draw, drawing_cells, drawn_by_cell, libraries, preload
from report.execute.foreign import adapted
from report.execute.printable import Sources, Unfit, cell_result, once_each
from report.execute.records import cells_name
from report.execute.surroundings import Surroundings
from report.language.printing import Language
from report.language.traced import tracing
from report.markdown.cells import Cell, read_cell
from report.markdown.sides import side_by_side
from report.markdown.source import Source
from report.printed.grid import printed_grid
from report.style.theme import Theme
from tests.book import TINY

CODES = ("da", "en")
ALT = 'fig-alt: "Træer"', 'fig-alt: "Trees"'
TITLES = {"year": ("År", "Year"), "street": ("Gade", "Street"), "trees": ("Træer", "Trees")}


@pytest.fixture(scope="module", autouse=True)
def loaded():
    preload(["matplotlib", "plotnine"])


@contextmanager
def package():
    with using(load(TINY / "data")) as loaded:
        yield loaded


def read(code: str, *options: str) -> Cell:
    """A cell with `options` as a chapter holds it; whatever is wrong with them fails."""
    lines = [f"#| {line}" for option in options for line in option.split("\n")]
    problems: list[tuple[object, ...]] = []
    cell = read_cell([*lines, *code.strip().split("\n")], 1, 0, lambda *told: problems.append(told))
    assert problems == []
    return cell


def given(label: str, code: str, da: str = "", en: str = "", codes: tuple[str, ...] = CODES):
    """What an edition keeps of a cell that ends in an expression, with the `da` and the `en` options of its files."""
    caption = f"{label.partition('-')[0]}-cap: Titel"
    sides = [
        Source(f"{c}.qmd", c, (), (read(code, f"label: {label}", caption, *filter(None, [o])),), "", ())
        for c, o in zip(CODES, (da, en), strict=True)
    ]
    cell = side_by_side(sides[0], sides[1:]).cells[0]
    *body, last = ast.parse(code).body
    names: dict[str, object] = {"data": data, "pandas": pandas, "plotnine": plotnine}
    drawer = once_each(partial(draw, theme=Theme()))
    with package() as loaded, recording() as opened, tracing() as traces:
        with drawing_cells(Theme()):
            exec(compile(ast.Module(body, []), "cell", "exec"), names)
            result = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
            result = drawn_by_cell(result) if label.startswith("fig") else result
        sources = Sources(opened.tables, traces, loaded)
        around = Surroundings(cell, sources, names, codes)
        fit = adapted(result, around, Theme(), lambda figure, language: drawer(figure, label, language))
        return cell_result(label, fit, sources, codes, drawer)


def refused(label: str, code: str, da: str = "", en: str = "") -> tuple[str, str, object]:
    """The code, the message with its cure, and the place of what is refused."""
    with pytest.raises(Unfit) as caught:
        given(label, code, da, en)
    return caught.value.code, f"{caught.value} / {caught.value.hint}", caught.value.at


def grid(table: Table, code: str = "da") -> list[list[str]]:
    printed = printed_grid(table, Language(code))
    return [[c.heading for c in printed.columns], *(list(row.cells) for row in printed.rows)]


def test_what_a_language_says_is_part_of_what_a_result_depends_on(tmp_path):
    def name(en: str) -> str:
        cells = [read("code()", "label: fig-a", "fig-cap: A", f"fig-alt: {alt}") for alt in ("A", en)]
        sides = [Source(f"{c}.qmd", c, (), (cell,), "", ()) for c, cell in zip(CODES, cells, strict=True)]
        execution = SimpleNamespace(languages=CODES, theme=Theme())
        return cells_name(side_by_side(sides[0], sides[1:]), execution)

    assert name("B") == name("B")
    assert name("B") != name("C")


class TestFrames:
    def test_a_frame_of_the_data_takes_all_from_the_package(self):
        result = given("tbl-a", 'data("trees").frame()[["street", "year", "trees"]]')
        assert grid(result.table) == [
            ["Gade", "År", "Træer"],
            ["linden", "2010", "40"],
            ["linden", "2020", "44"],
            ["oak", "2010", "20"],
            ["oak", "2020", "31"],
        ]
        value = result.table.rows[0].cells[2]
        assert value.origins
        assert not value.computed
        assert result.opened == ("trees",)

    def test_what_is_computed_is_said_to_be_our_own_and_printed_as_told(self):
        code = 'frame = data("trees").frame()\nframe.groupby("year", as_index=False).agg(mean=("trees", "mean"))'
        result = given("tbl-a", code, "tbl-columns:\n  mean: {title: Snit, decimals: 1}", "tbl-columns: {mean: Mean}")
        assert grid(result.table, "en") == [["Year", "Mean"], ["2010", "30.0"], ["2020", "37.5"]]
        assert result.table.rows[0].cells[1].computed
        assert result.table.rows[0].cells[1].origins

    def test_columns_of_each_language_are_one(self):
        result = given(
            "tbl-a",
            'data("streets").frame()[["da", "en", "metres"]]',
            *map("tbl-columns: {{text: {}}}".format, ("Vej", "Road")),
        )
        assert grid(result.table)[1] == ["Lindegade", "900"]
        assert grid(result.table, "en")[1] == ["Linden Street", "900"]

    def test_words_of_codes_stand_in_each_file(self):
        words = "tbl-columns: {{street: {{words: {{linden: {}, oak: {}}}}}}}"
        result = given(
            "tbl-a",
            'data("trees").frame(year=2020)[["street", "trees"]]',
            words.format("Lind", "Eg"),
            words.format("Lime", "Oak"),
        )
        assert grid(result.table)[1:] == [["Lind", "44"], ["Eg", "31"]]
        assert grid(result.table, "en")[2] == ["Oak", "31"]

    def test_words_say_what_is_true(self):
        told = "tbl-columns: {{old: {{title: {}, words: {{true: {}, false: {}}}}}}}"
        code = 'data("trees").frame(year=2020)[["trees"]].assign(old=lambda f: f["trees"] > 40)'
        result = given("tbl-a", code, told.format("Gammel", "ja", "nej"), told.format("Old", '"yes"', '"no"'))
        assert grid(result.table, "en") == [["Trees", "Old"], ["44", "yes"], ["31", "no"]]

    def test_gaps_dates_categories_markup_and_many_rows(self):
        code = """
frame = data("trees").frame()
wide = pandas.DataFrame({
    "day": pandas.to_datetime(["2020-01-02"] * 300),
    "kind": pandas.Categorical(["linden", "oak", "linden"] * 100),
    "share": [0.25, None, 1.5] * 100,
})
wide
"""
        told = "tbl-columns: {{day: {}, kind: {}, share: {}}}"
        result = given("tbl-a", code, told.format("Dag", "Slags", "Andel"), told.format("Day", "Kind", "Share"))
        assert len(result.table.rows) == 300
        day = "2.\N{NO-BREAK SPACE}januar\N{NO-BREAK SPACE}2020"
        assert grid(result.table)[1:3] == [[day, "linden", "0,25"], [day, "oak", ""]]

    def test_a_named_index_is_a_column(self):
        code = 'data("trees").frame(year=2020).set_index(["street", "year"])[["trees"]]'
        assert grid(given("tbl-a", code).table)[0] == ["Gade", "År", "Træer"]

    @pytest.mark.parametrize(
        ("code", "says"),
        [
            ("frame.pivot(index='street', columns=['year'], values=['trees'])", "stand on 2 levels"),
            ("frame.T", "the index of tbl-a has no name"),
            ("frame[['trees', 'trees']]", "two columns 'trees'"),
            ("frame['trees']", "series.rename"),
            ("frame[[]]", "has no columns"),
            ("frame[['trees']].assign(trees=float('inf'))", "no number that can be printed"),
            ("frame[['trees']].assign(trees=[[1]] * 4)", "neither number"),
            ("frame.set_index('street', drop=False)", "both index and column"),
        ],
    )
    def test_what_no_table_holds_is_refused_with_the_way_out(self, code, says):
        refusal = refused("tbl-a", f'frame = data("trees").frame()\n{code}')
        assert refusal[0] == "X20"
        assert says in refusal[1]

    def test_numbers_without_an_origin_are_refused(self):
        told = "tbl-columns: {a: A}"
        code, says, _ = refused("tbl-a", "pandas.DataFrame({'a': [1]})", told, told)
        assert (code, "attrs" in says) == ("X23", True)

    def test_a_column_without_a_title_is_named_at_the_file_of_its_language(self):
        code = 'data("trees").frame()[["trees"]].rename(columns={"trees": "new"})'
        code, says, at = refused("tbl-a", code, "tbl-columns: {new: Ny}")
        assert (code, at) == ("X21", ("en.qmd", 1))
        assert "the column 'new' has no title in en" in says

    @pytest.mark.parametrize(
        ("da", "en", "says"),
        [
            ("{trees: {unit: percent}}", "{trees: {unit: count}}", "differs between the languages"),
            ("{trees: {unit: procent}}", "", "there is no unit 'procent'"),
            ("{threes: Træer}", "", "names 'threes', which the data frame has not"),
            ("{street: {words: {oak: Eg}}}", "", "has no word for 'oak' in en"),
        ],
    )
    def test_options_that_cannot_be_are_refused(self, da, en, says):
        told = [f"tbl-columns: {option}" if option else "" for option in (da, en)]
        code, said, _ = refused("tbl-a", 'data("trees").frame()[["street", "trees"]]', *told)
        assert (code, says in said) == ("X21", True), said

    def test_words_that_stand_in_no_data_need_their_languages(self):
        code = 'data("trees").frame()[["street", "trees"]].assign(street="many streets")'
        refusal = refused("tbl-a", code)
        assert refusal[0] == "X22"
        assert "'many streets' in da and in en" in refusal[1]


DRAWN = """
import matplotlib.pyplot as plt
frame = data("trees").frame(year=2020)
fig, ax = plt.subplots()
ax.bar(frame["street"], frame["trees"])
ax.set(xlabel="Street", ylabel="Trees")
"""
DA = 'fig-alt: "44 og 31 træer"\nfig-text: {Street: Gade, Trees: Træer, oak: eg, linden: lind}'
EN = 'fig-alt: "44 and 31 trees"'


def bars(more: str, last: str = "ax", da: str = DA, en: str = EN):
    return given("fig-a", f"{DRAWN}{more}\n{last}", da, en)


def test_libraries_are_loaded_before_cells_run_only_where_they_are_named(monkeypatch):
    assert libraries("canvas.plot_area(left=3)") == ()
    assert "report.drawing.plots" in libraries("frame.plot()")
    assert {"plotnine", "report.drawing.plot_grammar"} <= set(libraries("from plotnine import *"))
    monkeypatch.setattr(door, "find_spec", lambda name: None)
    assert "plotnine" not in libraries("from plotnine import *")


class TestPlots:
    def test_bars_speak_each_language_and_have_a_table(self):
        result = bars("")
        assert {"Gade", "Træer", "lind", "eg", "40"} <= set(result.drawings["da"].lettering)
        assert {"Street", "Trees", "linden", "oak"} <= set(result.drawings["en"].lettering)
        assert grid(result.table) == [["Gade", "Træer"], ["lind", "44"], ["eg", "31"]]
        assert result.table.rows[0].cells[1].origins
        assert result.drawings["da"].narrow is not None
        assert result.drawings["da"].title == "Træer, Gade"
        assert result.untraced == {}

    @pytest.mark.parametrize("last", ["fig", "ax", "[ax]", "ax.get_lines()", "plt.show()", "ax.patches", "None"])
    def test_a_figure_its_axes_or_what_pyplot_shows(self, last):
        assert "lind" in bars("", last).drawings["da"].lettering

    def test_drawn_twice_it_is_the_same(self):
        assert bars("").drawings == bars("").drawings

    def test_numbers_and_years_are_those_of_the_language(self):
        more = "ax.cla()\nax.plot([2010, 2020], [1000.5, 2500.5])\nax.set(xlabel='Street', ylabel='Trees')"
        result = bars(more, da=DA.replace("44 og 31", "Mange"), en=EN.replace("44 and 31", "Many"))
        assert {"1.000", "2012"} <= set(result.drawings["da"].lettering)
        assert {"1,000", "2012"} <= set(result.drawings["en"].lettering)
        assert grid(result.table)[1:] == [["2010", "1.000,5"], ["2020", "2.500,5"]]

    def test_colours_go_by_role_and_black_is_ink(self):
        content = bars("ax.axhline(10, color='black')\nax.axhline(20, color='accent')").drawings["en"].content
        assert {"stroke-ink", "stroke-accent", "fill-primary"} <= set(content.replace('"', " ").split())

    def test_a_number_that_is_typed_is_told_and_one_that_is_drawn_is_not(self):
        assert bars("ax.bar_label(ax.containers[0])").untraced == {}
        found = bars("ax.text(0.5, 40, '77')").untraced
        assert [text for _, text, _ in found["da"]] == ["77"]

    def test_numbers_in_the_alternative_are_compared_with_what_is_drawn(self):
        found = bars("", da=DA.replace("44", "45")).untraced
        assert [(where, text) for where, text, _ in found["da"]] == [("the text alternative", "45 og 31 træer")]
        assert "en" not in found

    def test_ticks_that_the_library_computes_are_not_typed(self):
        more = "from matplotlib.ticker import EngFormatter, PercentFormatter\nax.yaxis.set_major_formatter({}())"
        assert bars(more.format("EngFormatter")).untraced == {}
        result = bars(more.format("PercentFormatter"))
        assert result.untraced == {}
        assert "40,0\N{NO-BREAK SPACE}%" in result.drawings["da"].lettering

    def test_months_are_those_of_the_language(self):
        more = "ax.cla()\nax.plot(pandas.to_datetime(['2020-01-01', '2020-05-01']), [44, 31])"
        result = bars(f"{more}\nax.set(xlabel='Street', ylabel='Trees')")
        assert "marts\N{NO-BREAK SPACE}2020" in result.drawings["da"].lettering
        assert "March\N{NO-BREAK SPACE}2020" in result.drawings["en"].lettering
        assert [row[1] for row in grid(result.table)[1:]] == ["44", "31"]

    def test_a_legend_beside_the_axes_stays_on_the_sheet(self):
        more = "ax.legend(['Trees'], bbox_to_anchor=(1.02, 1), loc='upper left')"
        assert "Træer" in bars(more).drawings["da"].lettering

    def test_a_grid_of_axes_has_no_table(self):
        result = bars(
            "plt.close('all')\nfig, both = plt.subplots(1, 2)\nfor ax in both: ax.plot(frame['trees'])", "fig"
        )
        assert result.table.columns == ()
        assert result.table.origins

    def test_a_size_of_its_own_is_kept_and_scrolled(self):
        result = bars("fig.set_size_inches(4, 4)")
        assert result.drawings["da"].height == 150
        assert result.drawings["da"].narrow is None

    def test_nothing_leaks_from_one_cell_to_the_next(self):
        before = bars("").drawings
        bars("plt.rcParams['font.size'] = 20\nplt.style.use('ggplot')")
        assert bars("").drawings == before

    @pytest.mark.parametrize(
        ("more", "last", "da", "says"),
        [
            ("ax.set_xlabel('Herning')", "ax", DA, "X22: fig-a prints 'Herning'"),
            ("", "ax", DA.replace('fig-alt: "44 og 31 træer"\n', ""), "T08: fig-a has no text alternative in da"),
            ("plt.subplots()", "None", DA, "2 figures are drawn in one cell"),
            ("ax.set_title('x' * 300)", "ax", DA, "X08: fig-a could not be drawn in da: "),
            ("ax.plot([0], [1], color='#12ab56')", "ax", DA, "the colour #12ab56 is not in the palette"),
            (
                "plt.close('all')\nfig, ax = plt.subplots()\nax.imshow([[1, 2]], aspect='auto')",
                "ax",
                DA,
                "a picture of dots",
            ),
            ("ax.set_xlabel('Gader')", "ax", DA, "X22: fig-a prints 'Gader' in da and in en alike"),
        ],
    )
    def test_what_no_edition_prints_is_refused(self, more, last, da, says):
        with pytest.raises((Unfit, ValueError)) as caught:
            bars(more, last, da)
        assert says in f"{getattr(caught.value, 'code', '')}: {caught.value}"

    def test_numbers_that_were_typed_have_no_origin(self):
        code = "import matplotlib.pyplot as plt\nplt.plot([1, 2])"
        assert refused("fig-a", code, *ALT)[0] == "X23"

    def test_a_plot_of_plotnine(self):
        code = """
frame = data("trees").frame(year=2020)
plotnine.ggplot(frame, plotnine.aes("street", "trees")) + plotnine.geom_col() + plotnine.labs(x="Street", y="Trees")
"""
        result = given("fig-a", code, DA, EN)
        assert {"Gade", "Træer", "lind"} <= set(result.drawings["da"].lettering)
        assert "fill-primary" in result.drawings["da"].content
        assert result.drawings["da"].height == 80
        assert result.drawings["da"].narrow is not None

    def test_groups_of_plotnine_have_the_colours_of_roles_in_their_order(self):
        code = """
frame = data("trees").frame()
plot = plotnine.ggplot(frame, plotnine.aes("year", "trees", color="street"))
plot + plotnine.geom_point() + plotnine.labs(x="Street", y="Trees", color="")
"""
        content = given("fig-a", code, DA, EN).drawings["en"].content
        assert "primary" in content
        assert "secondary" in content

    def test_an_alternative_in_the_options_is_that_of_a_figure(self):
        code = """
from report.author import Figure, Text
rows = [(Text.same(row["street"]), row.value("trees")) for row in data("trees").where(year=2020)]
Figure.bars(Text.same("A"), rows, of=Text.same("B"), measured=Text.same("C"))
"""
        result = given("fig-a", code, *ALT)
        assert result.drawings["en"].description == "Trees"
