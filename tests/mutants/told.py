"""What became of the mutants: kept in results.json, judged in equivalent.json, told in docs/mutations.md."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from tests.mutants.generated import ROOMS
from tests.mutants.trial import BUDGET, GONE, SURVIVED, TIMED_OUT

FILE = Path(__file__).with_name("results.json")
EQUIVALENT = Path(__file__).with_name("equivalent.json")
Run = dict[str, Any]  # number, seed, rooms: {room: {mutants, tried, killed, timeouts}}, survivors
COLUMNS = ("mutants", "tried", "a test failed", "no end", "killed since", "equivalent", "left", "rate then", "rate now")
BEGIN = """# Mutants

Written by `make mutants` (`tests/mutants/`). A mutant is a module with one small change in one function: another sign,
number or string, an argument left out, a condition turned round. They are all that the operators of
[mutmut](https://mutmut.readthedocs.io/) find in functions without decorators; a seed chooses which are tried. Each is
tried with tests that reach its line and are not slow, from the folders that `TESTS` in `tests/mutants/trial.py` names
for its room, the quickest first, as many as take {budget:.0f} seconds of processor time. A mutant is killed when one of
them fails, or when their process does not come to its end. One that survives shows something that none of these tests
asks for; others may.

Rates leave out mutants that no test can kill: those judged equivalent, of which the list says why. A rate after tests
were written for the survivors says nothing of mutants that were not tried; another seed does.

"""


def key(told: dict[str, Any]) -> tuple[str, ...]:
    """What tells a mutant from others, wherever in its file it stands."""
    return tuple(told[name] for name in ("file", "function", "before", "after"))


def kept() -> list[Run]:
    """The runs so far, in the order in which they were first made."""
    found: list[Run] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else []
    return found


def noted(runs: list[Run], number: int, seed: int, found: dict[str, Any]) -> None:
    """Note what was found of the rooms under this number and seed, in place of what was noted of them before."""
    run = next((one for one in runs if (one["number"], one["seed"]) == (number, seed)), None)
    if not run:
        run = {"number": number, "seed": seed, "rooms": {}, "survivors": []}
        runs.append(run)
    for room in [name for name in ROOMS if name in found]:
        ends = Counter(one["end"] for one in found[room]["tried"])
        tried, survived, late = len(found[room]["tried"]), ends[SURVIVED], ends[TIMED_OUT]
        counts = {"mutants": found[room]["mutants"], "tried": tried, "killed": tried - survived, "timeouts": late}
        run["rooms"][room] = counts
        others = [one for one in run["survivors"] if _room(one) != room]
        run["survivors"] = others + [one for one in found[room]["tried"] if one["end"] == SURVIVED]


def again(runs: list[Run], found: list[dict[str, Any]]) -> None:
    """Note which survivors were killed this time, and by which test."""
    ends = {key(one): one["end"] for one in found if one["end"] != SURVIVED}
    for one in (one for run in runs for one in run["survivors"] if key(one) in ends):
        one["since"] = ends[key(one)]


def _room(told: dict[str, Any]) -> str:
    room: str = told["file"].split("/")[1]
    return room


def page(runs: list[Run]) -> str:
    """docs/mutations.md."""
    judged = {key(one): one["why"] for one in json.loads(EQUIVALENT.read_text(encoding="utf-8"))}
    return BEGIN.format(budget=BUDGET) + "\n".join(_section(run, judged) for run in runs)


def _section(run: Run, judged: dict[tuple[str, ...], str]) -> str:
    rows = ["| room | " + " | ".join(COLUMNS) + " |", "|---|" + "--:|" * len(COLUMNS)]
    rooms = [room for room in ROOMS if room in run["rooms"]]
    counted = {room: _counted(run, room, judged) for room in rooms}
    whole = [sum(column) for column in zip(*counted.values(), strict=True)]
    rows += [_row(f"`{room}`", counts) for room, counts in counted.items()] + [_row("all", whole)]
    survivors = [_survivor(one, judged) for room in rooms for one in run["survivors"] if _room(one) == room]
    title = f"## {run['number']} of each room, seed {run['seed']}"
    return "\n".join([title, "", *rows, "", "What survived at first:", "", *survivors, ""])


def _counted(run: Run, name: str, judged: dict[tuple[str, ...], str]) -> list[int]:
    """Mutants, tried, killed, timeouts, killed since, equivalent, left."""
    room, survivors = run["rooms"][name], [one for one in run["survivors"] if _room(one) == name]
    since = sum("since" in one for one in survivors)
    equal = sum("since" not in one and key(one) in judged for one in survivors)
    left = len(survivors) - since - equal
    return [room["mutants"], room["tried"], room["killed"], room["timeouts"], since, equal, left]


def _row(name: str, counts: list[int]) -> str:
    """A row of the table; equivalent mutants count in neither rate, as no test can kill them."""
    tried, killed, since, equal = counts[1], counts[2], counts[4], counts[5]
    own = [100 * n / max(1, tried - equal) for n in (killed, killed + since)]
    cells = [counts[0], tried, killed - counts[3], *counts[3:]]
    return f"| {name} | " + " | ".join(map(str, cells)) + f" | {own[0]:.0f} % | {own[1]:.0f} % |"


def _survivor(one: dict[str, Any], judged: dict[tuple[str, ...], str]) -> str:
    since, why = one.get("since"), judged.get(key(one))
    if since:
        fate = "the code is gone" if since == GONE else f"killed by {_code(since)} since"
    else:
        fate = f"equivalent: {why}" if why else "**left**"
    place = f"`{one['file']}:{one['line']}` in `{one['function']}`"
    return f"- {place}: {_code(one['before'])} → {_code(one['after'])}; {fate}"


def _code(text: str) -> str:
    short = text if len(text) <= 110 else text[:107] + "…"
    return f"`` {short} ``" if short else "nothing"
