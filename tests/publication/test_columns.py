"""Every column of the data is read, or the data package says why it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publication.columns import kept, unread
from tests.real_project import PROJECT

PACKAGE = """{"resources": [
  {"name": "trees", "schema": {"primaryKey": "id", "fields": [
    {"name": "id"}, {"name": "street", "names": {"en": "Trees of {kind}"}}, {"name": "kind"}, {"name": "name_da"},
    {"name": "name_en"}, {"name": "note_da"}, {"name": "note_en"}, {"name": "low_2016"}, {"name": "weight"},
    {"name": "page"}]}},
  {"name": "words", "schema": {"fields": [{"name": "id"}, {"name": "danish"}, {"name": "remark", "kept": "For us."}]}},
  {"name": "other", "kept": "As a whole.", "schema": {"fields": [{"name": "weight"}, {"name": "page"}]}}
]}"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose analysis reads some of three tables."""
    for file, text in {
        "data/datapackage.json": PACKAGE,
        "_quarto.yml": "publications: {a: {glossary: words}}",
        "figures/forest/charts.py": 'rows = data("trees").where(street="x")\n',
        "figures/streets/charts.py": 'rows = data("lamps"), "weight"\n',
        "chapters/a.en.qmd": '```{python}\n[r.text("note_") + r[f"low_{y}"] for r in data("trees")]\n```\n"weight"\n',
    }.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_column_is_read_where_its_table_is_named_and_by_what_prints_the_row(project: Path) -> None:
    assert list(unread(project)) == [("trees", "weight"), ("words", "remark"), ("other", "weight"), ("other", "page")]


def test_what_is_kept_says_so_of_a_column_or_of_a_table(project: Path) -> None:
    assert kept(project) == {("words", "remark"): "For us.", ("other", ""): "As a whole."}


def test_every_column_of_the_data_is_read_or_says_why_it_is_kept() -> None:
    reasons = kept(PROJECT)
    unsaid = [f"{t}.{c}" for t, c in unread(PROJECT) if not {(t, c), (t, "")} & reasons.keys()]
    assert unsaid == [], "remove the columns, or say under `kept` in data/datapackage.json why they stand there"


def test_nothing_says_why_it_is_kept_that_is_read() -> None:
    found = set(unread(PROJECT))
    columns = found | {(table, "") for table, _ in found}
    assert kept(PROJECT).keys() <= columns
