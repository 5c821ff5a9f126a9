"""Templates, styles, scripts and pictures of the generator know nothing of what they print, nor any motif."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPORT = Path(__file__).resolve().parents[3] / "report"
ENDINGS = (".html", ".css", ".js", ".lua", ".svg", ".csl")
FILES = sorted(path for path in REPORT.rglob("*") if path.suffix in ENDINGS)
SUBJECT = re.compile(r"kommun|municipal|anbring|placement|forebyg|prevention|socialt|DKK|\bkr\.", re.IGNORECASE)
MOTIF = re.compile(r"stair|ladder|trappe|stige", re.IGNORECASE)
# Colours and typefaces come from the theme; a picture and a logo keep a white ground of their own.
OWN_COLOUR = re.compile(r"#[0-9a-f]{3,6}\b(?!\))", re.IGNORECASE)
TOOLS = ("serve",)  # what surrounds the pages of a preview is the look of no project
FAMILY = re.compile(r"Source S(erif|ans)", re.IGNORECASE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(REPORT)))
def test_what_is_no_module_knows_no_subject_and_no_motif(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [match[0] for match in (*SUBJECT.finditer(text), *MOTIF.finditer(text))] == []


@pytest.mark.parametrize(
    "path",
    [p for p in FILES if p.suffix in (".css", ".svg") and p.relative_to(REPORT).parts[0] not in TOOLS],
    ids=lambda path: str(path.relative_to(REPORT)),
)
def test_styles_have_no_colour_and_no_typeface_of_their_own(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert {match[0] for match in OWN_COLOUR.finditer(text)} <= {"#fff"}
    assert not FAMILY.search(text)


def test_every_kind_of_file_is_looked_at() -> None:
    assert {path.suffix for path in FILES} == set(ENDINGS)
