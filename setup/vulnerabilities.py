"""Asks pip-audit for known vulnerabilities of all pinned packages, where its services can be reached.

    .venv/bin/python -m setup.vulnerabilities

Ends with 1 where one is known.  What could not be looked up is counted and told, and is no pass: with CI=true it ends
with 2.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements-test.lock"  # a test holds that it has every pin of requirements.lock
SERVICES = ("pypi", "osv")  # that of PyPI, and https://osv.dev
SECONDS = 15  # for an answer
KNOWN, UNKNOWN = 1, 2


@dataclass(frozen=True)
class Answer:
    """What one service knows: a line for each vulnerability, how many packages it looked up, and why not the others."""

    service: str
    known: tuple[str, ...] = ()
    looked_up: int = 0
    not_looked_up: int = 0
    why: str = ""


def audit(service: str) -> tuple[str, str]:
    """What pip-audit prints for the lock when it asks `service`, and what it tells of errors."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", LOCK, "--require-hashes", "--disable-pip"]
    command += ["--vulnerability-service", service, "--timeout", str(SECONDS), "--format", "json"]
    command += ["--progress-spinner", "off"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout, done.stderr


def answer(service: str, printed: str, told: str, pinned: int) -> Answer:
    """The answer in what pip-audit `printed`, or none for all `pinned` packages and the last line that it `told`."""
    try:
        packages: list[Mapping[str, Any]] = json.loads(printed)["dependencies"]
    except (ValueError, KeyError):
        return Answer(service, not_looked_up=pinned, why=(told.strip().splitlines() or ["it said nothing"])[-1])
    skipped = [str(package["skip_reason"]) for package in packages if "skip_reason" in package]
    known = [_line(package, found) for package in packages for found in package.get("vulns", ())]
    return Answer(service, tuple(known), len(packages) - len(skipped), len(skipped), skipped[0] if skipped else "")


def _line(package: Mapping[str, Any], found: Mapping[str, Any]) -> str:
    mended = f"mended in {' or '.join(found['fix_versions'])}" if found["fix_versions"] else "no version mends it yet"
    others = f" ({', '.join(found['aliases'])})" if found.get("aliases") else ""
    return f"{package['name']} {package['version']}: {found['id']}{others}; {mended}"


def asked(ask: Callable[[str], tuple[str, str]], pinned: int) -> list[Answer]:
    """What the services answer, asked one after the other until one has looked up every package."""
    answers: list[Answer] = []
    for service in SERVICES:
        answers.append(answer(service, *ask(service), pinned))
        if not answers[-1].not_looked_up:
            break
    return answers


def main(ask: Callable[[str], tuple[str, str]] = audit, *, strict: bool = False) -> int:
    """Say what is known; the exit code, which with `strict` is no pass either where something was not looked up."""
    pinned = (ROOT / LOCK).read_text(encoding="utf-8").count("==")
    answers = asked(ask, pinned)
    for one in answers:
        print(f"{one.service}: {one.looked_up} packages looked up, {len(one.known)} vulnerabilities known")
        if one.not_looked_up:
            print(f"  NOT looked up: {one.not_looked_up} packages, because of: {one.why}")
    known = list(dict.fromkeys(line for one in answers for line in one.known))
    if known:
        print("\n".join([*known, "Move these pins: make lock UPGRADE=1"]))
        return KNOWN
    missing = min(one.not_looked_up for one in answers)
    if missing:
        print(f"Skipped: nobody knows of {missing} of {pinned} packages whether they have known vulnerabilities.")
    return UNKNOWN if missing and strict else 0


if __name__ == "__main__":
    sys.exit(main(strict=os.environ.get("CI") == "true"))
