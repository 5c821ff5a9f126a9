"""Every command of the README works as it is written."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.real_project import PROJECT, Copy
from tests.tools import require

README = (PROJECT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


@pytest.fixture(scope="module")
def copy(real: Copy, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy of the project with a history of one revision."""
    made = real.copy(tmp_path_factory.mktemp("readme") / "project")
    who = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false")
    for step in (("init", "-q"), ("add", "_quarto.yml", "chapters", "data", "figures"), ("commit", "-qm", "first")):
        subprocess.run([require("git"), *who, *step], cwd=made.folder, check=True)
    return made


def test_the_readme_names_commands() -> None:
    assert {"make", "make test"} < set(COMMANDS)


# The preview goes on until it is stopped, and a release wants a revision of its own; tests/report/ runs both.
OWN = ("./build.py serve", "./build.py release")


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("./build.py") and not c.startswith(OWN)])
def test_a_build_command_of_the_readme_runs(command: str, copy: Copy) -> None:
    if " spell" in command:
        require("hunspell")
    copy.run(*shlex.split(command)[1:])


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make")])
def test_a_make_command_of_the_readme_is_a_target(command: str) -> None:
    done = subprocess.run(
        [*shlex.split(command), "--dry-run"], cwd=PROJECT, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "setup/ready.py" in done.stdout


def test_every_command_of_the_readme_is_run_by_a_test() -> None:
    assert all(c.startswith(("./build.py", "make")) for c in COMMANDS)


def test_the_options_of_the_command_are_in_the_readme_or_its_help(copy: Copy) -> None:
    helped = copy.run("--help").stdout
    for option in ("--publication", "--language", "--format", "--chapter", "--output", "--jobs"):
        assert option in helped
    assert Path(PROJECT / "build.py").stat().st_mode & 0o111
