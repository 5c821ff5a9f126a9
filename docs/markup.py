"""Writes docs/markup.md: what the mark-up in the chapters is, by kind and by chapter, now and in an earlier revision.

    .venv/bin/python -m docs.markup bba0805

Characters are told apart by the source alone, so that revisions can be compared whose chapters nobody builds any more;
`./build.py progress` measures the same on the text as it is read, with the paragraph that has most.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/markup.md"
HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CELL = re.compile(r"^```\{python\}\n.*?^```\n?", re.DOTALL | re.MULTILINE)
CAPTION = re.compile(r"^#\| (?:fig|tbl)-cap: (.*)$", re.MULTILINE)
# What is taken out of the text, in this order; each pattern finds what is not printed.
KINDS = {
    "values": re.compile(r"`\{python\}[^`]*`"),
    "claims": re.compile(r"\{[^{}]*(?:claim=|\.unclaimed)[^{}]*\}"),
    "terms": re.compile(r"\{[^{}]*(?:term=|\.term\b)[^{}]*\}"),
    "labels": re.compile(r"\{[^{}]*#[^{}=]*\}"),
    "index": re.compile(r"\{[^{}]*index=[^{}]*\}"),
    "languages": re.compile(r"\{lang=[^{}]*\}"),
    "other attributes": re.compile(r"\{[^{}]*\}"),
    "citations": re.compile(r"(?<=\[)[^\[\]]*?@(?!fig|tbl|sec|nte|eq|lst)[\w-]+(?:; *@[\w-]+)*"),
    "references": re.compile(r"@[a-z]+-[\w-]+"),
    "notes": re.compile(r"\[\^[\w-]+\]:?"),
    "blocks": re.compile(r"^:::.*$", re.MULTILINE),
    "brackets and signs": re.compile(r"[\[\]]|\*+|^#+ |^- ", re.MULTILINE),
}
TITLES = {"collection": "Experience collection", "catalogue": "Inspiration catalogue"}
TEXT = """# Mark-up in the chapters

What an author reads and no reader does, as a share of all characters of a chapter's text (its front matter and first
cell among them, other cells and comments not). Written by `docs/markup.py`. What can be left out, and what checks then,
says [CONTRIBUTING.md](../CONTRIBUTING.md); `./build.py progress` measures each chapter and its heaviest paragraph.

{floor}

"""
FLOOR = """Were every mark of a term, claim, entry and language gone, {bare} percent would be left. {values} values take
{values_share}, of which {wrapped} are signs around their names, no shorter while Quarto reads them; references,
citations, notes and labels, without which nothing leads anywhere, take {leading}; heads of chapters, blocks, brackets
and signs {signs}."""


def characters(text: str) -> tuple[int, Counter[str]]:
    """How many characters the text of a chapter has, and how many of them are mark-up, by kind."""
    found: Counter[str] = Counter()
    cells = CELL.findall(text)
    first = cells[0] if cells and "label:" not in cells[0] else ""
    head = HEAD.match(text)
    found["head and first cell"] = len(head[0] if head else "") + len(first)
    prose = CELL.sub(lambda m: "\n".join(CAPTION.findall(m[0])) + "\n", text[head.end() if head else 0 :])
    prose = re.sub(r"<!--.*?-->", "", prose, flags=re.DOTALL)
    whole = len(re.sub(r"\n+", "\n", prose)) + found["head and first cell"]
    for kind, pattern in KINDS.items():
        found[kind] = sum(map(len, pattern.findall(prose)))
        prose = pattern.sub("", prose)
    return whole, found


def chapters(revision: str) -> dict[str, str]:
    """The text of every chapter file in a revision, or with an empty text as they are now."""
    if not revision:
        files = sorted((ROOT / "chapters").glob("*/*.qmd"))
        return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}
    names = git("ls-tree", "-r", "--name-only", revision, "chapters").splitlines()
    return {name: git("show", f"{revision}:{name}") for name in names if name.endswith(".qmd")}


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def share(measured: list[tuple[int, Counter[str]]], kind: str = "") -> str:
    whole = sum(size for size, _ in measured)
    return f"{100 * sum(found[kind] if kind else found.total() for _, found in measured) / whole:.1f}"


def table(head: str, rows: list[tuple[str, str, str]]) -> str:
    lines = [f"| {head} | before | now |", "|---|---:|---:|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"


def main(revision: str) -> None:
    before, now = ({file: characters(text) for file, text in chapters(r).items()} for r in (revision, ""))
    sides = (list(before.values()), list(now.values()))
    kinds = sorted(("head and first cell", *KINDS), key=lambda kind: -float(share(sides[0], kind)))
    rows = [(kind, *(share(side, kind) for side in sides)) for kind in kinds]
    rows.append(("**all**", *(f"**{share(side)}**" for side in sides)))
    parts = [f"Before: revision {revision}. Percent of all characters.\n", table("kind", rows)]
    for folder, title in TITLES.items():
        stems = sorted({file.rpartition("/")[2].split(".")[0] for file in now if f"/{folder}/" in file})
        given = [(stem, *(_of(side, folder, stem) for side in (before, now))) for stem in stems]
        parts += [f"## {title}\n\nBoth languages together.\n", table("chapter", given)]
    PAGE.write_text(TEXT.format(floor=floor(sides[1])) + "\n".join(parts), encoding="utf-8")


def floor(measured: list[tuple[int, Counter[str]]]) -> str:
    """What no shorter mark takes away, in words."""
    count = sum(len(KINDS["values"].findall(text)) for text in chapters("").values())
    whole = sum(size for size, _ in measured)
    parts = {
        "values_share": ("values",),
        "leading": ("references", "citations", "notes", "labels"),
        "signs": ("head and first cell", "blocks", "brackets and signs"),
    }
    shares = {name: sum(float(share(measured, kind)) for kind in kinds) for name, kinds in parts.items()}
    told = {name: f"{found:.1f}" for name, found in shares.items()}
    wrapped = f"{100 * count * len('`{python} `') / whole:.1f}"
    return FLOOR.format(bare=f"{sum(shares.values()):.1f}", values=count, wrapped=wrapped, **told)


def _of(side: dict[str, tuple[int, Counter[str]]], folder: str, stem: str) -> str:
    return share([measured for file, measured in side.items() if file.startswith(f"chapters/{folder}/{stem}.")])


if __name__ == "__main__":
    main(sys.argv[1])
