"""A tiny but real book in a folder of its own, built by the real command in the process of the test.

    book.edit("data/trees.csv", "40", "forty")
    book.build().problems

Two chapters on the trees of a town, in both languages, with their data and analysis: the project ``tests/book/``.
Its analysis is a package ``figures``, as in every project.  It is only ever imported in the forked children of a
build, never in the process of the test.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from report.command.cli import main
from report.data.package import checksum
from report.diagnostics import Diagnostic
from report.language.vocabulary import restored
from report.results import registry

TINY = Path(__file__).resolve().parent / "book"
PICTURE = (TINY / "chapters/trees/tree.png").read_bytes()
PACKAGE = "data/datapackage.json"
_SOURCE = re.compile(r" +\d* \| .*")  # the line that a problem is about, and the carets below it
_HEAD = re.compile(
    r"(?P<file>[^:\s][^:]*?)(?::(?P<line>\d+))?: "
    r"(?P<severity>error|warning) (?P<code>[A-Z]\d\d): (?P<text>.*)"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left: its exit code, the diagnostics it printed, and all it printed."""

    exit: int
    problems: list[Diagnostic]
    printed: str

    def of(self, code: str) -> list[Diagnostic]:
        """The diagnostics with this code."""
        return [p for p in self.problems if p.code == code]


class Book:
    """A project in `root`.  Paths are relative to it; text is UTF-8."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def new(cls, root: Path) -> Book:
        """The tiny book as it is in the repository, not yet built."""
        shutil.copytree(TINY, root, ignore=shutil.ignore_patterns("__pycache__", ".*", "_site"))
        return cls(root)

    def copy(self, root: Path) -> Book:
        """The same book elsewhere, with its site and its cache."""
        shutil.copytree(self.root, root, symlinks=True)
        return Book(root)

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def remove(self, name: str) -> None:
        (self.root / name).unlink()

    def edit(self, name: str, old: str, new: str) -> None:
        """Put `new` for the only `old` in the file `name`."""
        text = self.read(name)
        assert text.count(old) == 1, f"{text.count(old)} times {old!r} in {name}"
        self.write(name, text.replace(old, new))

    def append(self, name: str, text: str) -> int:
        """Add `text` as a block of its own at the end of `name`; the number of its first line."""
        before = self.read(name).rstrip("\n") + "\n\n"
        self.write(name, before + text + "\n")
        return before.count("\n") + 1

    def add_cell(self, chapter: str, code: str) -> int:
        """Add a cell with `code` to both languages of `chapter`; the line where its code begins in the Danish one."""
        cell = f"```{{python}}\n{code}\n```"
        return {language: self.append(f"{chapter}.{language}.qmd", cell) for language in ("da", "en")}["da"] + 1

    def line(self, name: str, fragment: str) -> int:
        """The number of the line of `name` where `fragment` stands, which must be its only place."""
        text = self.read(name)
        assert text.count(fragment) == 1, f"{text.count(fragment)} times {fragment!r} in {name}"
        return text[: text.index(fragment)].count("\n") + 1

    def accept_data(self) -> None:
        """Write the checksums of the data files as they are now."""
        package = json.loads(self.read(PACKAGE))
        for resource in package["resources"]:
            resource["hash"] = checksum((self.root / "data" / resource["path"]).read_bytes())
        self.write(PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")

    def edit_data(self, name: str, old: str, new: str) -> None:
        """Put `new` for the only `old` in a data file, and accept it."""
        self.edit(name, old, new)
        self.accept_data()

    def run(self, *arguments: str) -> Outcome:
        """The command with `arguments`."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(list(arguments), self.root)
        return Outcome(code, _problems(err.getvalue()), out.getvalue() + err.getvalue())

    def build(self, *arguments: str) -> Outcome:
        """A build; without `arguments` of the complete site."""
        return self.run(*arguments)

    def check(self, *arguments: str) -> list[Diagnostic]:
        """The problems that a check finds."""
        return self.run("check", *arguments).problems

    def site(self) -> tuple[str, dict[str, bytes]]:
        """Where the link to the site points, and every file behind it by its path."""
        link = self.root / "_site"
        files = {str(p.relative_to(link)): p.read_bytes() for p in sorted(link.rglob("*")) if p.is_file()}
        return str(link.readlink()), files


@contextmanager
def no_analysis() -> Iterator[None]:
    """Lets children import a book's own analysis, also after a test of another one in this process.

    The languages and units of the book are gone afterwards.
    """
    with pytest.MonkeyPatch.context() as patch, registry.use(registry.Registry()), restored():
        for name in [m for m in sys.modules if m.partition(".")[0] == "figures"]:
            patch.delitem(sys.modules, name)
        yield


def _problems(printed: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for line in printed.splitlines():
        head = _HEAD.fullmatch(line)
        if head:
            found.append(
                Diagnostic(head["file"], int(head["line"] or 0), head["code"], head["text"], "", head["severity"])
            )
        elif line.startswith("    ") and found and not _SOURCE.fullmatch(line):
            last = found.pop()
            hint = f"{last.hint}\n{line.strip()}".strip()
            found.append(Diagnostic(last.file, last.line, last.code, last.message, hint, last.severity))
    return found
