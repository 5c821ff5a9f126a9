"""The workbook of a reader's own case: recalculated, it comes to what Python and the browser come to."""

from __future__ import annotations

import base64
import random
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from figures.investment.own.form import own_case
from figures.investment.own.words import WORDS
from report.author import Case
from report.data import access
from report.data.package import load
from report.results.case_answer import courses_of
from tests.figures.investment.own.cases import as_file, random_case
from tests.figures.investment.own.form_page import LABEL, form_page
from tests.real_project import PROJECT
from tests.recalculated import first_sheets

SETS, FEWER = 200, 60  # with --faults and without
WORKBOOKS = f"""texts => {{
  const spec = JSON.parse(document.getElementById("{LABEL}-case").dataset.case);
  return texts.map((text) => {{
    const answer = new CaseAnswer.Answer(spec, CaseFile.read(text, spec).given);
    const bytes = CaseWorkbook.file(spec, answer), results = spec.workbook.results.map(([, , course]) => course);
    return {{
      file: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")),
      courses: Object.fromEntries(results.map((name) => [name, answer.courses[name].map((x) => x.join("/"))])),
    }};
  }});
}}"""


@pytest.fixture(scope="module", autouse=True)
def package() -> Iterator[None]:
    """The data of the project, for the analysis."""
    with access.using(load(PROJECT / "data")):
        yield


def workbooks(browser: Browser, folder: Path, code: str, cases: list[Case]) -> list[tuple[bytes, dict]]:
    """The file of each case, and its results as the script computes them, as fractions by course."""
    page = form_page(browser, folder, code)
    made = page.evaluate(WORKBOOKS, [as_file(case) for case in cases])
    page.close()
    return [(base64.b64decode(each["file"]), each["courses"]) for each in made]


@pytest.mark.parametrize("code", ["da", "en"])
def test_a_recalculated_workbook_comes_to_what_python_and_the_browser_come_to(browser, tmp_path, code, request):
    chance = random.Random(f"workbook {code}")
    cases = [random_case(chance) for _ in range(SETS if request.config.getoption("--faults") else FEWER)]
    made = workbooks(browser, tmp_path, code, cases)
    sheets = first_sheets({f"case-{at}": content for at, (content, _) in enumerate(made)}, tmp_path)
    form = own_case()
    for at, case in enumerate(cases):
        courses, rows = courses_of(form, case), sheets[f"case-{at}"]
        for place, (label, kind, course) in enumerate(form.results, 1):
            assert rows[place][0] == label.in_(code)
            (number,) = courses[course] or (None,)
            assert [Fraction(x) for x in made[at][1][course]] == list(courses[course])
            shown = rows[place][1]
            if kind == "amount":
                assert number is not None and float(shown) == pytest.approx(float(number), rel=1e-9, abs=1e-4)
            else:
                assert shown == (WORDS["never"].in_(code) if number is None else str(case.rows[int(number)]))


def test_the_same_case_gives_the_same_bytes_whose_parts_have_the_first_date_of_all(browser, tmp_path):
    case = random_case(random.Random("same"))
    (one, _), (other, _) = workbooks(browser, tmp_path, "da", [case, case])
    assert one == other
    with zipfile.ZipFile(BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
