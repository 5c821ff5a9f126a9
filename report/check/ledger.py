"""The ledger of approved pairs: which paragraph was last accepted as saying the same as which.

It holds, for each paragraph, its text in every language in the order of the editions, values and references by
name.  A change on one side alone no longer matches, and the words that changed can be shown to whoever must follow.

Each row is a line of the file, in the order of the chapter, and between two there is an empty one, so that git merges
what two people accepted wherever it merges what they wrote.  Neighbouring rows are joined by ``merge=union``
(.gitattributes); what that leaves, such as a row said twice or a comma too few, is read as it is meant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from report import PROGRAM
from report.cache.memory import Kind, Memory, Recording
from report.check.parity import Pair
from report.diagnostics import Diagnostic, Diagnostics
from report.system.files import write_whole

LEDGER = "pairs.json"
_COMPARED = 1_000_000  # pairs of words of two texts; to hold more against each other takes too long


# The pairs of a chapter by their second language; the first is the same in all.
Pairs = dict[str, list[Pair]]
# What the ledger says of a chapter.
Rows = list[list[str]]
APPROVED: Kind[dict[str, Rows] | None] = Kind("approved")


def ledger_rows(pairs: Pairs) -> list[list[str]]:
    """The pairs as the ledger holds them, a row for each paragraph that has a counterpart in all languages."""
    return [[row[0].first.text, *(p.second.text for p in row)] for row in rows_of_pairs(pairs)]


def rows_of_pairs(pairs: Pairs) -> list[tuple[Pair, ...]]:
    """The pairs of each paragraph of the first language, one for each other language, where there are all."""
    by_language = [{id(pair.first): pair for pair in found} for found in pairs.values()]
    first = next(iter(pairs.values()), [])
    whole = (pair for pair in first if all(id(pair.first) in known for known in by_language))
    return [tuple(known[id(pair.first)] for known in by_language) for pair in whole]


def approved_with(rows: list[list[str]], language: int) -> list[tuple[str, str]]:
    """The pairs in `rows` of the first language and another, whose number is `language`."""
    return [(row[0], row[language]) for row in rows if len(row) > language]


def read_ledger(path: Path) -> dict[str, list[list[str]]]:
    """The approved rows by chapter; none when there is no ledger yet.  Raises ValueError for a damaged one."""
    text = path.read_text(encoding="utf-8") if path.exists() else "{}"
    try:
        approved = json.loads(text, object_pairs_hook=_together)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except json.JSONDecodeError:
        approved = _merged(text)
        if approved is None:
            raise
    if not isinstance(approved, dict) or not all(map(_is_pairs, approved.values())):
        raise ValueError("it does not hold pairs by chapter")
    return approved


def _together(items: list[tuple[str, object]]) -> dict[str, object]:
    """An object with the rows of a chapter that stands in it twice, as git may leave it, in one place."""
    found: dict[str, object] = {}
    for name, content in items:
        before = found.get(name)
        both = isinstance(before, list) and isinstance(content, list)
        found[name] = [*before, *(row for row in content if row not in before)] if both else content  # type: ignore[misc, attr-defined, operator]
    return found


_HEAD, _ROW, _END = re.compile(r'("(?:[^"\\]|\\.)*"): \['), re.compile(r"(\[.*\]),?"), ("{", "}", "]", "],", "")


def _merged(text: str) -> dict[str, list[list[str]]] | None:
    """A ledger that git has put together of two, whose commas need not be right; None for what has other lines."""
    found: dict[str, list[list[str]]] = {}
    rows: list[list[str]] | None = None
    for line in (line.strip() for line in text.splitlines()):
        head, row = _HEAD.fullmatch(line), _ROW.fullmatch(line)
        try:
            if head:
                rows = found.setdefault(json.loads(head[1]), [])
            elif row and rows is not None:
                rows += [content] if (content := json.loads(row[1])) not in rows else []
            elif line not in _END:
                return None
        except (json.JSONDecodeError, RecursionError):
            return None
    return found


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


def remembered_pairs(folder: str, stems: Collection[str], memory: Memory) -> dict[str, Rows] | None:
    """The same of the chapters `stems` alone: a ledger that is as it was need not be read for a part of it."""
    file = f"{folder}/{LEDGER}"

    def read(recording: Recording[dict[str, Rows] | None]) -> dict[str, Rows] | None:
        approved = approved_pairs(memory.dependencies.root, folder, recording.problems)
        return approved and {stem: rows for stem, rows in approved.items() if stem in stems}

    return memory.remember(APPROVED, " ".join((file, *sorted(stems))), [file], read, only_sound=True).result


def _is_pairs(chapter: object) -> bool:
    return isinstance(chapter, list) and all(
        isinstance(pair, list) and len(pair) > 1 and all(isinstance(name, str) for name in pair) for pair in chapter
    )


def write_ledger(path: Path, chapters: Mapping[str, Pairs | Rows]) -> None:
    """Write the ledger of these `chapters` alone: their pairs as they stand, or rows."""

    write_whole(path, _content(chapters))


def ledger_with(path: Path, rows: Mapping[str, Pairs | Rows]) -> bytes:
    """The ledger at `path` with the approved `rows` of these chapters.  Raises ValueError for a damaged one."""
    return _content({**read_ledger(path), **rows})


def approve(path: Path, chapters: Mapping[str, Pairs | Rows]) -> None:
    """Write these `chapters`, leaving what the ledger says of others.  Raises ValueError for a damaged ledger."""
    write_whole(path, ledger_with(path, chapters))


def _content(chapters: Mapping[str, Pairs | Rows]) -> bytes:
    def written(content: object) -> str:
        return json.dumps(content, ensure_ascii=False)

    approved = {name: ledger_rows(own) if isinstance(own, dict) else own for name, own in chapters.items()}
    entries = [
        f"  {written(name)}: [\n" + ",\n\n".join(f"    {written(row)}" for row in rows) + "\n  ]"
        for name, rows in sorted(approved.items())
    ]
    return ("{\n" + ",\n\n".join(entries) + "\n}\n").encode()


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


# Words with what became of them: taken out (-), put in (+), or neither (=).
Change = tuple[str, str]


def word_changes(before: str, after: str) -> list[Change]:
    """Both texts as one, in order.

    Where more words have changed than are held against each other, all between the first and the last are told.
    """
    old, new = before.split(), after.split()
    same = _in_step(old, new)
    end = _in_step(old[same:][::-1], new[same:][::-1])
    head, tail = ("=", " ".join(old[:same])), ("=", " ".join(old[len(old) - end :]) if end else "")
    old, new = old[same : len(old) - end], new[same : len(new) - end]
    if len(old) * len(new) > _COMPARED:
        between = [("-", " ".join(old)), ("+", " ".join(new))]
    else:
        between = []
        for tag, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                between.append(("=", " ".join(old[a0:a1])))
            else:
                between += [("-", " ".join(old[a0:a1])), ("+", " ".join(new[b0:b1]))]
    return [(sign, words) for sign, words in (head, *between, tail) if words]


def changed_words(before: str, after: str) -> str:
    """What was taken out and put in, in order, as in ``-falls +rises``; :func:`word_changes` has what is the same."""
    return " ".join(sign + words for sign, words in word_changes(before, after) if sign != "=")
