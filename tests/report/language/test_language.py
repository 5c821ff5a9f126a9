"""One value as a Danish and a British editor print it: digits, units, precision words, dates, lists and words."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from report.language.printing import Language
from report.language.rules import UnitWords
from report.language.spelling import number_words, spell
from report.language.text import Text
from report.language.units import EXACT, PRECISIONS, unit_names
from report.language.values import Value

DA, EN = Language("da"), Language("en")
BOTH = (DA, EN)
BLANK, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"
SEPARATORS = {"da": (".", ","), "en": (",", ".")}

numbers = st.decimals(-(10**9), 10**9, places=6)
decimals = st.integers(0, 4)
languages = st.sampled_from(BOTH)


@st.composite
def values(draw: st.DrawFn) -> Value:
    """Any number that can be printed, in every unit and precision, also as a range."""
    low, high = sorted(draw(st.tuples(numbers, numbers)))
    return Value(
        number=low,
        upper=draw(st.sampled_from([None, high])),
        unit=draw(st.sampled_from(unit_names())),
        decimals=draw(decimals),
        precision=draw(st.sampled_from([EXACT, *PRECISIONS])),
    )


def number(digits: str, **parts: object) -> Value:
    upper = parts.pop("upper", None)
    return Value(number=Decimal(digits), upper=None if upper is None else Decimal(upper), **parts)


def plain(printed: str) -> str:
    """`printed` with ordinary spaces, to be read in a table of examples."""
    return printed.replace(BLANK, " ")


def read(printed: str, language: Language) -> Decimal:
    """The number that a reader of `language` reads."""
    thousands, point = SEPARATORS[language.code]
    return Decimal(printed.replace(thousands, "").replace(point, ".").replace(MINUS, "-"))


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (number("2541"), "2.541", "2,541"),
        (number("1234567.891", decimals=2), "1.234.567,89", "1,234,567.89"),
        (number("9.7", unit="percent", decimals=1), "9,7 %", "9.7%"),
        (number("11", unit="points"), "11 procentpoint", "11 percentage points"),
        (number("1", unit="points"), "1 procentpoint", "1 percentage point"),
        (number("-1", unit="points"), "−1 procentpoint", "−1 percentage point"),
        (number("1", unit="points", decimals=1), "1,0 procentpoint", "1.0 percentage points"),
        (number("2541", unit="dkk"), "2.541 kr.", "DKK 2,541"),
        (number("3.6", unit="rate", decimals=1), "3,6", "3.6"),
        (number("1", unit="years"), "1 år", "1 year"),
        (number("0.8", unit="years"), "1 år", "1 year"),
        (number("0", unit="years"), "0 år", "0 years"),
        (number("1", upper="2", unit="years"), "1-2 år", "1–2 years"),
        (number("3.5", upper="4", decimals=1), "3,5-4,0", "3.5–4.0"),
        (number("700", unit="dkk", precision="just_under"), "knap 700 kr.", "just under DKK 700"),
        (number("1", precision="just_over"), "lidt over 1", "just over 1"),
        (number("5.5", decimals=1, precision="about"), "ca. 5,5", "about 5.5"),
        (number("-0.6", decimals=1), "−0,6", "−0.6"),
        (Value(date=date(2019, 3, 1)), "1. marts 2019", "1 March 2019"),
        (Value(date=date(2019, 3, 1), month_only=True), "marts 2019", "March 2019"),
        (Value(text=Text(da="i dag", en="today")), "i dag", "today"),
        (Value(items=(Text.same("Ærø"),)), "Ærø", "Ærø"),
        (
            Value(items=(Text.same("Ærø"), Text.same("Fanø"), Text.same("Samsø"))),
            "Ærø, Fanø og Samsø",
            "Ærø, Fanø and Samsø",
        ),
    ],
    ids=str,
)
def test_a_value_is_printed_as_an_editor_of_each_language_would(value, danish, english):
    assert plain(DA.value(value)) == danish
    assert plain(EN.value(value)) == english


@pytest.mark.parametrize(
    ("digits", "places", "printed"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "−1"),
        ("0.45", 1, "0.5"),
        ("0.449", 1, "0.4"),
        ("-0.4", 0, "0"),
        ("-0.04", 1, "0.0"),
        ("999.95", 1, "1,000.0"),
        (0.1 + 0.2, 2, "0.30"),
        (2.675, 2, "2.68"),
    ],
)
def test_half_is_rounded_up_and_nothing_is_minus_nought(digits, places, printed):
    assert EN.number(digits if isinstance(digits, float) else Decimal(digits), places) == printed


@pytest.mark.parametrize(
    ("options", "printed"),
    [
        ({}, "about −1.5 percentage points"),
        ({"precision": False}, "−1.5 percentage points"),
        ({"unit": False}, "about −1.5"),
        ({"magnitude": True}, "about 1.5 percentage points"),
        ({"sign": True}, "about −1.5 percentage points"),
        ({"sign": True, "magnitude": True, "unit": False, "precision": False}, "+1.5"),
    ],
)
def test_options_leave_out_what_the_sentence_says_itself(options, printed):
    value = number("-1.5", unit="points", decimals=1, precision="about")
    assert plain(EN.value(value, **options)) == printed


@pytest.mark.parametrize(("digits", "printed"), [("0.3", "+0.3"), ("0.04", "0.0"), ("0", "0.0"), ("-0.3", "−0.3")])
def test_a_plus_stands_before_what_is_printed_as_more_than_nought(digits, printed):
    assert EN.value(number(digits, decimals=1), sign=True) == printed


def test_the_magnitude_of_a_range_runs_upwards():
    assert EN.value(number("-5", upper="-3"), magnitude=True) == "3–5"


@given(numbers, decimals, languages)
def test_the_digits_read_back_are_the_number_rounded(value, places, language):
    step = Decimal(1).scaleb(-places)
    assert read(language.number(value, places), language) == value.quantize(step, ROUND_HALF_UP)


@given(values())
def test_both_languages_print_the_same_digits(value):
    danish, english = (re.sub(r"\D", "", language.value(value)) for language in BOTH)
    assert danish == english


@given(numbers, decimals)
def test_separators_are_all_that_differs_between_the_languages(value, places):
    assert DA.number(value, places).translate(str.maketrans(".,", ",.")) == EN.number(value, places)


@given(values(), languages)
def test_no_line_can_break_within_the_digits_or_beside_them_but_where_words_stand_on_both_sides(value, language):
    printed = language.value(value).replace(BLANK, "_")
    assert not re.search(r"\s\d", printed)
    assert "DKK_" in printed or not re.search(r"\d\s", printed)


def test_a_line_may_break_behind_digits_that_have_words_on_both_sides():
    both, one = UnitWords("DKK {} thousand"), UnitWords("{} kr. i alt")
    assert (both.many, one.many) == (f"DKK{BLANK}{{}} thousand", f"{{}}{BLANK}kr. i alt")


@given(st.dates(date(1900, 1, 1)), st.booleans(), languages)
def test_no_line_can_break_within_a_date(day, month_only, language):
    assert " " not in language.value(Value(date=day, month_only=month_only))


@given(numbers, decimals, languages)
def test_a_negative_number_has_a_minus_sign_and_its_magnitude_none(value, places, language):
    printed = language.number(value, places)
    assert "-" not in printed
    assert printed.startswith(MINUS) == (read(printed, language) < 0)
    assert language.value(Value(number=value, decimals=places), magnitude=True) == printed.removeprefix(MINUS)


@given(numbers, numbers, decimals, languages)
def test_a_larger_number_is_never_printed_as_a_smaller_one(one, other, places, language):
    low, high = sorted((one, other))
    assert read(language.number(low, places), language) <= read(language.number(high, places), language)


@pytest.mark.parametrize("language", BOTH, ids=lambda language: language.code)
def test_every_number_below_a_thousand_has_words_of_its_own(language):
    words = [language.words(number(str(n))) for n in range(1000)]
    assert len(set(words)) == 1000
    assert not any(re.search(r"\d", word) for word in words)


@pytest.mark.parametrize(
    ("counted", "common", "neuter", "english"),
    [
        (0, "nul", "nul", "zero"),
        (1, "én", "ét", "one"),
        (2, "to", "to", "two"),
        (12, "tolv", "tolv", "twelve"),
        (21, "enogtyve", "enogtyve", "twenty-one"),
        (50, "halvtreds", "halvtreds", "fifty"),
        (99, "nioghalvfems", "nioghalvfems", "ninety-nine"),
        (100, "et hundrede", "et hundrede", "one hundred"),
        (101, "et hundrede og én", "et hundrede og ét", "one hundred and one"),
        (121, "et hundrede og enogtyve", "et hundrede og enogtyve", "one hundred and twenty-one"),
        (200, "to hundrede", "to hundrede", "two hundred"),
        (999, "ni hundrede og nioghalvfems", "ni hundrede og nioghalvfems", "nine hundred and ninety-nine"),
    ],
)
def test_numbers_in_words(counted, common, neuter, english):
    value = number(str(counted))
    assert (DA.words(value), DA.words(value, gender="neuter"), EN.words(value)) == (common, neuter, english)


@given(st.integers(2, 999))
def test_gender_matters_only_where_a_number_ends_in_one(counted):
    assume(counted % 100 != 1)
    assert spell(counted, "da", "common") == spell(counted, "da", "neuter")


@pytest.mark.parametrize(
    "value",
    [
        number("1000"),
        number("-3"),
        number("2.5", decimals=1),
        Value(date=date(2019, 3, 1)),
        Value(text=Text(da="i dag", en="today")),
    ],
    ids=str,
)
def test_what_has_no_words_is_printed_as_a_value(value):
    assert all(language.words(value) == language.value(value) for language in BOTH)


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (number("2", upper="4"), "to til fire", "two to four"),
        (number("1", unit="halves"), "halvdelen", "half"),
        (number("1", unit="thirds"), "en tredjedel", "a third"),
        (number("2", unit="thirds", precision="about"), "ca. to tredjedele", "about two-thirds"),
        (number("2", unit="times", precision="about"), "ca. to gange", "about twice"),
        (number("2", unit="weeks"), "to", "two"),
    ],
)
def test_ranges_and_shares_in_words(value, danish, english):
    assert (plain(DA.words(value)), plain(EN.words(value))) == (danish, english)


def test_words_keep_the_precision_unless_told_otherwise():
    value = number("3", precision="about")
    assert plain(DA.words(value)) == "ca. tre"
    assert DA.words(value, precision=False) == "tre"


@given(st.integers(2, 99))
def test_the_check_of_typed_numbers_knows_every_word_below_a_hundred(counted):
    assert all(spell(counted, language.code) in number_words(language.code) for language in BOTH)


def test_a_wording_takes_values_and_texts():
    wording = Text(da="{share} af {what}", en="{share} of {what}")
    share = number("9.7", unit="percent", decimals=1)
    assert [plain(language.text(wording, share=share, what="A")) for language in BOTH] == ["9,7 % af A", "9.7% of A"]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Language("sv"),
        lambda: spell(1000, "da"),
        lambda: spell(-1, "en"),
        lambda: spell(1, "da", "plural"),
    ],
    ids=["language", "too large", "negative", "gender"],
)
def test_what_is_unknown_is_refused(wrong):
    with pytest.raises(ValueError):
        wrong()
