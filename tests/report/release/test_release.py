"""The folder of a release holds everything once, says of itself what is true, and is the same each time."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from frictionless import validate

from report.release.bill import bill
from report.release.folder import read_folder
from tests.book import Book
from tests.modules import ROOT

Released = tuple[Book, Path]


def test_everything_lies_in_the_folder(released: Released) -> None:
    _, folder = released
    names = {path.name for path in folder.iterdir()}
    described = {"CITATION.cff", "codemeta.json", "ro-crate-metadata.json", "bom.cdx.json", "SHA256SUMS"}
    assert names == {"site", "editions", "data.zip", *described}
    assert (folder / "site/index.html").is_file()
    assert {p.suffix for p in (folder / "editions/da").iterdir()} == {".md"}, (
        "the tiny book has pages and no other form"
    )


def test_the_checksums_are_those_of_every_other_file(released: Released) -> None:
    _, folder = released
    files = read_folder(folder)
    lines = files.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(content).hexdigest()}  {path}" for path, content in sorted(files.items())]


def test_nothing_else_is_left_beside_it(released: Released) -> None:
    book, folder = released
    assert [path.name for path in folder.parent.iterdir()] == ["trees-1.0.0"]
    assert book.run("release", "1.0.0").of("B28"), "a release is never written over"


def test_the_citation_file_is_valid_and_names_nobody_who_is_not_named(released: Released) -> None:
    _, folder = released
    said = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= said.keys() and said["cff-version"] == "1.2.0"
    assert said["version"] == "1.0.0" and said["date-released"] == "2031-05-17"
    assert said["authors"] == [{"name": "The Byens træer project"}]
    assert said["license-url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [edition["languages"] for edition in said["references"]] == [["da"], ["en"]]


def test_the_tool_of_the_format_finds_nothing_in_the_citation_file(released: Released) -> None:
    """It wants an older jsonschema than other tools here, so it is looked for beside them: pipx install cffconvert."""
    program = shutil.which("cffconvert")
    if not program:
        pytest.skip("needs cffconvert, which is not installed")
    command = [program, "--validate", "--infile", str(released[1] / "CITATION.cff")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_metadata_of_the_code_leave_out_what_is_not_known(released: Released) -> None:
    _, folder = released
    said = json.loads((folder / "codemeta.json").read_text("utf-8"))
    assert said["@context"] == "https://w3id.org/codemeta/3.0" and said["version"] == "1.0.0"
    assert [part["@type"] for part in said["hasPart"]] == ["Report", "Report", "Dataset"]
    assert not {"author", "url", "publisher"} & said.keys()


def test_the_crate_lists_every_file_with_its_kind_and_digest(released: Released) -> None:
    """What the specification requires (https://www.researchobject.org/ro-crate/specification/1.1/)."""
    _, folder = released
    crate = json.loads((folder / "ro-crate-metadata.json").read_text("utf-8"))
    things = {thing["@id"]: thing for thing in crate["@graph"]}
    assert len(things) == len(crate["@graph"]) and all("@type" in thing for thing in things.values())
    assert things["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    parts = [part["@id"] for part in things["./"]["hasPart"]]
    files = read_folder(folder)
    del files["ro-crate-metadata.json"]
    assert sorted(map(unquote, parts)) == sorted(files)
    for part in parts:
        one, content = things[part], files[unquote(part)]
        assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", one["encodingFormat"])
        assert part == "SHA256SUMS" or one["sha256"] == hashlib.sha256(content).hexdigest()
    assert things[things["./"]["license"]["@id"]]["@type"] == "CreativeWork"


def test_the_data_are_a_valid_package(released: Released) -> None:
    book, folder = released
    with zipfile.ZipFile(folder / "data.zip") as archive:
        assert archive.read("trees.csv") == (book.root / "data/trees.csv").read_bytes()
    assert validate(str(folder / "data.zip")).valid


def test_the_markdown_has_values_as_they_are_printed_and_pictures_that_are_there(released: Released) -> None:
    _, folder = released
    file = folder / "editions/en/trees-of-the-town.md"
    text = file.read_text("utf-8")
    assert "The town has 75 trees" in text and "python" not in text
    assert "| Linden Street |    44 |" in text
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert len(pictures) == 2 and all((file.parent / picture).is_file() for picture in pictures)


def test_a_validator_finds_nothing_that_the_crate_must_have(released: Released) -> None:
    """Without a network: where the validator has not kept what it validates with, the test is skipped and counted."""
    program = shutil.which("rocrate-validator")
    if not program:
        pytest.skip("needs rocrate-validator, which is not installed")
    command = [program, "--disable-color", "--no-interactive", "validate", "--offline", "--no-paging", str(released[1])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "Unable to retrieve the JSON-LD context" in done.stdout:
        pytest.skip("needs the context of RO-Crate, which rocrate-validator has not kept: rocrate-validator cache warm")
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.slow
def test_the_bill_names_every_package_of_the_lock_and_no_server() -> None:
    """Written by the tool itself, and valid by the schema of the format."""
    if not importlib.util.find_spec("cyclonedx_py"):
        pytest.skip("needs cyclonedx-bom, which is not installed")
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    content = bill(ROOT)
    said = json.loads(content)
    pins = re.findall(r"^([a-z0-9-]+)==([^ ]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    assert sorted((one["name"], one["version"]) for one in said["components"]) == sorted(pins)
    assert b"pypi.org" not in content and b"://files." not in content
    valid = JsonStrictValidator(SchemaVersion.V1_6)
    assert valid.validate_str(content.decode()) is None
    assert valid.validate_str(content.decode().replace('"library"', '"no type of component"')) is not None
    assert bill(ROOT) == content


@pytest.mark.slow
def test_the_same_revision_gives_the_same_bytes(released: Released, tmp_path: Path) -> None:
    book, folder = released
    again = book.copy(tmp_path / "again")
    outcome = again.run("release", "1.0.0", "--output", str(tmp_path / "elsewhere"), "--jobs", "1")
    assert outcome.exit == 0, outcome.printed
    assert read_folder(tmp_path / "elsewhere" / "trees-1.0.0") == read_folder(folder)
