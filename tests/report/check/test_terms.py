"""Agreed terms of the two languages, and how hard a text is to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.cache.dependencies import Dependencies
from report.cache.memory import Memory
from report.cache.store import Store
from report.check.alignment import Passage
from report.check.parity import Pair
from report.check.readability import readability
from report.check.terms import Accepted, AgreedTerm, check_terms, missed_terms, remembered_terms
from report.diagnostics import WARNING, Diagnostics
from report.edition.wordings import pattern
from report.language.vocabulary import rules_of

TERMS = (
    AgreedTerm("notification", "underretning", "notification of concern", ("da", "en")),
    AgreedTerm("support", "indsats", "support", ("da", "en")),
    AgreedTerm("preventive", "forebyggende indsats", "preventive measure", ("da", "en")),
    AgreedTerm("family", "plejefamilie", "foster family", ("da", "en")),
    AgreedTerm("section-11", "servicelovens § 11", "section 11 of the Act", ("da", "en")),
    AgreedTerm("kl", "KL", "the association (KL)", ("da", "en")),
    AgreedTerm("section-11-3", "servicelovens § 11, stk. 3", "section 11(3) of the Act", ("da", "en")),
)


def pair(danish: str, english: str, section: str = "sec-a", kind: str = "paragraph") -> Pair:
    return Pair(Passage(section, kind, 3, danish, ()), Passage(section, kind, 5, english, ()))


def passage(text: str, kind: str = "paragraph") -> Passage:
    return Passage("sec-a", kind, 3, text, ())


def looked_at(danish: str, english: str) -> list[tuple[Pair, list[AgreedTerm]]]:
    both = pair(danish, english)
    return [(both, missed_terms(both, TERMS))]


def missed(danish: str, english: str, *accepted: Accepted) -> list[str]:
    """The Danish terms whose agreed English term is missing, and that the message stands at the English line."""
    found = Diagnostics()
    check_terms(looked_at(danish, english), accepted, "chapter.en.qmd", found, WARNING)
    assert all((p.file, p.line, p.code) == ("chapter.en.qmd", 5, "P07") for p in found)
    return [p.message.split("'")[1] for p in found]


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        ("Flere underretninger.", "More notifications of concern."),
        ("Underretningerne steg.", "Notifications of\nconcern rose."),
        ("Plejefamiliernes støtte.", "The foster families’ support."),
        ("De forebyggende indsatser steg.", "Preventive measures rose."),
        ("Efter servicelovens § 11.", "Under section 11 of the Act."),
        ("Underretningspligten gælder.", "The duty applies."),
        ("Intet at klage over.", "Nothing to see."),
        ("KLs tal.", "The association’s numbers."),
        ("Se ⟨@underretning2018 s. 3⟩ og ⟨indsats.antal⟩.", "See ⟨@underretning2018 p. 3⟩ and ⟨indsats.antal⟩."),
        ("Efter servicelovens § 11, stk. 3.", "Under section 11(3) of the Act."),
    ],
)
def test_agreed_terms_are_recognised_with_their_endings(danish, english):
    assert missed(danish, english) == []


@pytest.mark.parametrize(
    ("danish", "english", "terms"),
    [
        ("En underretning.", "A report.", ["underretning"]),
        ("En forebyggende indsats.", "Some support.", ["forebyggende indsats"]),
        ("En forebyggende indsats og en indsats.", "A preventive measure.", ["indsats"]),
        ("Indsatser i plejefamilier.", "Help in families.", ["indsats", "plejefamilie"]),
    ],
)
def test_a_missing_term_is_named(danish, english, terms):
    assert missed(danish, english) == terms


@pytest.mark.parametrize(
    ("wording", "section", "accepted"),
    [
        ("report", "", True),
        ("report", "sec-a", True),
        ("", "sec-a", True),
        ("notice", "", False),
        ("", "sec-b", False),
    ],
)
def test_a_recorded_deviation_is_accepted_where_it_applies(wording, section, accepted):
    deviation = Accepted("notification", wording, section, "the older word")
    assert (missed("En underretning.", "Two reports.", deviation) == []) is accepted


def test_the_deviations_that_were_met_are_returned():
    used, unused = Accepted("support", "help", "", "x"), Accepted("family", "home", "", "x")
    assert check_terms(looked_at("Indsats.", "Help."), (used, unused), "", Diagnostics(), WARNING) == {used}


def test_a_pair_is_looked_at_again_only_when_a_text_or_the_glossary_has_changed(tmp_path):
    agreed = AgreedTerm("support", "indsats", "support", ("da", "en"))
    another = AgreedTerm("support", "indsats", "help", ("da", "en"))

    def missed_by(english: str, term: AgreedTerm, glossary: str) -> list[list[str]]:
        memory = Memory(Store(tmp_path), Dependencies(tmp_path), Diagnostics())
        pairs = [pair("Indsats.", english), pair("Andet.", "Other.")]
        found = remembered_terms("a.en.qmd", pairs, [term], glossary, memory)
        return [[term.second for term in terms] for _, terms in found]

    assert missed_by("Help.", agreed, "1") == [["support"], []]
    assert missed_by("Help.", another, "1") == [["help"], []], "what was missed is known by its key"
    assert missed_by("Aid.", another, "1") == [["help"], []]
    assert missed_by("Help.", another, "2") == [[], []]
    assert missed_by("Support.", agreed, "2") == [[], []]


@given(st.sampled_from(TERMS[:5]), st.sampled_from(["en", "er", "ernes", "et", ""]))
def test_a_term_is_found_in_any_case_and_form(term, ending):
    assert pattern(term.first, "da").search(f"Om {term.first.upper()}{ending if term.first[-1].isalpha() else ''}.")


def test_the_indices_follow_their_formulas():
    words = ["Kommunerne", "har", "arbejdet", "med", "det"]
    lix, ari = (rules_of(code).readability.formula for code in ("da", "en"))
    assert lix(words, 1) == 5 + 100 * 2 / 5
    assert ari(words, 1) == pytest.approx(4.71 * 27 / 5 + 0.5 * 5 - 21.43)


def test_a_word_of_seven_letters_is_long_and_one_of_six_is_not():
    lix = rules_of("da").readability.formula
    assert lix(["gaderne"], 1) == 1 + 100
    assert lix(["gadens"], 1) == 1


@pytest.mark.parametrize(
    "danish",
    [
        "Der er fem. Det er alt.",
        "Der er ⟨a⟩. Det er alt [⟨@grove2020 s. 3⟩].",
        "Der er 1.000. Det er alt!",
    ],
)
def test_citations_do_not_count_and_a_value_is_a_word(danish):
    assert readability([passage(danish.replace("[", "").replace("]", ""))], "da") == pytest.approx(3)


def test_stops_inside_a_sentence_do_not_end_it():
    assert readability([passage("Efter § 11, stk. 3, er der ca. 5 pr. 1.000.")], "da") == pytest.approx(10)


def test_headings_captions_and_notes_do_not_count():
    others = [passage("Meget langordsagtige overskrifter", k) for k in ("heading 2", "figure fig-a", "title")]
    text = passage("Der er fem.", "box paragraph with 1 footnotes")
    assert readability([text, *others], "da") == readability([text], "da") != readability([text], "en")
    assert readability(others, "da") is None


def test_a_paragraph_without_words_is_not_measured() -> None:
    assert readability([passage("…")], "da") is None
