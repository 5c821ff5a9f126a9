"""Whatever a folder holds, it is refused in sentences: nothing of it is followed, run or taken on trust."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from report.verify import folder as reading
from report.verify import links
from tests.report.verify.sites import released, replace, seal, verified
from tests.report.verify.test_verify import EN, PAGE, VALUES

DEEP = "[" * 100_000


def no_json(site: Path) -> None:
    (site / "build.json").write_bytes(b"\xff\xfe{")


def nested_too_deep(site: Path) -> None:
    (site / "build.json").write_text(DEEP)


def a_list(site: Path) -> None:
    (site / "build.json").write_text("[]")


def a_path_that_leaves_the_folder(site: Path) -> None:
    record = json.loads((site / "build.json").read_text())
    record["files"]["../outside"] = {"sha256": "0" * 64, "bytes": 1}
    (site / "build.json").write_text(json.dumps(record))


def of_another_version(site: Path) -> None:
    replace(site / "build.json", '"version": 1', '"version": 2')


def a_digest_that_is_none(site: Path) -> None:
    replace(site / "build.json", '"sha256": "', '"sha256": "z')


def a_link_for_a_record(site: Path) -> None:
    (site / "build.json").rename(site.parent / "build.json")
    (site / "build.json").symlink_to(site.parent / "build.json")


@pytest.mark.parametrize(
    "change",
    [
        no_json,
        nested_too_deep,
        a_list,
        a_path_that_leaves_the_folder,
        of_another_version,
        a_digest_that_is_none,
        a_link_for_a_record,
    ],
)
def test_a_record_that_cannot_be_read_is_named(site: Path, change: Callable[[Path], None]) -> None:
    change(site)
    outcome = verified(site)
    assert outcome.exit == 1
    assert [p.code for p in outcome.problems if p.file == "build.json"].count("B10") == 1
    assert "fault of the generator" not in outcome.printed


def record(site: Path, **changes: object) -> None:
    """Change the record of the first value of an edition."""
    content = json.loads((site / VALUES).read_text("utf-8"))
    content["values"][0] |= changes
    (site / VALUES).write_text(json.dumps(content), "utf-8")


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "1e999999999"},
        {"number": "9" * 100_000},
        {"number": 75},
        {"number": "NaN"},
        {"unit": "none"},
        {"decimals": 10**9},
        {"origins": [{"source": 1}]},
        {"column": None},
        {"computation": {"does": "sum", "of": ["trees.last"], "given": {}}},
        {"computation": {"does": "none", "of": [], "given": {}}},
        {"computation": {"does": "run", "of": [], "given": {"run": "none", "course": "a", "row": 0}}},
        {"computation": {"does": "count", "of": [], "given": {"table": "none", "where": []}}},
        {"computation": {"does": "count", "of": [], "given": {"table": "trees", "where": [["self", 1]]}}},
        {"computation": {"does": "rounded", "of": ["streets.count"], "given": {"places": 10**9}}},
        {"computation": {"does": "rounded", "of": ["streets.count"], "given": {"places": 900_000}}},
        {"computation": {"does": "scaled", "of": ["streets.count"], "given": {"factor": "1e999999999"}}},
        {"computation": {"does": "scaled", "of": ["streets.count"], "given": {"factor": "1/0"}}},
        {"computation": {"does": "worded", "of": [], "given": {}}},
        {"computation": "sum"},
    ],
)
def test_a_record_that_nobody_can_compute_is_named(site: Path, changes: dict[str, object]) -> None:
    record(site, **changes)
    seal(site)
    outcome = verified(site)
    assert outcome.exit == 1
    assert any(p.code == "B13" and p.file == VALUES for p in outcome.problems), outcome.printed
    assert "fault of the generator" not in outcome.printed


@pytest.mark.parametrize(
    "content",
    [
        DEEP,
        "[]",
        "{}",
        '{"language":"en","runs":{},"values":[1]}',
        '{"language":"en","units":{"x":["{0.__class__}","{}"]},"runs":{},"values":[]}',
        '{"language":"en","runs":{"a":{"given":{"x":["1e99999999"]},"operations":[],"rows":[]}},"values":[]}',
    ],
    ids=count(),
)
def test_records_that_are_none_are_named(site: Path, content: str) -> None:
    (site / VALUES).write_text(content)
    seal(site)
    outcome = verified(site)
    assert any((p.code, p.file) == ("B13", VALUES) for p in outcome.problems), outcome.printed
    assert "fault of the generator" not in outcome.printed


def zipped(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        for name, held in files.items():
            book.writestr(name, held)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("data/datapackage.json", b"\xff"),
        ("data/datapackage.json", DEEP.encode()),
        ("data/trees.csv", b"\xff\x00"),
        (PAGE, b"\xff\xfe"),
        (f"{EN}/fig-growth.csv", b'"' + b"x" * 200_000),
        (f"{EN}/more.epub", b"no book"),
        (f"{EN}/more.epub", zipped(**{"a.xhtml": b'<a href="none.xhtml">x</a>'})),
        (f"{EN}/more.epub", zipped(**{"a.xhtml": b"\xff"})),
        (f"{EN}/more.html", b'<a href="http://[">x</a><p>' + b"<b>" * 2_000 + b"</p><a href='none'>"),
    ],
    ids=count(),
)
def test_a_file_that_cannot_be_read_is_named(site: Path, name: str, content: bytes) -> None:
    (site / name).write_bytes(content)
    seal(site)
    outcome = verified(site)
    assert outcome.exit == 1
    assert any(p.file.startswith(name) for p in outcome.problems), outcome.printed
    assert "fault of the generator" not in outcome.printed


def test_a_file_larger_than_any_is_not_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 20_000)
    monkeypatch.setattr(links, "_LARGEST", 1_000)
    (site / f"{EN}/more.html").write_text("x" * 30_000)
    (site / f"{EN}/more.epub").write_bytes(zipped(**{"a.xhtml": b"x" * 2_000}))
    seal(site)
    told = {p.file: p.message for p in verified(site).of("B12")}
    assert "more than are read" in told[f"{EN}/more.html"]
    assert "larger than any book" in told[f"{EN}/more.epub"]


def test_what_is_no_file_is_never_opened(site: Path) -> None:
    os.mkfifo(site / "pipe.html")
    (site / "data/trees.csv").unlink()
    (site / "data/trees.csv").symlink_to("/dev/zero")
    (site / os.fsdecode(b"name\xff\n.html")).write_text("x")
    outcome = verified(site)
    assert {p.file for p in outcome.of("B11")} >= {"pipe.html", "data/trees.csv", r"name\xff\n.html"}
    assert "fault of the generator" not in outcome.printed


@pytest.mark.parametrize("sums", ["", "x", "0" * 64 + "  ../../etc/passwd\n", "\xff"])
def test_checksums_that_are_none_are_named(site: Path, tmp_path: Path, sums: str) -> None:
    release = released(site, tmp_path / "release")
    (release / "SHA256SUMS").write_bytes(sums.encode("latin-1"))
    outcome = verified(release)
    assert outcome.exit == 1
    assert {p.file for p in outcome.problems} >= {"SHA256SUMS"}
    assert "fault of the generator" not in outcome.printed
