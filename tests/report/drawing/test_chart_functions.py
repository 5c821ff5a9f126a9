"""Figure.bars, lines and dots: whatever the rows are, everything is printed, and nothing overlaps or leaves the sheet.

That labels neither meet nor run out of the sheet is proven by drawing: it fails when they do.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from report.drawing.save import save_figure
from report.language.printing import Language
from report.language.text import Text
from report.language.values import Value
from report.results.exhibits import Figure

SVG = "{http://www.w3.org/2000/svg}"
DANISH, ENGLISH = Language("da"), Language("en")
TITLE, OF = Text(da="Prøve", en="Sample"), Text(da="Træ", en="Tree")
MEASURED = Text(da="Træer pr. 1.000 indbyggere", en="Trees per 1,000 inhabitants")
SERIES = [Text(da="før", en="before"), Text(da="efter", en="after"), Text(da="i gennemsnit", en="on average")]
LONG = "Speciallægepraksisplanlægningsstabiliseringsperiodeoversigtsarbejde"
WORDS = st.sampled_from(["eg", "ask", "bøg og lind", "kastanjer i byens parker", LONG, "et", "§ 11, stk. 3"])
LABELS = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
NUMBERS = st.decimals(-(10**6), 10**7, places=1).map(lambda n: Value(number=n, decimals=1))
POSITIVE = st.decimals(0, 10**6, places=0).map(lambda n: Value(number=n))


def rows(values, width, most=12):
    """Rows with at least one number, each with as many values as the chart has series, some of them missing."""
    row = st.tuples(LABELS.map(Text.same), st.lists(st.one_of(values, st.none()), min_size=width, max_size=width))
    return st.lists(row, min_size=1, max_size=most).filter(lambda found: any(v for _, vs in found for v in vs))


def many(values, most=12):
    return st.integers(1, 3).flatmap(lambda width: st.tuples(st.just(width), rows(values, width, most)))


def number(value, decimals=0):
    return Value(number=Decimal(str(value)), decimals=decimals)


def drawn(figure, language=DANISH):
    """The texts of the wide drawing and of the narrow one."""
    made = save_figure(figure, "fig-chart", language)
    return [
        [text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]
        for svg in (made.svg(), made.narrow.unnamed_svg())
    ]


def letters(texts):
    return re.sub(r"[\s\N{NO-BREAK SPACE}-]", "", "".join(texts))


def shows_all(figure, found):
    """Both drawings print every label and every number of the rows, and so do the alternative and the table."""
    said = letters([figure.alt(DANISH)])
    for texts in drawn(figure):
        printed = letters(texts)
        for of, values in found:
            assert letters([DANISH.text(of)]) in printed and letters([DANISH.text(of)]) in said
            for value in filter(None, values):
                assert letters([DANISH.value(value)]) in said
    assert [row.cells for row in figure.table.rows] == [(of, *values) for of, values in found]


def options(width):
    return {"of": OF, "measured": MEASURED, "series": SERIES[:width] if width > 1 else []}


@settings(max_examples=40, deadline=None)
@given(many(NUMBERS))
def test_bars_show_everything_at_both_widths(given_):
    width, found = given_
    figure = Figure.bars(TITLE, found, **options(width))
    shows_all(figure, found)
    for texts in drawn(figure):
        assert all(DANISH.value(value) in texts for _, values in found for value in values if value)


@settings(max_examples=25, deadline=None)
@given(many(POSITIVE))
def test_stacked_bars_show_everything_at_both_widths(given_):
    width, found = given_
    figure = Figure.bars(TITLE, found, **options(width), stacked=True)
    shows_all(figure, found)
    for texts in drawn(figure):
        printed = " ".join(texts)
        assert all(DANISH.value(value) in printed for _, values in found for value in values if value and value.number)


@settings(max_examples=40, deadline=None)
@given(many(NUMBERS), st.booleans())
def test_dots_show_everything_at_both_widths(given_, zero):
    width, found = given_
    shows_all(Figure.dots(TITLE, found, **options(width), zero=zero), found)


@settings(max_examples=40, deadline=None)
@given(many(NUMBERS, most=8), st.sampled_from(["last", "ends"]))
@example((2, [(Text.same("eg"), [None, Value(number=Decimal("-0.1"), decimals=1)])]), "ends")
@example((2, [(Text.same("eg"), [Value(number=Decimal(0), decimals=1), None])]), "last")
def test_lines_show_the_last_of_each_series_at_both_widths(given_, shown):
    width, found = given_
    years = [(2010 + at, values) for at, (_, values) in enumerate(found)]
    figure = Figure.lines(TITLE, years, **options(width), shown=shown)
    last = [next((v for _, values in years[::-1] if (v := values[at])), None) for at in range(width)]
    for texts in drawn(figure):
        assert all(DANISH.value(value) in texts for value in filter(None, last))
        assert width == 1 or all(letters([DANISH.text(name)]) in letters(texts) for name in SERIES[:width])


@pytest.mark.parametrize("count", [1, 2, 30])
def test_one_bar_and_thirty_bars_are_as_high_as_they_have_to_be(count):
    figure = Figure.bars(
        TITLE, [(Text.same(f"Træ {'abcdefgh'[at % 8]}"), number(at)) for at in range(count)], **options(1)
    )
    made = save_figure(figure, "fig-chart", DANISH)
    assert made.height < 12 + 9 * count and made.narrow.height < 12 + 14 * count


def bars_of(figure, role):
    root = ElementTree.fromstring(save_figure(figure, "fig-chart", DANISH).svg())
    paths = [
        p.get("d") for p in root.iter(f"{SVG}path") if f"fill-{role}" in p.get("class").split() and "z" in p.get("d")
    ]
    return [max(xs) - min(xs) for d in paths for xs in [[float(x) for x in re.findall(r"[ML] (\S+)", d)]]]


def test_bars_are_as_long_as_their_numbers_and_the_whole_stands_behind_them():
    found = [(Text.same("Eg"), number(5)), (Text.same("Ask"), number(10))]
    figure = Figure.bars(TITLE, found, of=OF, measured=MEASURED, whole=number(20))
    short, long = bars_of(figure, "primary")
    assert long == pytest.approx(2 * short, rel=0.01)
    assert bars_of(figure, "grid") == pytest.approx([4 * short, 4 * short], rel=0.01)


def test_what_is_below_zero_has_another_colour_and_its_number_to_the_left():
    figure = Figure.bars(
        TITLE, [(Text.same("Eg"), number(-5)), (Text.same("Ask"), number(10))], of=OF, measured=MEASURED
    )
    below, above = bars_of(figure, "secondary"), bars_of(figure, "primary")
    assert [2 * bar for bar in below] == pytest.approx(above, rel=0.01)


def test_a_heading_stands_above_its_rows_and_in_the_table():
    figure = Figure.bars(TITLE, [Text.same("I byen"), (Text.same("Eg"), number(5))], of=OF, measured=MEASURED)
    assert all("I byen" in texts for texts in drawn(figure))
    assert [row.cells for row in figure.table.rows] == [(Text.same("I byen"), None), (Text.same("Eg"), number(5))]


def test_units_and_signs_are_printed_where_they_are_asked_for():
    percent = Value(number=Decimal(5), unit="percent")
    figure = Figure.bars(TITLE, [(Text.same("Eg"), percent)], of=OF, measured=MEASURED, units=True, signs=True)
    assert all(DANISH.value(percent, sign=True) in texts for texts in drawn(figure))
    bare = Figure.bars(TITLE, [(Text.same("Eg"), percent)], of=OF, measured=MEASURED)
    assert all("5" in texts for texts in drawn(bare))


def test_a_gap_in_the_data_is_a_gap_in_the_line():
    def strokes(middle):
        years = [(2016, number(5)), (2017, middle), (2018, number(7)), (2019, number(8))]
        svg = save_figure(Figure.lines(TITLE, years, of=OF, measured=MEASURED), "fig-chart", DANISH).svg()
        root = ElementTree.fromstring(svg)
        return [p for p in root.iter(f"{SVG}path") if p.get("class") == "stroke-primary"]

    assert (len(strokes(number(6))), len(strokes(None))) == (1, 2)


def test_months_lie_as_far_apart_as_they_are_and_the_first_and_last_are_named():
    months = [Value(date=date(2016, m, 1), month_only=True) for m in (1, 2, 12)]
    figure = Figure.lines(TITLE, [(m, number(at)) for at, m in enumerate(months)], of=OF, measured=MEASURED)
    for texts in drawn(figure, ENGLISH):
        assert {ENGLISH.value(months[0]), ENGLISH.value(months[-1])} <= set(texts)


def test_a_range_is_drawn_to_both_of_its_ends_and_printed_as_one():
    span = Value(number=Decimal(3), upper=Decimal(9))
    figure = Figure.dots(TITLE, [(Text.same("Eg"), span)], of=OF, measured=MEASURED)
    assert all(DANISH.value(span) in texts for texts in drawn(figure))


def test_the_languages_print_their_own_words_and_numbers_from_one_figure():
    figure = Figure.bars(TITLE, [(OF, number("1234.5", 1))], of=OF, measured=MEASURED)
    assert {"Træ", "1.234,5"} <= set(drawn(figure, DANISH)[0]) and {"Tree", "1,234.5"} <= set(drawn(figure, ENGLISH)[1])
    assert figure.alt(ENGLISH) == "Trees per 1,000 inhabitants. Tree: 1,234.5."


def test_a_better_text_alternative_takes_the_place_of_the_listed_one():
    figure = Figure.bars(TITLE, [(OF, number(1))], of=OF, measured=MEASURED, alt=lambda language: language.text(TITLE))
    assert figure.alt(DANISH) == "Prøve"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Figure.bars(TITLE, [], of=OF, measured=MEASURED), "needs a row with a value"),
        (lambda: Figure.bars(TITLE, [(OF, None)], of=OF, measured=MEASURED), "needs a row with a value"),
        (
            lambda: Figure.bars(TITLE, [(OF, [number(1)])], of=OF, measured=MEASURED, series=SERIES),
            "has 1 values; series has 3",
        ),
        (lambda: Figure.bars(TITLE, [(OF, number(9))], of=OF, measured=MEASURED, whole=number(5)), "whole is 5"),
        (lambda: Figure.bars(TITLE, [(OF, number(-9))], of=OF, measured=MEASURED, stacked=True), "stacked cannot show"),
        (lambda: Figure.bars(TITLE, [(OF, Value(text=OF))], of=OF, measured=MEASURED), "a chart draws numbers"),
        (
            lambda: Figure.lines(TITLE, [(2016, number(9))], of=OF, measured=MEASURED, shown="first"),
            "write one of last",
        ),
        (
            lambda: Figure.bars(TITLE, [(OF, [number(1)] * 5)], of=OF, measured=MEASURED, series=[OF] * 5),
            "at most 4 series",
        ),
    ],
)
def test_what_a_chart_cannot_show_is_said(wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong()
