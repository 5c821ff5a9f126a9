"""The command that shows what earlier builds cached: how much of each kind, and what a result depended on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from report.cache.dependencies import Dependencies
from report.cache.store import LARGEST, Record, Store

_MEGABYTE = 1024 * 1024


def describe_cache(root: Path, folder: Path, part: str) -> list[str]:
    """How many results of each kind are cached in `folder` for the project in `root`, and how large they are.

    With `part`, the record of each result whose kind and name hold it: every dependency with its digest, marked where
    a file is not as it was then.
    """
    records = list(Store(folder).records())
    if not part:
        return _by_kind(records, folder.name)
    current = Dependencies(root)
    shown = [(record, size) for record, size in records if part in f"{record.kind} {record.name}"]
    return [line for record, size in shown for line in _record(record, size, current)] or [
        f"Nothing cached has {part!r}."
    ]


def _by_kind(records: Iterable[tuple[Record, int]], folder: str) -> list[str]:
    lines, total = [], 0
    for kind, group in groupby(records, key=lambda pair: pair[0].kind):
        sizes = [size for _, size in group]
        total += sum(sizes)
        lines.append(f"  {kind:12}{len(sizes):6}  {sum(sizes) / _MEGABYTE:8.1f} MB")
    return [f"{folder}: {total / _MEGABYTE:.1f} MB of at most {LARGEST // _MEGABYTE} MB", *lines]


def _record(record: Record, size: int, current: Callable[[str], str]) -> list[str]:
    lines = [f"{record.kind}: {record.name} ({size} bytes)"]
    for name, then in sorted(record.dependencies.items()):
        changed = ":" not in name and current(name) != then
        lines.append(f"  {then[:12] or '(absent)':12}  {name.splitlines()[0]}{'  changed since' if changed else ''}")
    return lines
