"""What a language computes of words, and what it makes of a value in a sentence."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from report.language.inline import printed
from report.language.printing import Language, in_each
from report.language.values import Value, printable
from report.language.vocabulary import rules_of

WORDS = ["the", "streets", "of", "a", "town", "elderberry"]  # 27 letters; two words have more than six


def test_the_indices_of_readability_follow_their_formulas_over_several_sentences() -> None:
    lix, ari = (rules_of(code).readability.formula for code in ("da", "en"))
    assert lix(WORDS, 2) == pytest.approx(6 / 2 + 100 * 2 / 6)
    assert ari(WORDS, 2) == pytest.approx(4.71 * 27 / 6 + 0.5 * 6 / 2 - 21.43)


@pytest.mark.parametrize(("language", "words"), [("da", "tre"), ("en", "three")])
def test_an_inline_expression_prints_a_value_and_begins_a_sentence_with_it(language: str, words: str) -> None:
    three = Value(number=3)  # type: ignore[arg-type]
    assert printed(Language(language), "words", three, {}) == words
    assert printed(Language(language), "words", three, {"capital": False}) == words
    assert printed(Language(language), "words", three, {"capital": True}) == words.capitalize()
    assert printed(Language(language), "value", three, {"sign": True}) == "+3"


def test_a_range_that_begins_or_ends_at_nought_has_a_magnitude() -> None:
    danish = Language("da")
    for low, high, magnitude in ((-3, 0, "0-3"), (0, 3, "0-3"), ("-3", "-0.5", "0,5-3,0"), ("0.2", "0.8", "0,2-0,8")):
        value = Value(number=low, upper=high, decimals=isinstance(low, str))  # type: ignore[arg-type]
        assert danish.value(value, magnitude=True) == magnitude
    with pytest.raises(ValueError, match="both signs"):
        danish.value(Value(number=-1, upper=1), magnitude=True)  # type: ignore[arg-type]


def test_a_number_has_at_most_27_digits_with_those_behind_the_comma() -> None:
    assert printable(10**26) == printable(10**26, 0) == 10**26 and printable(-(10**24), 2) == -(10**24)
    assert printable("0.5", 26) == Decimal("0.5")
    for number, decimals in ((10**27, 0), (10**26, 1), ("0.5", 27)):
        with pytest.raises(ValueError, match="more digits than can be printed"):
            printable(number, decimals)


def test_what_is_printed_in_each_language_is_one_wording() -> None:
    wording = in_each(lambda language: language.words(Value(number=2)))  # type: ignore[arg-type]
    assert (wording.in_("da"), wording.in_("en")) == ("to", "two")


@pytest.mark.parametrize(
    ("language", "word", "found", "others"),
    [
        ("da", "gade", ("gade", "gaderne", "gadens"), ("gad", "gadehjørnerne")),
        ("en", "city", ("city", "cities"), ("citys", "citadel")),
        ("en", "box", ("box", "boxes"), ("boxy", "boxers")),
        ("en", "tree", ("tree", "trees"), ("treetop", "tre")),
    ],
)
def test_a_word_is_found_in_the_forms_that_it_takes(
    language: str, word: str, found: tuple[str, ...], others: tuple[str, ...]
) -> None:
    pattern = re.compile(rules_of(language).inflected(word))
    assert [form for form in (*found, *others) if pattern.fullmatch(form)] == [*found]
