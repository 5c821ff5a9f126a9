"""Ways to spoil a text by chance: bytes, lines, marks of its language, nesting, alphabets and the ends of lines."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

Change = Callable[[bytes, random.Random], bytes]

# The marks of each language, signs that are seldom typed, and what opens and closes.
TOKENS = json.loads(Path(__file__).with_name("tokens.json").read_text(encoding="utf-8"))
BROKEN = (b"\xff", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\xc0\x80", b"\x00\x00")


def _slice(content: bytes, chance: random.Random, longest: int = 60) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.randrange(1, longest))


def _flipped(content: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(content or b"x")
    for _ in range(chance.randrange(1, 5)):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _without(content: bytes, chance: random.Random) -> bytes:
    start, end = _slice(content, chance)
    return content[:start] + content[end:]


def _repeated(content: bytes, chance: random.Random) -> bytes:
    start, end = _slice(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 1, 2, 5, 50)) + content[end:]


def _moved(content: bytes, chance: random.Random) -> bytes:
    start, end = _slice(content, chance, 200)
    rest = content[:start] + content[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + content[start:end] + rest[at:]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    what = chance.randrange(3)
    if what == 0:
        lines[a], lines[b] = lines[b], lines[a]
    elif what == 1:
        del lines[a]
    else:
        lines.insert(b, lines[a])
    return b"\n".join(lines)


def _nested(content: bytes, chance: random.Random) -> bytes:
    before, after = chance.choice(TOKENS["pairs"])
    deep = chance.choice((1, 1, 2, 3, 7, 30, 300))
    start, end = _slice(content, chance, 30)
    return content[:start] + before.encode() * deep + content[start:end] + after.encode() * deep + content[end:]


def _ended(content: bytes, chance: random.Random) -> bytes:
    """Other ends of lines, in some of them or in all."""
    end = chance.choice((b"\r\n", b"\r", b"\n\n", "\u2028".encode(), b"\r\r\n", b" \n"))
    often = chance.choice((0.1, 1.0))
    return b"".join(
        line + (end if chance.random() < often else b"\n") for line in content.removesuffix(b"\n").split(b"\n")
    )


def _in_another_alphabet(content: bytes, chance: random.Random) -> bytes:
    text = content.decode(errors="replace")
    return text.encode(chance.choice(("utf-16", "latin-1", "utf-8-sig", "utf-32-le", "cp037")), errors="replace")


def _put(piece: bytes, content: bytes, chance: random.Random) -> bytes:
    """`content` with `piece` at a place where a word begins, or anywhere, or instead of what is there."""
    places = [at for at in range(len(content)) if content[at - 1 : at] in (b" ", b"\n", b'"', b"{")] or [0]
    at = chance.choice(places) if chance.random() < 0.6 else chance.randrange(len(content) + 1)
    return content[:at] + piece + content[at + chance.choice((0, 0, 1, 6)) :]


def mutated(content: bytes, tokens: list[str], chance: random.Random) -> bytes:
    """`content` spoiled in one to three ways; most put one of `tokens`, the marks of its language, somewhere."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        what = chance.random()
        if what < 0.5:
            content = _put(chance.choice(tokens).encode(), content, chance)
        elif what < 0.6:
            content = _put(chance.choice(TOKENS["unusual"]).encode(), content, chance)
        elif what < 0.62:
            content = _put(chance.choice(BROKEN), content, chance)
        else:
            content = chance.choice(CHANGES)(content, chance)
    return content


CHANGES: tuple[Change, ...] = (
    *(_flipped, _without, _without, _repeated, _repeated, _moved, _moved, _cut, _lines, _lines, _nested, _nested),
    *(_ended, _in_another_alphabet),
)
