"""Where a line may not end: between words that belong together."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.html.pieces import Tag, joined
from report.html.typography import balanced, balanced_text, bind, bound, closed
from report.markdown.tree import plain, string
from tests.chapters import read

# Joined words carry a tie, as in TeX.
TOGETHER = {
    "da": (
        "efter §~11,~stk.~3, i loven",
        "(se~kapitel 4)",
        "Iversen~m.fl. 2020",
        "(VIVE 2021, s.~33)",
        "A.~B.~Hansen skrev",
        "VIVE~– det nationale center",
        "den 1.~januar 2015",
        "på dias~44",
        "ISBN~978",
        "pr.~1.000",
        "6 og 2~%",
    ),
    "en": (
        "Section~11 of the act",
        "(see~Chapter 4)",
        "Iversen et~al. 2020",
        "(VIVE 2021, p.~33)",
        "I A.~Fredriksson",
        "VIVE~– the centre",
        "on 1~January 2015",
        "slides~15, 16",
        "DKK~100",
    ),
}
APART = {
    "da": ("de så ham", "punkt 3 og", "i alt 12", "5-12 år"),
    "en": ("he may go", "in all 12", "point 3 and"),
}
CASES = [(code, text) for code in TOGETHER for text in (*TOGETHER[code], *APART[code])]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_words_that_belong_together_stay_on_a_line_in_prose_and_in_tables(language: str, text: str) -> None:
    plainly = text.replace("~", " ")
    nodes = [node for word in plainly.split() for node in ({"t": "Space"}, string(word))][1:]
    wanted = text.replace("~", "\N{NO-BREAK SPACE}")
    assert plain(bind(nodes, language)) == wanted
    assert "".join(p for p in bound(plainly, language) if not isinstance(p, Tag)) == wanted


@pytest.mark.parametrize("language", TOGETHER)
def test_a_chain_of_digits_is_kept_whole(language: str) -> None:
    text = "ISBN 978-87-7119-726-6"
    assert joined(bound(text, language)) == f'ISBN\N{NO-BREAK SPACE}<span class="nobr">{text[5:]}</span>'
    spans = [node for node in bind([string("978-87-93626-26-X,")], language) if node["t"] == "Span"]
    assert [plain([span]) for span in spans] == ["978-87-93626-26-X"]


def test_a_title_keeps_its_last_short_word_from_standing_alone() -> None:
    assert balanced_text("Støtte til børn og unge") == "Støtte til børn og\N{NO-BREAK SPACE}unge"
    for title in ("", "Børn og", "Om ledelse", "Hjælp til familier med forebyggelsesbehov"):
        assert balanced_text(title) == title
    link = [Tag('<a href="x">'), "Et langt link uden", Tag("</a>")]
    assert balanced(link) == link
    assert balanced([*link, " til ord"])[-1] == " til\N{NO-BREAK SPACE}ord"


SENTENCES = {
    "Se @sec-a. @sec-a viser det.": "Se kapitel 1. Kapitel 1 viser det.",
    "@sec-a siger mere [@sec-a].": "Kapitel 1 siger mere (kapitel 1).",
    "Det ses (jf. @sec-a)! @sec-a": "Det ses (jf. kapitel 1)! Kapitel 1",
    "Ord *i @sec-a* og\n**@sec-a**.": "Ord i kapitel 1 og kapitel 1.",
    "Note.[^n] @sec-a følger.\n\n[^n]: @sec-a er her.": "Note. Kapitel 1 følger.",
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_reference_has_a_capital_only_where_a_sentence_begins_in_danish(text: str, tmp_path: Path) -> None:
    side = read(tmp_path, f"# Titel {{#sec-a}}\n\n{text}\n").side
    without_notes = [n for n in side.blocks[0]["c"] if n["t"] != "Note"]
    assert " ".join(plain(without_notes).replace("\N{NO-BREAK SPACE}", " ").split()) == SENTENCES[text]


def test_a_reference_in_english_is_a_name(tmp_path: Path) -> None:
    side = read(tmp_path, "# Title {#sec-a}\n\nSee @sec-a.\n", "en").side
    assert "Chapter\N{NO-BREAK SPACE}1" in plain(side.blocks[0]["c"])


def test_a_space_is_bound_for_the_words_beside_it_alone() -> None:
    link = {"t": "Link", "c": (("", [], []), [string("(se s. 4)")], ("https://example.org", ""))}
    bound_words = plain(bind([string("det er kendt"), {"t": "Space"}, link], "da"))
    assert bound_words == "det er kendt (se\N{NO-BREAK SPACE}s.\N{NO-BREAK SPACE}4)"


def test_the_last_words_of_a_paragraph_stay_together() -> None:
    long = "Byen har plantet mange nye træer langs de gader, der har"
    assert joined(closed([f"{long} plads."])) == f'{long}\N{NO-BREAK SPACE}<span class="nobr">plads.</span>'
    link = [Tag('<a href="#x">'), "kapitel 3", Tag("</a>")]
    assert joined(closed([f"{long} ", *link, "."])) == (
        f'{long} <a href="#x">kapitel\N{NO-BREAK SPACE}<span class="nobr">3</span></a>.'
    )
    assert joined(closed([f"{long} ", Tag("<em>"), "plads", Tag("</em>"), "."])) == (
        f"{long}\N{NO-BREAK SPACE}<em>plads</em>."
    )


def test_a_short_paragraph_and_a_long_last_word_are_left_alone() -> None:
    for text in ("Byen har plads.", "", f"Byen har plantet mange nye træer langs de gader, der har {'x' * 25}."):
        assert joined(closed([text])) == text
