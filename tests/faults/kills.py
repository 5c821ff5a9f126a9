"""Builds that are killed at random moments: the site stays whole, nothing runs on, and the next build is right.

.venv/bin/python -m tests.faults.kills 500 [seed] [pdf]
.venv/bin/python -m tests.faults.kills 20 [seed] real [pdf]

Of the tiny book any moment is as likely as any other, and every second build is from nothing; of the real publication,
most of whose build is laying out, each phase is as likely, every seventh build is from nothing, and five are killed in
a row before one goes on to its end.  A phase is waited for by what the build tells, however quick the machine is.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import IO

from tests.faults.trial import STEP, Trial, letters

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
ENDED = "after the end"


def kills(trial: Trial, number: int, seed: int = 1) -> tuple[list[str], Counter[str]]:
    """What was wrong in as many kills, and how many there were in each phase; a `seed` goes on where the last ended.

    Builds that ended before they were killed are counted too, beside that number.
    """
    chance, phases, at, killed = random.Random(seed), Counter[str](), 0, 0
    while killed < number and at < 3 * number:
        phase = _kill(trial, at, _moment(trial, at, number * (seed - 1) + at, chance))
        phases[phase] += 1
        killed += phase != ENDED
        at += 1
        if at % trial.in_a_row == 0 or killed == number:
            _go_on(trial, f"after {at} in {phase}", letters(at - 1))
    return trial.wrong, phases


def _is_cold(trial: Trial, number: int) -> bool:
    """Whether the build is from nothing; the next one then goes on with what it left."""
    return number % trial.colds == 1


def _moment(trial: Trial, at: int, number: int, chance: random.Random) -> tuple[int, float]:
    """When the build is to be killed: how many steps it has begun by then, and how many seconds after the last."""
    course = trial.cold if _is_cold(trial, at) else trial.warm
    begun = [0.0, *course.began, course.seconds]
    if trial.by_phase:
        phase = (number // trial.colds if _is_cold(trial, at) else number) % (len(begun) - 1)
        return phase, chance.random() * (begun[phase + 1] - begun[phase])
    moment = chance.random() * course.seconds
    phase = sum(began <= moment for began in course.began)
    return phase, moment - begun[phase]


def _told(file: IO[bytes]) -> str:
    """What a process has written to `file` by now; where it goes on writing is left alone."""
    return os.pread(file.fileno(), 1 << 20, 0).decode(errors="replace")


def _wait(process: subprocess.Popen[str], file: IO[bytes], moment: tuple[int, float]) -> bool:
    """Whether the process, which writes to `file`, is still at work at the `moment`."""
    steps, seconds = moment
    while process.poll() is None and len(STEP.findall(_told(file))) < steps:
        time.sleep(0.005)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=seconds)
    return process.poll() is None


def _kill(trial: Trial, number: int, moment: tuple[int, float]) -> str:
    """One build that is killed at the `moment`; the phase that it was in."""
    which = SIGNALS[number % len(SIGNALS)]
    name, text, before = f"{number} {which.name}", letters(number), trial.published
    if _is_cold(trial, number):
        shutil.rmtree(trial.root / ".cache", ignore_errors=True)  # there is none yet where the last was killed at once
    trial.say(text)
    with tempfile.TemporaryFile() as file:
        process = trial.start(told=file)
        if _wait(process, file, moment):
            process.send_signal(which)
        out, _ = process.communicate(timeout=600)
        told = _told(file)
    steps = STEP.findall(told)
    phase = ENDED if process.returncode == 0 else steps[-1][1] if steps else "starting"
    if not _of_python(which, phase, told):
        trial.check_told(name, told)
    if process.returncode and process.returncode not in _codes(which, phase):
        trial.wrong.append(f"{name} in {phase}: exit {process.returncode}: {told[-1500:]}{out[-300:]}")
    trial.wrong += [f"{name} in {phase}: still running: {orphan}" for orphan in trial.orphans()]
    trial.check_site(f"{name} in {phase}", before, text)
    return phase


def _go_on(trial: Trial, name: str, text: str) -> None:
    """The build that follows, to its end."""
    code, told = trial.run()
    if code:
        trial.wrong.append(f"{name}: exit {code}: {told[-1500:]}")
    trial.check_site(name, text)
    trial.check_clean(name)


def _of_python(which: signal.Signals, phase: str, told: str) -> bool:
    """Whether Ctrl-C came before the first line of ours: what Python then prints nobody can keep back."""
    return which == signal.SIGINT and phase == "starting" and not re.search(r'File "[^<]', told)


def _codes(which: signal.Signals, phase: str) -> tuple[int, ...]:
    """The exit codes of a process that was ended by a signal; while Python itself starts, those are Python's own."""
    if which == signal.SIGKILL:
        return (-which,)
    return (128 + which, -which, 1) if phase == "starting" else (128 + which,)


if __name__ == "__main__":
    from tests.faults.real_trial import RealTrial

    _kind = RealTrial if "real" in sys.argv else Trial
    with tempfile.TemporaryDirectory() as made:
        _trial = _kind(Path(made), ", ".join(["html", *({"pdf"} & {*sys.argv})]))
        found, counted = kills(_trial, *(int(argument) for argument in sys.argv[1:] if argument.isdigit()))
    _killed = sum(counted.values()) - counted[ENDED]
    _took = f"a build takes {_trial.cold.seconds:.0f} s from nothing and {_trial.warm.seconds:.0f} s after an edit"
    print(f"{_killed} kills, {len(found)} wrong; {_took}")
    print(*(f"  {count:5}  {phase}" for phase, count in counted.most_common()), sep="\n")
    print(*found[:10], sep="\n")
    sys.exit(bool(found))
