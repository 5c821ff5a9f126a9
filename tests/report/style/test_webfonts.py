"""Typefaces as pages have them: small files, what stands in for them, and fonts that may not or cannot be cut."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from shutil import copyfile

import pytest
from fontTools import subset
from fontTools.otlLib.builder import buildStatTable
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from report.style.fonts import SANS, SERIF
from report.style.local_fonts import LOCAL, stand_ins
from report.style.theme import Theme
from report.style.webfonts import _FEATURES, _NAMES, WebFont, characters, ranges, web_font
from tests.looks import DEJAVU, NO_SUBSETS, forbid

CHARACTERS = characters("")
WHOLE = Theme().font(SERIF, "regular")


@pytest.fixture(scope="module")
def small() -> WebFont:
    return web_font(WHOLE.read_bytes(), CHARACTERS)


def test_a_small_file_has_the_letters_their_kerning_and_the_figures_that_styles_ask_for(small: WebFont) -> None:
    with TTFont(io.BytesIO(small.content)) as font, TTFont(WHOLE) as whole:
        assert font.flavor == "woff2" and len(small.content) < 20_000
        assert {chr(code) for code in font.getBestCmap()} == set(CHARACTERS) & {*map(chr, whole.getBestCmap())}
        features = {r.FeatureTag for table in ("GPOS", "GSUB") for r in font[table].table.FeatureList.FeatureRecord}
        assert features >= {"kern", "liga"} and not features & {"smcp", "onum"}
        # Its figures line up as they are; where those of a font do not, what makes them so is kept.
        assert len({font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}) == 1
        for sign in "aå8–":
            assert font["hmtx"][font.getBestCmap()[ord(sign)]] == whole["hmtx"][whole.getBestCmap()[ord(sign)]]


def test_a_small_file_says_whose_it_is_and_under_which_licence(small: WebFont) -> None:
    with TTFont(io.BytesIO(small.content)) as font, TTFont(WHOLE) as whole:
        for name in (0, 13, 14):
            assert font["name"].getDebugName(name) == whole["name"].getDebugName(name) != ""


def test_the_same_font_gives_the_same_bytes(small: WebFont) -> None:
    assert web_font(WHOLE.read_bytes(), CHARACTERS) == small


@pytest.mark.parametrize("axes", [[], [{"tag": "wght", "name": "Weight", "values": [{"name": "Light", "value": 3}]}]])
def test_a_small_file_is_what_the_tool_alone_would_make(axes: list[dict[str, object]]) -> None:
    """Also where other tables mention names, as those of variations do."""
    with TTFont(WHOLE, recalcTimestamp=False) as font:
        if axes:
            buildStatTable(font, axes)
        whole = io.BytesIO()
        font.save(whole)
    few = "Aalborg, fi 0–9"
    options = subset.Options(flavor="woff2", layout_features=[*_FEATURES], hinting=False, notdef_outline=True)
    options.name_IDs = [*_NAMES]
    cutting = subset.Subsetter(options)
    cutting.populate(text=few)
    with TTFont(io.BytesIO(whole.getvalue()), recalcTimestamp=False) as font:
        cutting.subset(font)
        written = io.BytesIO()
        subset.save_font(font, written, options)
    assert web_font(whole.getvalue(), few).content == written.getvalue()


def test_languages_add_their_letters_in_both_cases() -> None:
    assert set(characters("żß")) - set(CHARACTERS) == {"ż", "Ż"}


@given(st.sets(st.characters(min_codepoint=0x20, exclude_categories=("Cs",)), min_size=1))
def test_ranges_tell_all_characters_apart(chosen: set[str]) -> None:
    def within(value: str) -> list[tuple[int, int]]:
        parts = [part.removeprefix("U+").split("-") for part in value.split(",")] if value else []
        return [(int(part[0], 16), int(part[-1], 16)) for part in parts]

    usual, rare = (within(value) for value in ranges("".join(sorted(chosen))))
    assert sum(end - start + 1 for start, end in usual) == len(chosen)
    assert all(any(start <= ord(sign) <= end for start, end in usual) for sign in chosen)
    both = sorted(usual + rare)
    assert (both[0][0], both[-1][1]) == (0x20, 0x10FFFF)
    assert all(end + 1 == start for (_, end), (start, _) in pairwise(both))


def test_a_font_that_may_not_be_cut_is_left_whole(tmp_path: Path) -> None:
    file = tmp_path / "own.ttf"
    copyfile(DEJAVU / "DejaVuSans.ttf", file)
    forbid(file, NO_SUBSETS)
    font = web_font(file.read_bytes(), CHARACTERS)
    assert font.content == b"" and font.width > 0


def test_a_font_with_a_damaged_table_is_left_whole(tmp_path: Path) -> None:
    with TTFont(DEJAVU / "DejaVuSans.ttf", lazy=True) as font:
        start = font.reader.tables["glyf"].offset
    content = bytearray((DEJAVU / "DejaVuSans.ttf").read_bytes())
    content[start : start + 60_000] = b"\xff" * 60_000
    assert web_font(bytes(content), CHARACTERS).content == b""
    assert web_font(b"no font", CHARACTERS) == WebFont()


@pytest.mark.parametrize("typeface", [SERIF, SANS], ids=lambda typeface: typeface.family)
def test_what_stands_in_is_as_wide_and_as_high(typeface) -> None:
    fonts = [web_font(Theme().font(typeface, face).read_bytes(), CHARACTERS) for face in typeface.files]
    rules = stand_ins(typeface, fonts).splitlines()
    assert len(rules) == 2 * len(LOCAL[typeface.generic])
    for rule, local in zip(rules[::2], LOCAL[typeface.generic], strict=True):
        given_ = dict(part.split(":", 1) for part in rule.split("{")[1].rstrip("}").split(";"))
        size = float(given_["size-adjust"].rstrip("%")) / 100
        assert given_["font-family"] == f'"{typeface.family} as {local.family}"'
        assert size * local.widths[0] == pytest.approx(fonts[0].width, rel=1e-3)
        assert float(given_["ascent-override"].rstrip("%")) / 100 * size == pytest.approx(fonts[0].ascent, rel=1e-3)
