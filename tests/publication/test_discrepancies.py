"""The discrepancies of the sources: each rests on a reconciliation that runs, and speaks when the data change."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from report.data.package import Package, load
from tests.book import Book
from tests.real_project import PROJECT, Copy

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
LOUD = re.compile(r"^figures/[\w/]+\.py:\d+: error D11: ([^\n]*?): ", re.MULTILINE)
# A table, a line of it and what that line becomes, then the one reconciliation that must speak.
FAULTS = [
    (
        "statements",
        "home-based.stated.before,5,",
        "home-based.stated.before,6,",
        "footnote 23 starts from the number of another measure",
    ),
    (
        "dates_vive2020",
        "measures,2017-03,",
        "measures,2016-03,",
        "only placements cover the period that the summary gives all key figures",
    ),
    ("dates_vive2020", "price-year,2019,", "price-year,2018,", "the expenditure ends before its price year"),
    (
        "coverage",
        "2017-03,10",
        "2017-03,9",
        "the municipalities without data for 2016 are those not covered throughout",
    ),
    (
        "statements",
        "expenditure.stated-level,5500,",
        "expenditure.stated-level,5600,",
        "the stated level of expenditure on placements lies between the two means",
    ),
    ("framework_conditions", ",94026,87,", ",94026,78,", "Silkeborg has a higher need than Gladsaxe and spends less"),
    (
        "selection",
        "contacted,1,12,",
        "contacted,1,8,",
        "the gross group is as large as the group screened, not the group contacted",
    ),
    (
        "gladsaxe_prep",
        "forældrepar årligt,Target group: couples of parents a year,18,",
        "forældrepar årligt,Target group: couples of parents a year,36,",
        "break-even of PREP is the stated share of its target group",
    ),
    (
        "facts_vive2021",
        "silkeborg.one-off-grant,6.8,",
        "silkeborg.one-off-grant,9.8,",
        "the training in Silkeborg exceeds its grant, and only in DKK thousand",
    ),
    (
        "facts_vive2021",
        "silkeborg.saving-year,3,",
        "silkeborg.saving-year,4,",
        "box 5.2 shows the saving on employment later than the text",
    ),
    (
        "herning_cases",
        "2014-12,foster,34,",
        "2014-12,foster,35,",
        "what the scan lost of Herning's cases is stated by difference",
    ),
    (
        "facts_kora2015",
        "goal.institution-share,25,",
        "goal.institution-share,30,",
        "the goal for institutions in Herning is met from the start, that for families is not",
    ),
    (
        "herning_shares",
        "foster,others,share_change,-3,",
        "foster,others,share_change,-9,",
        "home-based placements in Herning fit slide 19 only with network care as foster care",
    ),
    ("discrepancies", "3.6 + 8.1 + 0.5 = 12.2", "3.6 + 8.1 + 0.5 = 12.3", "placements as a whole do not fall"),
]


@pytest.fixture(scope="module")
def package() -> Package:
    return load(PROJECT / "data")


@pytest.fixture(scope="module")
def copy(real: Copy, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The project, to be looked at before a test spoils it."""
    return real.copy(tmp_path_factory.mktemp("discrepancies") / "project")


@pytest.fixture(scope="module")
def passed(copy: Copy) -> set[str]:
    """The reconciliations that hold for the data as they are."""
    printed = copy.run("data").stdout.splitlines()
    heading = next(n for n, line in enumerate(printed) if line.startswith("Reconciliations passed: "))
    return {line.strip() for line in printed[heading + 1 :]}


def test_every_check_that_is_named_is_registered_and_passes(package: Package, passed: set[str]) -> None:
    named = {row["check"] for row in package.table("discrepancies") if row["check"]}
    assert named - passed == set()
    assert len(named) >= 30
    assert [name for name in named if KEBAB.fullmatch(name)] == []


def test_what_is_arithmetic_is_computed_and_checked(package: Package) -> None:
    rows = package.table("discrepancies")
    assert [r["id"] for r in rows if r["check"] and not r["computation"]] == []
    assert [r["id"] for r in rows if r["kind"] == "arithmetic" and not (r["check"] and r["computation"])] == []


def test_every_row_has_two_places_that_exist_and_a_status(package: Package) -> None:
    places = {row["id"] for row in package.table("locators")}
    rows = package.table("discrepancies")
    assert [r["id"] for r in rows if not {r["locator_1"], r["locator_2"]} <= places] == []
    assert [r["id"] for r in rows if r["locator_1"].partition(".")[0] != r["source"]] == []
    assert {r["status"] for r in rows} == {"open", "settled"}
    assert [
        r["id"] for r in rows if not all(r[f"{part}_{code}"] for part in ("printed", "reason") for code in ("da", "en"))
    ] == []


def test_spoilt_data_make_exactly_their_own_checks_speak(copy: Copy, passed: set[str]) -> None:
    spoilt = Book(copy.folder)
    for table, old, new, _ in FAULTS:
        spoilt.edit(f"data/{table}.csv", old, new)
    spoilt.accept_data()
    for command in ("data", "check"):
        exit_code, printed = _run(copy.folder, command)
        assert exit_code == 1
        assert sorted(LOUD.findall(printed)) == sorted(name for *_, name in FAULTS), printed


def _run(folder: Path, command: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "build.py", command],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout + done.stderr
