"""The ledger of approved pairs: which paragraph was last accepted as saying the same as which.

A change on one side alone no longer matches the ledger, and so is known.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from report.check.parity import Pair
from report.diagnostics import Diagnostic, Diagnostics

LEDGER = "pairs.json"


def fingerprint(text: str) -> str:
    """A short name of a paragraph's words."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def entries(pairs: list[Pair]) -> list[list[str]]:
    """The pairs as the ledger holds them."""
    return [[fingerprint(p.first.text), fingerprint(p.second.text)] for p in pairs]


def read_ledger(path: Path) -> dict[str, list[list[str]]]:
    """The approved pairs by chapter; none when there is no ledger yet.  Raises ValueError for a damaged one."""
    approved = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if not isinstance(approved, dict) or not all(map(_is_pairs, approved.values())):
        raise ValueError("it does not hold pairs by chapter")
    return approved


def approved_pairs(root: Path, folder: str, found: Diagnostics) -> dict[str, list[list[str]]] | None:
    """The ledger of the publication in `folder` of `root`, or None when it is damaged, which is reported."""
    try:
        return read_ledger(root / folder / LEDGER)
    except (OSError, ValueError) as error:
        found.error("P06", f"cannot read the ledger: {error}", file=f"{folder}/{LEDGER}", line=getattr(error, "lineno",
                                                                                                       0),
                    hint="restore it; or remove it, compare the languages and run ./build.py pairs accept")
        return None


def _is_pairs(chapter: object) -> bool:
    return isinstance(chapter, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(name, str) for name in pair) for pair in chapter)


def write_ledger(path: Path, chapters: dict[str, list[Pair]]) -> None:
    """Approve `chapters` as they stand."""
    approved = {name: entries(pairs) for name, pairs in chapters.items()}
    lines = [f'  {json.dumps(name)}: [\n' + ",\n".join(f"    {json.dumps(e)}" for e in found) + "\n  ]"
             for name, found in sorted(approved.items())]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def check_ledger(pairs: list[Pair], approved: list[list[str]], files: tuple[str, str], found: Diagnostics,
                 severity: str) -> None:
    """Report each pair that has changed since it was approved, on the side that did not follow.

    `severity` is a warning where an author previews one language, else an error.
    """
    known = {tuple(e) for e in approved}
    firsts, seconds = {a for a, _ in known}, {b for _, b in known}
    for pair in pairs:
        one, two = fingerprint(pair.first.text), fingerprint(pair.second.text)
        if (one, two) in known:
            continue
        stale_second = one not in firsts and two in seconds
        stale_first = two not in seconds and one in firsts
        side = 1 if stale_second or not stale_first else 0
        block, other = (pair.second, pair.first) if side else (pair.first, pair.second)
        stale = stale_first or stale_second
        what = "has not followed a change of its counterpart" if stale else "has not been approved"
        found.add(Diagnostic(files[side], block.line, "P05", f"the paragraph {what}: {block.text[:50]!r}",
                             f"compare {files[1 - side]}:{other.line}, then run ./build.py pairs accept", severity))
