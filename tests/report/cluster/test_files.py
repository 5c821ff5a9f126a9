"""Files on their way to a worker: by digest, checked on arrival, laid out as they lay at home."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.cache.codec import encode
from report.cache.places import bytes_digest
from report.cluster import files
from report.cluster.files import Changed, Shelf, Shipment

FILES = {"data/trees.csv": b"1,2\n", "figures/__init__.py": b"", "figures/æbler.py": b"pass\n", "twice.txt": b"pass\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name, content in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def arrived(shelf: Shelf, shipment: Shipment) -> int:
    """Bring all that is lacking, as a worker asks for it; how often it had to ask."""
    asked = 0
    while lacking := shelf.lacking(shipment.tree):
        shelf.take(shipment.contents(lacking))
        asked += 1
    return asked


def test_a_project_is_laid_out_elsewhere_as_it_is(project: Path, tmp_path: Path) -> None:
    shelf, shipment = Shelf(tmp_path / "shelf"), Shipment(project, FILES)
    assert arrived(shelf, shipment) == 2, "the list first, and then what is in it"
    with shelf.laid_out(shipment.tree) as root:
        there = {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}
    assert there == FILES


def test_after_a_change_only_what_is_new_comes(project: Path, tmp_path: Path) -> None:
    shelf, before = Shelf(tmp_path / "shelf"), Shipment(project, FILES)
    arrived(shelf, before)
    (project / "data/trees.csv").write_bytes(b"3,4\n")
    after = Shipment(project, FILES)
    assert shelf.lacking(after.tree) == (after.tree,)
    shelf.take(after.contents([after.tree]))
    assert shelf.lacking(after.tree) == (bytes_digest(b"3,4\n"),)
    assert Shipment(project, [*FILES][::-1]).tree == after.tree, "the order in which files are named does not matter"


def test_what_is_large_comes_bit_by_bit(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PORTION", -1)
    assert arrived(Shelf(tmp_path / "shelf"), Shipment(project, FILES)) == 1 + len(set(FILES.values()))


def test_a_content_that_is_not_what_it_is_said_to_be_is_refused(tmp_path: Path) -> None:
    shelf, digest = Shelf(tmp_path), bytes_digest(b"right")
    with pytest.raises(ValueError, match=digest):
        shelf.take({digest: b"wrong"})
    assert shelf.lacking(digest) == (digest,)


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "a/../../outside"])
def test_a_path_that_leads_out_of_the_project_is_refused(tmp_path: Path, name: str) -> None:
    shelf, listed = Shelf(tmp_path / "shelf"), encode([(name, bytes_digest(b"x"))])
    shelf.take({bytes_digest(listed): listed, bytes_digest(b"x"): b"x"})
    with pytest.raises(ValueError, match="leads out"):
        shelf.lacking(bytes_digest(listed))


def test_a_file_that_is_saved_before_it_was_sent_is_noticed(project: Path) -> None:
    shipment = Shipment(project, FILES)
    (project / "data/trees.csv").write_bytes(b"later\n")
    with pytest.raises(Changed, match=r"data/trees\.csv"):
        shipment.contents([bytes_digest(b"1,2\n")])


def test_old_trees_make_room_and_one_that_is_in_use_stays(project: Path, tmp_path: Path) -> None:
    shelf, first = Shelf(tmp_path / "shelf"), Shipment(project, FILES)
    arrived(shelf, first)
    with shelf.laid_out(first.tree) as root:
        for number in range(files.TREES + 2):
            (project / "data/trees.csv").write_bytes(b"%d\n" % number)
            later = Shipment(project, FILES)
            arrived(shelf, later)
            with shelf.laid_out(later.tree):
                pass
        assert (root / "data/trees.csv").read_bytes() == FILES["data/trees.csv"]
    kept = {path.read_bytes() for path in (tmp_path / "shelf/contents").iterdir()}
    assert b"0\n" not in kept and b"%d\n" % (files.TREES + 1) in kept
    assert FILES["data/trees.csv"] in kept
