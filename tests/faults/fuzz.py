"""Inputs spoiled by chance: each is built or named, none ends in a fault of the generator, hangs or publishes rubbish.

.venv/bin/python -m tests.faults.fuzz 2000 [seed] [number of the only one]
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.book import Book, no_analysis
from tests.faults import mutations
from tests.faults.forked import Told, run
from tests.faults.full_book import CHAPTER, STREETS, built, in_one_language
from tests.faults.valid import wrong_files

ROOT = Path(__file__).resolve().parents[2]
GROWTH_FILE, STREETS_FILE = f"{CHAPTER}.da.qmd", f"{STREETS}.da.qmd"
PACKAGE, CONFIG, WORKS = "data/datapackage.json", "_quarto.yml", "data/references.bib"
TABLES = ("data/trees.csv", "data/streets.csv", "data/words.csv", "data/topics.csv", "data/sayings.csv")
# The kinds of input: how many of a hundred, the files, the marks of their language.
KINDS: dict[str, tuple[int, tuple[str, ...], str]] = {
    "chapter": (20, (GROWTH_FILE, STREETS_FILE), "chapter"),
    "real chapter": (22, (STREETS_FILE,), "chapter"),
    "cell": (10, (GROWTH_FILE, STREETS_FILE), "cell"),
    "front matter": (4, (GROWTH_FILE,), "yaml"),
    "configuration": (11, (CONFIG,), "yaml"),
    "data package": (8, (PACKAGE,), "json"),
    "table": (9, TABLES, "csv"),
    "bibliography": (9, (WORKS,), "bib"),
    "picture": (4, ("chapters/trees/round.svg", "figures/logo.svg", "figures/icon.svg"), "svg"),
    "list": (3, ("chapters/hyphenation/da.txt", "chapters/trees/pairs.json", "data/CHANGELOG.md"), "plain"),
}
# In these no code of an author is spoiled: an error that is Python's own is one of the generator, though it is named.
WITHOUT_CODE = ("real chapter", "front matter", "bibliography", "picture", "list")
INSIDE = re.compile(r".* (?:Key|Type|Attribute|Index|Recursion|Unicode\w*|Name|Memory)Error.*")
HTML, PDF = ("--format", "html"), ("--format", "pdf")
# What is done with some of the inputs, and what with some of those that two languages may differ in.
COMMANDS = (
    ("check",),
    ("data",),
    ("data", "accept", "--message", "x"),
    ("pairs", "accept"),
    ("cache",),
    ("data", "diff"),
)

BETWEEN = (("check",), ("check",), ("pairs", "accept"))


@dataclass(frozen=True, slots=True)
class Input:
    """A file of the book with other content."""

    kind: str
    file: str
    content: bytes


@cache
def real_blocks() -> tuple[str, ...]:
    """The blocks of the real chapters; what they name is in the book."""
    text = "\n\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "chapters").rglob("*.da.qmd")))
    text = re.sub(r"^---\n.*?\n---\n|^```\{python\}\n.*?^```\n", "", text, flags=re.DOTALL | re.MULTILINE)
    for old, new in (
        (r"`\{python\} (value|words)\(\"[^\"]*\"", r'`{python} \1("trees.last"'),
        (r"@(fig|tbl|sec|nte|tip)-[\w-]+", "@tbl-streets"),
        (r"@(?!tbl-)\w[\w-]*", "@grove2020"),
        (r"term=\"[^\"]*\"", 'term="zone"'),
        (r"index=\"[^\"]*\"", 'index="planting"'),
        (r"\[([^\[\]]*)\]\{quote=\"[^\"]*\"\}", r"\1"),
        (r"claim=\"[^\"]*\" direction=\"[^\"]*\"( point=\"[^\"]*\")?", 'claim="trees.more" direction="above"'),
        (r"\([\w-]+\.da\.qmd(#[\w-]*)?\)", "(01-growth.da.qmd)"),
    ):
        text = re.sub(old, new, text)
    return tuple(block for block in text.split("\n\n") if len(block) > 60)


def inputs(book: Book, number: int, seed: int) -> Iterator[Input]:
    """So many inputs made from `book`: the same for the same seed, and each the same whatever their number."""
    kinds = list(KINDS)
    for at in range(number):
        chance = random.Random(f"{seed}:{at}")
        kind = chance.choices(kinds, [KINDS[k][0] for k in kinds])[0]
        file = chance.choice(KINDS[kind][1])
        yield Input(kind, file, _content(kind, (book.root / file).read_bytes(), chance))


def _content(kind: str, whole: bytes, chance: random.Random) -> bytes:
    """`whole` with what belongs to the `kind` spoiled."""
    tokens = mutations.TOKENS[KINDS[kind][2]]
    if kind == "real chapter":
        start = chance.randrange(len(real_blocks()))
        piece = "\n\n".join(real_blocks()[start : start + chance.randrange(1, 4)]).encode()
        return whole + b"\n" + mutations.mutated(piece, tokens, chance) + b"\n"
    parts = {"cell": rb"```\{python\}\n(.*?)```", "front matter": rb"\A---\n(.*?)---\n"}
    if kind not in parts:
        return mutations.mutated(whole, tokens, chance)
    at = chance.choice(list(re.finditer(parts[kind], whole, re.DOTALL)))
    return whole[: at.start(1)] + mutations.mutated(at[1], tokens, chance) + whole[at.end(1) :]


class Spoiled:
    """A book that is put right again after each input."""

    def __init__(self, book: Book) -> None:
        self.book = book
        with no_analysis():  # what is imported in this process is there in each of its children
            outcome = book.build(*HTML)
        assert outcome.exit == 0, outcome.printed
        self._before = self._files()

    def restore(self) -> None:
        """The files of the project as they were."""
        now = self._files()
        for path in now.keys() - self._before.keys():
            path.unlink()
        for path, content in self._before.items():
            if now.get(path) != content:
                path.write_bytes(content)

    def _files(self) -> dict[Path, bytes]:
        folders = [self.book.root / name for name in ("chapters", "data", "figures")]
        paths = (path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts)
        return {path: path.read_bytes() for path in (self.book.root / CONFIG, *paths) if path.is_file()}


class Fuzz:
    """A book in one language, and one in two whose pairs are compared, into which one input after the other is put."""

    def __init__(self, folder: Path) -> None:
        book = built(folder / "two")
        self.two, one = Spoiled(book), book.copy(folder / "one")
        in_one_language(one)
        self.one = Spoiled(one)
        self.wrong: list[str] = []
        self.results: Counter[tuple[str, str]] = Counter()
        self.slowest = 0.0
        self._out = folder / "out"

    def try_all(self, number: int, seed: int, only: int | None = None) -> None:
        """Every input, or the only one of this number."""
        for at, given in enumerate(inputs(self.one.book, number, seed)):
            if only in (None, at):
                chance = random.Random(f"{seed}:{at} commands")
                self._try(given, f"{seed}:{at} {given.kind} ({given.file})", chance)

    def _try(self, given: Input, name: str, chance: random.Random) -> None:
        self._build(given, name, chance)
        self.one.restore()
        if given.kind not in ("configuration", "picture", "bibliography") and chance.random() < 0.25:
            self.two.book.write(given.file, given.content)
            self._run(self.two, name, *chance.choice(BETWEEN))
            self.two.restore()

    def _build(self, given: Input, name: str, chance: random.Random) -> None:
        """The input in the book of one language, and what became of it."""
        self.one.book.write(given.file, given.content)
        if given.kind == "table" and chance.random() < 0.8:
            self._run(self.one, name, "data", "accept", "--message", "x")
        told = self._run(self.one, name, *HTML, "--output", str(self._out))
        self.results[given.kind, "built" if told.code == 0 else "named"] += 1
        if told.code == 0:
            self.wrong += [f"{name}: {what}" for what in wrong_files(self._out)]
            if chance.random() < 0.04:
                self._run(self.one, name, *PDF, "--output", str(self._out))
                self.wrong += [f"{name}: {what}" for what in wrong_files(self._out)]
        elif chance.random() < 0.15:
            self._run(self.one, name, *chance.choice(COMMANDS))
        shutil.rmtree(self._out, ignore_errors=True)

    def _run(self, where: Spoiled, name: str, *arguments: str) -> Told:
        told = run(where.book.root, *arguments)
        self.slowest = max(self.slowest, told.seconds)
        if fault := told.fault():
            self.wrong.append(f"{name}: {' '.join(arguments[:2])}: {fault}")
        self.wrong += [f"{name}: {what}" for what in _misplaced(where.book.root, told.printed)]
        if any(f"{kind} (" in name for kind in WITHOUT_CODE):
            self.wrong += [f"{name}: {what}" for what in INSIDE.findall(told.printed)]
        return told


def _misplaced(root: Path, printed: str) -> list[str]:
    """The diagnostics that name a line which their file has not."""
    found = []
    for file, line in re.findall(r"^([^\s:][^:]*):(\d+): (?:error|warning) ", printed, re.MULTILINE):
        path = root / file
        # YAML counts more signs as ends of lines than editors do.
        if path.is_file() and int(line) > len(f"{path.read_bytes().decode(errors='replace')} ".splitlines()) + 1:
            found.append(f"line {line} is not in {file}")
    return found


def report(fuzz: Fuzz, seconds: float) -> None:
    """Print what became of the inputs by their kind, and what was wrong."""
    number = sum(fuzz.results.values())
    print(f"{number} inputs, {len(fuzz.wrong)} wrong; {seconds / number:.2f} s each, the slowest {fuzz.slowest:.1f} s")
    print("  named  built")
    for kind in KINDS:
        print(f"  {fuzz.results[kind, 'named']:5}  {fuzz.results[kind, 'built']:5}  {kind}")
    print(*(wrong[:1500] for wrong in fuzz.wrong[:50]), sep="\n")


if __name__ == "__main__":
    _number, _seed, *_only = [int(argument) for argument in [*sys.argv[1:], *["1"][: len(sys.argv) == 2]]]
    _began = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        fuzz = Fuzz(Path(made))
        fuzz.try_all(_number, _seed, *_only)
    report(fuzz, time.monotonic() - _began)
    sys.exit(bool(fuzz.wrong))
