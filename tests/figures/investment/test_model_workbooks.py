"""The workbooks of the models: recalculated under other assumptions, they come to what the models come to."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from xml.etree import ElementTree

import pytest

from figures.investment.prep.form import prep_model
from figures.investment.silkeborg.form import silkeborg_model
from report.data import access
from report.data.package import load
from report.language.interface import word
from report.language.printing import Language
from report.printed.model_workbook import model_workbook
from report.results.model import Model
from report.results.operations import settled
from report.results.outcomes import Balance, Settled
from tests.real_project import PROJECT
from tests.recalculated import first_sheets

MODELS = {"silkeborg": silkeborg_model, "prep": prep_model}
SETS, FEWER = 50, 20  # with --faults and without
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ASSUMPTIONS = "xl/worksheets/sheet2.xml"
FIRST = 3  # the row of the sheet in which the first assumption stands


@pytest.fixture(scope="module", autouse=True)
def package() -> Iterator[None]:
    """The data of the project, for the analysis."""
    with access.using(load(PROJECT / "data")):
        yield


@cache
def model(name: str) -> Model:
    return MODELS[name]()


def random_set(given: Model, chance: random.Random) -> tuple[dict[str, Decimal], dict[str, str]]:
    """Amounts within their limits, some of them at a limit, and any options."""
    amounts = {}
    for a in given.assumptions:
        share = Decimal(chance.choice([0, 100, chance.randrange(101), chance.randrange(101)])) / 100
        amounts[a.name] = (a.low + (a.high - a.low) * share).quantize(Decimal("0.01"))
    return amounts, {c.name: chance.choice(c.options)[0] for c in given.choices}


def entered(
    workbook: bytes, given: Model, amounts: Mapping[str, Decimal], options: Mapping[str, str], code: str
) -> bytes:
    """`workbook` with other amounts and options in its yellow cells."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(made, "w") as new:
        root = ElementTree.fromstring(old.read(ASSUMPTIONS))
        cells = {cell.get("r"): cell for cell in root.iter(f"{MAIN}c")}
        for at, a in enumerate(given.assumptions, FIRST):
            cells[f"B{at}"].find(f"{MAIN}v").text = str(amounts[a.name])
        for at, choice in enumerate(given.choices, FIRST + len(given.assumptions)):
            wording = dict(choice.options)[options[choice.name]].in_(code)
            cells[f"B{at}"].find(f"{MAIN}is/{MAIN}t").text = wording
        for name in old.namelist():
            new.writestr(name, ElementTree.tostring(root, encoding="UTF-8") if name == ASSUMPTIONS else old.read(name))
    return made.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("code", ["da", "en"])
@pytest.mark.parametrize("name", MODELS)
def test_a_recalculated_workbook_comes_to_what_the_model_comes_to(tmp_path, name, code, request):
    given, language, chance = model(name), Language(code), random.Random(f"{name} {code}")
    number = SETS if request.config.getoption("--faults") else FEWER
    file, sets = model_workbook(given, language, code), [random_set(given, chance) for _ in range(number)]
    sheets = first_sheets({f"set-{at}": entered(file, given, *found, code) for at, found in enumerate(sets)}, tmp_path)
    told = [outcome for outcome in given.outcomes if isinstance(outcome, Settled | Balance)]
    assert told
    for at, (amounts, options) in enumerate(sets):
        course = given.course({n: Fraction(x) for n, x in amounts.items()}, options)
        for outcome, (label, shown) in zip(told, sheets[f"set-{at}"][1:], strict=False):
            assert next(s.label for s in given.series if s.name == outcome.series).in_(code) in label
            if isinstance(outcome, Balance):
                number = float(course[outcome.series][outcome.row])
                assert float(shown) == pytest.approx(number, rel=1e-9, abs=1e-4)
            else:
                row = settled(course[outcome.series])
                assert shown == (word("workbook_never", code) if row is None else given.rows[row])


@pytest.mark.parametrize("name", MODELS)
def test_a_workbook_is_the_same_file_every_time_and_begins_with_what_the_model_begins_with(name):
    given = model(name)
    one, other = (model_workbook(given, Language("da"), "da") for _ in range(2))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        root = ElementTree.fromstring(archive.read(ASSUMPTIONS))
    cells = {cell.get("r"): cell for cell in root.iter(f"{MAIN}c")}
    starts = [cells[f"B{at}"].findtext(f"{MAIN}v") for at, _ in enumerate(given.assumptions, FIRST)]
    assert list(map(Decimal, starts)) == [a.start for a in given.assumptions]
