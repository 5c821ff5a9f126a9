"""A kept result holds exactly as long as what it was keyed on, and a damaged cache is an empty one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.cache.store import Cache, Entry, digest, file_digest

names = st.text("abc", min_size=1, max_size=2)
digests = st.dictionaries(names, st.text("01", max_size=3), max_size=4)
parts = st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=5)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def now(state: dict[str, str]):
    """What each dependency is like now; an empty text for one that is not there."""
    return lambda name: state.get(name, "")


@given(digests, digests)
def test_an_entry_holds_until_a_dependency_changes(keyed_on, state):
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        cache.put("trees", "a", "result", keyed_on)
        unchanged = all(state.get(name, "") == was for name, was in keyed_on.items())
        entry = cache.get("trees", "a", now(state))
        assert entry == (Entry(keyed_on, "result") if unchanged else None)
        assert cache.get("trees", "a", now(keyed_on)), "back as it was, the entry holds again"


def test_entries_are_told_apart_by_kind_and_name(cache):
    cache.put("trees", "a", 1, {})
    cache.put("trees", "b", 2, {})
    cache.put("cells", "a", 3, {})
    assert [cache.get(*key, now({})).result for key in (("trees", "a"), ("trees", "b"), ("cells", "a"))] == [1, 2, 3]
    assert cache.get("cells", "b", now({})) is None


def test_a_later_result_takes_the_place_of_an_earlier_one(cache):
    cache.put("trees", "a", "old", {"x": "1"})
    cache.put("trees", "a", "new", {"x": "2"})
    assert cache.get("trees", "a", now({"x": "1"})) is None
    assert cache.get("trees", "a", now({"x": "2"})).result == "new"
    assert [path.name for path in (cache.folder / "trees").iterdir()] == ["a"]


@given(st.binary(max_size=60), st.integers(0, 60))
def test_a_damaged_entry_is_as_good_as_none(garbage, cut):
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        cache.put("trees", "a", ("result", 1), {"x": "1"})
        path = Path(folder) / "trees/a"
        whole = path.read_bytes()
        for damaged in (garbage, whole[: cut % len(whole)], garbage + whole):
            path.write_bytes(damaged)
            entry = cache.get("trees", "a", now({"x": "1"}))
            assert entry in (None, Entry({"x": "1"}, ("result", 1)))


def test_a_result_that_cannot_be_kept_leaves_the_old_one(cache):
    cache.put("trees", "a", "old", {})
    with pytest.raises(Exception, match="pickle|lambda"):
        cache.put("trees", "a", lambda: None, {})
    assert cache.get("trees", "a", now({})).result == "old"
    assert [path.name for path in (cache.folder / "trees").iterdir()] == ["a"]


def test_the_cache_may_be_deleted_at_any_time(cache):
    cache.put("trees", "a", "result", {})
    os.remove(cache.folder / "trees/a")
    assert cache.get("trees", "a", now({})) is None
    cache.put("trees", "a", "again", {})
    assert cache.get("trees", "a", now({})).result == "again"


@given(st.lists(parts, max_size=3), st.lists(parts, max_size=3))
def test_a_digest_tells_different_parts_apart(one, other):
    assert (digest(*one) == digest(*other)) == (one == other)


def test_the_digest_of_a_file_is_that_of_its_bytes(tmp_path):
    path = tmp_path / "a"
    path.write_text("x")
    first = file_digest(path)
    path.write_text("y")
    assert file_digest(path) not in ("", first)
    path.write_text("x")
    assert file_digest(path) == first
    assert [file_digest(tmp_path / name) for name in ("none", ".", "a/b")] == ["", "", ""]
