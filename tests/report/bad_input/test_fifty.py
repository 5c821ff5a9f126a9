"""What authors get wrong most is answered word for word as fifty.md has it; ``--rewrite`` writes that anew.

Each answer is all that the command says, so that what follows from a mistake and is told beside it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.book import Book, no_analysis
from tests.report.bad_input.explained import changes, sources_of
from tests.report.bad_input.fifty import MISTAKES

ANSWERS = Path(__file__).resolve().parent / "fifty.md"
HEAD = """# Mistakes and their answers

Each mistake is made in the book of the tests and is all that is wrong with it. Below the change stands what
`./build.py check` says, word for word. The tests of this folder write the answers anew with `--rewrite`; read what
differs before you commit it.
"""
# A fault of the generator itself, and what Python calls things: no author should have to read that.
LEAKED = re.compile(r"Traceback|object at 0x|error [CDPT]\d\d: .*(?:AttributeError|TypeError|NoneType)")
# How long each step took, and how many problems there are.
ASIDE = re.compile(r" +\d+\.\d\d s  .+|\d+ errors?, \d+ warnings?; .+")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """One book for all mistakes; each is taken back."""
    book = Book.new(tmp_path_factory.mktemp("fifty") / "book")
    with no_analysis():
        assert book.run("check").exit == 0
        yield book


def answers() -> dict[str, str]:
    """What fifty.md has, by mistake."""
    parts = re.split(r"^## (.+)\n", ANSWERS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))


def answered(book: Book, name: str) -> str:
    """The change of a mistake and what the command says of it; the book is then as it was."""
    before = sources_of(book)
    MISTAKES[name](book)
    after = sources_of(book)
    printed = book.run("check").printed
    for file in before.keys() | after.keys():
        if before.get(file) != after.get(file):
            book.write(file, before[file])
    said = [line for line in printed.splitlines() if not ASIDE.fullmatch(line)]
    told = "\n".join(said).replace(str(book.root), "").strip("\n")
    return f"{changes(before, after)}\n\n~~~text\n{told}\n~~~"


def test_each_mistake_is_answered_as_it_is_written(book: Book, pytestconfig: pytest.Config) -> None:
    found = {name: answered(book, name) for name in MISTAKES}
    if pytestconfig.getoption("--rewrite"):
        ANSWERS.write_text(
            HEAD + "".join(f"\n## {name}\n\n{answer}\n" for name, answer in found.items()), encoding="utf-8"
        )
    assert found == answers()
    assert [name for name, answer in found.items() if LEAKED.search(answer)] == []
    assert [name for name, answer in found.items() if ": error " not in answer] == []
    assert len(MISTAKES) >= 50
