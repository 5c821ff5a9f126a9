"""Small projects in one and in three languages, built for real, each by the command in the process of the test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.book import Book, no_analysis

BOOKS = Path(__file__).resolve().parent / "books"


@dataclass(frozen=True, slots=True)
class Told:
    """What a command left: its exit code and all that it printed."""

    exit: int
    printed: str

    def of(self, code: str) -> list[str]:
        """The lines with a diagnostic of this code."""
        return [line for line in self.printed.splitlines() if f" {code}: " in line]


@dataclass(frozen=True, slots=True)
class Project:
    """A project in `root`; paths are relative to it."""

    root: Path

    @classmethod
    def new(cls, name: str, root: Path) -> Project:
        """The book `name` as it is in the repository, not yet built."""
        shutil.copytree(BOOKS / name, root, ignore=shutil.ignore_patterns("__pycache__"))
        return cls(root)

    def copy(self, root: Path) -> Project:
        """This project elsewhere, with its site and its cache."""
        shutil.copytree(self.root, root, symlinks=True)
        return Project(root)

    def run(self, *arguments: str) -> Told:
        """The command with `arguments`."""
        with no_analysis():
            outcome = Book(self.root).run(*arguments)
        return Told(outcome.exit, outcome.printed)

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Write a file, in a folder that may be new."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Put `new` for the only `old` in a file."""
        text = self.read(name)
        assert text.count(old) == 1, f"{text.count(old)} times {old!r} in {name}"
        self.write(name, text.replace(old, new))

    def line(self, name: str, fragment: str) -> int:
        """The line of the only `fragment` in a file."""
        text = self.read(name)
        assert text.count(fragment) == 1, f"{text.count(fragment)} times {fragment!r} in {name}"
        return text[: text.index(fragment)].count("\n") + 1
