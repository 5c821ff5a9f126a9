"""Options of a cell that say, in the language of its file, what a data frame or a plot prints."""

from __future__ import annotations

import pytest

from report.markdown.cells import read_cell
from report.markdown.told import Told, ToldColumn

Problem = tuple[str, str, int, str]


def read(options: str, label: str) -> tuple[Told, list[Problem]]:
    kind = label.partition("-")[0]
    lines = [f"#| {line}" for line in f"label: {label}\n{kind}-cap: A\n{options}".split("\n")]
    problems: list[Problem] = []
    cell = read_cell([*lines, "code()"], 10, 0, lambda *told: problems.append(told))
    assert cell.code == "code()\n"
    return cell.told, problems


def test_columns_may_take_several_lines() -> None:
    told, problems = read(
        "tbl-columns:\n  a: Træer\n  share:\n    title: Andel\n    unit: percent\n    decimals: 1", "tbl-a"
    )
    assert problems == []
    assert told.columns == (("a", ToldColumn("Træer")), ("share", ToldColumn("Andel", "percent", 1)))


def test_words_are_read_by_code_also_for_true_and_false() -> None:
    told, _ = read('tbl-columns: {kind: {title: Slags, words: {oak: "Eg", true: ja, 1: en}}}', "tbl-a")
    assert told.columns[0][1].words == (("oak", "Eg"), ("true", "ja"), ("1", "en"))


def test_a_figure_has_an_alternative_and_wordings() -> None:
    told, problems = read('fig-alt: "To\n  linjer"\nfig-text: {"Trees": "Træer"}', "fig-a")
    assert (told.alt, told.wordings, problems) == ("To linjer", (("Trees", "Træer"),), [])


@pytest.mark.parametrize(
    ("option", "label", "says"),
    [
        ("tbl-columns: [a]", "tbl-a", "must name columns"),
        ("tbl-columns: {a: 3}", "tbl-a", "must be a title or a mapping"),
        ("tbl-columns: {a: {decimals: -1}}", "tbl-a", "decimals of the column 'a' must be a whole number"),
        ("tbl-columns: {a: {units: 1}}", "tbl-a", "must be true or false"),
        ("tbl-columns: {a: {words: [x]}}", "tbl-a", "must be a mapping from code to wording"),
        ("fig-text: Træer", "fig-a", "fig-text must give a wording for each text"),
        ("fig-alt: [1]", "fig-a", "fig-alt must be a text"),
        ("fig-alt: a", "tbl-a", "fig-alt means nothing in a cell labelled tbl-a"),
        ("tbl-columns: {a: A}", "fig-a", "it is for a cell labelled tbl-…"),
    ],
)
def test_what_cannot_be_read_is_told_in_its_line(option: str, label: str, says: str) -> None:
    _, problems = read(option, label)
    assert [(code, line) for code, _, line, _ in problems] == [("T11", 12)]
    assert says in f"{problems[0][1]} {problems[0][3]}"
