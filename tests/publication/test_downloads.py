"""What the real site lets readers take along: every file holds exactly what its exhibit prints."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname
from xml.etree import ElementTree as ET

import pytest

from report.author import Value
from report.language.printing import Language
from report.markdown.bibtex import entries
from report.project.svg_file import more_than_a_picture
from tests.modules import ROOT
from tests.real_project import Copy

NUMBER = re.compile(r"[+\N{MINUS SIGN}]?\d[\d.,]*")
DECIMAL = {"da": ",", "en": "."}
IN_PART = {"tbl-silkeborg-model"}  # that print some years, while their file holds all


@pytest.fixture(scope="module")
def site(real: Copy) -> dict[str, bytes]:
    return real.site()


class Exhibits(HTMLParser):
    """The tables of a page by the exhibit that they stand in: rows of cells, the head first."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.label, self.in_cell, self.in_caption = "", False, False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "div" and (given.get("class") or "").startswith("exhibit "):
            self.label = given["id"] or ""
        if tag == "tr" and self.label:
            self.tables.setdefault(self.label, []).append([])
        if tag in ("td", "th") and self.label:
            self.in_cell = True
            self.tables[self.label][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.in_cell = self.in_cell and tag not in ("td", "th")
        if tag == "table" and self.label in self.tables:
            self.in_cell = False

    def handle_data(self, data: str) -> None:
        if self.in_cell:
            self.tables[self.label][-1][-1] += data


def printed(site: dict[str, bytes]) -> Iterator[tuple[str, str, list[list[str]]]]:
    """(path without ending, language, rows) of every table that the site prints under a label."""
    for path, content in site.items():
        if path.endswith(".html") and path.count("/") == 2:
            for label, rows in Exhibits(content.decode()).tables.items():
                yield f"{dirname(path)}/{label}", path[:2], [[_spaced(cell) for cell in row] for row in rows]


def _spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "")


def read(site: dict[str, bytes], path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(site[f"{path}.csv"].decode())))


def plain(text: str, language: str) -> str:
    """A printed number as the file has it."""
    point = DECIMAL[language]
    grouped = text.replace("\N{MINUS SIGN}", "-").removeprefix("+")
    return grouped.replace({",": ".", ".": ","}[point], "").replace(point, ".")


def own_columns(head: list[str], file: list[str]) -> list[int]:
    """Which column of the file holds what each printed column does; its heading may go on with a unit."""
    found, at = [], 0
    for heading in head:
        at = next(n for n in range(at, len(file)) if file[n] == heading or file[n].startswith(f"{heading} ("))
        found.append(at)
        at += 1
    return found


def test_every_file_of_numbers_holds_the_cells_that_its_exhibit_prints(site: dict[str, bytes]) -> None:
    compared, wrong = 0, []
    for path, language, (head, *rows) in printed(site):
        file, *filed = read(site, path)
        at = own_columns(head, file)
        body = [row for row in rows if row != head]  # a table in parts has its head above each
        ordered, records = _in_order(body, filed, at, language)
        assert len(filed) == len(body) or Path(path).stem in IN_PART, path
        there = sorted([record[n] for n in at] for record in records)
        here = sorted(
            [_as_filed(cell, record[n], language) for cell, n in zip(row, at, strict=True)]
            for row, record in zip(ordered, records, strict=True)
        )
        compared += sum(map(len, here))
        wrong += [(path, one, other) for one, other in zip(here, there, strict=True) if one != other]
    assert wrong == []
    assert compared > 3000


def _in_order(
    body: list[list[str]], filed: list[list[str]], at: list[int], language: str
) -> tuple[list[list[str]], list[list[str]]]:
    """Rows of both, each beside its own: a table in parts prints them by the groups of its first facet."""
    waiting, pairs = list(filed), []
    for row in body:
        own = next(
            record
            for record in waiting
            if all(_as_filed(cell, record[n], language) == record[n] for cell, n in zip(row, at, strict=True))
        )
        waiting.remove(own)
        pairs.append((row, own))
    return [row for row, _ in pairs], [record for _, record in pairs]


def _as_filed(cell: str, filed: str, language: str) -> str:
    """What a file should have for a printed cell, where it has `filed`: a number if that is one, else the words."""
    if re.fullmatch(r"-?\d+(?:\.\d+)?", filed) and cell != filed:
        numbers = NUMBER.findall(cell)
        return plain(numbers[0].rstrip(".,"), language) if numbers else cell
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", filed):
        month = filed.count("-") == 1
        day = Value(date=date.fromisoformat(f"{filed}-01" if month else filed), month_only=month)
        return filed if _spaced(Language(language).value(day)) == cell else cell
    return cell if ";" not in filed else filed


def test_every_exhibit_has_its_files_and_no_file_is_without_its_exhibit(site: dict[str, bytes]) -> None:
    pages = {path: content.decode() for path, content in site.items() if path.endswith(".html") and "/" in path}
    led_to = {
        f"{dirname(path)}/{address}"
        for path, page in pages.items()
        for address in re.findall(r'href="((?:fig|tbl)-[^"#]+\.(?:csv|svg|png))"', page)
    }
    there = {path for path in site if re.search(r"/(?:fig|tbl)-[^/]*\.(?:csv|svg|png)$", path)}
    assert led_to == there
    assert len(there) > 150


def test_every_drawing_by_itself_is_valid_and_nothing_but_a_picture(site: dict[str, bytes]) -> None:
    drawings = {path: content for path, content in site.items() if re.search(r"/fig-[^/]*\.svg$", path)}
    assert drawings
    for path, content in drawings.items():
        assert more_than_a_picture(content) == "", path
        root = ET.fromstring(content)
        said = {element.tag.rpartition("}")[2]: element.text for element in root.iter() if "dc/elements" in element.tag}
        assert said["language"] == path[:2]
        assert said["rights"], path


def test_every_source_that_is_led_to_has_the_same_address_in_the_literature() -> None:
    works = {work.key: work for work in entries((ROOT / "data/references.bib").read_text(encoding="utf-8"))}
    package = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    addresses = {source["key"]: source.get("path", "") for source in package["sources"]}
    assert {key: works[key].text("url") for key in addresses if key in works} == {
        key: address for key, address in addresses.items() if key in works
    }
    assert all(addresses[key] for key in ("vive2020", "vive2021", "kora2015"))
    for resource in package["resources"]:
        for source in resource["sources"]:
            assert source.get("path", "") == addresses[source["key"]], resource["name"]


def test_every_place_in_a_source_leads_to_an_entry_that_is_there(site: dict[str, bytes]) -> None:
    led, broken = 0, []
    for path, content in site.items():
        if not path.endswith(".html") or path.count("/") != 2:
            continue
        for line in re.findall(r'<p class="exhibit-source">.*?</p>', content.decode()):
            for address in re.findall(r'href="([^"]*)"', line):
                page, _, anchor = address.partition("#")
                led += 1
                if not address.startswith("http") and f'id="{anchor}"' not in site[f"{dirname(path)}/{page}"].decode():
                    broken.append((path, address))
    assert broken == []
    assert led > 100


def test_every_table_of_the_package_is_on_the_page_of_the_data(site: dict[str, bytes]) -> None:
    package = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    names = {resource["name"] for resource in package["resources"]}
    pages = [content.decode() for path, content in site.items() if Path(path).name == "data.html"]
    assert len(pages) == 4
    for page in pages:
        assert set(re.findall(r'id="table-([^"]+)"', page)) == names
