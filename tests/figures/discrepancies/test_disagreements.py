"""The annexes on what the sources disagree: each discrepancy has a readable row in one of them, in both languages."""

import re
from pathlib import Path

import pytest

from figures.discrepancies import disagreements, losses
from report.data.package import load
from report.language.printing import Language
from report.printed.provenance import source_line

ROOT = next(parent for parent in Path(__file__).resolve().parents if (parent / "build.py").exists())
FOLLOWED = {"vive2020": "collection", "vive2020landing": "collection", "vive2021": "catalogue", "kora2015": "catalogue"}
CALL = re.compile(r'^(?:disagreements\("(\w+)", "(\w+)"\)|losses\("(\w+)"\))$', re.MULTILINE)
# Slips of spelling and of the scan, which change nothing that is printed.
UNTOLD = "D"


@pytest.fixture(autouse=True)
def in_project(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="module")
def package():
    return load(ROOT / "data")


def test_every_discrepancy_that_is_more_than_a_slip_is_told_in_the_annex_of_its_publication(package):
    told = {row["id"]: row["publication"] for row in package.table("discrepancy_wordings")}
    wanted = {row["id"]: FOLLOWED[row["source"]] for row in package.table("discrepancies") if row["weight"] != UNTOLD}
    assert told == wanted


def test_what_a_place_says_is_there_in_english_wherever_it_is_in_danish(package):
    conflicts = {row["id"]: row for row in package.table("discrepancies")}
    for row in package.table("discrepancy_wordings"):
        kinds = {row["part"] == "lost", not any(row[f"value_{n}_en"] for n in (1, 2))}
        assert len(kinds) == 1, row["id"]
        if row["part"] != "lost":
            said = conflicts[row["id"]]
            assert [bool(row[f"value_{n}_en"]) for n in (1, 2)] == [bool(said[f"value_{n}"]) for n in (1, 2)], row["id"]


@pytest.mark.parametrize(("publication", "chapter"), [("collection", "a3"), ("catalogue", "a2")])
def test_each_annex_prints_every_part_of_its_publication_once(package, publication, chapter):
    parts = {row["part"] for row in package.table("discrepancy_wordings") if row["publication"] == publication}
    for language in ("da", "en"):
        text = (ROOT / f"chapters/{publication}/{chapter}-disagreements.{language}.qmd").read_text(encoding="utf-8")
        called = [(kept or lost, part or "lost") for kept, part, lost in CALL.findall(text)]
        assert sorted(called) == sorted((publication, part) for part in parts)


@pytest.mark.parametrize(
    ("code", "said", "printed"),
    [
        (
            "da",
            "»i perioden 2016 til 2019« (s. 25); »i perioden 2016-2018« (s. 82)",
            "2016-2018 i 2019-priser. Tabellen",
        ),
        (
            "en",
            "‘in the period 2016 to 2019’ (p. 25); ‘in the period 2016–2018’ (p. 82)",
            "2016–2018 in 2019 prices. The",
        ),
    ],
)
def test_a_row_has_both_wordings_with_their_pages_and_what_is_printed_and_why(code, said, printed):
    language = Language(code)
    rows = [[language.text(cell) for cell in row.cells] for row in disagreements("collection", "expenditure").rows]
    (period,) = [row for row in rows if row[1].replace("\N{NO-BREAK SPACE}", " ") == said]
    assert period[2].startswith(printed)


def test_another_source_is_named_before_its_page():
    language = Language("en")
    said = " ".join(language.text(row.cells[1]) for row in disagreements("catalogue", "herning").rows)
    said = said.replace("\N{NO-BREAK SPACE}", " ")
    assert "(KORA, slide 24)" in said and "(the review, p. 16)" in said


def test_rows_stand_in_the_order_of_the_source():
    language = Language("da")
    pages = [
        int(re.search(r"s\.\s(\d+)", language.text(row.cells[1]))[1])
        for row in disagreements("collection", "recipients").rows
    ]
    assert pages == sorted(pages) and len(pages) > 10


def test_a_loss_has_no_wording_and_an_unknown_part_no_table():
    assert {len(row.cells) for row in losses("collection").rows} == {2}
    with pytest.raises(ValueError, match="nowhere"):
        disagreements("collection", "nowhere")


@pytest.mark.parametrize("publication", ["collection", "catalogue"])
def test_each_table_rests_on_the_works_that_its_rows_quote(package, publication):
    places = {row["id"]: row["source"] for row in package.table("locators")}
    conflicts = {row["id"]: row for row in package.table("discrepancies")}
    wanted: dict[str, set[str]] = {}
    for row in package.table("discrepancy_wordings"):
        if row["publication"] == publication:
            quoted = {conflicts[row["id"]][f"locator_{n}"] for n in (1, 2)} - {None, ""}
            wanted.setdefault(row["part"], set()).update(places[place] for place in quoted)
    for part, works in wanted.items():
        table = losses(publication) if part == "lost" else disagreements(publication, part)
        assert {origin.source for origin in table.origins} == works, part


def test_the_annexes_of_the_catalogue_do_not_name_the_other_report_as_their_source(package):
    for code in ("da", "en"):
        named = package.sources["vive2021"]["short"][code]
        opened = ("discrepancies", "discrepancy_wordings", "locators")
        printed = [
            source_line(disagreements("catalogue", p), opened, package, Language(code))
            for p in ("selection", "investment")
        ]
        assert printed == [named, named]
        assert source_line(losses("catalogue"), opened, package, Language(code)) == f"KORA (2015); {named}"
