"""Words are looked up in the sources as they are, each in its language, and told with file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report.check.prose import bare
from report.check.spelling import NoDictionary, Speller
from report.command.cli import main
from tests.book import Book, Outcome, no_analysis
from tests.tools import require

DA, EN = "chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"


@pytest.fixture
def plain(tmp_path: Path) -> Book:
    """The tiny book with a list of its own words, not built."""
    require("hunspell")
    book = Book.new(tmp_path / "book")
    known = Speller(book.root)
    if not (known.knows("da") and known.knows("en")):
        require("hunspell with Danish and English")
    return book


def spelt(book: Book, *arguments: str) -> Outcome:
    with no_analysis():
        return book.run("spell", *arguments)


def words(outcome: Outcome) -> list[tuple[str, int, str]]:
    """File, line and word of what was found; seconds and the closing line left out."""
    found = []
    for line in outcome.printed.splitlines():
        file, _, rest = line.partition(":")
        number, _, word = rest.partition(": ")
        if file.endswith((".qmd", ".yml")):
            found.append((file, int(number), word.split(" (")[0]))
    return found


def test_a_chapter_without_slips_passes(plain: Book) -> None:
    outcome = spelt(plain)
    assert (outcome.exit, words(outcome)) == (0, []), outcome.printed
    assert "Every word is in a dictionary" in outcome.printed


def test_a_name_that_is_listed_as_being_in_another_language_is_spelt_in_it(plain: Book) -> None:
    line = plain.append(EN, "The Lindegade and a lindegade.")
    assert words(spelt(plain)) == [(EN, line, "Lindegade"), (EN, line, "lindegade")]
    plain.write("_quarto.yml", plain.read("_quarto.yml") + "\nforeign:\n  da: [Lindegade]\n")
    plain.write("chapters/spelling/da.txt", "Lindegade\n")
    assert words(spelt(plain)) == [(EN, line, "lindegade")]


def test_a_slip_is_told_with_its_place_and_what_was_meant(plain: Book) -> None:
    line = plain.append(EN, "The municipalities colaborate\nwith *colea*gues.[^slip]\n\n[^slip]: A fotnote.")
    outcome = spelt(plain)
    assert outcome.exit == 1
    assert words(outcome) == [(EN, line, "colaborate"), (EN, line + 1, "coleagues"), (EN, line + 3, "fotnote")]
    assert "collaborate" in outcome.printed
    assert "chapters/spelling/en.txt" in outcome.printed


def test_what_is_not_prose_is_not_looked_up(plain: Book) -> None:
    plain.append(
        EN,
        "See <https://example.org/wrng>, www.exmple.org, anna@exmple.org and [there](https://example.org/nowhre); "
        "`colaborate()` is code, @sec-change and @grove2020 are names, and soft\N{SOFT HYPHEN}ware is a word.",
    )
    outcome = spelt(plain)
    assert words(outcome) == [], outcome.printed


def test_a_marked_passage_is_looked_up_in_its_own_language(plain: Book) -> None:
    line = plain.append(EN, "The [træer]{lang=da}, the [treees]{lang=da} and the [xqzt]{lang=xx} grow; so do træer.")
    assert words(spelt(plain)) == [(EN, line, "treees"), (EN, line, "træer")]


def test_an_own_list_holds_for_its_language_alone(plain: Book) -> None:
    line = plain.append(EN, "A wordle.")
    other = plain.append(DA, "En wordle.")
    plain.write("chapters/spelling/en.txt", "wordle\n")
    assert words(spelt(plain)) == [(DA, other, "wordle")]
    plain.write("chapters/spelling/da.txt", "wordle\n")
    plain.remove("chapters/spelling/en.txt")
    assert words(spelt(plain)) == [(EN, line, "wordle")]


def test_captions_notes_alternatives_and_titles_of_editions_are_prose(plain: Book) -> None:
    plain.edit(EN, 'fig-cap: "Trees in the town"', 'fig-cap: "Trees in the twon"')
    plain.edit(EN, "Counted in summer.", "Counted in sumer.")
    plain.edit("chapters/trees/02-streets.en.qmd", "A green square", "A gren sqare")
    plain.edit("_quarto.yml", "subtitle: A count", "subtitle: A cuont")
    assert [word for _, _, word in words(spelt(plain))] == ["cuont", "twon", "sumer", "gren", "sqare"]
    assert [word for _, _, word in words(spelt(plain, "--chapter", "02-streets"))] == ["gren", "sqare"]
    assert words(spelt(plain, "--language", "da")) == []


def test_a_chapter_need_be_neither_approved_nor_whole(plain: Book) -> None:
    plain.remove("chapters/trees/pairs.json")
    plain.append(EN, "Only here: `{python} value('no.such')` and 40 treees.")
    assert [word for _, _, word in words(spelt(plain))] == ["treees"]


def test_machines_are_told_the_same(plain: Book, capsys: pytest.CaptureFixture[str]) -> None:
    line = plain.append(EN, "They colaborate.")
    with no_analysis():
        assert main(["spell", "--json"], plain.root) == 1
    [found] = json.loads(capsys.readouterr().out)
    assert (found["file"], found["line"], found["word"], found["language"]) == (EN, line, "colaborate", "en")
    assert "collaborate" in found["suggestions"]


def test_a_missing_dictionary_and_a_missing_program_say_what_to_install(
    plain: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Speller, "_installed", ("en_GB",))
    outcome = spelt(plain)
    assert [(p.code, p.severity) for p in outcome.problems] == [("B01", "error")]
    assert "Danish (da_DK)" in outcome.problems[0].message
    assert "hunspell-da" in outcome.problems[0].hint
    monkeypatch.undo()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoDictionary, match="no hunspell") as missing:
        Speller(plain.root).unknown(["word"], "en")
    assert "apt install" in missing.value.cure


def test_what_is_not_seen_divides_no_word() -> None:
    assert bare("soft\N{SOFT HYPHEN}ware non\N{NON-BREAKING HYPHEN}stop it’s") == "software non-stop it's"
