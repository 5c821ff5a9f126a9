"""Two commands at once in one project, each begun with another text: the site is always that of one of the two.

.venv/bin/python -m tests.faults.races 200
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults.trial import Trial, letters

# What runs beside a build, and how often.
BESIDE = (
    ("build", ()),
    ("build", ()),
    ("two builds", ()),
    ("check", ("check",)),
    ("preview", ("--chapter", "02-streets")),
    ("pairs accept", ("pairs", "accept")),
    ("data accept", ("data", "accept", "--message", "again")),
)


def races(folder: Path, pairs: int, seed: int = 1) -> tuple[list[str], Counter[str]]:
    """What was wrong in as many `pairs`, and how often each kind was tried."""
    chance, trial, tried = random.Random(seed), Trial(folder), Counter[str]()
    for number in range(pairs):
        kind, arguments = BESIDE[number % len(BESIDE)]
        tried[kind] += 1
        _race(trial, f"{number} {kind}", arguments, chance)
    return trial.wrong, tried


def _race(trial: Trial, name: str, arguments: tuple[str, ...], chance: random.Random) -> None:
    number = int(name.split(maxsplit=1)[0])
    before = letters(number - 1) + "c" if number else "first"
    texts = [letters(number) + "a", letters(number) + "b", letters(number) + "c"]
    accepting = arguments[:1] == ("data",)
    if accepting:
        trial.damage_checksum()
    started = []
    commands = [(), arguments, ()] if "two" in name else [(), arguments]
    chance.shuffle(commands)
    for text, command in zip(texts, commands, strict=False):
        trial.say(text)
        started.append(trial.start(*command))
        time.sleep(chance.random() * 0.4)
    for process in started:
        out, told = process.communicate(timeout=120)
        trial.check_told(name, told)
        # A build that reads the data before they are accepted says so.
        if process.returncode and not (accepting and "D02" in told):
            trial.wrong.append(f"{name}: exit {process.returncode}: {told[-1500:]}{out[-300:]}")
    trial.check_site(name, before, *texts)
    if accepting:
        trial.restore_data()
    trial.say(texts[2])
    code, told = trial.run()
    if code:
        trial.wrong.append(f"{name}, afterwards: exit {code}: {told[-1500:]}")
    trial.check_site(f"{name}, afterwards", texts[2])
    trial.check_clean(name)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        found, counted = races(Path(made), int(sys.argv[1]))
    print(f"{sum(counted.values())} pairs of commands at once, {len(found)} wrong: {dict(counted)}")
    print(*found[:10], sep="\n")
    sys.exit(bool(found))
