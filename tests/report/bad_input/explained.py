"""The pages in docs/diagnostics/: what the generator says, the table's cure and an example that a bad input provokes.

By hand stands in a page only why it matters; ``pytest --rewrite`` on the tests of bad input writes all the rest.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from report.command.explained import CURE, PAGES, WHY
from report.diagnostics import CODES
from tests.book import Book

DIAGNOSTICS = Path(__file__).resolve().parents[3] / "report" / "DIAGNOSTICS.md"
# Why it matters, for a code of which nobody has written more.
MATTERS = {
    "C": "What `_quarto.yml` says decides what is built; what is misread there is found everywhere.",
    "D": "Every number of the report comes from the data, and readers are told from where.",
    "X": "What a cell makes must be the same tomorrow and on any machine, or it cannot be trusted.",
    "T": "Nothing that you write is left out, or printed as it is typed, in silence.",
    "R": "A reader must be able to find what is cited.",
    "V": "Every number in a sentence is computed and can say where it comes from.",
    "N": "A number typed by hand stays as it is when the data change.",
    "P": "All languages of a publication say the same.",
    "L": "What stands on paper is read without a screen to help.",
    "U": "The answer of a command is as good as what it was given.",
    "B": "A step could not do its work on this machine.",
}
_LONGEST = 8  # lines of a change that a page shows
_MADE = re.compile(r'"(hash|bytes)":')  # what accepting the data writes


def documented() -> dict[str, list[str]]:
    """Meaning, example and cure of each code, as the table in DIAGNOSTICS.md has them."""
    rows = [
        re.split(r"(?<!\\)\|", line)[1:-1]
        for line in DIAGNOSTICS.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| [A-Z]\d\d ", line)
    ]
    return {code.strip(): [cell.strip() for cell in cells] for code, *cells in rows}


def sources_of(book: Book) -> dict[str, bytes]:
    """Every file of the book that an author writes, by its path."""
    files = (p for p in sorted(book.root.rglob("*")) if p.is_file() and not p.is_symlink())
    named = {p.relative_to(book.root).as_posix(): p for p in files}
    return {
        name: path.read_bytes()
        for name, path in named.items()
        if not name.startswith((".", "_site")) and "__pycache__" not in name
    }


def changes(before: dict[str, bytes], after: dict[str, bytes]) -> str:
    """What a bad input changed, file by file, as an author would see it; the rest of a long change is left out."""
    names = sorted(n for n in before.keys() | after.keys() if before.get(n) != after.get(n))
    return "\n\n".join(part for name in names if (part := _change(name, before.get(name), after.get(name))))


def _change(name: str, before: bytes | None, after: bytes | None) -> str:
    if after is None:
        return f"`{name}` is not there."
    try:
        old, new = ((content or b"").decode("utf-8") for content in (before, after))
    except UnicodeDecodeError:
        return f"`{name}` is not saved as UTF-8."
    if not new:
        return f"`{name}` is empty."
    lines = list(_lines(old, new))
    if not lines:
        return ""
    return f"`{name}`:\n\n~~~diff\n" + "\n".join(lines) + "\n~~~"


def _lines(old: str, new: str) -> Iterator[str]:
    """The lines that were taken out and put in; no more than :data:`_LONGEST`, and none longer than a page is wide."""
    differing = difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=0)
    told = [line for line in differing if not line.startswith(("---", "+++", "@@")) and not _MADE.search(line)]
    while told and told[-1] in ("+", "-"):
        told.pop()
    for line in told[:_LONGEST]:
        clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
        yield clean if len(clean) <= 160 else f"{clean[:120]}…"
    if len(told) > _LONGEST:
        yield "…"


def shown(printed: str, head: str) -> str:
    """The problem whose first line begins with `head`, as the command printed it."""
    lines = printed.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(head))
    end = at + 1
    while end < len(lines) and lines[end].startswith("  "):
        end += 1
    return "\n".join(lines[at:end])


def page(code: str, example: str) -> str:
    """The page of `code`, with what is already written there of why it matters."""
    meaning, _, cure = documented()[code]
    why = written_why(code) or MATTERS[code[0]]
    cure = cure.replace("\\|", "|")
    return f"# {code}\n\n{_sentence(meaning)}\n\n## Example\n\n{example}\n\n{WHY}\n\n{why}\n\n{CURE}\n\n{cure}\n"


def provoked(what: str, change: str, printed: str) -> str:
    """The example of a code: `what` is wrong, the change to the book of the tests, and what the command then prints."""
    parts = (_sentence(what.replace("_", " ")), change, f"The generator says:\n\n~~~text\n{printed}\n~~~")
    return "\n\n".join(filter(None, parts))


def told(code: str) -> str:
    """The example of a code that no author's file provokes: the message alone, where there is one."""
    _, example, _ = documented()[code]
    example = example.replace("\\|", "|")
    return f"~~~text\n{example}\n~~~" if example else "The message is that of the tool or of the system."


def reads_like_its_example(code: str, message: str) -> bool:
    """Whether `message` has the words that the table shows for `code`, with other names and numbers in them."""
    _, example, _ = documented()[code]
    parts = re.split(r"('.+?'(?!\w)|\bfig-\w+|\d+)", example.replace("\\|", "|"))
    pattern = "".join(".*?" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    return re.search(pattern.partition(re.escape(": ") if code in ("L15", "L19") else "\0")[0], message) is not None


def written_why(code: str) -> str:
    """What stands in the page of `code` under why it matters; empty where there is no page yet."""
    path = PAGES / f"{code}.md"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return text.partition(f"\n{WHY}\n")[2].partition(f"\n{CURE}\n")[0].strip()


def index() -> str:
    """The page that lists all codes."""
    rows = [f"| [{code}]({code}.md) | {meaning} |" for code, meaning in CODES.items()]
    return _INDEX + "\n".join(rows) + "\n"


def _sentence(meaning: str) -> str:
    return f"{meaning[0].upper()}{meaning[1:]}."


_INDEX = """# Diagnostics, one by one

Each page has an example that a test provokes, word for word what the generator answers, why it matters, and the cure.
`./build.py explain T21` prints one of them. [report/DIAGNOSTICS.md](../../report/DIAGNOSTICS.md) has all codes in one
table and tells how problems are told to people and programs.

The pages are written by `.venv/bin/python -m pytest tests/report/bad_input --rewrite`. By hand stands only what is said
under “Why it matters”, which it keeps.

| Code | Meaning |
|---|---|
"""
