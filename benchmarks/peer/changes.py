"""What an author changes: a word, a datum, and the function that draws a figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from peer.kinds import PROJECT, Peer

COLD, NOTHING, WORD, DATUM, FUNCTION = "cold", "nothing", "word", "datum", "function"
NAMES = {
    COLD: "from nothing",
    NOTHING: "nothing changed",
    WORD: "one word",
    DATUM: "one datum",
    FUNCTION: "one figure's function",
}
STEPS = tuple(NAMES)
NEEDED = ("04-results", "a2-key-figures")  # the chapters in which the changes are seen


@dataclass(frozen=True, slots=True)
class Change:
    """`old` gives way to `new` in a file, where {} is another text each time; `seen` says that it is printed as it is.

    A `file` of the project stands in the folder that analysis and data have; a chapter's is that of the peer.
    """

    file: str
    old: str
    new: str
    chapter: bool = False
    seen: bool = True

    def path(self, peer: Peer) -> Path:
        """The file of a peer that is changed."""
        return peer.folder / (peer.texts.format(self.file) if self.chapter else f"{PROJECT}/{self.file}")

    def text(self, mark: str) -> str:
        """What stands there after the change."""
        return self.new.format(mark)


CHANGES = {
    WORD: Change(NEEDED[0], "This chapter takes them", "This chapter {} takes them", chapter=True),
    DATUM: Change("data/expenditure.csv", "advised,2-3,2017,2804", "advised,2-3,2017,{}", seen=False),
    FUNCTION: Change(
        "figures/key_figures/chart_expenditure.py",
        "Per cent of expenditure on placements",
        "Per cent {} of expenditure on placements",
    ),
}
# Of 5,657 DKK these are 49.3 and 49.6 per cent, as the figure prints it; all that the sources state still holds.
_LESS, _MORE = 2790, 2805


class Author:
    """Changes the files of a peer, each time to something that has not been there."""

    def __init__(self, peer: Peer) -> None:
        self.peer, self.times = peer, Counter[str]()
        self.texts: dict[Path, str] = {}

    def change(self, step: str) -> str:
        """Make the change of a step; what should be printed then, empty where it says so by other numbers.

        Raises ValueError where the text to be changed is not there exactly once.
        """
        change = CHANGES[step]
        path = change.path(self.peer)
        text = self.texts.setdefault(path, path.read_text("utf-8"))
        if text.count(change.old) != 1:
            raise ValueError(f"{path}: {change.old!r} stands there {text.count(change.old)} times")
        self.times[step] += 1
        times = self.times[step]
        mark = f"changed{step}{'x' * times}" if change.seen else str(_LESS - times if times % 2 else _MORE + times)
        path.write_text(text.replace(change.old, change.text(mark)), "utf-8")
        return mark if change.seen else ""
