"""A clone has the same bytes wherever it is made, also where git is told to write other line ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from report.data.package import checksum

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The last commit as git for Windows would check it out."""
    if not (PROJECT / ".git").exists():
        pytest.skip("this is not a clone, so there is no commit to clone")
    folder = tmp_path_factory.mktemp("clone") / "project"
    windows = ("-c", "core.autocrlf=true", "-c", "core.eol=crlf")
    subprocess.run(
        ["git", *windows, "clone", "--quiet", "--no-local", "--depth=1", PROJECT.as_uri(), folder], check=True
    )
    return folder


def test_the_tables_have_their_checksums(clone: Path) -> None:
    package = json.loads((clone / "data/datapackage.json").read_bytes())
    checksums = {r["path"]: checksum((clone / "data" / r["path"]).read_bytes()) for r in package["resources"]}
    assert checksums
    assert checksums == {r["path"]: r["hash"] for r in package["resources"]}


def test_no_text_has_other_line_ends(clone: Path) -> None:
    names = subprocess.run(["git", "ls-files"], cwd=clone, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    contents = {name: (clone / name).read_bytes() for name in names if (clone / name).is_file()}
    assert not [name for name, content in contents.items() if b"\0" not in content and b"\r\n" in content]
