"""A site that was fetched is what was published; one file, link or number that is not is refused with its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.report.verify.sites import released, replace, seal, verified

EN = "en/trees-of-the-town"
VALUES, PAGE = f"{EN}/values.json", f"{EN}/growth.html"


def test_a_site_and_a_release_as_they_were_published_pass(site: Path, tmp_path: Path) -> None:
    for place in (site, released(site, tmp_path / "release")):
        outcome = verified(place)
        assert outcome.exit == 0, outcome.printed
        assert outcome.problems == []
        assert "It is as it was published: data 1.0.0" in outcome.printed


def test_it_tells_how_much_of_each_kind_was_compared(site: Path) -> None:
    told = json.loads(verified(site, "--json").printed)
    records = [json.loads(path.read_text("utf-8"))["values"] for path in sorted(site.rglob("values.json"))]
    counts = told["compared"]
    assert counts["recorded values computed again, or read again in the data"] == sum(map(len, records))
    assert counts["files that are those of build.json"] == sum(p.is_file() for p in site.rglob("*")) - 1
    assert all(counts.values())
    assert told["passed"] is True


def test_what_is_no_site_is_a_matter_of_usage(tmp_path: Path) -> None:
    for place, told in ((tmp_path, "it has no build.json"), (tmp_path / "none", "is no folder")):
        outcome = verified(place)
        assert outcome.exit == 2
        assert told in outcome.printed


def changed_page(site: Path) -> None:
    replace(site / PAGE, "trees", "tree")


def missing(site: Path) -> None:
    (site / "data/trees.csv").unlink()


def one_too_many(site: Path) -> None:
    (site / EN / "more.html").write_text("<p>More.</p>")


def a_link(site: Path) -> None:
    (site / EN / "more.html").symlink_to("/etc/hostname")


def a_folder_elsewhere(site: Path) -> None:
    (site / "more").symlink_to("/etc")


@pytest.mark.parametrize("change", [changed_page, missing, one_too_many, a_link, a_folder_elsewhere])
def test_a_file_that_is_not_as_published_is_named(site: Path, change: Callable[[Path], None]) -> None:
    change(site)
    outcome = verified(site)
    assert outcome.exit == 1
    assert [p.code for p in outcome.problems].count("B11") == 1


def test_a_link_that_leads_nowhere_is_named_with_its_line(site: Path) -> None:
    replace(site / f"{EN}/values.html", "growth.html#sec-growth", "growth.html#sec-none")
    seal(site)
    (problem,) = verified(site).problems
    lines = (site / problem.file).read_text("utf-8").splitlines()
    assert (problem.code, problem.file) == ("B12", f"{EN}/values.html")
    assert "sec-none" in lines[problem.line - 1]


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("../../../outside.html", "leaves the site"),
        ("/etc/passwd", "leaves the site"),
        ("none.html", "no file"),
        ("#none", "no place"),
        ("../../data/none.csv", "no file"),
        ("//[", "leaves the site"),
    ],
)
def test_every_kind_of_link_is_followed(site: Path, address: str, wrong: str) -> None:
    replace(site / PAGE, "</main>", f'<p><a href="{address}">x</a></p></main>')
    seal(site)
    (problem,) = verified(site).of("B12")
    assert wrong in problem.message


def test_addresses_elsewhere_are_left_alone(site: Path) -> None:
    replace(
        site / PAGE, "</main>", '<p><a href="https://example.org/none">x</a><a href="mailto:a@b.c">y</a></p></main>'
    )
    seal(site)
    assert verified(site).exit == 0


def in_a_sentence(site: Path) -> tuple[str, str]:
    replace(site / PAGE, 'data-value="trees.last">75', 'data-value="trees.last">76')
    return PAGE, "B14"


def in_words(site: Path) -> tuple[str, str]:
    replace(site / PAGE, 'data-value="streets.count">two', 'data-value="streets.count">three')
    return PAGE, "B14"


def in_an_answer(site: Path) -> tuple[str, str]:
    replace(site / PAGE, "<strong>75</strong>", "<strong>76</strong>")
    return PAGE, "B14"


def in_the_words_of_a_computation(site: Path) -> tuple[str, str]:
    replace(site / PAGE, "<dd>75 = 44 + 31", "<dd>75 = 44 + 32")
    return PAGE, "B14"


def in_the_page_of_values(site: Path) -> tuple[str, str]:
    replace(site / f"{EN}/values.html", "<strong>44</strong>", "<strong>45</strong>")
    return f"{EN}/values.html", "B14"


def in_an_exhibit(site: Path) -> tuple[str, str]:
    replace(site / f"{EN}/tbl-streets.csv", "44", "45")
    return f"{EN}/tbl-streets.csv", "B14"


def in_a_drawing(site: Path) -> tuple[str, str]:
    replace(site / f"{EN}/fig-growth.svg", ">2020</text>", ">2021</text>")
    return f"{EN}/fig-growth.svg", "B14"


def in_the_data(site: Path) -> tuple[str, str]:
    replace(site / "data/trees.csv", "linden,2020,44", "linden,2020,45")
    return VALUES, "B13"


def in_a_record(site: Path) -> tuple[str, str]:
    replace(site / VALUES, '"number":"75"', '"number":"76"')
    return VALUES, "B13"


def in_what_a_record_says_is_printed(site: Path) -> tuple[str, str]:
    replace(site / VALUES, '"printed":"75"', '"printed":"76"')
    return VALUES, "B13"


def in_the_table_of_values(site: Path) -> tuple[str, str]:
    replace(site / f"{EN}/values.csv", ",75,", ",76,")
    return f"{EN}/values.csv", "B13"


FORGERIES = [
    in_a_sentence,
    in_words,
    in_an_answer,
    in_the_words_of_a_computation,
    in_the_page_of_values,
    in_an_exhibit,
    in_a_drawing,
    in_the_data,
    in_a_record,
    in_what_a_record_says_is_printed,
    in_the_table_of_values,
]


@pytest.mark.parametrize("forge", FORGERIES)
def test_one_changed_number_is_refused_even_with_its_digest(
    site: Path, forge: Callable[[Path], tuple[str, str]]
) -> None:
    file, code = forge(site)
    seal(site)
    outcome = verified(site)
    assert outcome.exit == 1
    assert {p.code for p in outcome.problems} <= {"B13", "B14"}
    assert any((p.file, p.code) == (file, code) and p.line for p in outcome.problems), outcome.printed


def test_a_number_of_the_data_is_refused_even_with_the_checksum_of_the_data(site: Path) -> None:
    path, package = site / "data/trees.csv", site / "data/datapackage.json"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    in_the_data(site)
    replace(package, before, hashlib.sha256(path.read_bytes()).hexdigest())
    seal(site)
    problems = verified(site).of("B13")
    assert {p.file for p in problems} == {VALUES, "da/byens-traeer/values.json"}
    assert any("'44'" in p.message and "'45'" in p.message for p in problems)


def test_a_release_is_held_against_both_its_lists(site: Path, tmp_path: Path) -> None:
    release = released(site, tmp_path / "release")
    (release / "NOTES.md").write_text("Another.\n")
    (release / "more.txt").write_text("More.\n")
    replace(release / "site" / PAGE, 'data-value="trees.last">75', 'data-value="trees.last">76')
    seal(release / "site")
    outcome = verified(release)
    assert {(p.file, p.code) for p in outcome.problems} == {
        ("NOTES.md", "B11"),
        ("more.txt", "B11"),
        (f"site/{PAGE}", "B11"),
        ("site/build.json", "B11"),
        (f"site/{PAGE}", "B14"),
        (f"site/{EN}/growth.en-da.html", "B14"),
    }


def test_the_site_of_a_release_may_not_stand_elsewhere(site: Path, tmp_path: Path) -> None:
    release = released(site, tmp_path / "release")
    (release / "site").rename(tmp_path / "elsewhere")
    (release / "site").symlink_to(tmp_path / "elsewhere")
    outcome = verified(release)
    assert outcome.exit == 1
    assert "site" in {p.file for p in outcome.of("B11")}
