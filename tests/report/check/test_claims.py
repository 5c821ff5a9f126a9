"""Claims: what they reach, what makes them false, and which sentences have to be marked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.check.claims import ABOVE, BELOW, Reach, check_claims, claim_facts, matching
from report.check.unclaimed import check_unclaimed, verb_pattern
from report.diagnostics import ERROR, Diagnostics
from report.html.writer import Writer
from report.language.printing import Language
from report.language.units import EXACT, PRECISIONS
from report.language.values import Value
from report.markdown.tree import plain, runs
from tests.book import Book
from tests.chapters import VALUES, read

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"
NUMBERS = st.decimals(-1000, 1000, places=2)
SIDES = st.sampled_from([ABOVE, BELOW])
VERBS = {"da": ("sparer", "tjen* … hjem", "koster mere"), "en": ("saves", "pays … back")}


@st.composite
def values(draw: st.DrawFn) -> Value:
    """A number or a range of numbers, of any precision."""
    low, width = draw(NUMBERS), draw(st.none() | st.decimals(0, 100, places=2))
    return Value(
        number=low, upper=None if width is None else low + width, precision=draw(st.sampled_from([EXACT, *PRECISIONS]))
    )


def ends(found: list[Value]) -> list[Decimal]:
    return [end for v in found for end in (v.number, v.upper) if end is not None]


@given(st.lists(values(), min_size=1), values(), SIDES)
def test_a_claim_holds_when_every_number_lies_on_its_side(found, point, side):
    every = all(n > p if side == ABOVE else n < p for n in ends(found) for p in ends([point]))
    assert Reach.of(found).lies(side, Reach.of([point])) == every


@given(st.lists(values(), min_size=1), values(), SIDES)
def test_no_claim_holds_in_both_directions(found, point, side):
    ours, at = Reach.of(found), Reach.of([point])
    assert not (ours.lies(ABOVE, at) and ours.lies(BELOW, at))
    assert ours.lies(side, at) == at.lies(BELOW if side == ABOVE else ABOVE, ours)


@given(st.lists(values(), min_size=1), st.lists(values()), values(), SIDES)
def test_more_values_never_make_a_claim_true(found, more, point, side):
    if not Reach.of(found).lies(side, Reach.of([point])):
        assert not Reach.of([*found, *more]).lies(side, Reach.of([point]))


@given(values(), values(), st.integers(0, 1))
def test_a_reach_that_touches_or_crosses_its_point_is_on_neither_side(found, other, end):
    touched = Value(number=ends([found])[-end])
    ours, at = Reach.of([found, other]), Reach.of([touched])
    assert not ours.lies(ABOVE, at) and not ours.lies(BELOW, at)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("case.low.net", ["case.low.net"]),
        ("case.*.net", ["case.low.net", "case.high.net"]),
        ("case.*", None),
        ("*.net", ["case.low.net", "case.high.net"]),
        ("case.lo?.net", []),
        ("case.low", []),
        ("c*w*", ["case.low.net"]),
    ],
)
def test_a_star_stands_for_any_text(pattern, found):
    names = ["case.low.net", "case.high.net", "case.high.cost"]
    assert matching(pattern, names) == (names if found is None else found)


def claimed(tmp_path, text: str, language: str, **amounts: Value) -> list[str]:
    """What is wrong with the claims of a chapter with the paragraph `text`."""
    found = Diagnostics()
    side = read(tmp_path, f"# T {{#sec-t}}\n\n{text}\n", language).side
    check_claims(side.blocks, Language(language), amounts, "chapter", found)
    return [f"{p.line} {p.code} {p.message}" for p in found]


MIXED = {
    "low": Value(number=Decimal(-1200), unit="dkk_thousand"),
    "high": Value(number=Decimal("340.5"), upper=Decimal("1340.5"), unit="dkk_thousand", decimals=1),
}


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("da", "−1.200,0 t.kr. til 1.340,5 t.kr., which is not above 0,0 t.kr."),
        ("en", "DKK −1,200.0 thousand to DKK 1,340.5 thousand, which is not above DKK 0.0 thousand"),
    ],
)
def test_the_range_is_printed_in_the_language_of_the_chapter(tmp_path, language, printed):
    (problem,) = claimed(tmp_path, 'Det\n[er dyrt]{claim="*" direction="above"}.', language, **MIXED)
    assert problem.replace("\N{NO-BREAK SPACE}", " ") == f"4 V04 the claim 'er dyrt' no longer holds: * is {printed}"


@pytest.mark.parametrize("precision", [EXACT, *PRECISIONS])
def test_a_precision_has_no_width(tmp_path, precision):
    about = Value(number=Decimal("0.1"), precision=precision, decimals=1)
    assert claimed(tmp_path, '[er dyrt]{claim="a" direction="above"}', "da", a=about) == []


def test_a_mark_prints_as_plain_text(tmp_path):
    marked, unmarked = (
        read(tmp_path, f"# T {{#sec-t}}\n\n{text}\n").side.blocks
        for text in (
            'Det [er *ikke* dyrt]{claim="a" direction="above"}, [mere]{.unclaimed reason="b"}.',
            "Det er *ikke* dyrt, mere.",
        )
    )
    assert Writer("da", {}).blocks(marked) == Writer("da", {}).blocks(unmarked)


def test_a_value_that_ends_a_mark_and_a_sentence_prints_one_stop(tmp_path, monkeypatch):
    monkeypatch.setitem(VALUES, "a", Value(number=Decimal(5), unit="dkk"))
    text = '# T {#sec-t}\n\nDet [koster `{python} value("a")`]{claim="a" direction="above"}.\n'
    (block,) = read(tmp_path, text).side.blocks
    assert plain(block["c"]).replace("\N{NO-BREAK SPACE}", " ") == "Det koster 5 kr."


def test_claims_inside_notes_and_emphasis_are_facts(tmp_path):
    side = read(
        tmp_path,
        '# T {#sec-t}\n\nA *[b]{claim="a" direction="below"}*.[^n]\n\n'
        '[^n]: [c]{claim="b.*" direction="above" point="a"}\n',
    ).side
    assert [f for run in runs(side.blocks) for f in claim_facts(run)] == ["claim a below", "claim b.* above a"]


def unclaimed(tmp_path, text: str, language: str = "da") -> list[str]:
    """The sentences of a paragraph that should be marked, by line and verb."""
    found = Diagnostics()
    side = read(tmp_path, f"# T {{#sec-t}}\n\n{text}\n", language).side
    check_unclaimed(side.blocks, verb_pattern(VERBS[language]), language, "chapter", found, ERROR)
    assert all(p.code == "V06" for p in found)
    return [f"{p.line} " + p.message.split("'")[1] for p in found]


A, B = '`{python} value("a")`', '`{python} words("b")`'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Det sparer {A} om året.", ["3 sparer"]),
        (f"Sparer det {A}?", ["3 Sparer"]),
        (f"Det sparer. Der er {A}.", []),
        (f"Det er {A}. Det sparer kommunen.", []),
        (f"Det sparer jf. Bilag ca. {A}.", ["3 sparer"]),
        (f"Nu er det {A}! {B} kommuner sparer.", ["3 sparer"]),
        (f"Det er tjent efter\n{A} år\nhjem.", ["4 tjent efter … år hjem"]),
        (f"Tjenesten koster {A}, også hjemme.", []),
        (f"Det koster mere end {A}.", ["3 koster mere"]),
        (f"Besparelsen er {A}.", []),
        ("Det sparer meget.", []),
        (f'Det [sparer]{{claim="a" direction="above"}} {A}.', []),
        (f'[Det sparer {A}. Det sparer {B}. Nu sparer {A}]{{claim="a" direction="above"}}.', []),
        (f'Det [sparer]{{claim="a" direction="above"}} {A}. Det sparer {B}.', ["3 sparer"]),
        (f'Loven [sparer]{{.unclaimed reason="a rule"}} {A}.', []),
        (f"X.[^n]\n\n[^n]: Det sparer {A}.", ["5 sparer"]),
        (f"- Det sparer {A}.\n- Det sparer *{B}*.", ["3 sparer", "4 sparer"]),
    ],
)
def test_a_sentence_with_a_verb_and_a_value_needs_a_mark(tmp_path, text, found):
    assert unclaimed(tmp_path, text) == found


def test_each_language_has_its_verbs(tmp_path):
    assert unclaimed(tmp_path, f"It pays {A} back. Det sparer {A}.", "en") == ["3 pays … back"]


CLAIM = '{claim="trees.more" direction="below" point="trees.first"}'


@pytest.fixture
def claiming(book: Book) -> Book:
    """The book with a claim in both languages that its data bear out."""
    book.append(DA, f"Der kom [færre til, end der var]{CLAIM}.")
    book.append(EN, f"There came [fewer than there were]{CLAIM}.")
    assert book.run("pairs", "accept").exit == book.build().exit == 0
    return book


def test_a_claim_that_holds_is_printed_without_its_mark(claiming):
    assert "<p>Der kom færre til, end der var.</p>" in claiming.read("_site/da/byens-traeer/vaekst.html")


def test_one_changed_number_turns_a_claim_false_and_stops_the_build_in_both_languages(claiming):
    site = claiming.site()
    claiming.edit_data("data/trees.csv", "linden,2020,44,4", "linden,2020,110,4")
    outcome = claiming.build()
    assert outcome.exit == 1 and claiming.site() == site
    assert [(p.code, p.file, p.line) for p in outcome.problems] == [
        ("V04", DA, claiming.line(DA, "færre til")),
        ("V04", EN, claiming.line(EN, "fewer than")),
    ]
    assert all("trees.more is 81, which is not below 60" in p.message for p in outcome.problems)


def test_a_part_that_is_previewed_only_warns_of_a_missing_mark(book):
    book.edit("_quarto.yml", "    formats: [html]\n", "    formats: [html]\n    claims: true\n")
    book.write("_quarto.yml", book.read("_quarto.yml") + "claims: {da: [sparer], en: [saves]}\n")
    for file, verb in ((DA, "sparer"), (EN, "saves")):
        book.append(file, f'X {verb} `{{python}} value("trees.more")`.')
    assert book.run("pairs", "accept").exit == 0
    preview = book.build("--language", "da", "--output", str(book.root / "preview"))
    assert (preview.exit, {(p.code, p.severity) for p in preview.problems}) == (0, {("V06", "warning")})
    assert {(p.code, p.severity) for p in book.check()} == {("V06", "error")}


def test_a_book_that_does_not_ask_needs_no_marks(book):
    book.write("_quarto.yml", book.read("_quarto.yml") + "claims: {da: [sparer], en: [saves]}\n")
    book.append(DA, 'Det sparer `{python} value("trees.more")`.')
    book.append(EN, 'It saves `{python} value("trees.more")`.')
    assert {p.code for p in book.check()} == {"P05"}
