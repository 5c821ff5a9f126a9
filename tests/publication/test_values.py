"""The published files of values: each value is computed again from what stands in them, and is what the pages print."""

from __future__ import annotations

import csv
import json
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.evaluator import Published
from tests.real_project import Copy

EDITIONS = (
    "da/erfaringsopsamling",
    "en/experience-collection",
    "da/inspirationskatalog",
    "en/inspiration-catalogue",
)
# Far below what is printed: numbers are kept with 28 digits.
NEAR = Fraction(1, 10**20)


class Spans(HTMLParser):
    """The texts of the elements that name a value, in the order of the page, and all ids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self._open: list[str | None] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.ids.add(given.get("id") or "")
        if tag == "span":
            self._open.append(given.get("data-value"))
            if given.get("data-value"):
                self.found.append((str(given["data-value"]), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if any(self._open):
            name, text = self.found[-1]
            self.found[-1] = name, text + data


def spans(page: Path) -> Spans:
    parser = Spans()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser


def digits(number: Fraction, decimals: int) -> str:
    """The digits that are printed of `number`."""
    exact = Decimal(number.numerator) / number.denominator
    return re.sub(r"\D", "", f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}")


@pytest.fixture(scope="module")
def site(real: Copy) -> Path:
    return real.folder / "_site"


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest, site: Path) -> Path:
    folder: str = request.param
    return site / folder


@pytest.fixture(scope="module")
def published(edition: Path, site: Path) -> Published:
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    return Published(json.loads((edition / "values.json").read_text(encoding="utf-8")), site / "data", package)


def unrecorded(published: Published) -> set[str]:
    return {
        name for name, value in published.values.items() if value.get("computation", {}).get("does") == "unrecorded"
    }


@pytest.mark.slow
def test_every_value_is_computed_again_from_its_record_and_is_the_same(published: Published) -> None:
    again = {name: published.again(name) for name in published.values}
    wrong = []
    for name, found in again.items():
        if isinstance(found, str):
            wrong += [name] if found != published.values[name]["text"] else []
        elif found is not None:
            near = all(abs(a - b) <= abs(a) * NEAR for a, b in zip(found, published.stated(name), strict=True))
            wrong += [] if near else [name]
    assert again and wrong == []


@pytest.mark.slow
def test_a_value_has_an_origin_or_a_record(published: Published) -> None:
    values = published.values.values()
    assert [value["id"] for value in values if not value["origins"] and not value.get("computation")] == []
    assert unrecorded(published) == set()


@pytest.mark.slow
def test_the_pages_print_what_was_computed_again(published: Published, edition: Path) -> None:
    wrong, compared, missing = [], 0, set()
    for page in sorted(edition.glob("*.html")):
        for name, text in spans(page).found:
            if name not in published.values:
                missing.add(name)
                continue
            value = published.values[name]
            if "number" not in value or not re.search(r"\d", text):
                continue  # a wording, a date, or a number in words
            compared += 1
            low, high = published.stated(name)
            printed = re.sub(r"\D", "", text)
            ends = [digits(end, value["decimals"]) for end in (low, high)]
            if printed not in {ends[0], "".join(ends)} and not printed.startswith(ends[0]):
                wrong.append((page.name, name, text))
    assert missing == set()
    assert compared > 100
    assert wrong == []


@pytest.mark.slow
def test_every_value_of_a_page_answers_there_and_on_the_page_of_values(published: Published, edition: Path) -> None:
    safe = {name: re.sub(r"[^A-Za-z0-9.~-]", lambda sign: f"_{ord(sign[0]):x}_", name) for name in published.values}
    listed = next(page for page in edition.glob("*.html") if 'id="values-filter"' in page.read_text(encoding="utf-8"))
    assert {f"v-{name}" for name in safe.values()} <= spans(listed).ids
    for page in edition.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        if '<template id="answers"' in text:
            found = spans(page)
            assert {f"v-{safe[name]}" for name, _ in found.found} <= found.ids, page


@pytest.mark.slow
def test_the_table_of_values_says_the_same(published: Published, edition: Path) -> None:
    with (edition / "values.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows.keys() == {name if name[:1] not in "=+-@" else f"'{name}" for name in published.values}
    for name, row in rows.items():
        value = published.values[name]
        assert (row["printed"].lstrip("'"), row["number"]) == (value["printed"].lstrip("'"), value.get("number", ""))
        assert not row["name"].startswith(("=", "+", "-", "@"))
