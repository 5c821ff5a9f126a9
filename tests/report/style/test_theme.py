"""The generator's own look, and the rules that any theme becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.style.contrast import weak_pairs
from report.style.fonts import SANS, SERIF, FontFile, Typeface, package_folder
from report.style.palette import DAY, NIGHT, ROLES, contrast, mixed
from report.style.sheets import custom_properties, figure_colours, filled, font_faces, night_properties
from report.style.theme import Theme
from tests import colours

GROWN = Theme("/project", day=DAY | {"primary": "#225500"}, text=SANS)


def test_the_generators_own_colours_can_be_read_and_told_apart() -> None:
    colours.check_readable(Theme())
    colours.check_apart(Theme())
    assert [*weak_pairs(DAY, DAY), *weak_pairs(NIGHT, DAY)] == []


@pytest.mark.parametrize("pair", [("#000000", "#ffffff"), ("#1f4475", "#ffffff"), ("#a64416", "#d6dbe1")])
def test_contrast_is_that_of_the_definition(pair: tuple[str, str]) -> None:
    assert contrast(*pair) == contrast(*reversed(pair)) == pytest.approx(colours.contrast(*pair), rel=1e-3)


def test_a_colour_is_thinned_by_its_ground() -> None:
    assert mixed("#102030", "#ffffff", 1) == "#102030"
    assert mixed("#102030", "#ffffff", 0) == "#ffffff"
    assert mixed("#000000", "#ffffff", 0.06) == "#f0f0f0"


def test_each_pair_of_roles_is_named_once() -> None:
    """What cannot be read on paper cannot be read in a box either, which need not be said."""
    weak = [(pair.role, pair.ground) for pair, _ in weak_pairs(DAY | {"muted": "#bbbbbb"}, DAY)]
    assert weak == [("muted", "paper")]


def test_text_on_an_area_is_what_reads_better_there() -> None:
    assert {role: Theme().text_on(role) for role in ("primary", "accent", "secondary", "grid")} == {
        "primary": "paper",
        "accent": "paper",
        "secondary": "ink",
        "grid": "ink",
    }


def test_a_role_is_found_again_by_its_colour() -> None:
    assert [GROWN.role_of(GROWN.colour(role)) for role in ROLES] == list(ROLES)
    with pytest.raises(ValueError, match="#0f5260 is not in the palette"):
        GROWN.role_of("#0f5260")


def test_drawings_follow_the_roles_of_the_page() -> None:
    rules = figure_colours()
    for role in ROLES:
        assert f"svg .fill-{role}{{fill:var(--{role})}}" in rules
        assert f"svg .stroke-{role}{{stroke:var(--{role})}}" in rules


def test_paper_knows_nothing_of_the_night() -> None:
    assert "--primary:#225500;" in custom_properties(GROWN)
    assert "@media" not in custom_properties(GROWN)
    rules = night_properties(GROWN).splitlines()
    assert len(rules) == 2 and all(rule.startswith("@media screen") for rule in rules)


def test_the_night_is_chosen_or_that_of_the_system_where_nothing_is() -> None:
    chosen, preferred = night_properties(GROWN).splitlines()
    assert chosen.startswith('@media screen{:root[data-theme="dark"]{--ink:#eef1f5;')
    assert preferred.startswith("@media screen and (prefers-color-scheme: dark){:root:not([data-theme]){--ink:#eef1f5;")


def test_a_typeface_for_both_is_given_once() -> None:
    assert GROWN.typefaces == (SANS,)
    assert font_faces(GROWN, "fonts/").count("@font-face") == len(GROWN.font_files(printed=True)) == 6
    assert font_faces(Theme(), "fonts/").count("@font-face") == len(Theme().font_files(printed=True)) == 9


def test_only_paper_has_a_typeface_for_what_is_typed() -> None:
    assert [face.family for face in Theme().typefaces] == ["Source Serif Pro", "Source Sans Pro"]
    assert len(Theme().font_files()) == 6 and Theme().printed_typefaces[-1].generic == "monospace"


def test_fonts_lie_in_a_package_or_in_the_project() -> None:
    assert Theme().font(SERIF, "italic") == package_folder("font-source-serif-pro") / "SourceSerifPro-It.ttf"
    assert FontFile("figures/fonts/A.otf").find(Path("/project")) == Path("/project/figures/fonts/A.otf")
    with pytest.raises(LookupError, match="the package font-of-nobody is not installed"):
        FontFile("A.ttf", "font_of_nobody").find(Path("/project"))


def test_the_rules_of_a_typeface_say_its_format() -> None:
    files = [FontFile(f"figures/fonts/{name}") for name in ("A.otf", "B.ttf", "C.OTF")]
    rules = Typeface("Own", "serif", *files).rules("fonts/").splitlines()
    assert [rule.partition("src: ")[2] for rule in rules] == [
        'url("fonts/A.otf") format("opentype"); }',
        'url("fonts/B.ttf") format("truetype"); }',
        'url("fonts/C.OTF") format("opentype"); }',
    ]


def test_a_style_sheet_names_what_the_theme_has(tmp_path: Path) -> None:
    sheet = tmp_path / "a.css"
    sheet.write_text("a { font: $text; b: $headings_stack; c: $primary }", encoding="utf-8")
    assert filled(sheet, GROWN) == (
        'a { font: "Source Sans Pro"; b: "Source Sans Pro", "Source Sans Pro as Arial", "Source Sans Pro as Roboto", '
        '"Source Sans Pro as DejaVu Sans", "Segoe UI", sans-serif; c: #225500 }'
    )
    sheet.write_text("$secundary", encoding="utf-8")
    with pytest.raises(KeyError, match="secundary"):
        filled(sheet, GROWN)
