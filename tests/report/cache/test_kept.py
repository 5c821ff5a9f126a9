"""What a process keeps at hand is what stands on the disk, at every use, and nobody changes it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from report.cache.dependencies import Dependencies
from report.cache.kept import MOST, KeptStore, KnownFiles
from report.cache.store import Record, Store


@pytest.fixture
def store(tmp_path: Path) -> KeptStore:
    return KeptStore(tmp_path / "cache")


def old(path: Path) -> None:
    """As if `path` had been written a while ago."""
    time.sleep(0.12)
    assert path.stat().st_ctime_ns < time.time_ns() - 100_000_000


def entry_file(store: KeptStore) -> Path:
    store.settle()
    return next(path for path in store.folder.rglob("*") if path.is_file())


def test_an_entry_is_decoded_once(store):
    store.write(Record("bodies", "a", {}), ["held"])
    old(entry_file(store))
    assert store.read("bodies", "a").result is store.read("bodies", "a").result


def test_what_who_recalls_it_works_at_is_decoded_anew(store):
    store.write(Record("trees", "a", {}), ["held"])
    old(entry_file(store))
    assert store.read("trees", "a").result is not store.read("trees", "a").result


def test_an_entry_that_another_process_has_written_is_read(store):
    store.write(Record("bodies", "a", {}), "old")
    old(entry_file(store))
    assert store.read("bodies", "a").result == "old"
    Store(store.folder).write(Record("bodies", "a", {}), "new")
    assert store.read("bodies", "a").result == "new"
    entry_file(store).unlink()
    assert store.read("bodies", "a") is None


def test_what_is_new_is_there_at_once_and_written_when_there_is_time(store):
    store.write(Record("bodies", "first", {}), ["the first tells whether there is a cache"])
    store.write(Record("bodies", "a", {}), ["held"])
    assert store.read("bodies", "a").result == ["held"] and Store(store.folder).read("bodies", "a") is None
    store.settle()
    assert Store(store.folder).read("bodies", "a").result == ["held"] == store.read("bodies", "a").result


def test_no_more_is_kept_than_there_is_room_for(store):
    size = MOST // 40
    for number in range(50):
        store.write(Record("bodies", str(number), {}), bytes([number]) * size)
    store.settle()
    time.sleep(0.12)
    for _ in range(2):
        assert [store.read("bodies", str(n)).result[0] for n in range(50)] == [*range(50)]
    assert store._bytes <= MOST


def test_a_file_is_read_again_when_it_has_changed_whatever_its_time_says(tmp_path):
    path, files = tmp_path / "a", KnownFiles()
    path.write_bytes(b"one")
    old(path)
    first, stat = files.digest(str(path)), path.stat()
    assert files.read(str(path)) == (b"one", first)
    path.write_bytes(b"two")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert files.read(str(path))[0] == b"two" and files.digest(str(path)) != first
    path.unlink()
    assert files.digest(str(path)) == ""


def test_a_file_that_was_saved_just_now_is_not_trusted_yet(tmp_path):
    path, files = tmp_path / "a", KnownFiles()
    for content in (b"one", b"two", b"six"):
        path.write_bytes(content)
        assert files.read(str(path))[0] == content


def test_dependencies_are_the_same_with_files_at_hand(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/a.py").write_text("x = 1")
    names = ("figures/a.py", "none", "folder:figures", "module:figures/a", "generator", "python", "packages")
    files = KnownFiles()
    for _ in range(2):
        assert Dependencies(tmp_path, files).of(*names) == Dependencies(tmp_path).of(*names)
    assert Dependencies(tmp_path, files).read("figures/a.py") == b"x = 1"
