"""A damaged entry of the cache is as good as absent: the build gives the bytes of a cold one, and runs no code."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.book import Book, no_analysis

FLIPS, ALL_FLIPS = 60, 504


@pytest.fixture
def flips(request: pytest.FixtureRequest) -> int:
    """How many bits are flipped."""
    return ALL_FLIPS if request.config.getoption("--faults") else FLIPS


def entries(book: Book) -> dict[str, list[Path]]:
    """The files of the cache by kind; what lies directly in it is a kind of its own."""
    kinds: dict[str, list[Path]] = {}
    for path in sorted((book.root / ".cache").rglob("*")):
        if path.is_file():
            kinds.setdefault(path.relative_to(book.root / ".cache").parts[0], []).append(path)
    return kinds


def flip(path: Path, chance: random.Random) -> int:
    """Flip one bit of a file, more often near its beginning, where its parts are named; the place of the bit."""
    content = bytearray(path.read_bytes())
    at = chance.randrange(min(len(content), chance.choice((64, 4096, len(content)))))
    content[at] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return at


def test_a_flipped_bit_in_any_entry_gives_what_a_cold_build_gives(built_book: Book, tmp_path: Path, flips: int) -> None:
    chance = random.Random(flips)
    kinds = sorted(entries(built_book))
    assert len(kinds) > 10
    with no_analysis():
        cold = built_book.copy(tmp_path / "cold")
        shutil.rmtree(cold.root / ".cache")
        assert cold.build().exit == 0
        book = built_book.copy(tmp_path / "book")
        # Twelve at a time, each of another kind, and an edit that makes the build look at all of them.
        for number in range(0, flips, 12):
            damaged = [f"{path}:{flip(path, chance)}" for path in chosen(book, kinds, number, chance)]
            outcome = book.build()
            assert (outcome.exit, outcome.problems) == (0, []), (damaged, outcome.printed)
            assert book.site() == cold.site(), damaged


def chosen(book: Book, kinds: list[str], number: int, chance: random.Random) -> list[Path]:
    """Twelve entries, of one kind after the other."""
    there = entries(book)
    wanted = [kinds[(number + step) % len(kinds)] for step in range(12)]
    return [chance.choice(there[kind]) for kind in dict.fromkeys(wanted) if kind in there]


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"report-cache-1 ", b"\x80\x04cos\nsystem\n"])
def test_what_was_never_an_entry_is_none(book: Book, content: bytes) -> None:
    site = book.site()
    for paths in entries(book).values():
        for path in paths:
            path.write_bytes(content)
    assert book.build().exit == 0
    assert book.site() == site
