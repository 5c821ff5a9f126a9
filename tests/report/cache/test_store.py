"""Entries in a folder: whole or as good as absent, shown with what they depended on, and pruned to a size."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.cache.places import digest, file_digest
from report.cache.store import Beside, Record, Store

parts = st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=5)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def files(store: Store) -> list[Path]:
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


def test_entries_are_told_apart_by_kind_and_name(store):
    for kind, name, result in (("trees", "a", 1), ("trees", "b", 2), ("cells", "a", 3)):
        store.write(Record(kind, name, {}), result)
    assert [store.read(*key).result for key in (("trees", "a"), ("trees", "b"), ("cells", "a"))] == [1, 2, 3]
    assert store.read("cells", "b") is None


def test_a_later_result_takes_the_place_of_an_earlier_one(store):
    store.write(Record("trees", "a", {"x": "1"}), "old")
    store.write(Record("trees", "a", {"x": "2"}), "new")
    entry = store.read("trees", "a")
    assert (entry.result, entry.record) == ("new", Record("trees", "a", {"x": "2"}))
    assert len(files(store)) == 1


@given(st.binary(max_size=60), st.integers(0, 500), st.integers(0, 255))
def test_a_damaged_entry_is_as_good_as_none(garbage, at, other):
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.write(Record("trees", "a", {"x": "1"}), ("result", 1))
        path = files(store)[0]
        whole = path.read_bytes()
        flipped = bytearray(whole)
        flipped[at % len(whole)] = other
        for damaged in (garbage, whole[: at % len(whole)], garbage + whole, whole + b"x", bytes(flipped)):
            path.write_bytes(damaged)
            entry = store.read("trees", "a")
            assert (entry is None) == (damaged != whole)


def test_an_entry_under_the_name_of_another_is_none(store):
    store.write(Record("trees", "a", {}), "a")
    store.write(Record("trees", "b", {}), "b")
    one, other = files(store)
    one.write_bytes(other.read_bytes())
    assert sorted(filter(None, (store.read("trees", name) and name for name in "ab"))) in (["a"], ["b"])


def test_a_result_that_cannot_be_encoded_leaves_the_old_one(store):
    store.write(Record("trees", "a", {}), "old")
    with pytest.raises(TypeError, match="cannot hold"):
        store.write(Record("trees", "a", {}), lambda: None)
    assert store.read("trees", "a").result == "old"
    assert len(files(store)) == 1


def test_the_folder_may_be_deleted_at_any_time(store):
    store.write(Record("trees", "a", {}), "result")
    files(store)[0].unlink()
    assert store.read("trees", "a") is None
    store.prune(0)
    store.write(Record("trees", "a", {}), "again")
    assert store.read("trees", "a").result == "again"


def test_records_show_what_every_entry_depended_on(store):
    first, second = Record("cells", "b", {"figures/a.py": "1", "data:trees": "2"}), Record("trees", "a", {})
    store.write(second, "x")
    store.write(first, "x" * 1000)
    (shown, size), (other, _) = store.records()
    assert (shown, other) == (first, second)
    assert size > 1000


def test_what_was_used_longest_ago_goes_first(store):
    for name in "abcd":
        store.write(Record("trees", name, {}), "x" * 10_000)
    for path in files(store):
        name = next(n for n in "abcd" if path.name == digest(n))
        os.utime(path, (0, 1_000_000 + ord(name)))
    assert store.read("trees", "a"), "used again, it counts as new"
    store.prune(25_000)
    assert [name for name in "abcd" if store.read("trees", name)] == ["a", "d"]


def test_nothing_is_pruned_by_a_build_that_wrote_nothing(store):
    store.write(Record("trees", "a", {}), "x" * 10_000)
    Store(store.folder).prune(0)
    assert store.read("trees", "a")


@given(st.lists(parts, max_size=3), st.lists(parts, max_size=3))
def test_a_digest_tells_different_parts_apart(one, other):
    assert (digest(*one) == digest(*other)) == (one == other)


def test_the_digest_of_a_record_tells_of_name_and_dependencies():
    record = Record("trees", "a", {"x": "1", "y": "2"})
    assert record.digest == Record("trees", "a", {"y": "2", "x": "1"}).digest
    others = [Record("cells", "a", {"x": "1", "y": "2"}), Record("trees", "b", {"x": "1", "y": "2"})]
    others += [Record("trees", "a", {"x": "1", "y": "3"}), Record("trees", "a", {"x": "1"})]
    assert len({record.digest, *(other.digest for other in others)}) == 5


def test_the_digest_of_a_file_is_that_of_its_bytes(tmp_path):
    path = tmp_path / "a"
    path.write_text("x")
    first = file_digest(path)
    path.write_text("y")
    assert file_digest(path) not in ("", first)
    path.write_text("x")
    assert file_digest(path) == first
    assert [file_digest(tmp_path / name) for name in ("none", ".", "a/b")] == ["", "", ""]


def test_a_record_tells_when_and_because_of_what_its_result_was_made(store):
    store.write(record := Record("cells", "a", {"x": "2"}, 1.5, ("x", "y")), "new")
    assert store.read("cells", "a").record == record
    assert record.digest == Record("cells", "a", {"x": "2"}).digest
    assert [shown for shown, _ in store.records("trees")] == []
    assert [shown for shown, _ in store.records("cells", "trees")] == [record]


def test_a_store_beside_another_reads_both_and_writes_to_itself_alone(store, tmp_path):
    store.write(Record("trees", "a", {}), "there")
    beside = Beside(tmp_path / "beside", store)
    assert beside.read("trees", "a").result == "there"
    beside.write(Record("trees", "a", {}), "here")
    assert (beside.read("trees", "a").result, store.read("trees", "a").result) == ("here", "there")
