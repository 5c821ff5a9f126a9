"""No number is typed by hand: what the check finds, what it lets pass, and on which line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.check.numbers import NumberRules, check_numbers, typed_digits, typed_words
from report.diagnostics import Diagnostics
from report.language.printing import Language
from report.language.spelling import spell
from tests.chapters import read

RULES = NumberRules(names=("Trin 1", "P3-kommuner"), phrases=("to og to", "one by one"))
ALLOWED = {
    "da": [
        "i 2016",
        "1. marts 2019",
        "31. december",
        "marts 2016",
        "fra marts 2016/2017",
        "i 2016-2018",
        "i 2016-18",
        "2016/2017",
        "i 2019-priser",
        "§ 11",
        "§ 11, stk. 3",
        "§§ 11 og 52",
        "§§ 52-54",
        "kapitel 11 i serviceloven",
        "0-17-årige",
        "de 18-22-årige",
        "en 17-årig",
        "0-17 år",
        "pr. 1.000",
        "pr. 10.000",
        "pr. 100",
        "per 1.000",
        "Trin 1",
        "P3-kommuner",
    ],
    "en": [
        "in 2016",
        "1 March 2019",
        "31 December",
        "March 2016",
        "from March 2016/2017",
        "in 2016–2018",
        "in 2016–18",
        "2016/2017",
        "in 2019 prices",
        "section 11",
        "section 11(3)",
        "Sections 11 and 52",
        "sections 52–54",
        "aged 0–17",
        "ages 0 to 17",
        "a 17-year-old",
        "18–22-year-olds",
        "17 years old",
        "per 1,000",
        "per 10,000",
        "per 100",
        "in every 10",
        "Trin 1",
    ],
}
TYPED = {
    "da": [
        "tabel 2.6",
        "figur 4.1",
        "5 år",
        "kl. 9",
        "18 kommuner",
        "9,7 %",
        "2.541 kr.",
        "2000 kr.",
        "1999 kroner",
        "kr. 2000",
        "1.990",
        "2016,5",
        "pr. 18",
        "pr. 1.500",
        "pr. 1,000",
        "super 10",
        "½",
        "a1",
        "1 000",
        "¾",
        "pr. 1000",
        "marts 20190",
        "0-17-årige5",
    ],
    "en": [
        "Table 2.6",
        "Figure 4.1",
        "5 years",
        "at 9",
        "18 municipalities",
        "9.7%",
        "DKK 2000",
        "DKK 2,541",
        "1,990",
        "2000 DKK",
        "2000 per cent",
        "per 18",
        "per 1.000",
        "paper 100",
        "pages 21–27",
        "percentages 5",
        "villages 3",
        "subsections 3",
        "⅔",
        "per 1000",
        "March 20190",
    ],
}
WORDS = {
    "da": {
        "to kommuner": ["to"],
        "én kommune": ["én"],
        "ét sted": ["ét"],
        "En tredjedel af dem": ["En tredjedel"],
        "enogtyve og TOLV": ["enogtyve", "TOLV"],
        "flere tusinde": ["tusinde"],
        "i to-tre år": ["to"],
        "en ud af ti": ["en ud af", "ti"],
        "to fjerdedele": ["to", "fjerdedele"],
    },
    "en": {
        "two municipalities": ["two"],
        "Twenty-one of them": ["Twenty-one"],
        "one in ten": ["one in", "ten"],
        "two-thirds": ["two"],
        "one-third": ["one-third"],
        "a quarter": ["a quarter"],
        "a hundred": ["hundred"],
    },
}
NO_WORDS = {
    "da": [
        "en kommune",
        "et sted",
        "halvdelen",
        "toner og tidligere",
        "den ene",
        "hver anden",
        "firkant",
        "systemet",
        "to og to",
        "et-årig",
        "hundredvis",
    ],
    "en": [
        "from one to the other",
        "one of them",
        "half of them",
        "often",
        "weight",
        "someone",
        "headquarters",
        "one by one",
        "attend",
        "hundreds of them",
    ],
}
SENTENCES = {"da": ("Der var", "træer i byen."), "en": ("There were", "trees in the town.")}


def found_in(text: str, language: str) -> list[str]:
    """The digits found in `text`."""
    return [match[0] for match in typed_digits(text, language, RULES)]


def problems(folder: Path, text: str, language: str = "da") -> list[tuple[str, int]]:
    """Code and line of everything wrong in the chapter `text`."""
    chapter, found = read(folder, text, language), Diagnostics()
    check_numbers(chapter.side.blocks, language, RULES, "chapter.qmd", found)
    found.add(*chapter.problems)
    return [(problem.code, problem.line) for problem in found]


def each(phrases: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, phrase) for language, known in phrases.items() for phrase in known]


@pytest.mark.parametrize(("language", "phrase"), each(ALLOWED))
def test_what_counts_nothing_may_be_typed(language, phrase):
    before, after = SENTENCES[language]
    assert found_in(f"{before} {phrase}, {after}", language) == []


@pytest.mark.parametrize(("language", "phrase"), each(TYPED))
def test_what_counts_something_may_not_be_typed(language, phrase):
    before, after = SENTENCES[language]
    assert found_in(f"{before} {phrase}. {after}", language)


@pytest.mark.parametrize("language", SENTENCES)
@given(count=st.integers(0, 10**7).filter(lambda n: not 1900 <= n < 2100), places=st.integers(0, 2))
def test_any_number_before_a_noun_is_found_whole(language, count, places):
    before, after = SENTENCES[language]
    printed = Language(language).number(count, places)
    assert found_in(f"{before} {printed} {after}", language) == [printed]


@given(st.sampled_from(sorted(SENTENCES)), st.data())
def test_an_exception_covers_its_own_digits_only(language, data):
    phrases = data.draw(st.lists(st.sampled_from(ALLOWED[language] + TYPED[language]), max_size=6))
    typed = [digits for phrase in phrases for digits in found_in(f"{phrase};", language)]
    assert found_in("; ".join([*phrases, ""]), language) == typed


@given(st.text(), st.sampled_from(sorted(SENTENCES)))
def test_text_without_digits_has_none(text, language):
    assert typed_digits(re.sub(r"[\d¼-¾⅐-⅞]", "", text), language) == []


@pytest.mark.parametrize(
    ("language", "phrase", "words"), [(language, *pair) for language in WORDS for pair in WORDS[language].items()]
)
def test_number_words_are_found_from_two_up(language, phrase, words):
    assert [match[0] for match in typed_words(f"Det er {phrase}.", language, RULES)] == words


@pytest.mark.parametrize(("language", "phrase"), each(NO_WORDS))
def test_words_that_only_look_like_numbers_pass(language, phrase):
    assert typed_words(phrase, language, RULES) == []


@given(st.integers(2, 999), st.sampled_from(sorted(SENTENCES)))
def test_whatever_the_project_itself_would_spell_out_is_found_when_typed(counted, language):
    before, after = SENTENCES[language]
    assert typed_words(f"{before} {spell(counted, language)} {after}", language)


@pytest.mark.parametrize(
    "text",
    [
        '`{python} value("a")` træer',
        '[9]{.typed reason="en adresse"}',
        '[to]{.typed reason="et navn"}',
        "se [@grove2020, s. 21-27]",
        "@sec-t viser det",
        "`x2`",
    ],
)
def test_values_references_citations_and_marks_with_a_reason_pass(tmp_path, text):
    assert problems(tmp_path, f"# Titel {{#sec-t}}\n\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "[9]{.typed}",
        '[9]{.typed reason=""}',
        '[9]{.unclaimed reason="en adresse"}',
        "**9** træer",
        "1*8* træer",
        "[9 træer](https://example.org)",
        '"9"',
        '`{python} value("a")`0',
        "[se tabel 9 og @sec-t]",
    ],
)
def test_nothing_else_hides_a_typed_number(tmp_path, text):
    assert problems(tmp_path, f"# Titel {{#sec-t}}\n\n{text}") == [("N01", 3)]


EVERYWHERE = """\
# Titel {#sec-t}

Første linje uden,
anden linje med 18 træer,
tredje uden.

- punkt uden
- punkt med 19

1. nummer uden
2. nummer med 20
   over to linjer

> Citat med 21.
>
> Mere med 22.

## Overskrift med 23 {#sec-23}

Kald[^note] og ^[en note med 24 i teksten].

[^note]: Noten har
    25 i anden linje.

    Nyt afsnit med 26.

```{python}
#| label: tbl-x
#| tbl-cap: "Tekst: med 27"
x()
```

::: {.note}
Anmærkning med 28.
:::

::: {#nte-x .callout-note}
## Boks med 29

Tekst med 30 og
31 til sidst.
:::

Til sidst [@grove2020,
s. 5] 32 træer.
"""


def test_every_part_of_a_chapter_is_checked_and_the_line_is_right(tmp_path):
    lines = EVERYWHERE.splitlines()
    typed = re.compile(r"(?<!-)\b(?:1[89]|2\d|3[0-2])\b")
    wanted = [("N01", number) for number, line in enumerate(lines, 1) for _ in typed.findall(line)]
    words = ("N02", 1 + lines.index("   over to linjer"))
    assert len(wanted) == 15
    assert sorted(problems(tmp_path, EVERYWHERE)) == sorted([*wanted, words])


def test_a_message_shows_the_words_around_and_both_cures(tmp_path):
    chapter, found = read(tmp_path, "# T {#sec-t}\n\nDer er 18 træer."), Diagnostics()
    check_numbers(chapter.side.blocks, "da", RULES, "a.qmd", found)
    (problem,) = found
    assert "18" in problem.message
    assert "Der er 18 træer." in problem.hint and ".typed reason=" in problem.hint
