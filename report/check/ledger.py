"""The ledger of approved pairs: which paragraph was last accepted as saying the same as which.

It holds, for each paragraph, its text in every language in the order of the editions, values and references by
name.  A change on one side alone no longer matches, and the words that changed can be shown to whoever must follow.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from pathlib import Path

from report import PROGRAM
from report.check.parity import Pair
from report.diagnostics import Diagnostic, Diagnostics
from report.system.files import write_whole

LEDGER = "pairs.json"
_COMPARED = 1_000_000  # pairs of words of two texts; to hold more against each other takes too long


# The pairs of a chapter by their second language; the first is the same in all.
Pairs = dict[str, list[Pair]]


def ledger_rows(pairs: Pairs) -> list[list[str]]:
    """The pairs as the ledger holds them, a row for each paragraph."""
    return [[same[0].first.text, *(p.second.text for p in same)] for same in zip(*pairs.values(), strict=True)]


def approved_with(rows: list[list[str]], language: int) -> list[tuple[str, str]]:
    """The pairs in `rows` of the first language and another, whose number is `language`."""
    return [(row[0], row[language]) for row in rows if len(row) > language]


def read_ledger(path: Path) -> dict[str, list[list[str]]]:
    """The approved rows by chapter; none when there is no ledger yet.  Raises ValueError for a damaged one."""
    try:
        approved = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not isinstance(approved, dict) or not all(map(_is_pairs, approved.values())):
        raise ValueError("it does not hold pairs by chapter")
    return approved


def approved_pairs(root: Path, folder: str, found: Diagnostics) -> dict[str, list[list[str]]] | None:
    """The ledger of the publication in `folder` of `root`, or None when it is damaged, which is reported."""
    try:
        return read_ledger(root / folder / LEDGER)
    except (OSError, ValueError) as error:
        found.error(
            "P06",
            f"cannot read the ledger: {error}",
            file=f"{folder}/{LEDGER}",
            line=getattr(error, "lineno", 0),
            hint=f"restore it; or remove it, compare the languages and run {PROGRAM} pairs accept",
        )
        return None


def _is_pairs(chapter: object) -> bool:
    return isinstance(chapter, list) and all(
        isinstance(pair, list) and len(pair) > 1 and all(isinstance(name, str) for name in pair) for pair in chapter
    )


def write_ledger(path: Path, chapters: dict[str, Pairs]) -> None:
    """Approve `chapters` as they stand."""
    approved = {name: ledger_rows(pairs) for name, pairs in chapters.items()}
    _write(path, approved)


def approve(path: Path, chapters: dict[str, Pairs]) -> None:
    """Approve `chapters`, leaving what the ledger says of others.  Raises ValueError for a damaged ledger."""
    _write(path, read_ledger(path) | {name: ledger_rows(pairs) for name, pairs in chapters.items()})


def ledger_with(path: Path, rows: dict[str, list[list[str]]]) -> bytes:
    """The ledger at `path` with the approved `rows` of these chapters.  Raises ValueError for a damaged one."""
    return _content(read_ledger(path) | rows)


def _write(path: Path, approved: dict[str, list[list[str]]]) -> None:
    write_whole(path, _content(approved))


def _content(approved: dict[str, list[list[str]]]) -> bytes:
    def written(content: object) -> str:
        return json.dumps(content, ensure_ascii=False)

    lines = [
        f"  {written(name)}: [\n" + ",\n".join(f"    {written(e)}" for e in rows) + "\n  ]"
        for name, rows in sorted(approved.items())
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def check_ledger(
    pairs: list[Pair], approved: list[tuple[str, str]], files: tuple[str, str], found: Diagnostics, severity: str
) -> None:
    """Report each pair that has changed since it was approved, on the side that did not follow.

    `severity` is a warning where an author previews one language, else an error.
    """
    known = set(approved)
    old_first, old_second = {b: a for a, b in known}, dict(known)
    for pair in pairs:
        one, two = pair.first.text, pair.second.text
        if (one, two) in known:
            continue
        stale_second = one not in old_second and two in old_first
        stale_first = two not in old_first and one in old_second
        side = 1 if stale_second or not stale_first else 0
        block, other = (pair.second, pair.first) if side else (pair.first, pair.second)
        what = "has not been approved"
        if stale_first or stale_second:
            before = old_first[two] if side else old_second[one]
            what = f"has not followed a change of its counterpart ({changed_words(before, other.text)})"
        message = f"the paragraph {what}: {block.text[:50]!r}"
        hint = f"compare {files[1 - side]}:{other.line}, then run {PROGRAM} pairs accept"
        found.add(Diagnostic(files[side], block.line, "P05", message, hint, severity))


def _in_step(old: list[str], new: list[str]) -> int:
    """How many words the two lists begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def changed_words(before: str, after: str) -> str:
    """What was taken out and put in, in order, as in ``-falls +rises``.

    Where more words have changed than are held against each other, all between the first and the last.
    """
    old, new = before.split(), after.split()
    same = _in_step(old, new)
    old, new = old[same:], new[same:]
    end = _in_step(old[::-1], new[::-1])
    old, new = old[: len(old) - end], new[: len(new) - end]
    if len(old) * len(new) > _COMPARED:
        return f"-{' '.join(old)} +{' '.join(new)}"
    parts = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            parts += [f"-{' '.join(old[a0:a1])}"] * (a1 > a0) + [f"+{' '.join(new[b0:b1])}"] * (b1 > b0)
    return " ".join(parts)
